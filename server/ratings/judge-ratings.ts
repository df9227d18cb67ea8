import type { DeviceProgress } from '../../db/queries/ratings.ts'
import type { MisuseFlag } from '../contract/misuse-rules.ts'
import { judgeLevelRun, type RunTap } from './level-run.ts'
import type { AfterHours } from './opening-hours.ts'
import type { PlacedRating } from './place-rating.ts'
import { addNumbers, countOn, type NumbersSeen } from '../domain/numbers-seen.ts'
import { addToQuarters, type QuarterCounts } from '../domain/quarter-counts.ts'
import { utcDayOf } from '../history/seal-rows.ts'
import { judgeBursts, type RecentTap } from './recent-taps.ts'

export interface Flag {
  readonly ratingId: string
  readonly rule: MisuseFlag
}

interface Judgement {
  readonly flags: readonly Flag[]
  /** Ids that a burst keeps out of the headline from now on. */
  readonly bursts: ReadonlySet<string>
  /** Those of them that were counted in an earlier commit. */
  readonly earlierBursts: readonly string[]
  readonly progress: DeviceProgress
}

/** The rules of misuse for what has just come from one device (at least one rating), and how far the device has come. */
export function judgeRatings(
  device: DeviceProgress,
  own: readonly PlacedRating[],
  isAfterHours: AfterHours,
): Judgement {
  const taps = own.map(({ rating, tappedAtMs }) => ({ id: rating.id, level: rating.level, tappedAtMs }))
  const recent = JSON.parse(device.recent_taps) as RecentTap[]
  const bursts = judgeBursts(
    recent,
    taps.map(({ id, tappedAtMs }) => ({ id, tappedAtMs })),
  )
  const runs = judgeLevelRun(JSON.parse(device.level_run) as RunTap[], taps)
  const flags: Flag[] = [
    ...flagAll('suspect-burst', bursts.flagged),
    ...flagAll('one-level-for-long', runs.flagged),
    ...own.flatMap(({ rating, clockSuspect, countedAtMs }) => [
      ...(clockSuspect ? flagAll('clock-suspect', [rating.id]) : []),
      ...(isAfterHours(rating.unit_id, countedAtMs) ? flagAll('after-hours', [rating.id]) : []),
    ]),
  ]
  return {
    flags,
    bursts: bursts.flagged,
    earlierBursts: recent.filter(({ id }) => bursts.flagged.has(id)).map(({ id }) => id),
    progress: {
      id: device.id,
      max_seq: Math.max(device.max_seq, ...own.map(({ rating }) => rating.seq)),
      accepted: device.accepted + own.length,
      numbers_seen: seeNumbers(device, own),
      recent_taps: JSON.stringify(bursts.recent),
      level_run: JSON.stringify(runs.run),
      quarter_counts: countQuarters(device.quarter_counts, own, flags),
    },
  }
}

function flagAll(rule: MisuseFlag, ratingIds: Iterable<string>): Flag[] {
  return [...ratingIds].map((ratingId) => ({ ratingId, rule }))
}

/** The text as it stood where they count on, as they nearly always do: it is neither read nor written anew. */
function seeNumbers({ max_seq, numbers_seen }: DeviceProgress, own: readonly PlacedRating[]): string {
  const numbers = own.map(({ rating }) => rating.seq)
  if (countOn(max_seq, numbers)) return numbers_seen
  return JSON.stringify(addNumbers(JSON.parse(numbers_seen) as NumbersSeen, max_seq, numbers))
}

/** An earlier tap that is flagged only now was made within the hour: it counts with the first of those that came. */
function countQuarters(before: string, own: readonly PlacedRating[], flags: readonly Flag[]): string {
  const days = new Map(own.map(({ rating }) => [rating.id, rating.local_day]))
  const nearby = own[0]?.rating.local_day ?? ''
  const cameOn = utcDayOf(own[0]?.rating.received_at ?? '')
  const additions = [
    ...own.map(({ rating }) => ({ localDay: rating.local_day, what: 'all' as const })),
    ...flags.map(({ ratingId, rule }) => ({ localDay: days.get(ratingId) ?? nearby, what: rule })),
  ]
  return JSON.stringify(addToQuarters(JSON.parse(before) as QuarterCounts, cameOn, additions))
}
