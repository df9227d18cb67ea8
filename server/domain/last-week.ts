import { dayNumber, addDays, weekdayOf } from './local-time.ts'
import { isWorkingDay, type WorkingCalendar } from './deadlines/working-calendar.ts'

/**
 * The first working day of a month's last working week, on which what is due “tuần cuối hằng tháng” may be looked for. The founding plan
 * does not define that week; here it is the one, Monday to Sunday, that holds the month's last working day. A month without any: its last day.
 * `month` is `YYYY-MM`.
 */
export function lastWeekOf(calendar: WorkingCalendar, month: string): string {
  const days = daysOf(month)
  const working = days.filter((day) => isWorkingDay(calendar.day(dayNumber(day))))
  const last = working.at(-1)
  if (last === undefined) return days.at(-1) ?? `${month}-28`
  const monday = addDays(last, -weekdayOf(last))
  return working.find((day) => day >= monday) ?? last
}

function daysOf(month: string): string[] {
  const days: string[] = []
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day)
  return days
}
