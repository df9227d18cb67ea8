import { isAnyOf } from '../../dialect.ts'
import type { Db } from '../../open.ts'

/* What the quality of a period's data is judged by, beside the counts. */

/** Every place where a kiosk of any unit stood or stands, in order of time. */
export function listPlaces(db: Db) {
  return db
    .selectFrom('kiosk_placement as place')
    .innerJoin('kiosk', 'kiosk.id', 'place.kiosk_id')
    .leftJoin('desk', 'desk.id', 'place.desk_id')
    .select(['place.kiosk_id', 'place.unit_id', 'place.desk_id', 'place.from_at', 'place.to_at'])
    .select(['kiosk.name as kiosk_name', 'desk.code as desk_code'])
    .orderBy('place.from_at')
    .orderBy('place.id')
    .execute()
}

export type TabletPlace = Awaited<ReturnType<typeof listPlaces>>[number]

/** What each tablet said last, and which of its numbers have not come. */
export function listTabletStates(db: Db) {
  return db
    .selectFrom('device')
    .select(['kiosk_id', 'paired_at', 'revoked_at', 'last_seen_at', 'heartbeat', 'numbers_seen'])
    .orderBy('paired_at')
    .orderBy('id')
    .execute()
}

export type TabletState = Awaited<ReturnType<typeof listTabletStates>>[number]

/** The times in which a kiosk was silent although its unit was open, touching the span between two instants. */
export function listSilences(
  db: Db,
  { fromIso, toIso }: { readonly fromIso: string; readonly toIso: string },
) {
  return db
    .selectFrom('kiosk_alert')
    .select(['kiosk_id', 'began_at', 'ended_at'])
    .where('kind', '=', 'kiosk-silent')
    .where('began_at', '<', toIso)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', fromIso)]))
    .execute()
}

/** Batches of ballots of these units that nobody has confirmed yet, up to a day (exclusive). */
export function listWaitingBallots(
  db: Db,
  unitIds: readonly string[],
  days: { fromDay: string; toDay: string },
) {
  return db
    .selectFrom('ballot_batch')
    .select(['unit_id', 'number', 'local_day', 'levels'])
    .where('status', '=', 'waiting')
    .where(isAnyOf(db, 'unit_id', unitIds))
    .where('local_day', '>=', days.fromDay)
    .where('local_day', '<', days.toDay)
    .orderBy('local_day')
    .orderBy('unit_id')
    .orderBy('number')
    .execute()
}

/** The desks of these units. */
export function listDeskIds(db: Db, unitIds: readonly string[]) {
  return db
    .selectFrom('desk')
    .select(['id', 'unit_id', 'code', 'name'])
    .where(isAnyOf(db, 'unit_id', unitIds))
    .execute()
}
