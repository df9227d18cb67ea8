import type { Selectable } from 'kysely'
import type { Db } from '../../open.ts'
import type { PlaceTable } from '../../tables/organisation.ts'
import { announceChange, type ChangeTx } from '../change-stamps.ts'

export type StoredPlace = Selectable<PlaceTable>

/** Every place that was ever on the list; those that are offered have `active` 1. */
export function listPlaces(db: Db): Promise<StoredPlace[]> {
  return db.selectFrom('place').selectAll().orderBy('kind').orderBy('ward_code').orderBy('name').execute()
}

/** Puts places on the list, changes them, or takes them off. */
export async function savePlaces(tx: ChangeTx, places: readonly StoredPlace[]): Promise<void> {
  announceChange(tx, 'places')
  for (const place of places) {
    const { name, point, active } = place
    await tx
      .insertInto('place')
      .values(place)
      .onConflict((known) => known.column('id').doUpdateSet({ name, point, active }))
      .execute()
  }
}
