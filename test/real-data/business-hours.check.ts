import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CalendarBody } from '../../server/contract/deadlines/calendar.ts'
import { WEEKDAYS } from '../../server/contract/deadlines/weekday.ts'
import { addWorkingMs, compileCalendar, workedMs } from '../../server/domain/deadlines/working-calendar.ts'
import { realDataFolder } from './folder.ts'

/** Cases that another library for working time proves of itself. */
const FILE = join(realDataFolder(), 'business-hours', 'zendesk-biz-vectors.json')

type Vector = { readonly schedule: string; readonly tz: string; readonly start: string } & (
  | {
      readonly op: 'after'
      readonly amount: number
      readonly unit: keyof typeof UNIT_MS
      readonly expect: string
    }
  | { readonly op: 'within'; readonly end: string; readonly expect_hours: number }
)
interface Vectors {
  readonly schedules: Readonly<Record<string, Partial<CalendarBody['week']>>>
  readonly vectors: readonly Vector[]
}

const HOUR_MS = 3_600_000
const UNIT_MS = { second: 1_000, minute: 60_000, hour: HOUR_MS } as const

/** Where their meaning is not ours: what we find, and why. Each must still differ. */
const MEANT_OTHERWISE: Readonly<Record<string, { readonly ours: string; readonly why: string }>> = {
  '0 hour after 2006-01-03T00:00:00Z': {
    ours: '2006-01-03T00:00:00Z',
    why: 'no working time passes in no time: theirs moves to the next opening, ours stays where it is',
  },
}

const { schedules, vectors } = JSON.parse(readFileSync(FILE, 'utf8')) as Vectors

function calendarOf({ schedule, tz }: Vector) {
  const week = Object.fromEntries(WEEKDAYS.map((day) => [day, schedules[schedule]?.[day] ?? []]))
  return compileCalendar(CalendarBody.parse({ zone: tz, standardDayMinutes: 480, week, dates: {} }))
}

function nameOf(vector: Vector): string {
  return vector.op === 'after'
    ? `${vector.amount} ${vector.unit} after ${vector.start}`
    : `within ${vector.start} and ${vector.end}`
}

describe('working time', () => {
  test.each(vectors.map((vector) => [nameOf(vector), vector] as const))('%s', (name, vector) => {
    const calendar = calendarOf(vector)
    const start = Date.parse(vector.start)
    if (vector.op === 'within') {
      expect(workedMs(calendar, start, Date.parse(vector.end)) / HOUR_MS).toBe(vector.expect_hours)
      return
    }
    const found = addWorkingMs(calendar, start, vector.amount * UNIT_MS[vector.unit])
    const otherwise = MEANT_OTHERWISE[name]
    expect(found).toBe(Date.parse(otherwise?.ours ?? vector.expect))
    if (otherwise) expect(found).not.toBe(Date.parse(vector.expect))
  })

  test('what is meant otherwise is among the cases', () => {
    expect(vectors.map(nameOf)).toEqual(expect.arrayContaining(Object.keys(MEANT_OTHERWISE)))
  })
})
