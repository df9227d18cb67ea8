import { findPolicy, listPoliciesWithPaths } from '../../db/queries/deadlines/calendars.ts'
import { type Campaign, findCampaignByCode } from '../../db/queries/deadlines/campaigns.ts'
import { findUnit, findUnitByCode, type Unit } from '../../db/queries/units.ts'
import { type Context, isoOf } from '../context.ts'
import type { ClosePolicyInput, PolicyInput } from '../contract/deadlines/policy.ts'
import { type FieldError, Refusal } from '../contract/refusals.ts'
import type { Words } from '../contract/language.ts'
import { closingErrors, policyErrors, type PolicyScope } from '../domain/deadlines/check-policy.ts'
import type { DeadlinePolicy } from '../domain/deadlines/choose-policy.ts'
import { fold } from '../domain/text/fold-vietnamese.ts'
import { demand } from '../permit.ts'
import { findCalendar } from './find-calendar.ts'
import { loadCampaigns, loadPolicies } from './load-policies.ts'

type PolicyRow = NonNullable<Awaited<ReturnType<typeof findPolicy>>>

/** What a change of policies would write, checked, and all policies as they would stand then. */
export interface PlannedPolicies {
  readonly added: PolicyRow | null
  readonly ended: { readonly seen: PolicyRow; readonly validTo: string } | null
  readonly policies: readonly DeadlinePolicy[]
}

const UNKNOWN = {
  unit: { vi: 'Không có đơn vị mang mã này.', en: 'No unit has this code.' },
  campaign: { vi: 'Không có đợt cao điểm mang mã này.', en: 'No campaign has this code.' },
  replaces: { vi: 'Không có chính sách này.', en: 'There is no such policy.' },
} as const satisfies Record<string, Words>

/** Throws `access/not-allowed`, or `policy/invalid` with every field that is wrong. */
export async function planPolicy(ctx: Context, input: PolicyInput): Promise<PlannedPolicies> {
  const [unit, campaign, replaced, root] = await Promise.all([
    input.unit === null ? undefined : findUnitByCode(ctx.db, input.unit),
    input.campaign === null ? undefined : findCampaignByCode(ctx.db, input.campaign),
    input.replaces === undefined ? undefined : findPolicy(ctx.db, input.replaces),
    rootUnit(ctx),
  ])
  refuse([
    ...(input.unit !== null && !unit ? [{ field: 'unit', ...UNKNOWN.unit }] : []),
    ...(input.campaign !== null && !campaign ? [{ field: 'campaign', ...UNKNOWN.campaign }] : []),
    ...(input.replaces !== undefined && !replaced ? [{ field: 'replaces', ...UNKNOWN.replaces }] : []),
  ])
  const where = unit ?? root
  demand(ctx.actor, 'calendars/manage', where.path)
  if (replaced) demand(ctx.actor, 'calendars/manage', await pathOf(ctx, replaced, root))

  const added = rowOf(ctx, input, unit, campaign)
  const rows = await listPoliciesWithPaths(ctx.db)
  refuse([
    ...policyErrors(input.rule, scopeOf(added), {
      others: rows.filter(({ id }) => id !== input.replaces).map(scopeOf),
      campaign: campaign ? { startsOn: campaign.starts_on, endsOn: campaign.ends_on } : null,
      calendar: (await findCalendar(ctx.db, where.path)).calendar,
    }),
    ...(replaced ? closingErrors(scopeOf(replaced), input.validFrom) : []),
  ])
  const ended = replaced ? { seen: replaced, validTo: input.validFrom } : null
  const present = await loadPolicies(ctx.db)
  const policies = [...endedIn(present, ended), await readyToChoose(ctx, added, unit)]
  return { added, ended, policies }
}

/** Throws `policy/not-found`, `access/not-allowed`, `policy/invalid`. */
export async function planClosing(
  ctx: Context,
  { id, validTo }: Pick<ClosePolicyInput, 'id' | 'validTo'>,
): Promise<PlannedPolicies> {
  const seen = await findPolicy(ctx.db, id)
  if (!seen) throw new Refusal('policy/not-found')
  demand(ctx.actor, 'calendars/manage', await pathOf(ctx, seen, await rootUnit(ctx)))
  refuse(closingErrors(scopeOf(seen), validTo))
  const ended = { seen, validTo }
  return { added: null, ended, policies: endedIn(await loadPolicies(ctx.db), ended) }
}

function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new Refusal('policy/invalid', { errors })
}

async function rootUnit({ db, organisation }: Context): Promise<Unit> {
  const root = await findUnit(db, organisation.rootUnitId)
  if (!root) throw new Error('the organisation has no root unit')
  return root
}

async function pathOf(ctx: Context, { unit_id }: PolicyRow, root: Unit): Promise<string> {
  return (unit_id === null ? root : ((await findUnit(ctx.db, unit_id)) ?? root)).path
}

function rowOf(
  ctx: Context,
  input: PolicyInput,
  unit: Unit | undefined,
  campaign: Campaign | undefined,
): PolicyRow {
  return {
    id: ctx.newId(),
    code: input.code,
    name: input.name,
    name_en: input.nameEn ?? input.name,
    rule: JSON.stringify(input.rule),
    limits: JSON.stringify(input.limits),
    reminders: input.reminders === null ? null : JSON.stringify(input.reminders),
    channel: input.channel,
    category: input.category,
    category_folded: input.category === null ? null : fold(input.category),
    unit_id: unit?.id ?? null,
    campaign_id: campaign?.id ?? null,
    note: input.note,
    valid_from: input.validFrom,
    valid_to: input.validTo,
    created_at: isoOf(ctx.now()),
  }
}

function scopeOf(
  row: Pick<PolicyRow, 'channel' | 'category_folded' | 'unit_id' | 'campaign_id' | 'valid_from' | 'valid_to'>,
): PolicyScope {
  return {
    channel: row.channel,
    categoryFolded: row.category_folded,
    unitId: row.unit_id,
    campaignId: row.campaign_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }
}

function endedIn(policies: readonly DeadlinePolicy[], ended: PlannedPolicies['ended']): DeadlinePolicy[] {
  return policies.map((policy) =>
    policy.id === ended?.seen.id ? { ...policy, validTo: ended.validTo } : policy,
  )
}

async function readyToChoose(ctx: Context, row: PolicyRow, unit: Unit | undefined): Promise<DeadlinePolicy> {
  const campaigns = await loadCampaigns(ctx.db)
  return {
    id: row.id,
    code: row.code,
    rule: JSON.parse(row.rule) as DeadlinePolicy['rule'],
    channel: row.channel,
    categoryFolded: row.category_folded,
    unitPath: unit?.path ?? null,
    campaign: row.campaign_id === null ? null : (campaigns.get(row.campaign_id) ?? null),
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }
}
