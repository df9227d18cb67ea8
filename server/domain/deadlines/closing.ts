import { addDays, DAY_MS, localDay, startOfLocalDay } from '../local-time.ts'

/** How long before it closes by itself the citizen is told. */
const NOTICE_MS = 3 * DAY_MS

/**
 * When an answered item closes by itself: at the end of the local day so many days after the answer; and when the citizen is
 * told, three days before, or half way where it closes sooner. Epoch milliseconds.
 */
export function closingOf(
  answeredMs: number,
  days: number,
  zone: string,
): { readonly closesMs: number; readonly tellMs: number } {
  const closesMs = startOfLocalDay(addDays(localDay(answeredMs, zone), days + 1), zone)
  return { closesMs, tellMs: closesMs - Math.min(NOTICE_MS, (closesMs - answeredMs) / 2) }
}
