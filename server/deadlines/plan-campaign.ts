import { type Campaign, findCampaignByCode, listCampaignUnits } from '../../db/queries/deadlines/campaigns.ts'
import { listUnits } from '../../db/queries/units.ts'
import type { Context } from '../context.ts'
import type { CampaignInput, ChangeCampaignInput } from '../contract/deadlines/policy.ts'
import { Refusal } from '../contract/refusals.ts'
import { campaignErrors } from '../domain/deadlines/check-policy.ts'
import type { DeadlinePolicy } from '../domain/deadlines/choose-policy.ts'
import { demand } from '../permit.ts'
import { loadPolicies, toPolicyCampaign } from './load-policies.ts'

/** What a campaign would write, checked. */
interface PlannedCampaign {
  readonly columns: Omit<Campaign, 'id' | 'code' | 'version' | 'created_at' | 'created_by'>
  readonly unitIds: readonly string[]
  readonly unitPaths: readonly string[]
}

/** Throws `policy/invalid` with every field that is wrong, `access/not-allowed`. */
export async function planCampaign(ctx: Context, input: CampaignInput): Promise<PlannedCampaign> {
  const units = await listUnits(ctx.db)
  const chosen = input.units.map((code) => units.find((unit) => unit.code === code))
  const errors = [
    ...campaignErrors(input),
    ...chosen.flatMap((unit, index) =>
      unit
        ? []
        : [{ field: `units.${index}`, vi: 'Không có đơn vị mang mã này.', en: 'No unit has this code.' }],
    ),
  ]
  if (errors.length > 0) throw new Refusal('policy/invalid', { errors })
  const members = [...new Set(chosen.flatMap((unit) => unit ?? []))]
  const unitPaths = members.map(({ path }) => path)
  demandAll(ctx, unitPaths)
  return {
    columns: {
      name: input.name,
      name_en: input.nameEn ?? input.name,
      theme: input.theme,
      starts_on: input.startsOn,
      ends_on: input.endsOn,
      procedures: JSON.stringify(input.procedures),
      note: input.note,
    },
    unitIds: members.map(({ id }) => id),
    unitPaths,
  }
}

/** Also what stood before, and all policies as they would stand then. Throws `campaign/…` too. */
export async function planCampaignChange(
  ctx: Context,
  input: ChangeCampaignInput,
): Promise<PlannedCampaign & { readonly seen: Campaign; readonly policies: readonly DeadlinePolicy[] }> {
  const seen = await findCampaignByCode(ctx.db, input.code)
  if (!seen) throw new Refusal('campaign/not-found')
  const members = await listCampaignUnits(ctx.db)
  demandAll(
    ctx,
    members.filter(({ campaign_id }) => campaign_id === seen.id).map(({ path }) => path),
  )
  if (seen.version !== input.version) throw new Refusal('campaign/changed-meanwhile')
  const planned = await planCampaign(ctx, input)
  const changed = toPolicyCampaign({ ...planned.columns, code: seen.code }, planned.unitPaths)
  const policies = (await loadPolicies(ctx.db)).map((policy) =>
    policy.campaign?.code === seen.code ? { ...policy, campaign: changed } : policy,
  )
  return { ...planned, seen, policies }
}

/** Whoever changes a campaign answers for every unit in it; without units that is the whole organisation. */
function demandAll({ actor, organisation }: Context, unitPaths: readonly string[]): void {
  const paths = unitPaths.length > 0 ? unitPaths : [`/${organisation.rootUnitId}/`]
  for (const path of paths) demand(actor, 'calendars/manage', path)
}
