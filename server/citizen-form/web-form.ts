import { findNoticeVersion } from '../../db/queries/office/privacy-settings.ts'
import { emptyDraft, insertConsents, markDraftSent } from '../../db/queries/feedback/letters.ts'
import { handOverPhotos } from '../../db/queries/feedback/attachments.ts'
import { contextFor, isoOf, type Service } from '../context.ts'
import type { Language } from '../contract/language.ts'
import { localDay } from '../domain/local-time.ts'
import { Refusal } from '../contract/refusals.ts'
import { knownQuestionSets } from '../feedback/questions/known-question-sets.ts'
import { joinFeedback } from '../feedback/alike/join-feedback.ts'
import { receiveFeedback } from '../feedback/intake/receive-feedback.ts'
import { CONSENT_TEXTS, type ConsentPurpose } from './consents.ts'
import { firstMissing, LetterAnswers } from './letter.ts'
import type { LetterDraft } from './letter-draft.ts'
import { placeOf } from './offers.ts'

/** How long the page with the tracking code can be opened again. */
export const RECEIPT_MS = 30 * 24 * 60 * 60_000

export interface GivenConsent {
  readonly purpose: ConsentPurpose
  readonly text_version: number
  readonly language: Language
  readonly given_at: string
  readonly withdrawn_at: null
  readonly notice_version: number
}

/** What the sender agreed to, with the texts and the privacy notice they had before them. */
export async function consentsOf(
  service: Service,
  answers: LetterAnswers,
  language: Language,
  at: string,
): Promise<GivenConsent[]> {
  if (!answers.consents?.length) return []
  const day = localDay(Date.parse(at), service.organisation.zone)
  const notice_version = await findNoticeVersion(service.db, day)
  return answers.consents.map((purpose) => ({
    purpose,
    text_version: CONSENT_TEXTS[purpose].version,
    language,
    given_at: at,
    withdrawn_at: null,
    notice_version,
  }))
}

/** The sender as an item keeps it; the name stays hidden unless they agreed to its publication. Null where nothing is given. */
export function senderOf({ name, phone, email, consents = [] }: LetterAnswers) {
  if (!name && !phone && !email) return null
  return {
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
    hideName: !consents.includes('publish-name'),
  }
}

/** Sends a letter; sending it again, or twice at once, gives the first item. Returns the item's id. */
export async function sendLetter(service: Service, draft: LetterDraft, language: Language): Promise<string> {
  const row = await markDraftSent(service.db, draft.id, isoOf(service.now()))
  if (!row?.sent_at) throw new Refusal('request/not-found')
  if (row.feedback_id !== null) return row.feedback_id
  const answers = LetterAnswers.parse(JSON.parse(row.answers))
  const { kind, category, text = '', same = '', offered = [], questionSet, more = {} } = answers
  const asked = (await knownQuestionSets(service)).byId.get(questionSet ?? '')
  if (firstMissing('send', answers, asked?.questions) !== null) throw new Refusal('feedback/invalid')
  const sender = senderOf(answers)
  const place = await placeOf(service, answers)
  const ctx = contextFor(service, { kind: 'public' })
  const { id } = await receiveFeedback(
    ctx,
    {
      // Made from the draft: the database itself keeps a second sending from opening a second item.
      externalRef: row.id.slice(0, 32),
      receivedAt: row.sent_at,
      text,
      language,
      ...(kind ? { kind } : {}),
      ...(category ? { category } : {}),
      ...(asked ? { questionSet: asked.id, answers: more } : {}),
      ...(place ? { place } : {}),
      ...(sender ? { sender } : {}),
    },
    { channel: 'web-form' },
  )
  if (id === null) throw new Error('an item without an id')
  // Only what this letter was offered: nobody joins an item by its id.
  if (offered.includes(same)) await joinFeedback(ctx, id, same)
  const consents = await consentsOf(service, answers, language, row.sent_at)
  await service.db.transaction().execute(async (tx) => {
    await handOverPhotos(tx, draft.id, id)
    await insertConsents(
      tx,
      consents.map((consent) => ({ ...consent, feedback_id: id })),
    )
    await emptyDraft(tx, draft.id, { feedbackId: id, expiresAt: isoOf(service.now() + RECEIPT_MS) })
  })
  return id
}
