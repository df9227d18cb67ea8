import type { TabletDay, TabletDayMark, TabletDayState } from '../contract/quality/data-quality.ts'

interface DayFacts {
  readonly day: string
  readonly today: string
  readonly isOpen: boolean
  /** Did a tablet stand there? */
  readonly isThere: boolean
  readonly hasRatings: boolean
  readonly hasBurst: boolean
  readonly hasSentLater: boolean
  /** Was it silent in some of the open hours? */
  readonly wasSilent: boolean
  /** Do taps of this day or earlier still wait on it? */
  readonly isUnsent: boolean
}

/** One day of a tablet. Flags of a day that is not over stay untold: nobody learns by looking what a rule says of one tap. */
export function judgeTabletDay(facts: DayFacts): TabletDay {
  const { day, today, hasRatings, wasSilent } = facts
  const marks: [TabletDayMark, boolean][] = [
    ['burst', facts.hasBurst && day < today],
    ['partly-silent', wasSilent && hasRatings],
    ['sent-later', facts.hasSentLater],
  ]
  return {
    day,
    state: stateOf(facts),
    marks: marks.filter(([, holds]) => holds).map(([mark]) => mark),
  }
}

function stateOf({ day, today, isOpen, isThere, ...facts }: DayFacts): TabletDayState {
  if (facts.hasRatings) return 'rated'
  if (day > today) return 'to-come'
  if (!isThere) return 'absent'
  if (facts.isUnsent) return 'unsent'
  if (!isOpen) return 'closed'
  if (facts.wasSilent) return 'silent'
  return day === today ? 'to-come' : 'nobody'
}
