import type { ItemOutcome } from '../contract/feedback/item-outcome.ts'
import type { TimelinessCounts } from '../contract/report.ts'
import { wilsonInterval } from './satisfaction.ts'

/** What one cycle of an item adds to the counts of its period; `open` is open in time. */
export type TimelinessVerdict = ItemOutcome | 'overdue'

/** So many cycles with the same verdict and the same working time to the answer. */
export interface TimelinessGroup {
  readonly verdict: TimelinessVerdict
  /** Working minutes to the answer; null while there is none. */
  readonly workingMinutes: number | null
  readonly count: number
}

/**
 * The line of a unit and period. Its seven columns always make up `received`. The share of what was answered in time is of
 * all whose deadline has spoken: answered, or missed without an answer, ended or not; its interval is Wilson's, 95 %. The
 * median is over the answered.
 */
export function countTimeliness(groups: readonly TimelinessGroup[]): TimelinessCounts {
  const counts = new Map<TimelinessVerdict, number>()
  const answered = new Map<number, number>()
  for (const { verdict, workingMinutes, count } of groups) {
    counts.set(verdict, (counts.get(verdict) ?? 0) + count)
    if (workingMinutes !== null && (verdict === 'on-time' || verdict === 'late'))
      answered.set(workingMinutes, (answered.get(workingMinutes) ?? 0) + count)
  }
  const count = (verdict: TimelinessVerdict) => counts.get(verdict) ?? 0
  const line = {
    onTime: count('on-time'),
    late: count('late'),
    openInTime: count('open'),
    overdue: count('overdue'),
    endedInTime: count('ended-in-time'),
    endedPastDue: count('ended-past-due'),
    unpromised: count('unpromised'),
  }
  const judged = line.onTime + line.late + line.overdue + line.endedPastDue
  return {
    received: [...counts.values()].reduce((sum, count) => sum + count, 0),
    ...line,
    judged,
    onTimeShare: judged === 0 ? null : line.onTime / judged,
    onTimeInterval: judged === 0 ? null : wilsonInterval(line.onTime, judged),
    medianWorkingMinutes: weightedMedian([...answered].map(([value, count]) => ({ value, count }))),
  }
}

/**
 * The median of values that occur `count` times each: half of all lie on either side, and between two middle ones it is
 * their mean, as if every value were written out. Null without any. Groups may repeat a value and come in any order.
 */
export function weightedMedian(
  pairs: readonly { readonly value: number; readonly count: number }[],
): number | null {
  const total = pairs.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  const sorted = pairs.toSorted((a, b) => a.value - b.value)
  const valueAt = (rank: number): number => {
    let passed = 0
    return sorted.find(({ count }) => (passed += count) > rank)?.value ?? Number.NaN
  }
  return (valueAt(Math.floor((total - 1) / 2)) + valueAt(Math.floor(total / 2))) / 2
}
