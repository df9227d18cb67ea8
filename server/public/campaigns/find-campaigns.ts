import { listCampaigns, listCampaignUnits } from '../../../db/queries/deadlines/campaigns.ts'
import { createCache } from '../../cache.ts'
import type { Service } from '../../context.ts'
import type { CampaignProcedure, ValidityState } from '../../contract/deadlines/policy.ts'
import type { Words } from '../../contract/language.ts'
import type { NamedUnit } from '../../contract/named-unit.ts'
import { addDays, localDay } from '../../domain/local-time.ts'

/** A campaign as everybody reads it. Days are local, both included; without units the whole office takes part. */
export interface PublicCampaign {
  readonly code: string
  readonly name: Words
  readonly theme: string
  readonly startsOn: string
  readonly endsOn: string
  readonly procedures: readonly CampaignProcedure[]
  readonly units: readonly NamedUnit[]
  /** By which plan or decision. */
  readonly note: string
  readonly state: ValidityState
}

/** A campaign that begins so soon stands on the home page already. */
const SOON_DAYS = 14

const knownCampaigns = createCache({
  about: ['policies', 'units'],
  maxEntries: 1,
  load: async ({ db }) => {
    const [campaigns, members] = await Promise.all([listCampaigns(db), listCampaignUnits(db)])
    return campaigns.map((campaign) => ({
      code: campaign.code,
      name: { vi: campaign.name, en: campaign.name_en },
      theme: campaign.theme,
      startsOn: campaign.starts_on,
      endsOn: campaign.ends_on,
      procedures: JSON.parse(campaign.procedures) as CampaignProcedure[],
      units: members
        .filter(({ campaign_id }) => campaign_id === campaign.id)
        .map(({ code, name, name_en: nameEn }) => ({ code, name, nameEn })),
      note: campaign.note,
    }))
  },
})

/** Every campaign, the latest first, as it stands today. */
export async function findCampaigns(service: Service): Promise<readonly PublicCampaign[]> {
  const today = localDay(service.now(), service.organisation.zone)
  return (await knownCampaigns(service)).map((campaign) => ({ ...campaign, state: stateOn(today, campaign) }))
}

function stateOn(today: string, { startsOn, endsOn }: Pick<PublicCampaign, 'startsOn' | 'endsOn'>) {
  if (endsOn < today) return 'ended'
  return startsOn > today ? 'coming' : 'holds'
}

/** Those that people should know of today: under way, or about to begin. */
export async function findCurrentCampaigns(service: Service): Promise<readonly PublicCampaign[]> {
  const soon = addDays(localDay(service.now(), service.organisation.zone), SOON_DAYS)
  return (await findCampaigns(service)).filter(
    ({ state, startsOn }) => state === 'holds' || (state === 'coming' && startsOn <= soon),
  )
}

/** Those that had a day in common with a period; `toDay` is its first day after. */
export async function findCampaignsIn(
  service: Service,
  { fromDay, toDay }: { readonly fromDay: string; readonly toDay: string },
): Promise<readonly PublicCampaign[]> {
  return (await findCampaigns(service)).filter(
    ({ startsOn, endsOn }) => startsOn < toDay && endsOn >= fromDay,
  )
}
