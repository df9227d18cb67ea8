import { type Selectable, sql } from 'kysely'
import { insertRows, type Tx } from '../dialect.ts'
import type { RatingTable, TallyTable } from '../tables.ts'

export type Rating = Selectable<RatingTable>
export type TallyKey = Omit<Selectable<TallyTable>, 'n' | 'shard'>

const RATING_COLUMNS = [
  ['id', 'text'],
  ['device_id', 'text'],
  ['seq', 'integer'],
  ['questionnaire_version_id', 'text'],
  ['level', 'integer'],
  ['reasons', 'text'],
  ['tapped_at', 'text'],
  ['received_at', 'text'],
  ['clock_offset_ms', 'integer'],
  ['local_day', 'text'],
  ['local_hour', 'integer'],
  ['unit_id', 'text'],
  ['desk_id', 'text'],
  ['procedure', 'text'],
  ['dossier_mark', 'text'],
  ['language', 'text'],
  ['channel', 'text'],
  ['option_order', 'text'],
  ['wants_answer', 'integer'],
  ['follow_up_code', 'text'],
] as const satisfies readonly (readonly [keyof RatingTable, 'text' | 'integer'])[]

/** Inserts what is new; returns the ids of those. An id that is there already is left as it is. */
export async function insertRatings(tx: Tx, ratings: readonly Rating[]): Promise<Set<string>> {
  const { rows } = await insertRows(tx, {
    table: 'rating',
    columns: RATING_COLUMNS,
    rows: ratings.map((rating) => RATING_COLUMNS.map(([name]) => rating[name])),
    then: sql`on conflict (id) do nothing returning id`,
  }).execute(tx)
  return new Set((rows as { id: string }[]).map(({ id }) => id))
}

export function listRatings(tx: Tx, ids: readonly string[]): Promise<Rating[]> {
  return tx.selectFrom('rating').selectAll().where('id', 'in', ids).execute()
}

/** Keeps a rating whose id was used with other content; sending it again keeps it once. */
export async function insertRatingConflict(
  tx: Tx,
  conflict: {
    id: string
    rating_id: string
    device_id: string
    received_at: string
    content: string
    content_hash: string
  },
): Promise<void> {
  await tx
    .insertInto('rating_conflict')
    .values(conflict)
    .onConflict((oc) => oc.columns(['rating_id', 'content_hash']).doNothing())
    .execute()
}

export async function insertFlags(
  tx: Tx,
  flags: readonly { rating_id: string; rule: string; flagged_at: string }[],
): Promise<void> {
  if (flags.length === 0) return
  await tx
    .insertInto('rating_flag')
    .values([...flags])
    .onConflict((oc) => oc.doNothing())
    .execute()
}

const TALLY_COLUMNS = [
  ['unit_id', 'text'],
  ['local_day', 'text'],
  ['desk_id', 'text'],
  ['questionnaire_version_id', 'text'],
  ['channel', 'text'],
  ['flag', 'text'],
  ['question', 'text'],
  ['choice', 'text'],
  ['shard', 'integer'],
  ['n', 'integer'],
] as const satisfies readonly (readonly [keyof TallyTable, 'text' | 'integer'])[]

/** Adds to the tallies (a negative number takes away). */
export async function addToTallies(
  tx: Tx,
  shard: number,
  moves: readonly (TallyKey & { readonly n: number })[],
): Promise<void> {
  if (moves.length === 0) return
  await insertRows(tx, {
    table: 'tally',
    columns: TALLY_COLUMNS,
    rows: moves.map((move) => TALLY_COLUMNS.map(([name]) => (name === 'shard' ? shard : move[name]))),
    then: sql`on conflict (unit_id, local_day, desk_id, questionnaire_version_id, channel, flag, question, choice, shard)
      do update set n = tally.n + excluded.n`,
  }).execute(tx)
}

/** Where the kiosks of these devices stood, and when. */
export function listPlacementsOfDevices(tx: Tx, deviceIds: readonly string[]) {
  return tx
    .selectFrom('device')
    .innerJoin('kiosk_placement as p', 'p.kiosk_id', 'device.kiosk_id')
    .select(['device.id as device_id', 'p.unit_id', 'p.desk_id', 'p.from_at', 'p.to_at'])
    .where('device.id', 'in', deviceIds)
    .orderBy('p.from_at')
    .execute()
}

export async function saveDeviceProgress(
  tx: Tx,
  device: { id: string; max_seq: number; accepted: number; recent_taps: string },
): Promise<void> {
  const { id, ...progress } = device
  await tx.updateTable('device').set(progress).where('id', '=', id).execute()
}
