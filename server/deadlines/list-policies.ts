import { listPoliciesWithPaths } from '../../db/queries/deadlines/calendars.ts'
import { type Campaign, listCampaigns, listCampaignUnits } from '../../db/queries/deadlines/campaigns.ts'
import type { Context } from '../context.ts'
import type { DeadlineLimits, DeadlineRule } from '../contract/deadlines/calendar.ts'
import type {
  CampaignProcedure,
  CampaignReply,
  PoliciesReply,
  PolicyReply,
  ValidityState,
} from '../contract/deadlines/policy.ts'
import { DEFAULT_REMINDERS, type ReminderStep } from '../contract/deadlines/reminders.ts'
import { extensionLimits } from '../domain/deadlines/extension.ts'
import { addDays, localDay } from '../domain/local-time.ts'
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
    campaigns: campaigns.map((campaign) => {
      const units = members.filter(({ campaign_id }) => campaign_id === campaign.id)
      const paths = units.length > 0 ? units.map(({ path }) => path) : [rootPath]
      return {
        ...campaignReply(campaign, today),
        units: units.map(({ code, name, name_en: nameEn }) => ({ code, name, nameEn })),
        mayChange: paths.every((path) => mayIn(ctx.actor, 'calendars/manage', path)),
      }
    }),
    usual: { reminders: DEFAULT_REMINDERS, ...extensionLimits({}) },
    today,
    mayAdd: mayIn(ctx.actor, 'calendars/manage', rootPath),
  }
}

function campaignReply(campaign: Campaign, today: string): Omit<CampaignReply, 'units' | 'mayChange'> {
  return {
    code: campaign.code,
    name: { vi: campaign.name, en: campaign.name_en },
    theme: campaign.theme,
    startsOn: campaign.starts_on,
    endsOn: campaign.ends_on,
    procedures: JSON.parse(campaign.procedures) as CampaignProcedure[],
    note: campaign.note,
    version: campaign.version,
    state: stateOn(today, campaign.starts_on, addDays(campaign.ends_on, 1)),
  }
}

/** `to` is the first day on which it no longer holds. */
function stateOn(today: string, from: string, to: string | null): ValidityState {
  if (to !== null && (to <= today || to <= from)) return 'ended'
  return from > today ? 'coming' : 'holds'
}

function policyReply(row: Row, today: string): Omit<PolicyReply, 'mayChange'> {
  return {
    id: row.id,
    code: row.code,
    name: { vi: row.name, en: row.name_en },
    rule: JSON.parse(row.rule) as DeadlineRule,
    limits: JSON.parse(row.limits) as DeadlineLimits,
    reminders: row.reminders === null ? null : (JSON.parse(row.reminders) as ReminderStep[]),
    channel: row.channel,
    category: row.category,
    unit:
      row.unit_code === null
        ? null
        : { code: row.unit_code, name: row.unit_name ?? '', nameEn: row.unit_name_en ?? '' },
    campaign: row.campaign_code,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    note: row.note,
    state: stateOn(today, row.valid_from, row.valid_to),
  }
}
