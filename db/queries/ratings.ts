import { type Selectable, sql } from 'kysely'
import { insertRows, listOf, type Tx, updateRows } from '../dialect.ts'
import type { DeviceTable, RatingTable, TallyMonthTable, TallyTable } from '../tables.ts'

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

const TALLY_MONTH_COLUMNS = [
  ['unit_id', 'text'],
  ['question', 'text'],
  ['month', 'text'],
  ['questionnaire_version_id', 'text'],
  ['flag', 'text'],
  ['choice', 'text'],
  ['shard', 'integer'],
  ['n', 'integer'],
] as const satisfies readonly (readonly [keyof TallyMonthTable, 'text' | 'integer'])[]

type TallyMove = TallyKey & { readonly n: number }

/** Adds to the tallies, of days and of months (a negative number takes away). */
export async function addToTallies(tx: Tx, shard: number, moves: readonly TallyMove[]): Promise<void> {
  if (moves.length === 0) return
  await insertRows(tx, {
    table: 'tally',
    columns: TALLY_COLUMNS,
    rows: moves.map((move) => TALLY_COLUMNS.map(([name]) => (name === 'shard' ? shard : move[name]))),
    then: sql`on conflict (unit_id, question, local_day, desk_id, questionnaire_version_id, channel, flag, choice, shard)
      do update set n = tally.n + excluded.n`,
  }).execute(tx)
  const months = monthMoves(shard, moves)
  if (months.length === 0) return
  await insertRows(tx, {
    table: 'tally_month',
    columns: TALLY_MONTH_COLUMNS,
    rows: months.map((move) => TALLY_MONTH_COLUMNS.map(([name]) => move[name])),
    then: sql`on conflict (unit_id, question, month, questionnaire_version_id, flag, choice, shard)
      do update set n = tally_month.n + excluded.n`,
  }).execute(tx)
}

/** The same moves a month, desks and channels taken together. */
function monthMoves(shard: number, moves: readonly TallyMove[]): Selectable<TallyMonthTable>[] {
  const months = new Map<string, Selectable<TallyMonthTable>>()
  for (const { unit_id, question, local_day, questionnaire_version_id, flag, choice, n } of moves) {
    const month = local_day.slice(0, 7)
    const key = [unit_id, question, month, questionnaire_version_id, flag, choice].join('\u0000')
    const known = months.get(key)
    if (known) known.n += n
    else months.set(key, { unit_id, question, month, questionnaire_version_id, flag, choice, shard, n })
  }
  return [...months.values()].filter(({ n }) => n !== 0)
}

const PROGRESS_COLUMNS = [
  ['id', 'text'],
  ['max_seq', 'integer'],
  ['accepted', 'integer'],
  ['recent_taps', 'text'],
  ['level_run', 'text'],
  ['quarter_counts', 'text'],
] as const satisfies readonly (readonly [keyof DeviceTable, 'text' | 'integer'])[]

export type DeviceProgress = Pick<DeviceTable, (typeof PROGRESS_COLUMNS)[number][0]>

/** How far each device has come. */
export async function saveDeviceProgress(tx: Tx, devices: readonly DeviceProgress[]): Promise<void> {
  if (devices.length === 0) return
  await updateRows(tx, {
    table: 'device',
    columns: PROGRESS_COLUMNS,
    rows: devices.map((device) => PROGRESS_COLUMNS.map(([name]) => device[name])),
  }).execute(tx)
}
