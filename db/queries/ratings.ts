import { type Selectable, sql } from 'kysely'
import { type JsonColumns, listOf, rowInserter, rowUpdater, type Tx } from '../dialect.ts'
import type { DeviceTable, RatingFlagTable, RatingTable, TallyMonthTable, TallyTable } from '../tables.ts'

export type Rating = Selectable<RatingTable>
export type TallyKey = Omit<Selectable<TallyTable>, 'n' | 'shard'>

const RATING_COLUMNS: JsonColumns<Rating> = {
  id: 'text',
  device_id: 'text',
  seq: 'integer',
  questionnaire_version_id: 'text',
  level: 'integer',
  reasons: 'text',
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

const insertNewFlags = rowInserter<RatingFlag, RatingFlag>({
  table: 'rating_flag',
  columns: { rating_id: 'text', rule: 'text', flagged_at: 'text' },
  then: sql`on conflict (rating_id, rule) do nothing returning rating_id, rule, flagged_at`,
})

/** Flags what is not flagged so yet; returns what was. */
export async function insertFlags(tx: Tx, flags: readonly RatingFlag[]): Promise<readonly RatingFlag[]> {
  const { rows } = await insertNewFlags(tx, flags)
  return rows
}

const TALLY_COLUMNS: JsonColumns<Selectable<TallyTable>> = {
  unit_id: 'text',
  local_day: 'text',
  desk_id: 'text',
  questionnaire_version_id: 'text',
  channel: 'text',
  flag: 'text',
  question: 'text',
  choice: 'text',
  shard: 'integer',
  n: 'integer',
}

const TALLY_MONTH_COLUMNS: JsonColumns<Selectable<TallyMonthTable>> = {
  unit_id: 'text',
  question: 'text',
  month: 'text',
  channel: 'text',
  questionnaire_version_id: 'text',
  flag: 'text',
  choice: 'text',
  shard: 'integer',
  n: 'integer',
}

const addToTally = rowInserter<Selectable<TallyTable>>({
  table: 'tally',
  columns: TALLY_COLUMNS,
  then: sql`on conflict (unit_id, question, local_day, desk_id, questionnaire_version_id, channel, flag, choice, shard)
    do update set n = tally.n + excluded.n`,
})

const addToTallyMonth = rowInserter<Selectable<TallyMonthTable>>({
  table: 'tally_month',
  columns: TALLY_MONTH_COLUMNS,
  then: sql`on conflict (unit_id, question, month, channel, questionnaire_version_id, flag, choice, shard)
    do update set n = tally_month.n + excluded.n`,
})

type TallyMove = TallyKey & { readonly n: number }

/** Adds to the tallies, of days and of months (a negative number takes away). */
export async function addToTallies(tx: Tx, shard: number, moves: readonly TallyMove[]): Promise<void> {
  await addToTally(
    tx,
    moves.map((move) => ({ ...move, shard })),
  )
  await addToTallyMonth(tx, monthMoves(shard, moves))
}

/** The same moves a month, desks taken together. */
function monthMoves(shard: number, moves: readonly TallyMove[]): Selectable<TallyMonthTable>[] {
  const months = new Map<string, Selectable<TallyMonthTable>>()
  for (const { unit_id, question, local_day, channel, questionnaire_version_id, flag, choice, n } of moves) {
    const month = local_day.slice(0, 7)
    const key = [unit_id, question, month, channel, questionnaire_version_id, flag, choice].join('\u0000')
    const known = months.get(key)
    if (known) known.n += n
    else
      months.set(key, { unit_id, question, month, channel, questionnaire_version_id, flag, choice, shard, n })
  }
  return [...months.values()].filter(({ n }) => n !== 0)
}

/** How far a device has come. */
export type DeviceProgress = Pick<
  Selectable<DeviceTable>,
  'id' | 'max_seq' | 'accepted' | 'recent_taps' | 'level_run' | 'quarter_counts'
>

export const saveDeviceProgress = rowUpdater<DeviceProgress>({
  table: 'device',
  columns: {
    id: 'text',
    max_seq: 'integer',
    accepted: 'integer',
    recent_taps: 'text',
    level_run: 'text',
    quarter_counts: 'text',
  },
})
