import type { Selectable } from 'kysely'
import { listOf, type Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { UnitTable } from '../tables/organisation.ts'
import { announceChange, type ChangeTx } from './change-stamps.ts'

export type Unit = Selectable<UnitTable>

/** The tree in its administrative order, root first; where positions are alike the caller orders by name. */
export function listUnits(db: Db): Promise<Unit[]> {
  return db.selectFrom('unit').selectAll().orderBy('depth').orderBy('position').orderBy('id').execute()
}

export function findUnitByCode(db: Db, code: string): Promise<Unit | undefined> {
  return db.selectFrom('unit').selectAll().where('code', '=', code).executeTakeFirst()
}

export function findUnit(db: Db, id: string): Promise<Unit | undefined> {
  return db.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst()
}

/** What units are called, by code. */
export async function listUnitNames(
  db: Db,
  codes: readonly string[],
): Promise<Record<string, { name: string; nameEn: string }>> {
  const units = await db
    .selectFrom('unit')
    .select(['code', 'name', 'name_en'])
    .where('code', 'in', listOf(db, codes))
    .execute()
  return Object.fromEntries(units.map(({ code, name, name_en: nameEn }) => [code, { name, nameEn }]))
}

export async function insertUnit(tx: ChangeTx, unit: Unit): Promise<void> {
  announceChange(tx, 'units')
  await tx.insertInto('unit').values(unit).execute()
}

/** Position behind the last child of this parent. */
export async function nextUnitPosition(tx: Tx, parentId: string | null): Promise<number> {
  const { last } = await tx
    .selectFrom('unit')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('parent_id', parentId === null ? 'is' : '=', parentId)
    .executeTakeFirstOrThrow()
  return Number(last ?? 0) + 1
}
