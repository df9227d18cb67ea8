import type { CalendarBody, Session } from '../../contract/deadlines/calendar.ts'
import type { Words } from '../../contract/language.ts'
import type { FieldError } from '../../contract/refusals.ts'
import { Refusal } from '../../contract/refusals.ts'
import { WEEKDAYS } from '../../contract/deadlines/weekday.ts'
import { dayNumber, isKnownZone, minuteOf } from '../local-time.ts'
import { compileCalendar, isWorkingDay } from './working-calendar.ts'

/** A calendar is kept only if it has working time within this many days. */
const MUST_OPEN_WITHIN_DAYS = 400

const WRONG = {
  zone: { vi: 'Không có múi giờ này.', en: 'There is no such time zone.' },
  outOfDay: {
    vi: 'Buổi phải nằm trong ngày, từ 00:00 đến 24:00.',
    en: 'A session must lie within the day, 00:00 to 24:00.',
  },
  reversed: {
    vi: 'Buổi phải kết thúc sau khi bắt đầu; buổi qua đêm tách làm hai tại 24:00.',
    en: 'A session must end after it begins; split one over midnight in two at 24:00.',
  },
  overlapping: { vi: 'Các buổi trong ngày chồng lên nhau.', en: 'Sessions of a day overlap.' },
  unnamed: { vi: 'Cần ghi lý do của ngày này.', en: 'Say why this date differs.' },
  halfSwap: {
    vi: 'Ngày hoán đổi phải có đủ hai nửa: một ngày nghỉ và một ngày làm bù, ghi tên nhau.',
    en: 'A swap needs both halves: one day off and one day worked, each naming the other.',
  },
  noWorkingTime: {
    vi: `Lịch không có giờ làm việc nào trong ${MUST_OPEN_WITHIN_DAYS} ngày tới.`,
    en: `The calendar has no working time in the next ${MUST_OPEN_WITHIN_DAYS} days.`,
  },
} as const satisfies Record<string, Words>

/**
 * Refuses a calendar that cannot be kept: whatever `checkCalendarEntries` refuses, and one without working time in the
 * 400 days from `fromDay` on. Throws `calendar/invalid` with a list of fields.
 */
export function checkCalendar(body: CalendarBody, fromDay: string): void {
  checkCalendarEntries(body)
  const calendar = compileCalendar(body)
  const first = dayNumber(fromDay)
  for (let ahead = 0; ahead < MUST_OPEN_WITHIN_DAYS; ahead++) {
    if (isWorkingDay(calendar.day(first + ahead))) return
  }
  throw new Refusal('calendar/invalid', { errors: [{ field: 'week', ...WRONG.noWorkingTime }] })
}

/**
 * Refuses a calendar with which nothing can be counted: an unknown zone, sessions that are reversed, overlapping or out
 * of the day, dates without a reason, half a swap. Throws `calendar/invalid` with every such field.
 */
export function checkCalendarEntries(body: CalendarBody): void {
  const errors: FieldError[] = [
    ...(isKnownZone(body.zone) ? [] : [{ field: 'zone', ...WRONG.zone }]),
    ...WEEKDAYS.flatMap((weekday) => sessionErrors(`week.${weekday}`, body.week[weekday])),
    ...Object.entries(body.dates).flatMap(([date, { sessions, reason }]) => [
      ...sessionErrors(`dates.${date}.sessions`, sessions),
      ...(reason.trim() === '' ? [{ field: `dates.${date}.reason`, ...WRONG.unnamed }] : []),
      ...(isWholeSwap(body, date) ? [] : [{ field: `dates.${date}.swappedWith`, ...WRONG.halfSwap }]),
    ]),
  ]
  if (errors.length > 0) throw new Refusal('calendar/invalid', { errors })
}

function sessionErrors(field: string, sessions: readonly Session[]): FieldError[] {
  const single = sessions.flatMap((session, index) => {
    const wrong = wrongSession(session)
    return wrong ? [{ field: `${field}.${index}`, ...wrong }] : []
  })
  if (single.length > 0) return single
  const inOrder = sessions
    .map(([from, to]) => [minuteOf(from), minuteOf(to)] as const)
    .sort((a, b) => a[0] - b[0])
  const overlap = inOrder.some(([from], index) => from < (inOrder[index - 1]?.[1] ?? 0))
  return overlap ? [{ field, ...WRONG.overlapping }] : []
}

function wrongSession([from, to]: Session): Words | null {
  if (!isTimeOfDay(from) || !isTimeOfDay(to)) return WRONG.outOfDay
  return minuteOf(from) < minuteOf(to) ? null : WRONG.reversed
}

function isTimeOfDay(time: string): boolean {
  return minuteOf(time) <= 1440 && Number(time.slice(3)) < 60
}

/** True where the date is no half of a swap, or the other half answers to it. */
function isWholeSwap({ dates }: CalendarBody, date: string): boolean {
  const entry = dates[date]
  if (entry?.swappedWith === undefined) return true
  const other = dates[entry.swappedWith]
  return other?.swappedWith === date && (entry.sessions.length === 0) !== (other.sessions.length === 0)
}
