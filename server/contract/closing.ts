/** So many days after a quarter has ended its figures close: what comes later is counted, and moves them no more. */
const CLOSES_AFTER_DAYS = 10
/** With which month the next quarter begins. */
const NEXT_MONTHS = ['04', '07', '10', '01'] as const

/**
 * The UTC day (`YYYY-MM-DD`) with which the figures of a local day's quarter close: what the service learns on it or later
 * does not count in them. UTC days, as those that are signed: what a closed quarter rests on lies under signed roots.
 */
export function closingDayOf(localDay: string): string {
  const quarter = Math.floor((Number(localDay.slice(5, 7)) - 1) / 3)
  const year = Number(localDay.slice(0, 4)) + (quarter === 3 ? 1 : 0)
  // Put together by hand: it is asked for each of a hundred thousand counts.
  return `${year}-${NEXT_MONTHS[quarter] ?? ''}-${1 + CLOSES_AFTER_DAYS}`
}

/** Does a rating of this local day come too late, when the service learns of it on this UTC day? */
export function isAfterClose(localDay: string, knownOn: string): boolean {
  return knownOn >= closingDayOf(localDay)
}
