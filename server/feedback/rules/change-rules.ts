import type { Selectable } from 'kysely'
import { takeTurn } from '../../../db/dialect.ts'
import { insertRoutingRule, listRoutingRules } from '../../../db/queries/deadlines/calendars.ts'
import { listQuestionSets } from '../../../db/queries/feedback/question-sets.ts'
import { updateRoutingRule } from '../../../db/queries/office/organisation-file.ts'
import { findUnitByCode } from '../../../db/queries/units.ts'
import type { RoutingRuleTable } from '../../../db/tables/organisation.ts'
import type { Context } from '../../context.ts'
import type { RuleChange } from '../../contract/organisation/routing-rules.ts'
import type { RoutingRuleInput } from '../../contract/people.ts'
import { type FieldError, Refusal } from '../../contract/refusals.ts'
import { canonicalJson } from '../../domain/canonical-json.ts'
import { localDay } from '../../domain/local-time.ts'
import { choicesOf } from '../../domain/questions/category-questions.ts'
import { foldedWords } from '../../domain/text/fold-vietnamese.ts'
import { recordWriting } from '../../history/append.ts'
import { sha256 } from '../../ids.ts'
import { demand } from '../../permit.ts'
import { isOf, toQuestionSet } from '../questions/known-question-sets.ts'

type StoredRule = Selectable<RoutingRuleTable>

const ALWAYS = '2000-01-01'

/** The same for the same list: what a change was made on. */
export function revisionOf(rules: readonly StoredRule[]): string {
  return sha256(canonicalJson(rules))
}

/**
 * The one writer of the rules, for page and command line. Throws `unit/not-found`, `rules/not-found`, `request/invalid`, and
 * `rules/changed-meanwhile` where the list is not the one that `revision` names. Returns the ids of the rules written.
 */
export async function changeRules(
  ctx: Context,
  change: RuleChange,
  revision?: string,
): Promise<readonly string[]> {
  demand(ctx.actor, 'rules/manage')
  return ctx.changes.transaction(async (tx) => {
    await takeTurn(tx, 'routing-rules')
    const rules = await listRoutingRules(tx)
    if (revision !== undefined && revision !== revisionOf(rules)) throw new Refusal('rules/changed-meanwhile')
    const known = new Map(rules.map((rule) => [rule.id, rule]))
    const written = (await rulesAfter({ ...ctx, db: tx }, rules, change)).filter(
      (rule) => canonicalJson(rule) !== canonicalJson(known.get(rule.id) ?? null),
    )
    for (const { id, ...columns } of written) {
      if (known.has(id)) await updateRoutingRule(tx, id, columns)
      else await insertRoutingRule(tx, { id, ...columns })
    }
    const ids = written.map(({ id }) => id)
    if (ids.length > 0)
      await recordWriting(
        tx,
        ctx,
        change.act === 'add' ? 'routing-rule-added' : 'routing-rules-changed',
        ids.map((id) => ['routing_rule', id]),
      )
    return ids
  })
}

/** The list as it would be after a change; nothing is written. Throws as `changeRules`. */
export async function rulesAfter(
  ctx: Context,
  rules: readonly StoredRule[],
  change: RuleChange,
): Promise<StoredRule[]> {
  switch (change.act) {
    case 'add': {
      const position = Math.max(0, ...rules.map((rule) => rule.position)) + 1
      const columns = await columnsOf(ctx, change.rule)
      return [...rules, { id: ctx.newId(), position, valid_from: ALWAYS, answers: '[]', ...columns }]
    }
    case 'edit': {
      const columns = await columnsOf(ctx, change.rule)
      return withOne(rules, change.id, columns)
    }
    case 'retire':
      return withOne(rules, change.id, { valid_to: change.validTo ?? today(ctx) })
    case 'order':
      return reordered(rules, change.ids)
  }
}

export function today({ now, organisation }: Context): string {
  return localDay(now(), organisation.zone)
}

function withOne(rules: readonly StoredRule[], id: string, columns: Partial<StoredRule>): StoredRule[] {
  if (!rules.some((rule) => rule.id === id)) throw new Refusal('rules/not-found')
  return rules.map((rule) => (rule.id === id ? { ...rule, ...columns } : rule))
}

function reordered(rules: readonly StoredRule[], ids: readonly string[]): StoredRule[] {
  const places = new Map(ids.map((id, index) => [id, index + 1]))
  if (places.size !== rules.length || ids.length !== rules.length || !rules.every(({ id }) => places.has(id)))
    throw new Refusal('rules/not-found')
  return rules
    .map((rule) => ({ ...rule, position: places.get(rule.id) ?? 0 }))
    .toSorted((a, b) => a.position - b.position)
}

async function columnsOf(ctx: Context, input: RoutingRuleInput) {
  const unit = await findUnitByCode(ctx.db, input.unit)
  if (!unit) throw new Refusal('unit/not-found', { detail: input.unit })
  const errors = [...dayErrors(input), ...wordErrors(input), ...(await answerErrors(ctx, input))]
  if (errors.length > 0) throw new Refusal('request/invalid', { errors })
  return {
    name: input.name,
    unit_id: unit.id,
    categories: JSON.stringify(input.categories),
    ward_codes: JSON.stringify(input.wardCodes),
    words: JSON.stringify(input.words),
    ...(input.answers === undefined ? {} : { answers: JSON.stringify(input.answers) }),
    ...(input.validFrom === undefined ? {} : { valid_from: input.validFrom }),
    valid_to: input.validTo,
  }
}

function dayErrors({ validFrom, validTo }: RoutingRuleInput): FieldError[] {
  if (validTo === null || validFrom === undefined || validFrom < validTo) return []
  return [{ field: 'validTo', vi: 'phải sau ngày bắt đầu', en: 'must be after the first day' }]
}

function wordErrors({ words }: RoutingRuleInput): FieldError[] {
  return words.flatMap((word, index) =>
    foldedWords(word) === ''
      ? [{ field: `words.${index}`, vi: 'cần ít nhất một chữ', en: 'needs at least one letter' }]
      : [],
  )
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
