import { eraseTexts } from '../../../db/queries/history/events.ts'
import type { Context } from '../../context.ts'
import type { FeedbackDetail } from '../../contract/feedback/feedback.ts'
import type { NewFeedbackEvent } from '../../contract/feedback/feedback-events.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { Refusal } from '../../contract/refusals.ts'
import { readAnswers } from '../../domain/questions/category-questions.ts'
import { localDay } from '../../domain/local-time.ts'
import { cleanText } from '../../domain/text/fold-vietnamese.ts'
import { searchColumns } from '../intake/incoming.ts'
import { findItemAnswers, answerLines } from '../questions/item-answers.ts'
import { isOf, knownQuestionSets } from '../questions/known-question-sets.ts'
import { takeStep } from './take-step.ts'
import { writtenText } from './written-text.ts'

/** What was asked for one category serves no other: kept no longer than its purpose. */
const PURPOSE_OVER =
  'Điều 14 Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: hết mục đích, lĩnh vực hoặc câu trả lời đã đổi'

/**
 * Gives an item another category, or other answers to what its category asks. The answers until now are erased; that they
 * were there stays in the history. Unit and promise stay. Throws `feedback/invalid` with each answer that does not fit,
 * `request/invalid` where nothing would change.
 */
export async function categoriseFeedback(
  ctx: Context,
  id: string,
  input: StepRequest<'categorise'>,
): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  const category = cleanText(input.category).replace(/\s+/g, ' ').trim()
  if (category === '') throw wrong({ vi: 'không được để trống', en: 'must not be empty' })
  const sets = await knownQuestionSets(ctx)
  const named = input.questionSet === undefined ? undefined : sets.byId.get(input.questionSet)
  const set =
    named && isOf(named, category)
      ? named
      : sets.askedOn(category, localDay(ctx.now(), ctx.organisation.zone))
  const { answers, errors } = readAnswers(set?.questions ?? [], input.answers ?? {}, { isOwn: false })
  if (errors.length > 0)
    throw new Refusal('feedback/invalid', {
      errors: errors.map((error) => ({ ...error, field: `answers.${error.field}` })),
    })
  const isAnswered = Object.keys(answers).length > 0
  return takeStep(ctx, 'categorise', id, input, async (item, { at }) => {
    const old = await findItemAnswers(ctx.db, id)
    const isSame = item.category !== null && isOf({ category: item.category }, category)
    if (isSame && !isAnswered && !old)
      throw wrong({
        vi: 'là lĩnh vực hiện tại; không có gì thay đổi',
        en: 'is its category; nothing changes',
      })
    const gone: NewFeedbackEvent[] = old
      ? [{ kind: 'erased', body: { rule: PURPOSE_OVER, words: false, sender: false, texts: [old.textId] } }]
      : []
    const place = item.place === null ? null : (JSON.parse(item.place) as FeedbackDetail['place'])
    const { title, text } = item
    const lines = set ? answerLines(set, answers) : []
    return {
      changes: { category, ...searchColumns({ title, text, place, category, answers: lines }) },
      before: gone,
      body: {
        from: item.category,
        to: category,
        reason,
        questionSet: isAnswered && set ? set.id : null,
        ...(isAnswered ? { answers: { id: ctx.newId(), said: JSON.stringify(answers) } } : {}),
      },
      write: async (tx) => {
        if (old) await eraseTexts(tx, id, [old.textId], { at, by: PURPOSE_OVER })
      },
    }
  })
}

function wrong(words: { readonly vi: string; readonly en: string }): Refusal {
  return new Refusal('request/invalid', { errors: [{ field: 'category', ...words }] })
}
