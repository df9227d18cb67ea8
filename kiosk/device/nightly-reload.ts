import { localDay } from '../../server/words/format.ts'

const NIGHT_HOUR_MS = 3 * 3_600_000

/** Whether three in the morning has passed since the page started: a fresh page every day, for one that runs for months. */
export function isReloadDue(startedAt: Date, now: Date, zone: string): boolean {
  const dayFromThree = (at: Date): string => localDay(new Date(at.getTime() - NIGHT_HOUR_MS), zone)
  return dayFromThree(now) > dayFromThree(startedAt)
}
