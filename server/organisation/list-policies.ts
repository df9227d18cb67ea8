import { listPoliciesWithPaths } from '../../db/queries/calendars.ts'
import { listCampaigns, listCampaignUnits } from '../../db/queries/campaigns.ts'
import type { Context } from '../context.ts'
import type { DeadlineLimits, DeadlineRule } from '../contract/calendar.ts'
import type { CampaignProcedure, CampaignReply, PoliciesReply, PolicyReply } from '../contract/policy.ts'
import { localDay } from '../domain/local-time.ts'
import { mayIn } from '../permit.ts'

type Row = Awaited<ReturnType<typeof listPoliciesWithPaths>>[number]

/** Every policy and campaign of any day, the newest first: how feedback is promised here is no secret to staff. */
export async function listPolicies(ctx: Context): Promise<PoliciesReply> {
  const [rows, campaigns, members] = await Promise.all([
    listPoliciesWithPaths(ctx.db),
    listCampaigns(ctx.db),
    listCampaignUnits(ctx.db),
  ])
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const rootPath = `/${ctx.organisation.rootUnitId}/`
  return {
    policies: rows.map((row) => ({
      ...policyReply(row, today),
      mayChange: mayIn(ctx.actor, 'calendars/manage', row.unit_path ?? rootPath),
    })),
    campaigns: campaigns.map((campaign): CampaignReply => ({
      code: campaign.code,
      name: { vi: campaign.name, en: campaign.name_en },
      theme: campaign.theme,
      startsOn: campaign.starts_on,
      endsOn: campaign.ends_on,
      procedures: JSON.parse(campaign.procedures) as CampaignProcedure[],
      units: members
        .filter(({ campaign_id }) => campaign_id === campaign.id)
        .map(({ code, name }) => ({ code, name })),
    })),
    today,
    mayAdd: mayIn(ctx.actor, 'calendars/manage', rootPath),
  }
}

function policyReply(row: Row, today: string): Omit<PolicyReply, 'mayChange'> {
  return {
    id: row.id,
    code: row.code,
    name: { vi: row.name, en: row.name_en },
    rule: JSON.parse(row.rule) as DeadlineRule,
    limits: JSON.parse(row.limits) as DeadlineLimits,
    channel: row.channel,
    category: row.category,
    unit: row.unit_code === null ? null : { code: row.unit_code, name: row.unit_name ?? '' },
    campaign: row.campaign_code,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    note: row.note,
    state:
      row.valid_to !== null && row.valid_to <= today ? 'ended' : row.valid_from > today ? 'coming' : 'holds',
  }
}
