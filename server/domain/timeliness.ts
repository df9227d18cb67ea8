import type { FeedbackStatus } from '../contract/feedback/feedback-status.ts'
import type { ItemOutcome } from '../contract/feedback/item-outcome.ts'
import type { TimelinessCounts } from '../contract/report.ts'
import { isOpen } from './lifecycle.ts'

/** What one item adds to the counts of its period. */
export type TimelinessVerdict = ItemOutcome | 'overdue'

interface TimedItem {
  readonly status: FeedbackStatus
  /** Has the due date of the present cycle passed? */
  readonly isPastDue: boolean
  /** As stored with the answer, so that a later change of calendar does not move it; null while there is none. */
  readonly onTime: boolean | null
}

/**
 * While an item waits for the citizen it is open but never overdue. What was refused, redirected, merged or is spam has
 * ended: received, neither answered nor open.
 */
export function judgeTimeliness({ status, isPastDue, onTime }: TimedItem): TimelinessVerdict {
  if (isOpen(status)) return isPastDue && status !== 'waiting-for-citizen' ? 'overdue' : 'open'
  if (onTime === null) return 'ended'
  return onTime ? 'on-time' : 'late'
}

/** So many items with the same verdict and the same working time from receipt to answer. */
export interface TimelinessGroup {
  readonly verdict: TimelinessVerdict
  /** Working minutes from receipt to answer; null while there is no answer. */
  readonly workingMinutes: number | null
  readonly count: number
}

/**
 * The counts of a unit and period, for items received in it. Always: answered = on time + late; overdue items are among
 * the open; answered + open ≤ received, the rest ended without an answer. The median is over the answered.
 */
export function countTimeliness(groups: readonly TimelinessGroup[]): TimelinessCounts {
  const count = (...verdicts: TimelinessVerdict[]) =>
    groups.reduce((sum, group) => sum + (verdicts.includes(group.verdict) ? group.count : 0), 0)
  const answered = groups.filter(({ verdict }) => verdict === 'on-time' || verdict === 'late')
  return {
    received: count('on-time', 'late', 'open', 'overdue', 'ended'),
    answered: count('on-time', 'late'),
    onTime: count('on-time'),
    late: count('late'),
    open: count('open', 'overdue'),
    overdue: count('overdue'),
    medianWorkingMinutes: weightedMedian(
      answered.flatMap(({ workingMinutes, count }) =>
        workingMinutes === null ? [] : [{ value: workingMinutes, count }],
      ),
    ),
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
