import { type KioskStatus, SILENT_AFTER_MS } from '../contract/kiosk.ts'
import { dayAt, workedMs, type WorkingCalendar } from './deadlines/working-calendar.ts'

/**
 * How a kiosk is. Only open time counts as silence: a tablet that is switched off at night is not missed at night, nor in
 * the first minutes of the morning.
 */
export function judgeKiosk(calendar: WorkingCalendar, lastSeenMs: number | null, nowMs: number): KioskStatus {
  if (lastSeenMs === null) return 'never-seen'
  if (workedMs(calendar, lastSeenMs, nowMs) > SILENT_AFTER_MS) return 'silent'
  const isOpen = dayAt(calendar, nowMs).sessions.some(({ from, to }) => from <= nowMs && nowMs < to)
  return isOpen ? 'ok' : 'closed'
}
