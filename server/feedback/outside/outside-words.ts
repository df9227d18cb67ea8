import { findSender } from '../../../db/queries/feedback/feedback.ts'
import { findBody, listBodies } from '../../../db/queries/outside/bodies.ts'
import type { Context } from '../../context.ts'
import type { FeedbackDetail } from '../../contract/feedback/feedback.ts'
import { FEEDBACK_STEPS } from '../../contract/feedback/feedback-steps.ts'
import type { OutsideDraft } from '../../contract/feedback/outside/outside.ts'
import { Refusal } from '../../contract/refusals.ts'
import { findPersonal } from '../../domain/text/find-personal.ts'
import { completeMarks, type HiddenValue, maskText, stillReads } from '../../domain/text/mask-text.ts'
import { mayOn } from '../../permit.ts'
import { maskWords } from '../../words/mask-words.ts'
import { findInScope, type Item } from '../find-in-scope.ts'
import { findItemAnswers, linesOf } from '../questions/item-answers.ts'

/** What a request to a body may begin with. Throws `feedback/not-found`, `access/not-allowed`. */
export async function draftOutside(ctx: Context, id: string): Promise<OutsideDraft> {
  const item = await findInScope(ctx, id)
  if (!mayOn(ctx.actor, FEEDBACK_STEPS['ask-outside'].permission, item))
    throw new Refusal('access/not-allowed')
  const bodies = (await listBodies(ctx.db)).filter(({ closed_at }) => closed_at === null)
  return {
    words: await maskedWords(ctx, item),
    bodies: bodies.map(({ id: bodyId, name, name_en }) => ({ id: bodyId, name, nameEn: name_en })),
  }
}

/** What the citizen wrote and where it is, with what tells who somebody is masked; a house number is often the very matter. */
async function maskedWords(ctx: Context, item: Item): Promise<string> {
  const [hidden, more] = await Promise.all([hiddenOfSender(ctx, item.id), findItemAnswers(ctx.db, item.id)])
  const { address } =
    item.place === null ? {} : (JSON.parse(item.place) as NonNullable<FeedbackDetail['place']>)
  const said = [item.text, ...linesOf(more?.asked ?? []), ...(address ? [address] : [])].join('\n')
  const found = findPersonal(said).filter(({ reason }) => reason !== 'address')
  const marks = completeMarks(
    { question: said, answer: '' },
    found.map((span) => ({ ...span, part: 'question' as const })),
    hidden,
  )
  return maskText(said, marks, maskWords)
}

/** Name, phone and e-mail of the sender, whatever they agreed to: no body needs them. */
async function hiddenOfSender({ db }: Context, feedbackId: string): Promise<HiddenValue[]> {
  const { name = null, phone = null, email = null } = (await findSender(db, feedbackId)) ?? {}
  return [
    // A single word would be found in half of all texts.
    ...(name?.includes(' ') ? [{ value: name, reason: 'name' as const }] : []),
    ...(phone ? [{ value: phone, reason: 'phone' as const }] : []),
    ...(email ? [{ value: email, reason: 'email' as const }] : []),
  ]
}

/** Throws `outside/shows-sender` where one of the fields still tells who wrote. */
export async function demandNoSender(
  ctx: Context,
  feedbackId: string,
  fields: Readonly<Record<'words' | 'request', string>>,
): Promise<void> {
  const hidden = await hiddenOfSender(ctx, feedbackId)
  const errors = (['words', 'request'] as const)
    .filter((field) => hidden.some(({ value }) => stillReads(fields[field], value)))
    .map((field) => ({ field, vi: 'còn đọc được người gửi', en: 'still tells who wrote' }))
  if (errors.length > 0) throw new Refusal('outside/shows-sender', { errors })
}

/** A body that may be asked. Throws `outside/not-found`. */
export async function findOpenBody(ctx: Context, id: string) {
  const body = await findBody(ctx.db, id)
  if (body?.closed_at !== null) throw new Refusal('outside/not-found')
  return body
}
