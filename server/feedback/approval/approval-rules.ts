import {
  endApprovalRule,
  insertApprovalRule,
  listApprovalRules,
  type StoredApprovalRule,
} from '../../../db/queries/feedback/approvals.ts'
import { findUnitByCode } from '../../../db/queries/units.ts'
import type { Context } from '../../context.ts'
import {
  type ApprovalRule,
  type ApprovalRuleInput,
  type ApprovalRules,
  type ApprovalTry,
  DEFAULT_APPROVAL_MINUTES,
  type MatchedApprovalRule,
} from '../../contract/feedback/approval.ts'
import { Refusal } from '../../contract/refusals.ts'
import { type AnswerToApprove, matchApprovalRule } from '../../domain/approval/choose-approval-rules.ts'
import { cleanText, foldedWords } from '../../domain/text/fold-vietnamese.ts'
import { entryTime, recordWriting, type WrittenRow } from '../../history/append.ts'
import { demand, mayIn, scopeOf } from '../../permit.ts'

const MANAGE = 'approval-rules/manage'

/** The rules that ask for a second person before this answer goes out, as they are now. */
export async function findApprovalRules(
  { db }: Pick<Context, 'db'>,
  answer: AnswerToApprove,
): Promise<MatchedApprovalRule[]> {
  const rules = await listApprovalRules(db)
  return rules.flatMap((rule) => {
    if (rule.ended_at !== null) return []
    const words = matchApprovalRule(
      {
        unitPath: rule.unit_path,
        channel: rule.channel,
        category: rule.category,
        words: wordsOf(rule),
        published: rule.published === 1,
      },
      answer,
    )
    return words === null ? [] : [{ id: rule.id, name: rule.name, dueMinutes: rule.due_minutes, words }]
  })
}

/** The rules, those that hold first. */
export async function describeApprovalRules(ctx: Context): Promise<ApprovalRules> {
  const rules = await listApprovalRules(ctx.db)
  const rootPath = rootPathOf(ctx)
  const shown = rules.map((rule) => shownRule(ctx, rule, rootPath))
  return {
    rules: [
      ...shown.filter(({ endedAt }) => endedAt === null),
      ...shown
        .filter(({ endedAt }) => endedAt !== null)
        .toSorted((a, b) => (b.endedAt ?? '').localeCompare(a.endedAt ?? '')),
    ],
    mayAdd: scopeOf(ctx.actor, MANAGE).length > 0,
    dueMinutes: DEFAULT_APPROVAL_MINUTES,
  }
}

/**
 * Adds a rule, and ends the one it replaces; answers that wait already go on waiting. Throws `unit/not-found`,
 * `approval/not-found`, `organisation/taken` (its name), `access/not-allowed`.
 */
export async function addApprovalRule(ctx: Context, input: ApprovalRuleInput): Promise<string> {
  const unit = input.unit === undefined ? null : await findUnitByCode(ctx.db, input.unit)
  if (unit === undefined) throw new Refusal('unit/not-found', { detail: input.unit ?? '' })
  demand(ctx.actor, MANAGE, unit?.path ?? rootPathOf(ctx))
  const name = cleanText(input.name)
  const rules = await listApprovalRules(ctx.db)
  const replaced = input.replaces === undefined ? undefined : demandRule(ctx, rules, input.replaces)
  const taken = rules.some(
    (rule) => rule.ended_at === null && rule !== replaced && foldedWords(rule.name) === foldedWords(name),
  )
  if (taken) throw new Refusal('organisation/taken', { detail: name })
  const id = ctx.newId()
  const at = entryTime(ctx)
  await ctx.changes.transaction(async (tx) => {
    const written: WrittenRow[] = []
    if (replaced) {
      if (!(await endApprovalRule(tx, replaced.id, at))) throw new Refusal('approval/not-found')
      written.push(['approval_rule', replaced.id])
    }
    await insertApprovalRule(tx, {
      id,
      name,
      unit_id: unit?.id ?? null,
      channel: input.channel ?? null,
      category: input.category === undefined ? null : cleanText(input.category),
      words: JSON.stringify(input.words.map(cleanText).filter((word) => foldedWords(word) !== '')),
      published: input.published ? 1 : 0,
      due_minutes: input.dueMinutes,
      added_at: at,
      ended_at: null,
    })
    await recordWriting(tx, ctx, 'approval-rules-changed', [...written, ['approval_rule', id]])
  })
  return id
}

/** A rule holds no more; answers that wait by it go on waiting. Throws `approval/not-found`, `access/not-allowed`. */
export async function removeApprovalRule(ctx: Context, id: string): Promise<void> {
  const rule = demandRule(ctx, await listApprovalRules(ctx.db), id)
  await ctx.changes.transaction(async (tx) => {
    if (!(await endApprovalRule(tx, rule.id, entryTime(ctx)))) throw new Refusal('approval/not-found')
    await recordWriting(tx, ctx, 'approval-rules-changed', [['approval_rule', rule.id]])
  })
}

/** Which rules would ask for a second person. Throws `unit/not-found`. */
export async function tryApprovalRules(ctx: Context, input: ApprovalTry): Promise<MatchedApprovalRule[]> {
  const unit = input.unit === undefined ? null : await findUnitByCode(ctx.db, input.unit)
  if (unit === undefined) throw new Refusal('unit/not-found', { detail: input.unit ?? '' })
  return findApprovalRules(ctx, {
    unitPath: unit?.path ?? rootPathOf(ctx),
    channel: input.channel ?? '',
    category: input.category ?? null,
    published: input.published,
    texts: [input.text, input.answer],
  })
}

function demandRule(ctx: Context, rules: readonly StoredApprovalRule[], id: string): StoredApprovalRule {
  const rule = rules.find((each) => each.id === id && each.ended_at === null)
  if (!rule) throw new Refusal('approval/not-found')
  demand(ctx.actor, MANAGE, rule.unit_path ?? rootPathOf(ctx))
  return rule
}

function wordsOf({ words }: StoredApprovalRule): string[] {
  return JSON.parse(words) as string[]
}

function rootPathOf({ organisation }: Context): string {
  return `/${organisation.rootUnitId}/`
}

function shownRule(ctx: Context, rule: StoredApprovalRule, rootPath: string): ApprovalRule {
  const { unit_code: code, unit_name: name, unit_name_en: nameEn } = rule
  return {
    id: rule.id,
    name: rule.name,
    unit: code === null || name === null ? null : { code, name, nameEn: nameEn ?? name },
    channel: rule.channel,
    category: rule.category,
    words: wordsOf(rule),
    published: rule.published === 1,
    dueMinutes: rule.due_minutes,
    addedAt: rule.added_at,
    endedAt: rule.ended_at,
    mayChange: rule.ended_at === null && mayIn(ctx.actor, MANAGE, rule.unit_path ?? rootPath),
  }
}
