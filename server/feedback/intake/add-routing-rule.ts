import { insertRoutingRule, listRoutingRules } from '../../../db/queries/deadlines/calendars.ts'
import { listQuestionSets } from '../../../db/queries/feedback/question-sets.ts'
import { findUnitByCode } from '../../../db/queries/units.ts'
import type { Context } from '../../context.ts'
import type { RoutingRuleInput } from '../../contract/people.ts'
import { type FieldError, Refusal } from '../../contract/refusals.ts'
import { choicesOf } from '../../domain/questions/category-questions.ts'
import { isOf, toQuestionSet } from '../questions/known-question-sets.ts'
import { demand } from '../../permit.ts'
import { recordWriting } from '../../history/append.ts'

/** A rule behind those that stand; the first that matches decides. */
export async function addRoutingRule(ctx: Context, input: RoutingRuleInput): Promise<string> {
  const unit = await findUnitByCode(ctx.db, input.unit)
  if (!unit) throw new Refusal('unit/not-found', { detail: input.unit })
  demand(ctx.actor, 'rules/manage')
  const errors = await answerErrors(ctx, input)
  if (errors.length > 0) throw new Refusal('request/invalid', { errors })
  const rules = await listRoutingRules(ctx.db)
  const id = ctx.newId()
  await ctx.changes.transaction(async (tx) => {
    await insertRoutingRule(tx, {
      id,
      position: Math.max(0, ...rules.map(({ position }) => position)) + 1,
      name: input.name,
      unit_id: unit.id,
      categories: JSON.stringify(input.categories),
      ward_codes: JSON.stringify(input.wardCodes),
      words: JSON.stringify(input.words),
      answers: JSON.stringify(input.answers ?? []),
      valid_from: input.validFrom ?? '2000-01-01',
      valid_to: input.validTo,
    })
    await recordWriting(tx, ctx, 'routing-rule-added', [['routing_rule', id]])
  })
  return id
}

/** A condition on what no category has ever asked would match nothing, and nobody would know why. */
async function answerErrors(
  ctx: Context,
  { answers = [], categories }: RoutingRuleInput,
): Promise<FieldError[]> {
  if (answers.length === 0) return []
  const sets = (await listQuestionSets(ctx.db))
    .map(toQuestionSet)
    .filter((set) => categories.length === 0 || categories.some((category) => isOf(set, category)))
  return answers.flatMap(({ question, is }, index): FieldError[] => {
    const asked = sets.flatMap(({ questions }) => questions.filter(({ key }) => key === question))
    if (asked.length === 0) return [{ field: `answers.${index}.question`, ...NO_SUCH_QUESTION }]
    const choices = asked.flatMap(choicesOf)
    const isKnown = choices.length === 0 || is.every((value) => choices.includes(value))
    return isKnown ? [] : [{ field: `answers.${index}.is`, ...NO_SUCH_OPTION }]
  })
}

const NO_SUCH_QUESTION = {
  vi: 'không lĩnh vực nào của quy tắc này hỏi câu đó',
  en: 'no category of this rule asks that',
}
const NO_SUCH_OPTION = { vi: 'không có lựa chọn này', en: 'there is no such option' }
