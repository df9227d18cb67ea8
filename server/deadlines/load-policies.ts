import { listPoliciesWithPaths } from '../../db/queries/deadlines/calendars.ts'
import { type Campaign, listCampaigns, listCampaignUnits } from '../../db/queries/deadlines/campaigns.ts'
import type { Db } from '../../db/open.ts'
import { createCache } from '../cache.ts'
import type { DeadlineRule } from '../contract/deadlines/calendar.ts'
import type { DeadlinePolicy, PolicyCampaign } from '../domain/deadlines/choose-policy.ts'

/** Every deadline policy, of any day, ready for `choosePolicy`. */
export const knownPolicies = createCache({
  about: ['policies', 'units'],
  maxEntries: 1,
  load: ({ db }) => loadPolicies(db),
})

/** The same, read anew. */
export async function loadPolicies(db: Db): Promise<DeadlinePolicy[]> {
  const [rows, campaigns] = await Promise.all([listPoliciesWithPaths(db), loadCampaigns(db)])
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    rule: JSON.parse(row.rule) as DeadlineRule,
    channel: row.channel,
    categoryFolded: row.category_folded,
    unitPath: row.unit_path,
    campaign: row.campaign_id === null ? null : (campaigns.get(row.campaign_id) ?? null),
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }))
}

/** Every campaign, of any day, by id. */
export async function loadCampaigns(db: Db): Promise<ReadonlyMap<string, PolicyCampaign>> {
  const [campaigns, units] = await Promise.all([listCampaigns(db), listCampaignUnits(db)])
  return new Map(
    campaigns.map((campaign) => {
      const own = units.filter((unit) => unit.campaign_id === campaign.id)
      return [
        campaign.id,
        toPolicyCampaign(
          campaign,
          own.map(({ path }) => path),
        ),
      ]
    }),
  )
}

/** A campaign as far as it chooses policies. */
export function toPolicyCampaign(
  campaign: Pick<Campaign, 'code' | 'name' | 'name_en' | 'starts_on' | 'ends_on'>,
  unitPaths: readonly string[],
): PolicyCampaign {
  return {
    code: campaign.code,
    name: { vi: campaign.name, en: campaign.name_en },
    startsOn: campaign.starts_on,
    endsOn: campaign.ends_on,
    unitPaths,
  }
}
