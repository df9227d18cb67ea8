import { listOf } from '../../../dialect.ts'
import type { Db } from '../../../open.ts'
import type { SavedViewTable } from '../../../tables/staff-day.ts'

/** A person's own, and those shared in one of these units, by name. */
export function listSavedViews(db: Db, personId: string, unitIds: readonly string[]) {
  return db
    .selectFrom('saved_view as v')
    .selectAll('v')
    .where((eb) =>
      eb(
        'v.id',
        'in',
        eb
          .selectFrom('saved_view as own')
          .select('own.id')
          .where('own.person_id', '=', personId)
          .unionAll(
            eb
              .selectFrom('saved_view as shared')
              .select('shared.id')
              .where('shared.unit_id', 'in', listOf(db, unitIds)),
          ),
      ),
    )
    .orderBy('v.name')
    .orderBy('v.id')
    .execute()
}

export async function countSavedViews(db: Db, personId: string): Promise<number> {
  const { n } = await db
    .selectFrom('saved_view')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return Number(n)
}

export async function insertSavedView(db: Db, view: SavedViewTable): Promise<void> {
  await db.insertInto('saved_view').values(view).execute()
}

export function findSavedView(db: Db, id: string): Promise<SavedViewTable | undefined> {
  return db.selectFrom('saved_view').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function deleteSavedView(db: Db, id: string): Promise<void> {
  await db.deleteFrom('saved_view').where('id', '=', id).execute()
}
