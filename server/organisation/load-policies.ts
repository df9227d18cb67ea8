import { listPoliciesWithPaths } from '../../db/queries/calendars.ts'
import { listCampaignUnits } from '../../db/queries/campaigns.ts'
import type { Db } from '../../db/open.ts'
import type { DeadlineRule } from '../contract/calendar.ts'
import type { DeadlinePolicy, PolicyCampaign } from '../domain/choose-policy.ts'

/** Every deadline policy, of any day, ready for `choosePolicy`. */
export async function loadPolicies(db: Db): Promise<DeadlinePolicy[]> {
  const [rows, units] = await Promise.all([listPoliciesWithPaths(db), listCampaignUnits(db)])
  const campaignOf = (row: (typeof rows)[number]): PolicyCampaign | null =>
    row.campaign_id === null
      ? null
      : {
          code: row.campaign_code ?? '',
          startsOn: row.campaign_starts_on ?? '',
          endsOn: row.campaign_ends_on ?? '',
          unitPaths: units.filter((unit) => unit.campaign_id === row.campaign_id).map(({ path }) => path),
        }
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    rule: JSON.parse(row.rule) as DeadlineRule,
    channel: row.channel,
    categoryFolded: row.category_folded,
    unitPath: row.unit_path,
    campaign: campaignOf(row),
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }))
}
