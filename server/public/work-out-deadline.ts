import { listPolicies } from '../../db/queries/deadlines/calendars.ts'
import type { Service } from '../context.ts'
import type { DeadlineRule } from '../contract/deadlines/calendar.ts'
import { Day } from '../contract/fields.ts'
import { formatDate, formatTime } from '../words/format.ts'
import type { Words } from '../contract/language.ts'
import { Refusal } from '../contract/refusals.ts'
import { type Deadline, computeDeadline } from '../domain/deadlines/deadline.ts'
import { dayNumber, instantAt, localDay } from '../domain/local-time.ts'
import type { WorkingCalendar } from '../domain/deadlines/working-calendar.ts'
import { knownCalendars } from '../deadlines/find-calendar.ts'

/** `22/08/2026`, `22/8/2026` or `2026-08-22` as the last of these; null for what is no day from 2000 to 2099. */
function readDay(typed: string): string | null {
  const [, date, month, year] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(typed) ?? []
  const day = year ? `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}` : typed.trim()
  return Day.safeParse(day).success && day.startsWith('20') ? day : null
}

/** `15:30`, `9:05` or `15h30` as `09:05`; null for what is no time of day. */
function readTime(typed: string): string | null {
  const [, hour = '', minute = ''] = /^\s*(\d{1,2})\s*[:hg.]\s*(\d{2})\s*$/i.exec(typed) ?? []
  const time = `${hour.padStart(2, '0')}:${minute}`
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : null
}

/** The form as it was typed, or as it stands at first: now, under the first policy. */
export interface DeadlineForm {
  readonly date: string
  readonly time: string
  readonly policy: string
}

export interface ChoosablePolicy {
  readonly code: string
  readonly name: Words
  readonly rule: DeadlineRule
}

/** How sure the holidays of the years between receipt and deadline are. */
type HolidayKnowledge = 'announced' | 'computed' | 'unknown-year'

export type DeadlineAnswer =
  | {
      readonly kind: 'due'
      readonly deadline: Deadline
      readonly rule: DeadlineRule
      readonly holidays: HolidayKnowledge
    }
  | { readonly kind: 'no-working-time' }
  | { readonly kind: 'invalid'; readonly fields: readonly (keyof DeadlineForm)[] }

/** The policies that hold today, each code once, its newest version; `same-day` first. */
export async function choosablePolicies(service: Service): Promise<ChoosablePolicy[]> {
  const today = localDay(service.now(), service.organisation.zone)
  const policies = await listPolicies(service.db, today)
  const newest = policies.filter(
    ({ code }, index) => policies.findIndex((policy) => policy.code === code) === index,
  )
  return newest
    .map(({ code, name, name_en, rule }) => ({
      code,
      name: { vi: name, en: name_en || name },
      rule: JSON.parse(rule) as DeadlineRule,
    }))
    .sort((a, b) => Number(b.code === 'same-day') - Number(a.code === 'same-day'))
}

/** What was asked, with the present moment and the first policy for what was not. */
export function fillForm(
  service: Service,
  asked: Partial<DeadlineForm>,
  policies: readonly ChoosablePolicy[],
): DeadlineForm {
  const { zone } = service.organisation
  const now = new Date(service.now())
  return {
    date: asked.date ?? formatDate(now, zone),
    time: asked.time ?? formatTime(now, zone),
    policy: asked.policy ?? policies[0]?.code ?? '',
  }
}

/** When an answer would be due under the organisation's own calendar, and why. */
export async function workOutDeadline(
  service: Service,
  form: DeadlineForm,
  policies: readonly ChoosablePolicy[],
): Promise<DeadlineAnswer> {
  const rule = policies.find(({ code }) => code === form.policy)?.rule
  const [day, time] = [readDay(form.date), readTime(form.time)]
  if (rule === undefined || day === null || time === null) {
    const isWrong = { date: day === null, time: time === null, policy: rule === undefined }
    return {
      kind: 'invalid',
      fields: (['date', 'time', 'policy'] as const).filter((field) => isWrong[field]),
    }
  }
  const { zone, rootUnitId } = service.organisation
  try {
    const { calendar } = (await knownCalendars(service))(`/${rootUnitId}/`)
    const receivedAt = instantAt(day, time, zone)
    const deadline = computeDeadline({ rule, receivedAt, calendar })
    const years = [day, localDay(deadline.dueAt, zone)].map((each) => each.slice(0, 4))
    return { kind: 'due', deadline, rule, holidays: holidaysOf(calendar, years) }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'calendar/no-working-time')
      return { kind: 'no-working-time' }
    throw error
  }
}

/** New Year's Day is a holiday of every year: what the calendar says of it tells what it knows of the year. */
function holidaysOf(calendar: WorkingCalendar, years: readonly string[]): HolidayKnowledge {
  const newYears = years.map((year) => calendar.day(dayNumber(`${year}-01-01`)).entry)
  if (newYears.some((entry) => entry === undefined)) return 'unknown-year'
  return newYears.some((entry) => entry?.computed) ? 'computed' : 'announced'
}
