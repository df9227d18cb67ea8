/** So many days after a quarter has ended its figures close: what comes later is counted, and moves them no more. */
const CLOSES_AFTER_DAYS = 10

/**
 * The UTC day (`YYYY-MM-DD`) with which the figures of a local day's quarter close: what the service learns on it or later
 * does not count in them. UTC days, as those that are signed: what a closed quarter rests on lies under signed roots.
 */
export function closingDayOf(localDay: string): string {
  const [year, month] = [Number(localDay.slice(0, 4)), Number(localDay.slice(5, 7))]
  const firstMonthAfter = Math.floor((month - 1) / 3) * 3 + 3
  return new Date(Date.UTC(year, firstMonthAfter, 1 + CLOSES_AFTER_DAYS)).toISOString().slice(0, 10)
}

/** Does a rating of this local day come too late, when the service learns of it on this UTC day? */
export function isAfterClose(localDay: string, knownOn: string): boolean {
  return knownOn >= closingDayOf(localDay)
}
