import { insertRatings, type Rating } from '../../db/queries/ratings.ts'
import { ratingTally } from '../../db/queries/tallies.ts'
import type { Db } from '../../db/open.ts'
import { localHour } from '../../server/domain/local-time.ts'
import { newUuid7 } from '../../server/ids.ts'
import { TallyMoves } from '../../server/ratings/tally-moves.ts'

/** Where simulated ratings are given. */
export interface BenchDesk {
  readonly unitId: string
  readonly deskId: string
}

export interface Simulation {
  readonly desks: readonly BenchDesk[]
  readonly versionId: string
  readonly fromDay: string
  readonly toDay: string
  readonly ratings: number
  /** Rows that are written; beyond them, which no report reads, only the tallies go on. By default a million. */
  readonly mostRows?: number
}

const ZONE = 'Asia/Ho_Chi_Minh'
const DAY_MS = 86_400_000
/** Monday is the busiest; Saturday mornings only; nobody on Sunday. */
const WEEKDAY_WEIGHTS = [0, 1.3, 1.1, 1, 1, 1.05, 0.35] as const
/** Worst to best, as published results of one-stop desks run. */
const LEVEL_SHARES = [0.01, 0.02, 0.07, 0.4, 0.5] as const
const REASONS = ['attitude', 'time', 'guidance', 'visits', 'facilities', 'result'] as const
const SHARE_WITH_REASONS = 0.3
const SHARE_FLAGGED = 0.01
const ROWS_PER_INSERT = 5_000
const MOST_ROWS = 1_000_000

/**
 * Fills ratings and their tallies of one span of days, as the desks of an office would give them. The same seed gives
 * the same ratings.
 */
export async function simulateRatings(db: Db, simulation: Simulation, random = seeded(2026)): Promise<void> {
  const { mostRows = MOST_ROWS } = simulation
  let rows = 0
  for (const { startMs, count } of spreadOverDays(simulation, simulation.ratings)) {
    const tallies = new TallyMoves()
    let batch: Rating[] = []
    const flush = async () => {
      const ratings = batch
      batch = []
      await db.transaction().execute((tx) => insertRatings(tx, ratings))
    }
    for (let i = 0; i < count; i++) {
      const { rating, flag } = simulateOne(simulation, startMs + (i / count) * 9 * 3_600_000, random)
      tallies.add(rating, flag, 1)
      rows += 1
      if (rows <= mostRows) batch.push(rating)
      if (batch.length >= ROWS_PER_INSERT) await flush()
    }
    if (batch.length > 0) await flush()
    await db.transaction().execute((tx) => ratingTally.move(tx, 0, tallies.list()))
  }
}

/** Each working day with its share of the number; the rest after rounding falls on the last day. */
export function spreadOverDays(
  { fromDay, toDay }: { readonly fromDay: string; readonly toDay: string },
  number: number,
): { startMs: number; count: number }[] {
  const days: { startMs: number; weight: number }[] = []
  for (
    let ms = Date.parse(`${fromDay}T07:30:00+07:00`);
    ms < Date.parse(`${toDay}T00:00:00+07:00`);
    ms += DAY_MS
  ) {
    const weight = WEEKDAY_WEIGHTS[new Date(ms).getUTCDay()] ?? 0
    if (weight > 0) days.push({ startMs: ms, weight })
  }
  const total = days.reduce((sum, { weight }) => sum + weight, 0)
  let [passed, given] = [0, 0]
  return days.map(({ startMs, weight }) => {
    passed += weight
    const count = Math.round((number * passed) / total) - given
    given += count
    return { startMs, count }
  })
}

function simulateOne({ desks, versionId }: Simulation, atMs: number, random: () => number) {
  const desk = desks[Math.floor(random() * desks.length)]
  if (!desk) throw new RangeError('no desks')
  const tappedMs = Math.floor(atMs)
  const at = new Date(tappedMs).toISOString()
  const reasons =
    random() < SHARE_WITH_REASONS ? [REASONS[Math.floor(random() * REASONS.length)] ?? 'time'] : []
  const rating: Rating = {
    id: newUuid7(tappedMs),
    device_id: desk.deskId,
    seq: tappedMs,
    questionnaire_version_id: versionId,
    level: levelOf(random()),
    reasons: JSON.stringify(reasons),
    answers: '{}',
    tapped_at: at,
    received_at: at,
    clock_offset_ms: 0,
    local_day: new Date(tappedMs + 7 * 3_600_000).toISOString().slice(0, 10),
    local_hour: localHour(tappedMs, ZONE),
    unit_id: desk.unitId,
    desk_id: desk.deskId,
    procedure: null,
    dossier_mark: null,
    language: random() < 0.03 ? 'en' : 'vi',
    channel: 'kiosk',
    option_order: null,
    wants_answer: 0,
    follow_up_code: null,
  }
  return { rating, flag: random() < SHARE_FLAGGED ? 'suspect-burst' : '' }
}

function levelOf(point: number): number {
  let passed = 0
  return (
    1 +
    Math.max(
      0,
      LEVEL_SHARES.findIndex((share) => (passed += share) > point),
    )
  )
}

/** Mulberry32: small, quick, and the same everywhere. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
