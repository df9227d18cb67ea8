import { listPoliciesWithPaths, listRoutingRules } from '../../../db/queries/deadlines/calendars.ts'
import { listApprovalRules } from '../../../db/queries/feedback/approvals.ts'
import { listCategories } from '../../../db/queries/office/catalogue.ts'
import { addCategory, changeCategory } from '../../catalogue/save-category.ts'
import { saveProcedure } from '../../catalogue/save-procedure.ts'
import type { FileDifference, OrganisationFile } from '../../contract/organisation/organisation-file.ts'
import { saveWholeCalendar } from '../../deadlines/save-calendar.ts'
import { addPolicy, closePolicy } from '../../deadlines/save-policy.ts'
import { foldedWords } from '../../domain/text/fold-vietnamese.ts'
import { addApprovalRule } from '../../feedback/approval/approval-rules.ts'
import { saveQuestionSet } from '../../feedback/questions/save-question-set.ts'
import { changeRules } from '../../feedback/rules/change-rules.ts'
import { addPlaces } from '../../places/save-places.ts'
import type { Writing } from './write-differences.ts'

type EntryOf<Part extends keyof OrganisationFile> = Extract<
  NonNullable<OrganisationFile[Part]>,
  readonly unknown[]
>[number]

/** One entry of the parts that say how the office works. */
interface RuleEntry {
  readonly categories?: EntryOf<'categories'>
  readonly procedures?: EntryOf<'procedures'>
  readonly categoryQuestions?: EntryOf<'categoryQuestions'>
  readonly routingRules?: EntryOf<'routingRules'>
  readonly approvalRules?: EntryOf<'approvalRules'>
  readonly calendars?: EntryOf<'calendars'>
  readonly policies?: EntryOf<'policies'>
  readonly places?: EntryOf<'places'>
}

export async function writeRule(
  writing: Writing,
  difference: FileDifference,
  entry: RuleEntry,
): Promise<void> {
  const { ctx } = writing
  const { isNew } = difference
  if (entry.categories) await writeCategory(writing, entry.categories, isNew)
  if (entry.procedures) await saveProcedure(ctx, entry.procedures)
  if (entry.categoryQuestions) await saveQuestionSet(ctx, entry.categoryQuestions)
  if (entry.routingRules) await writeRoutingRule(writing, entry.routingRules, isNew)
  if (entry.approvalRules) await writeApprovalRule(writing, entry.approvalRules)
  if (entry.calendars) await saveWholeCalendar(ctx, entry.calendars)
  if (entry.policies) await writePolicy(writing, entry.policies, isNew)
  if (entry.places) await addPlaces(ctx, [entry.places])
}

async function writeCategory(
  { ctx }: Writing,
  { name, nameEn, retired = false }: EntryOf<'categories'>,
  isNew: boolean,
): Promise<void> {
  const english = nameEn === undefined ? {} : { nameEn }
  if (isNew) await addCategory(ctx, { name, ...english })
  const known = (await listCategories(ctx.db)).find(({ folded }) => folded === foldedWords(name))
  if (known && (!isNew || retired)) await changeCategory(ctx, { id: known.id, name, ...english, retired })
}

async function writeRoutingRule(
  { ctx }: Writing,
  rule: EntryOf<'routingRules'>,
  isNew: boolean,
): Promise<void> {
  const known = (await listRoutingRules(ctx.db)).find(({ name }) => name === rule.name)
  await changeRules(ctx, isNew || !known ? { act: 'add', rule } : { act: 'edit', id: known.id, rule })
}

async function writeApprovalRule({ ctx }: Writing, rule: EntryOf<'approvalRules'>): Promise<void> {
  const { replaces: _, ...input } = rule
  const known = (await listApprovalRules(ctx.db)).find(
    ({ name, ended_at }) => ended_at === null && foldedWords(name) === foldedWords(rule.name),
  )
  await addApprovalRule(ctx, { ...input, ...(known ? { replaces: known.id } : {}) })
}

/** A policy that stands can only be given an end. */
async function writePolicy({ ctx }: Writing, policy: EntryOf<'policies'>, isNew: boolean): Promise<void> {
  if (isNew) {
    await addPolicy(ctx, policy)
    return
  }
  const known = (await listPoliciesWithPaths(ctx.db)).find(
    ({ code, valid_from }) => code === policy.code && valid_from === policy.validFrom,
  )
  if (known && policy.validTo !== null)
    await closePolicy(ctx, { id: known.id, validTo: policy.validTo, note: policy.note })
}
