import type { Selectable } from 'kysely'
import { takeTurn, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { ImprovementTable } from '../../tables/reports.ts'
import { announceChange, type ChangeTx } from '../change-stamps.ts'

type Improvement = Selectable<ImprovementTable>

function select(db: Db | Tx) {
  return db
    .selectFrom('improvement as i')
    .innerJoin('unit', 'unit.id', 'i.unit_id')
    .leftJoin('person as writer', 'writer.id', 'i.proposed_by')
    .leftJoin('person as decider', 'decider.id', 'i.decided_by')
    .selectAll('i')
    .select(['unit.code as unit_code', 'unit.name as unit_name', 'unit.name_en as unit_name_en'])
    .select(['unit.path as unit_path', 'writer.name as writer_name', 'decider.name as decider_name'])
}

export type StoredImprovement = Awaited<ReturnType<typeof listImprovements>>[number]

/** All of them, the last proposed first. */
export function listImprovements(db: Db | Tx) {
  return select(db).orderBy('i.proposed_at', 'desc').orderBy('i.id', 'desc').execute()
}

/** What everybody may read, the last published first. */
export function listPublishedImprovements(db: Db | Tx, limit: number) {
  return select(db).where('i.state', '=', 'published').orderBy('i.number', 'desc').limit(limit).execute()
}

export function findImprovement(db: Db | Tx, id: string): Promise<StoredImprovement | undefined> {
  return select(db).where('i.id', '=', id).executeTakeFirst()
}

export async function insertImprovement(tx: ChangeTx, row: Improvement): Promise<void> {
  announceChange(tx, 'improvements')
  await tx.insertInto('improvement').values(row).execute()
}

/** Decides about one that is still in the state seen; false where somebody was faster. */
export async function decideImprovement(
  tx: ChangeTx,
  seen: Pick<Improvement, 'id' | 'state'>,
  changes: Pick<Improvement, 'state' | 'number' | 'decided_by' | 'decided_at' | 'reason'>,
): Promise<boolean> {
  announceChange(tx, 'improvements')
  const { numUpdatedRows } = await tx
    .updateTable('improvement')
    .set(changes)
    .where('id', '=', seen.id)
    .where('state', '=', seen.state)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The number after the last; whoever publishes meanwhile waits. */
export async function nextImprovementNumber(tx: Tx): Promise<number> {
  await takeTurn(tx, 'publish')
  const last = await tx
    .selectFrom('improvement')
    .select('number')
    .where('number', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (last?.number ?? 0) + 1
}

/** Items by their tracking codes. */
export function listItemsByCode(db: Db, codes: readonly string[]) {
  if (codes.length === 0) return Promise.resolve([])
  return db
    .selectFrom('feedback')
    .select(['id', 'tracking_code'])
    .where('tracking_code', 'in', [...codes])
    .execute()
}

/** The tracking codes of items. */
export function listItemCodes(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([])
  return db
    .selectFrom('feedback')
    .select(['id', 'tracking_code'])
    .where('id', 'in', [...ids])
    .execute()
}

/** Which of these numbers are of answers that everybody may read now. */
export async function listShownAnswers(db: Db, numbers: readonly number[]): Promise<number[]> {
  if (numbers.length === 0) return []
  const rows = await db
    .selectFrom('published_answer')
    .select('number')
    .where('state', '=', 'published')
    .where('number', 'in', [...numbers])
    .execute()
  return rows.flatMap(({ number }) => number ?? [])
}
