import type { Context } from '../context.ts'
import type { WorkingCalendar } from '../domain/deadlines/working-calendar.ts'
import { isWorkingDay } from '../domain/deadlines/working-calendar.ts'
import { addDays, dayNumber, localDay, startOfLocalDay } from '../domain/local-time.ts'
import { periodOf, previousPeriod } from '../domain/period.ts'
import { enterDossiers } from '../reports/dossiers/enter-dossiers.ts'
import { enterServed } from '../reports/served/enter-served.ts'
import type { Random } from './random.ts'
import { lastFourQuarters } from './demo-ratings.ts'

/** Desks and about how many people each serves on a working day: more than ever rate. */
const DESKS = [
  { unit: 'HT', desk: 'Q1', perDay: 74 },
  { unit: 'DD', desk: 'Q2', perDay: 68 },
  { unit: 'KD', desk: 'Q3', perDay: 41 },
  { unit: 'PVHCC', desk: undefined, perDay: 83 },
] as const

/** Invented procedures: about how many dossiers a month, and how many in a hundred are late. */
const PROCEDURES = [
  { unit: 'HT', procedure: 'MAU-KS', name: 'Đăng ký khai sinh (mẫu)', perMonth: 96, late: 1 },
  { unit: 'HT', procedure: 'MAU-CT', name: 'Chứng thực bản sao (mẫu)', perMonth: 410, late: 0 },
  { unit: 'DD', procedure: 'MAU-DD', name: 'Đăng ký biến động đất đai (mẫu)', perMonth: 72, late: 9 },
  { unit: 'KD', procedure: 'MAU-HKD', name: 'Đăng ký hộ kinh doanh (mẫu)', perMonth: 54, late: 4 },
] as const

const NOTE = 'Số liệu minh hoạ'

/** People served in the last four quarters, some days left out, and dossiers of the last months: plainly invented. */
export async function makeDemoVolumes(
  ctx: Context,
  { calendar, random }: { readonly calendar: WorkingCalendar; readonly random: Random },
): Promise<void> {
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const { fromDay } = previousPeriod(periodOf(today))
  const openDays = (from: string, to: string): string[] => {
    const days: string[] = []
    for (let day = from; day < to; day = addDays(day, 1))
      if (isWorkingDay(calendar.day(dayNumber(day)))) days.push(day)
    return days
  }
  const enterDays = (open: readonly string[], forgottenFrom: string, enteredMs = ctx.now()) => {
    const served = open.flatMap((day) =>
      DESKS.flatMap(({ unit, desk, perDay }) => {
        const count = Math.round(perDay * (0.85 + 0.3 * random.next()))
        if (unit === 'KD' && day >= forgottenFrom) return []
        return [{ unit, day, served: count, note: NOTE, ...(desk === undefined ? {} : { desk }) }]
      }),
    )
    return enterServed(
      { ...ctx, now: () => enteredMs },
      served.map((entry, index) => ({ at: `entries.${index}`, entry })),
    )
  }
  const days = openDays(fromDay, today)
  // One desk forgot its last two days.
  await enterDays(days, days.at(-2) ?? today)
  const months = [...new Set(days.map((day) => day.slice(0, 7)))].filter((month) => month < today.slice(0, 7))
  const dossiers = months.flatMap((month) =>
    PROCEDURES.map(({ unit, procedure, name, perMonth, late: lateOfHundred }) => {
      const received = Math.round(perMonth * (0.85 + 0.3 * random.next()))
      const late = Math.round((received * lateOfHundred) / 100)
      const openInTime = Math.round(received * 0.04)
      const overdue = lateOfHundred > 5 ? 1 : 0
      const onTime = received - late - openInTime - overdue
      return { unit, month, procedure, name, received, onTime, late, openInTime, overdue, note: NOTE }
    }),
  )
  await enterDossiers(
    ctx,
    dossiers.map((entry, index) => ({ at: `entries.${index}`, entry })),
  )
  // Of quarters that are published since: before their figures closed.
  for (const { fromDay: from, toDay: to } of lastFourQuarters(today).slice(0, 2))
    await enterDays(openDays(from, to), to, startOfLocalDay(to, ctx.organisation.zone))
}
