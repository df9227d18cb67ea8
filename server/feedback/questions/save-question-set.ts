import { isUniqueViolation } from '../../../db/dialect.ts'
import { insertQuestionSet, listQuestionSets } from '../../../db/queries/feedback/question-sets.ts'
import { type Context, isoOf } from '../../context.ts'
import type { QuestionSetInput } from '../../contract/feedback/category-questions.ts'
import { Refusal } from '../../contract/refusals.ts'
import { questionErrors } from '../../domain/questions/category-questions.ts'
import { localDay } from '../../domain/local-time.ts'
import { recordWriting } from '../../history/append.ts'
import { demand } from '../../permit.ts'
import { isOf } from './known-question-sets.ts'

/**
 * Asks so from a day on, in a new version; those before stay as they are. Null where the newest version asks the same already
 * and nobody looked at one (a file, applied again). Throws `questions/invalid` with each field, `questions/changed-meanwhile`,
 * `access/not-allowed`.
 */
export async function saveQuestionSet(ctx: Context, input: QuestionSetInput): Promise<string | null> {
  demand(ctx.actor, 'rules/manage')
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const category = input.category.normalize('NFC').replace(/\s+/g, ' ').trim()
  const validFrom = input.validFrom ?? today
  const errors = [
    ...(category === '' ? [{ field: 'category', ...EMPTY }] : []),
    ...(validFrom < today && input.seen !== undefined ? [{ field: 'validFrom', ...PAST }] : []),
    ...questionErrors(input.questions),
  ]
  if (errors.length > 0) throw new Refusal('questions/invalid', { errors })
  const newest = (await listQuestionSets(ctx.db)).find((set) => isOf(set, category))
  const questions = JSON.stringify(input.questions)
  if (input.seen === undefined && newest?.questions === questions) return null
  if (input.seen !== undefined && input.seen !== (newest?.version ?? 0))
    throw new Refusal('questions/changed-meanwhile')
  const id = ctx.newId()
  try {
    await ctx.changes.transaction(async (tx) => {
      await insertQuestionSet(tx, {
        id,
        // One writing of a category's name for all its versions.
        category: newest?.category ?? category,
        version: (newest?.version ?? 0) + 1,
        valid_from: validFrom,
        questions,
        note: input.note.normalize('NFC'),
        created_at: isoOf(ctx.now()),
        created_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
      })
      await recordWriting(tx, ctx, 'category-questions-saved', [['question_set', id]])
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('questions/changed-meanwhile')
    throw error
  }
  return id
}

const EMPTY = { vi: 'không được để trống', en: 'must not be empty' }
const PAST = {
  vi: 'không được trước hôm nay: điều đã hỏi thì giữ nguyên',
  en: 'must not be before today: what was asked stays as it was',
}
