import type { AskedContribution } from '../contract/feedback/feedback.ts'
import type { TimelinessVerdict } from './timeliness.ts'

/** Instants as stored; null while it has not happened. */
interface ContributionMoments {
  readonly given_at: string | null
  readonly ended_at: string | null
}

export function contributionState({ given_at, ended_at }: ContributionMoments): AskedContribution['state'] {
  if (given_at !== null) return 'given'
  return ended_at === null ? 'open' : 'ended'
}

/**
 * What a contribution adds to the counts of its own unit, whatever becomes of the item. `onTime` is the stored verdict:
 * a later look does not move it.
 */
export function judgeContribution({
  isOpen,
  isPastDue,
  onTime,
}: {
  readonly isOpen: boolean
  readonly isPastDue: boolean
  readonly onTime: boolean | null
}): TimelinessVerdict {
  if (isOpen) return isPastDue ? 'overdue' : 'open'
  if (onTime === null) return 'ended-in-time'
  return onTime ? 'on-time' : 'late'
}
