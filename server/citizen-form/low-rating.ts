import {
  emptyDraft,
  findFollowUp,
  findRatingByCode,
  type FollowUp,
  insertConsents,
  insertFollowUp,
  listWaitingFollowUps,
  markDraftSent,
  linkRating,
  markFollowUpDone,
} from '../../db/queries/feedback/letters.ts'
import { keepComment } from '../comments/keep-comment.ts'
import { contextFor, isoOf, type Service } from '../context.ts'
import type { Language } from '../contract/language.ts'
import { Refusal } from '../contract/refusals.ts'
import { receiveFeedback } from '../feedback/intake/receive-feedback.ts'
import { sha256 } from '../ids.ts'
import { firstMissing, LetterAnswers } from './letter.ts'
import type { LetterDraft } from './letter-draft.ts'
import { consentsOf, type GivenConsent, RECEIPT_MS, senderOf } from './web-form.ts'

/**
 * Keeps what a citizen adds to the rating with this code, once a code, and opens an item where they want an answer. The
 * tablet may not have sent the rating yet: then the words wait for it.
 */
export async function sendFollowUp(
  service: Service,
  draft: LetterDraft & { readonly code: string },
  language: Language,
): Promise<void> {
  const row = await markDraftSent(service.db, draft.id, isoOf(service.now()))
  if (!row?.sent_at) throw new Refusal('request/not-found')
  const { sent_at } = row
  if (row.answers !== '{}') {
    const answers = LetterAnswers.parse(JSON.parse(row.answers))
    if (firstMissing('continue', answers) !== null) throw new Refusal('feedback/invalid')
    const { text = '', wantsAnswer = false } = answers
    const sender = wantsAnswer ? senderOf(answers) : null
    await insertFollowUp(service.db, {
      code: draft.code,
      draft_id: draft.id,
      text,
      wants_answer: wantsAnswer ? 1 : 0,
      sender: sender && JSON.stringify({ ...sender, language }),
      consents: JSON.stringify(wantsAnswer ? await consentsOf(service, answers, language, sent_at) : []),
      sent_at,
      rating_id: null,
      linked_at: null,
      feedback_id: null,
      done_at: null,
    })
    // Another phone was first: these words stay in their draft, and the page says so.
    if ((await findFollowUp(service.db, draft.code))?.draft_id !== draft.id) return
    await service.db
      .transaction()
      .execute((tx) =>
        emptyDraft(tx, draft.id, { feedbackId: null, expiresAt: isoOf(service.now() + RECEIPT_MS) }),
      )
  }
  await passOn(service, draft.code)
}

/** What became of a code's words; null where nobody has sent any. */
export async function findFollowUpState(service: Service, code: string): Promise<FollowUp | null> {
  const found = await findFollowUp(service.db, code)
  if (!found) return null
  return found.done_at === null ? ((await passOn(service, code)) ?? null) : found
}

/** Passes on the words that waited for the ratings with these codes. */
export async function passOnWaiting(service: Service, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return
  for (const code of await listWaitingFollowUps(service.db, codes)) await passOn(service, code)
}

/**
 * Passes words on to an item or a comment, once their rating is here. Safe to repeat and to run twice at once: the rating
 * and the moment are fixed first, and the item's reference is made of the rating.
 */
async function passOn(service: Service, code: string): Promise<FollowUp | undefined> {
  const { db } = service
  const rating = await findRatingByCode(db, code)
  if (!rating) return findFollowUp(db, code)
  const linked = await linkRating(db, code, { ratingId: rating.id, at: isoOf(service.now()) })
  if (!linked || linked.done_at !== null || linked.linked_at === null) return linked
  const feedbackId = linked.wants_answer === 1 ? await openItem(service, linked, rating) : null
  const consents = JSON.parse(linked.consents) as GivenConsent[]
  await db.transaction().execute(async (tx) => {
    if (feedbackId !== null)
      await insertConsents(
        tx,
        consents.map((consent) => ({ ...consent, feedback_id: feedbackId })),
      )
    else if (linked.text !== '') await keepComment(tx, service, rating, linked.text)
    await markFollowUpDone(tx, code, { feedbackId, at: isoOf(service.now()) })
  })
  return findFollowUp(db, code)
}

/** For the unit that was rated, under its own deadline. Nothing in the item leads back to the rating. */
async function openItem(
  service: Service,
  { text, sender, linked_at }: FollowUp,
  rating: { readonly id: string; readonly unit_code: string },
): Promise<string | null> {
  const { language, ...by } = (sender === null ? {} : JSON.parse(sender)) as { language?: Language }
  const { id } = await receiveFeedback(
    contextFor(service, { kind: 'public' }),
    {
      externalRef: sha256(`follow-up ${rating.id}`).slice(0, 32),
      receivedAt: linked_at ?? '',
      text,
      ...(sender === null ? {} : { sender: by, language }),
      source: { leadUnit: rating.unit_code },
    },
    { channel: 'low-rating' },
  )
  return id
}
