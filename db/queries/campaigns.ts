import type { Selectable } from 'kysely'
import type { Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { CampaignTable } from '../tables.ts'

export type Campaign = Selectable<CampaignTable>

/** All campaigns, the latest first. */
export function listCampaigns(db: Db): Promise<Campaign[]> {
  return db.selectFrom('campaign').selectAll().orderBy('starts_on', 'desc').orderBy('code').execute()
}

/** The units that take part in each campaign. */
export function listCampaignUnits(db: Db) {
  return db
    .selectFrom('campaign_unit as c')
    .innerJoin('unit', 'unit.id', 'c.unit_id')
    .select(['c.campaign_id', 'unit.path', 'unit.code', 'unit.name'])
    .orderBy('unit.code')
    .execute()
}

export function findCampaignByCode(db: Db, code: string): Promise<Campaign | undefined> {
  return db.selectFrom('campaign').selectAll().where('code', '=', code).executeTakeFirst()
}

export async function insertCampaign(tx: Tx, campaign: Campaign, unitIds: readonly string[]): Promise<void> {
  await tx.insertInto('campaign').values(campaign).execute()
  if (unitIds.length === 0) return
  await tx
    .insertInto('campaign_unit')
    .values(unitIds.map((unit_id) => ({ campaign_id: campaign.id, unit_id })))
    .execute()
}
