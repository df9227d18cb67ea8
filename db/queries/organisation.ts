import type { Selectable } from 'kysely'
import type { Db } from '../open.ts'
import type { OrganisationTable } from '../tables/organisation.ts'
import { announceChange, type ChangeTx } from './change-stamps.ts'

/** The organisation with its root unit; undefined in a database that was never started. */
export async function findOrganisation(db: Db) {
  return db
    .selectFrom('organisation')
    .innerJoin('unit', (join) => join.on('unit.parent_id', 'is', null).on('unit.depth', '=', 0))
    .select([
      'organisation.id',
      'organisation.name',
      'organisation.name_en',
      'organisation.zone',
      'organisation.created_at',
      'unit.id as root_unit_id',
    ])
    .executeTakeFirst()
}

/** Its colours and logo; undefined in a database that was never started. */
export async function findLook(db: Db) {
  return db.selectFrom('organisation').select(['brand', 'accent', 'logo']).executeTakeFirst()
}

export async function saveLook(
  tx: ChangeTx,
  look: Partial<Pick<OrganisationTable, 'brand' | 'accent' | 'logo'>>,
): Promise<void> {
  announceChange(tx, 'organisation')
  await tx.updateTable('organisation').set(look).execute()
}

/** Within how many days wide rights need a second factor, and since when; both null where they never do. */
export function findFactorRule(db: Db) {
  return db
    .selectFrom('organisation')
    .select(['second_factor_days as days', 'second_factor_since as since'])
    .executeTakeFirst()
}

export async function saveFactorRule(
  tx: ChangeTx,
  rule: Pick<OrganisationTable, 'second_factor_days' | 'second_factor_since'>,
): Promise<void> {
  announceChange(tx, 'organisation')
  await tx.updateTable('organisation').set(rule).execute()
}

export async function insertOrganisation(
  tx: ChangeTx,
  organisation: Selectable<OrganisationTable>,
): Promise<void> {
  announceChange(tx, 'organisation')
  await tx.insertInto('organisation').values(organisation).execute()
}

/** Changes names or zone, true where there was something to change; the root unit is the organisation and carries its name. */
export async function renameOrganisation(
  tx: ChangeTx,
  change: { name?: string; name_en?: string; zone?: string },
): Promise<boolean> {
  const { zone: _zone, ...names } = change
  if (Object.keys(change).length === 0) return false
  announceChange(tx, 'organisation')
  await tx.updateTable('organisation').set(change).execute()
  if (Object.keys(names).length > 0) {
    announceChange(tx, 'units')
    await tx.updateTable('unit').set(names).where('depth', '=', 0).execute()
  }
  return true
}
