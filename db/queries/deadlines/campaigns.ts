import type { Selectable } from 'kysely'
import type { Db } from '../../open.ts'
import type { CampaignTable } from '../../tables/deadlines.ts'
import { announceChange, type ChangeTx } from '../change-stamps.ts'

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
    .select(['c.campaign_id', 'unit.path', 'unit.code', 'unit.name', 'unit.name_en'])
    .orderBy('unit.code')
    .execute()
}

export function findCampaignByCode(db: Db, code: string): Promise<Campaign | undefined> {
  return db.selectFrom('campaign').selectAll().where('code', '=', code).executeTakeFirst()
}

export async function insertCampaign(
  tx: ChangeTx,
  campaign: Campaign,
  unitIds: readonly string[],
): Promise<void> {
  announceChange(tx, 'policies')
  await tx.insertInto('campaign').values(campaign).execute()
  await insertCampaignUnits(tx, campaign.id, unitIds)
}

/** Changes a campaign that is still the version seen; false where somebody was faster. */
export async function updateCampaign(
  tx: ChangeTx,
  seen: Pick<Campaign, 'id' | 'version'>,
  changes: Omit<Campaign, 'id' | 'code' | 'version' | 'created_at' | 'created_by'>,
  unitIds: readonly string[],
): Promise<boolean> {
  announceChange(tx, 'policies')
  const { numUpdatedRows } = await tx
    .updateTable('campaign')
    .set({ ...changes, version: seen.version + 1 })
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await tx.deleteFrom('campaign_unit').where('campaign_id', '=', seen.id).execute()
  await insertCampaignUnits(tx, seen.id, unitIds)
  return true
}

async function insertCampaignUnits(
  tx: ChangeTx,
  campaignId: string,
  unitIds: readonly string[],
): Promise<void> {
  announceChange(tx, 'policies')
  if (unitIds.length === 0) return
  await tx
    .insertInto('campaign_unit')
    .values(unitIds.map((unit_id) => ({ campaign_id: campaignId, unit_id })))
    .execute()
}
