import { type Selectable, sql } from 'kysely'
import { type JsonColumns, listOf, rowInserter, rowUpdater, type Tx } from '../dialect.ts'
import type { DeviceTable, RatingFlagTable, RatingTable } from '../tables.ts'

export type Rating = Selectable<RatingTable>

export const RATING_COLUMNS: JsonColumns<Rating> = {
  id: 'text',
  device_id: 'text',
  seq: 'integer',
  questionnaire_version_id: 'text',
  level: 'integer',
  reasons: 'text',
  answers: 'text',
  tapped_at: 'text',
  received_at: 'text',
  clock_offset_ms: 'integer',
  local_day: 'text',
  local_hour: 'integer',
  unit_id: 'text',
  desk_id: 'text',
  procedure: 'text',
  dossier_mark: 'text',
  language: 'text',
  channel: 'text',
  option_order: 'text',
  wants_answer: 'integer',
  follow_up_code: 'text',
}

const insertNew = rowInserter<Rating, { id: string }>({
  table: 'rating',
  columns: RATING_COLUMNS,
  then: sql`on conflict (id) do nothing returning id`,
})

/** Inserts what is new; returns the ids of those. An id that is there already is left as it is. */
export async function insertRatings(tx: Tx, ratings: readonly Rating[]): Promise<Set<string>> {
  const { rows } = await insertNew(tx, ratings)
  return new Set(rows.map(({ id }) => id))
}

export function listRatings(tx: Tx, ids: readonly string[]): Promise<Rating[]> {
  return tx.selectFrom('rating').selectAll().where('id', 'in', listOf(tx, ids)).execute()
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

export type RatingFlag = Selectable<RatingFlagTable>

export const FLAG_COLUMNS: JsonColumns<RatingFlag> = { rating_id: 'text', rule: 'text', flagged_at: 'text' }

const insertNewFlags = rowInserter<RatingFlag, RatingFlag>({
  table: 'rating_flag',
  columns: FLAG_COLUMNS,
  then: sql`on conflict (rating_id, rule) do nothing returning rating_id, rule, flagged_at`,
})

/** Flags what is not flagged so yet; returns what was. */
export async function insertFlags(tx: Tx, flags: readonly RatingFlag[]): Promise<readonly RatingFlag[]> {
  const { rows } = await insertNewFlags(tx, flags)
  return rows
}

/** How far a device has come. */
export type DeviceProgress = Pick<
  Selectable<DeviceTable>,
  'id' | 'max_seq' | 'accepted' | 'numbers_seen' | 'recent_taps' | 'level_run' | 'quarter_counts'
>

export const saveDeviceProgress = rowUpdater<DeviceProgress>({
  table: 'device',
  columns: {
    id: 'text',
    max_seq: 'integer',
    accepted: 'integer',
    numbers_seen: 'text',
    recent_taps: 'text',
    level_run: 'text',
    quarter_counts: 'text',
  },
})
