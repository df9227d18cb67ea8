import { type Selectable, sql } from 'kysely'
import {
  type JsonColumns,
  rowFinder,
  rowInserter,
  rowUpdater,
  takeTurn,
  type Tx,
  uuidsOf,
  uuidText,
} from '../dialect.ts'
import type { DeviceTable } from '../tables/kiosks.ts'
import type {
  RatingConflictTable,
  RatingFlagTable,
  RatingOriginTable,
  RatingRowTable,
  RatingTable,
} from '../tables/ratings.ts'

export type Rating = Omit<Selectable<RatingTable>, 'key'>

/** In this order they are sealed. */
export const RATING_COLUMNS = [
  'id',
  'device_id',
  'seq',
  'questionnaire_version_id',
  'level',
  'reasons',
  'answers',
  'tapped_at',
  'received_at',
  'clock_offset_ms',
  'local_day',
  'local_hour',
  'unit_id',
  'desk_id',
  'procedure',
  'dossier_mark',
  'language',
  'channel',
  'option_order',
  'wants_answer',
  'follow_up_code',
] as const satisfies readonly (keyof Rating)[]

type RatingRow = Selectable<RatingRowTable>
type NumberedOrigin = Selectable<RatingOriginTable>
type Origin = Omit<NumberedOrigin, 'no'>

const ORIGIN_COLUMNS: JsonColumns<Origin> = {
  device_id: 'text',
  questionnaire_version_id: 'text',
  unit_id: 'text',
  desk_id: 'text',
  procedure: 'text',
  language: 'text',
  channel: 'text',
  option_order: 'text',
}

const findOrigins = rowFinder<Origin, NumberedOrigin>({ table: 'rating_origin', columns: ORIGIN_COLUMNS })

const insertOrigins = rowInserter<NumberedOrigin>({
  table: 'rating_origin',
  columns: { no: 'integer', ...ORIGIN_COLUMNS },
})

const insertNew = rowInserter<RatingRow, { id: string }>({
  table: 'rating_row',
  columns: {
    id: 'uuid',
    origin: 'integer',
    seq: 'integer',
    level: 'integer',
    tapped_ms: 'integer',
    received_ms: 'integer',
    clock_offset_ms: 'integer',
    local_days: 'integer',
    local_hour: 'integer',
    reasons: 'text',
    answers: 'text',
    dossier_mark: 'text',
    wants_answer: 'integer',
    follow_up_code: 'text',
  },
  then: (db) => sql`on conflict (id) do nothing returning ${uuidText(db, 'id')} as id`,
})

/** Inserts what is new; returns the ids of those. An id that is there already is left as it is. */
export async function insertRatings(tx: Tx, ratings: readonly Rating[]): Promise<Set<string>> {
  const placed = ratings.map((rating) => {
    const origin = originOf(rating)
    return { rating, origin, key: keyOf(origin) }
  })
  const numberOf = await numberOrigins(tx, new Map(placed.map(({ key, origin }) => [key, origin])))
  const { rows } = await insertNew(
    tx,
    placed.map(({ rating, key }) => rowOf(rating, numberOf(key))),
  )
  return new Set(rows.map(({ id }) => id))
}

/** The number of each origin, by its key; one that is new is given the next. */
async function numberOrigins(tx: Tx, wanted: ReadonlyMap<string, Origin>): Promise<(key: string) => number> {
  const numbers = new Map<string, number>()
  const isNew = ([key]: readonly [string, Origin]) => !numbers.has(key)
  const note = (found: readonly NumberedOrigin[]) =>
    found.forEach(({ no, ...origin }) => numbers.set(keyOf(origin), no))
  const unknown = () => [...wanted].filter(isNew).map(([, origin]) => origin)

  note((await findOrigins(tx, unknown())).rows)
  if (unknown().length > 0) {
    await takeTurn(tx, 'rating-origin')
    note((await findOrigins(tx, unknown())).rows)
    const last = await tx
      .selectFrom('rating_origin')
      .select((eb) => eb.fn.max('no').as('no'))
      .executeTakeFirst()
    const made = unknown().map((origin, index) => ({ no: (last?.no ?? 0) + 1 + index, ...origin }))
    await insertOrigins(tx, made)
    note(made)
  }
  return (key) => {
    const no = numbers.get(key)
    if (no === undefined) throw new Error('an origin without a number')
    return no
  }
}

const ORIGIN_NAMES = Object.keys(ORIGIN_COLUMNS) as (keyof Origin)[]
const keyOf = (origin: Origin): string => JSON.stringify(ORIGIN_NAMES.map((name) => origin[name]))

function originOf(rating: Rating): Origin {
  const { device_id, questionnaire_version_id, unit_id, language, channel } = rating
  return {
    device_id,
    questionnaire_version_id,
    unit_id,
    desk_id: rating.desk_id ?? '',
    procedure: rating.procedure ?? '',
    language,
    channel,
    option_order: rating.option_order ?? '',
  }
}

const DAY_MS = 86_400_000

function rowOf(rating: Rating, origin: number): RatingRow {
  const { id, seq, level, clock_offset_ms, local_hour, dossier_mark, wants_answer, follow_up_code } = rating
  return {
    id,
    origin,
    seq,
    level,
    tapped_ms: Date.parse(rating.tapped_at),
    received_ms: Date.parse(rating.received_at),
    clock_offset_ms,
    local_days: Date.parse(rating.local_day) / DAY_MS,
    local_hour,
    reasons: rating.reasons === '[]' ? null : rating.reasons,
    answers: rating.answers === '{}' ? null : rating.answers,
    dossier_mark,
    wants_answer,
    follow_up_code,
  }
}

export function listRatings(tx: Tx, ids: readonly string[]): Promise<Rating[]> {
  return tx.selectFrom('rating').select(RATING_COLUMNS).where('key', 'in', uuidsOf(tx, ids)).execute()
}

/** Keeps a rating whose id was used with other content; sending it again keeps it once. */
export async function insertRatingConflict(tx: Tx, conflict: RatingConflictTable): Promise<void> {
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
