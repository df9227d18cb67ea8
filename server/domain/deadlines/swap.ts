import type { DateEntry, Session } from '../../contract/deadlines/calendar.ts'

/** A day off exchanged for a day worked, by one decision: both dates are written together and taken back together. */
interface Swap {
  readonly off: string
  readonly worked: string
  /** The hours of the day worked. */
  readonly sessions: readonly Session[]
  /** The number of the decision. */
  readonly document?: string | undefined
  /** What else is to be said of it. */
  readonly reason?: string | undefined
  readonly reasonEn?: string | undefined
}

/** The two dates of a swap, each naming the other. */
export function bothHalves({
  off,
  worked,
  sessions,
  document,
  reason,
  reasonEn,
}: Swap): [string, DateEntry][] {
  const by = document === undefined ? {} : { document }
  const why = (words: string | undefined) => (words === undefined ? '' : ` (${words})`)
  return [
    [
      off,
      {
        sessions: [],
        reason: `Nghỉ hoán đổi, làm bù ${inVietnamese(worked)}${why(reason)}`,
        reasonEn: `Day off in exchange for ${inVietnamese(worked)}${why(reasonEn ?? reason)}`,
        swappedWith: worked,
        ...by,
      },
    ],
    [
      worked,
      {
        sessions: [...sessions],
        reason: `Làm bù cho ${inVietnamese(off)}${why(reason)}`,
        reasonEn: `Worked in exchange for ${inVietnamese(off)}${why(reasonEn ?? reason)}`,
        swappedWith: off,
        ...by,
      },
    ],
  ]
}

/** `2026-08-22` → `22/08/2026`. */
function inVietnamese(date: string): string {
  return date.split('-').reverse().join('/')
}
