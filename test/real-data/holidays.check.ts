import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { lunarDay } from '../../server/domain/deadlines/lunar.ts'
import { proposeHolidays } from '../../server/domain/deadlines/propose-holidays.ts'
import { VIETNAM_CALENDAR } from '../../server/domain/deadlines/vietnam-calendar.ts'
import { realDataFolder } from './folder.ts'

/** Days off of state bodies as they were announced (2027: as others compute them), and a table of lunar dates. */
const FOLDER = join(realDataFolder(), 'holidays')

interface DaysOff {
  readonly days_off: readonly { readonly date: string; readonly status: 'announced' | 'computed' }[]
  readonly worked_saturdays: readonly { readonly date: string; readonly swap_for: string }[]
}
const known = JSON.parse(readFileSync(join(FOLDER, 'days-off-2019-2027.json'), 'utf8')) as DaysOff
const daysOff = known.days_off.map(({ date }) => date)

type LunarRow = Record<'solar' | 'lunar_day' | 'lunar_month' | 'lunar_year' | 'is_leap_month', string>
const lunarRows = parse<LunarRow>(readFileSync(join(FOLDER, 'lunar-dates-2019-2027.csv')), { columns: true })

const YEARS = Array.from({ length: 9 }, (_, index) => 2019 + index)

/** Why a day that was announced is not one of those proposed. Each must still differ. */
const ANNOUNCED_BEYOND_THE_LAW: Readonly<Record<string, string>> = {
  '2019-04-29': 'exchanged for 04/05/2019: swaps are decided, never guessed',
  '2024-04-29': 'exchanged for 04/05/2024: swaps are decided, never guessed',
  '2025-02-01': 'a Saturday counted to Tết: off by the week already, so that no deadline differs',
  '2025-05-02': 'exchanged for 26/04/2025: swaps are decided, never guessed',
  '2026-01-02': 'exchanged for 10/01/2026: swaps are decided, never guessed',
  '2026-08-31': 'exchanged for 22/08/2026: swaps are decided, never guessed',
}

describe('the holidays of 2019–2027', () => {
  const proposed = YEARS.flatMap((year) => Object.keys(proposeHolidays(year)))

  test('are those announced, but for what only a decision can give', () => {
    expect(daysOff.filter((date) => !proposed.includes(date))).toEqual(Object.keys(ANNOUNCED_BEYOND_THE_LAW))
  })

  test('hold no day that was not announced', () => {
    expect(proposed.filter((date) => !daysOff.includes(date))).toEqual([])
  })

  test('and the exchanged days are those of the calendar an organisation starts with, in full', () => {
    const dates = Object.entries(VIETNAM_CALENDAR.dates)
    const off = dates.filter(([, { sessions }]) => sessions.length === 0).map(([date]) => date)
    expect(off.toSorted()).toEqual(daysOff.filter((date) => date >= '2025'))
    const worked = dates.flatMap(([date, { sessions, swappedWith }]) =>
      sessions.length > 0 ? [{ date, swap_for: swappedWith }] : [],
    )
    expect(worked).toEqual(known.worked_saturdays.filter(({ date }) => date >= '2025'))
    const computed = dates.flatMap(([date, entry]) => (entry.computed ? [date] : []))
    const guessed = known.days_off.flatMap(({ date, status }) => (status === 'computed' ? [date] : []))
    expect(computed.toSorted()).toEqual(guessed)
  })
})

test('the lunar calendar agrees with the table, day for day', () => {
  const days = lunarRows.filter(({ is_leap_month }) => is_leap_month === '0')
  expect(days.length).toBeGreaterThan(250)
  const ours = days.map((row) =>
    lunarDay(Number(row.lunar_year), Number(row.lunar_month), Number(row.lunar_day)),
  )
  expect(ours).toEqual(days.map(({ solar }) => solar))
})
