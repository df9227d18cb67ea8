import {
  findConsent,
  findPublication,
  type StoredPublication,
} from '../../../../db/queries/feedback/publications.ts'
import {
  type AnswerVersion,
  listAnswerVersions,
} from '../../../../db/queries/feedback/answers/answer-versions.ts'
import { findSender } from '../../../../db/queries/feedback/feedback.ts'
import { listTexts } from '../../../../db/queries/history/events.ts'
import type { Tx } from '../../../../db/dialect.ts'
import type { Db } from '../../../../db/open.ts'
import type { Actor } from '../../../context.ts'
import type { FeedbackStep } from '../../../contract/feedback/feedback-steps.ts'
import type { ItemAnswers } from '../../../contract/feedback/asked-questions.ts'
import type { MaskMark, PublicPart } from '../../../contract/feedback/mask-reasons.ts'
import type { PublicationBar, Publishing, PublishingConsent } from '../../../contract/feedback/publication.ts'
import type { TextPiece } from '../../../contract/feedback/text-piece.ts'
import { Refusal } from '../../../contract/refusals.ts'
import { compareTexts } from '../../../domain/text/compare-texts.ts'
import { findPersonal } from '../../../domain/text/find-personal.ts'
import type { HiddenValue } from '../../../domain/text/mask-text.ts'
import { textOf, type Texts, textsById } from '../../../history/read-event.ts'
import type { Item } from '../../find-in-scope.ts'
import { linesOf, findItemAnswers } from '../../questions/item-answers.ts'
import { personOf } from '../extension-standing.ts'

const PUBLISH = 'publish'

/** How an item's publication stands, with what the service itself needs of it. */
interface PublishingStanding {
  readonly shown: Publishing
  readonly stored: StoredPublication | undefined
  /** The item was reopened and answered anew since it was masked. */
  readonly isOfEarlierAnswer: boolean
}

export async function findPublishing(db: Db, item: Item): Promise<PublishingStanding> {
  const [answers, texts, more] = await Promise.all([
    listAnswerVersions(db, item.id),
    listTexts(db, item.id),
    findItemAnswers(db, item.id),
  ])
  return findPublishingOf(db, item, { answers, texts: textsById(texts), more })
}

/** What is read of an item elsewhere as well. */
interface ReadItem {
  readonly answers: readonly AnswerVersion[]
  readonly texts: Texts
  readonly more: ItemAnswers | null
}

/** The same where the item's words were read. */
export async function findPublishingOf(db: Db, item: Item, read: ReadItem): Promise<PublishingStanding> {
  const { texts } = read
  const [consent, stored] = await Promise.all([findConsentState(db, item.id), findPublication(db, item.id)])
  const originals = originalsOf(item, read)
  const bar = barOf(item, consent, originals !== null)
  return {
    stored,
    isOfEarlierAnswer: stored !== undefined && stored.answered_at !== item.answered_at,
    shown: {
      consent,
      bar,
      originals: bar === null ? originals : null,
      found:
        bar === null && originals
          ? { question: findPersonal(originals.question), answer: findPersonal(originals.answer) }
          : { question: [], answer: [] },
      publication: stored
        ? {
            state: stored.state,
            number: stored.number,
            texts: { question: textOf(texts, stored.question_id), answer: textOf(texts, stored.answer_id) },
            marks: JSON.parse(stored.marks) as MaskMark[],
            photos: JSON.parse(stored.photos) as string[],
            changes: changesOf(originals, stored, texts),
            by: stored.proposed_by_name,
            at: stored.proposed_at,
          }
        : null,
    },
  }
}

/** What became of each part that is shown in other words; null for what is as it was written but for its masks. */
function changesOf(
  originals: Readonly<Record<PublicPart, string>> | null,
  { reworded, question_id, answer_id }: StoredPublication,
  texts: Texts,
): Readonly<Record<PublicPart, readonly TextPiece[] | null>> {
  const parts = JSON.parse(reworded) as PublicPart[]
  const change = (part: PublicPart, id: string) => {
    const said = textOf(texts, id)
    return originals && said !== null && parts.includes(part) ? compareTexts(originals[part], said) : null
  }
  return { question: change('question', question_id), answer: change('answer', answer_id) }
}

async function findConsentState(db: Db, feedbackId: string): Promise<PublishingConsent> {
  const consent = await findConsent(db, feedbackId, PUBLISH)
  if (!consent) return 'none'
  return consent.withdrawn_at === null ? 'given' : 'withdrawn'
}

/** What the citizen wrote, with what they said to the category's questions, and the last answer; null where either is not there (any more). */
function originalsOf(
  { text }: Pick<Item, 'text'>,
  { answers, texts, more }: ReadItem,
): Readonly<Record<PublicPart, string>> | null {
  const answer = textOf(texts, answers.at(-1)?.text_id ?? null)
  if (text === '' || answer === null) return null
  return { question: [text, ...linesOf(more?.asked ?? [])].join('\n'), answer }
}

function barOf(
  { kind, status, restricted }: Pick<Item, 'kind' | 'status' | 'restricted'>,
  consent: PublishingConsent,
  hasWords: boolean,
): PublicationBar | null {
  if (kind === 'complaint' || restricted === 1) return 'complaint'
  if (status !== 'answered' && status !== 'closed') return 'not-answered'
  if (consent !== 'given') return consent === 'none' ? 'no-consent' : 'consent-withdrawn'
  return hasWords ? null : 'erased'
}

const BAR_REFUSALS = {
  complaint: 'publication/complaint',
  'not-answered': 'feedback/move-not-allowed',
  'no-consent': 'publication/no-consent',
  'consent-withdrawn': 'publication/no-consent',
  erased: 'publication/not-so',
} as const

/** Throws what stands in the way of publishing. */
export function demandPublishable({ bar }: Publishing): void {
  if (bar !== null) throw new Refusal(BAR_REFUSALS[bar])
}

/** The publication in one of these states. Throws `publication/not-so`. */
export function demandState(
  { stored }: PublishingStanding,
  ...states: readonly StoredPublication['state'][]
): StoredPublication {
  if (!stored || !states.includes(stored.state)) throw new Refusal('publication/not-so')
  return stored
}

/** What of the sender may not be read: the name unless they agreed, phone and e-mail in any case. */
export async function findHiddenValues(db: Db | Tx, feedbackId: string): Promise<HiddenValue[]> {
  const [sender, named] = await Promise.all([
    findSender(db, feedbackId),
    findConsent(db, feedbackId, 'publish-name'),
  ])
  if (!sender) return []
  const mayName = named?.withdrawn_at === null && sender.hide_name === 0
  const { name, phone, email } = sender
  return [
    // A single word would be found in half of all texts.
    ...(name?.includes(' ') && !mayName ? [{ value: name, reason: 'name' as const }] : []),
    ...(phone ? [{ value: phone, reason: 'phone' as const }] : []),
    ...(email ? [{ value: email, reason: 'email' as const }] : []),
  ]
}

/** Beside status and role: does the publication let this actor take the step? */
export function publicationAllows(
  { shown, stored, isOfEarlierAnswer }: PublishingStanding,
  actor: Actor,
  step: FeedbackStep,
): boolean {
  const state = stored?.state
  switch (step) {
    case 'allow-publication':
      return shown.bar === 'no-consent' || shown.bar === 'consent-withdrawn'
    case 'propose-publication':
      return shown.bar === null && state !== 'proposed' && state !== 'published'
    case 'approve-publication':
      return shown.bar === null && state === 'proposed' && !isOfEarlierAnswer && !isOwn(stored, actor)
    case 'return-publication':
      return state === 'proposed'
    case 'restore-publication':
      return shown.bar === null && state === 'reported'
    case 'withdraw-publication':
      return state === 'published' || state === 'reported'
    case 'forbid-publication':
      return shown.consent === 'given'
    default:
      return true
  }
}

/** Nobody approves what they proposed themselves. */
export function isOwn(stored: StoredPublication | undefined, actor: Actor): boolean {
  const personId = personOf(actor)
  return personId !== null && stored?.proposed_by === personId
}
