import { Temporal } from 'temporal-polyfill'
import type { Words } from '../contract/language.ts'
import { Refusal } from '../contract/refusals.ts'
import type { PeriodKind, TurnsAt } from '../contract/report.ts'
import { dayNumber, instantAt, localDayNumber, MINUTE_MS, minuteOf } from './local-time.ts'

/** A span of local days of the organisation; half-open, so that neighbours meet without a gap or a shared moment. */
export interface Period {
  /** As it is written in an address: `2026-Q3`, `2026-09`, `2026-09~15`, `2026-07-01..2026-07-15`. */
  readonly key: string
  readonly kind: PeriodKind
  /** First day, `YYYY-MM-DD`. */
  readonly fromDay: string
  /** The day after the last one; where days turn at noon, the day on whose noon it ends. */
  readonly toDay: string
  /** The clock time at which its days begin. */
  readonly turnsAt: TurnsAt
  readonly label: Words
}

type Span = Omit<Period, 'kind'>

interface Kind {
  /** How its key is written. */
  readonly form: RegExp
  read(groups: readonly string[], key: string): Span
  /** The span of the same kind just before. */
  before(span: Span): Span
  /** The keys of those that are called after a year. */
  keysOf(year: number): readonly string[]
}

/** Every kind of period: how it is written, what it covers and is called, and which one came before. */
const KINDS: Readonly<Record<PeriodKind, Kind>> = {
  quarter: parts({ form: /^(20\d\d)-Q([1-4])$/, months: 3, span: calendarQuarter }),
  month: parts({ form: /^(20\d\d)-(0[1-9]|1[0-2])$/, months: 1, span: calendarMonth }),
  half: parts({ form: /^(20\d\d)-H([12])$/, months: 6, span: calendarHalf }),
  year: parts({ form: /^(20\d\d)$/, months: 12, span: calendarYear }),
  // Periodic reports to higher levels: ND 09/2019/ND-CP, as in TT 05/2023/TT-BYT art. 3.
  'month-15': parts({ form: /^(20\d\d)-(0[1-9]|1[0-2])~15$/, months: 1, span: national(calendarMonth, 1) }),
  'quarter-15': parts({ form: /^(20\d\d)-Q([1-4])~15$/, months: 3, span: national(calendarQuarter, 3) }),
  'year-15': parts({ form: /^(20\d\d)~15$/, months: 12, span: national(calendarYear, 12) }),
  plan: {
    form: /^(20\d\d)(-Q1|-H1|-Q3|)~plan$/,
    read: ([year = '', name = '']) => planSpan(Number(year), name),
    before: ({ key }) => planSpan(Number(key.slice(0, 4)) - 1, key.slice(4, key.indexOf('~'))),
    keysOf: (year) => Object.keys(PLAN_REPORTS).map((name) => `${year}${name}~plan`),
  },
  // The 1022 line counts from noon on the 25th to noon on the 25th.
  noon: parts({ form: /^(20\d\d)-(0[1-9]|1[0-2])~noon$/, months: 1, span: noonMonth }),
  range: {
    form: /^(20\d\d-\d\d-\d\d)\.\.(20\d\d-\d\d-\d\d)$/,
    read([first = '', last = ''], key) {
      const [from, to] = [readDay(first, key), readDay(last, key)]
      if (last < first) throw unknown(key, endsBefore(`${last}..${first}`))
      return daysSpan(from, to.add({ days: 1 }))
    },
    before: ({ fromDay, toDay }) => daysSpan(before(fromDay, toDay), day(fromDay)),
    keysOf: () => [],
  },
  'noon-range': {
    form: /^(20\d\d-\d\d-\d\d)T12\.\.(20\d\d-\d\d-\d\d)T12$/,
    read([first = '', last = ''], key) {
      const [from, to] = [readDay(first, key), readDay(last, key)]
      if (last <= first) throw unknown(key, endsBefore(`${last}T12..${first}T12`))
      return noonSpan(from, to)
    },
    before: ({ fromDay, toDay }) => noonSpan(before(fromDay, toDay), day(fromDay)),
    keysOf: () => [],
  },
}

/**
 * Reads a period as it stands in an address. A range names both its days: the last one belongs to it; one from noon to noon
 * its two noons. Throws the refusal `report/unknown-period`, saying what would be right, for anything else, years outside
 * 2000–2099 included.
 */
export function parsePeriod(text: string): Period {
  for (const kind of Object.keys(KINDS) as PeriodKind[]) {
    const found = KINDS[kind].form.exec(text)
    if (found) return { kind, ...KINDS[kind].read(found.slice(1), text) }
  }
  throw unknown(text, whatIsRight(text))
}

/** Every report asks for a few, thousands of times: by month. */
const quarters = new Map<string, Period>()

/** The quarter that a local day `YYYY-MM-DD` falls in. */
export function periodOf(localDay: string): Period {
  const ofMonth = localDay.slice(0, 7)
  const quarter = quarters.get(ofMonth) ?? quarterOf(localDay)
  quarters.set(ofMonth, quarter)
  return quarter
}

function quarterOf(localDay: string): Period {
  const { year, month } = day(localDay)
  const first = Temporal.PlainDate.from({ year, month: month - ((month - 1) % 3), day: 1 })
  return { kind: 'quarter', ...calendarQuarter(first) }
}

/** The period of the same kind just before: before a range as many days as it has, before one of a plan that of the last year. */
export function previousPeriod({ kind, ...span }: Period): Period {
  return { kind, ...KINDS[kind].before(span) }
}

/** Those of a kind that have begun by a day and end after another, the newest first; none where any two days make one. */
export function periodsOfKind(kind: PeriodKind, sinceDay: string, untilDay: string): Period[] {
  const [first, last] = [day(sinceDay).year, day(untilDay).year + 1]
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .flatMap((year) => KINDS[kind].keysOf(year))
    .map(parsePeriod)
    .filter(({ fromDay, toDay }) => fromDay <= untilDay && toDay > sinceDay)
    .sort((a, b) => (a.toDay < b.toDay ? 1 : -1))
}

/** Is it made of whole calendar months? */
export function isOfMonths({ kind }: Period): boolean {
  return kind === 'quarter' || kind === 'month' || kind === 'half' || kind === 'year'
}

/** The quarters that a period of whole months lies in or holds, the first one first. */
export function quartersOf({ fromDay, toDay }: Period): Period[] {
  const quarters = [periodOf(fromDay)]
  for (let last = periodOf(fromDay); last.toDay < toDay; quarters.push(last)) last = periodOf(last.toDay)
  return quarters
}

/** The three months of a quarter. */
export function monthsOf({ fromDay }: Pick<Period, 'fromDay'>): Period[] {
  const [year = '', month = ''] = fromDay.split('-')
  return [0, 1, 2].map((index) => parsePeriod(`${year}-${String(Number(month) + index).padStart(2, '0')}`))
}

/** Does a local day `YYYY-MM-DD` lie in the period? */
export function isInPeriod(localDay: string, { fromDay, toDay }: Period): boolean {
  return fromDay <= localDay && localDay < toDay
}

/** Its first instant and the one with which it is over, epoch milliseconds. */
export function instantsOf(
  { fromDay, toDay, turnsAt }: Pick<Period, 'fromDay' | 'toDay' | 'turnsAt'>,
  zone: string,
): { readonly from: number; readonly to: number } {
  return { from: instantAt(fromDay, turnsAt, zone), to: instantAt(toDay, turnsAt, zone) }
}

/** Which of its days it is, from 1, and of how many; null before it begins and once it is over. */
export function progressOf(
  period: Period,
  nowMs: number,
  zone: string,
): { readonly day: number; readonly days: number } | null {
  const { from, to } = instantsOf(period, zone)
  if (nowMs < from || nowMs >= to) return null
  const first = dayNumber(period.fromDay)
  const days = dayNumber(period.toDay) - first
  const today = localDayNumber(nowMs - minuteOf(period.turnsAt) * MINUTE_MS, zone)
  return { day: today - first + 1, days }
}

interface Parts {
  readonly form: RegExp
  /** How long one is. */
  readonly months: number
  /** The span of the calendar's part that begins on this day. */
  readonly span: (first: Temporal.PlainDate) => Span
}

/** Kinds that follow the calendar: a year, and which part of it. */
function parts({ form, months, span }: Parts): Kind {
  const firstOf = ([year = '', part = '1']: readonly string[]) =>
    day(`${year}-01-01`).add({ months: months * (Number(part) - 1) })
  return {
    form,
    read: (groups) => span(firstOf(groups)),
    before: ({ key }) => span(firstOf(form.exec(key)?.slice(1) ?? []).subtract({ months })),
    keysOf: (year) =>
      Array.from({ length: 12 / months }, (_, index) => span(firstOf([`${year}`, `${index + 1}`])).key),
  }
}

const ROMAN = ['I', 'II', 'III', 'IV'] as const

function calendarQuarter(first: Temporal.PlainDate): Span {
  const index = (first.month - 1) / 3
  return {
    key: `${first.year}-Q${index + 1}`,
    ...midnights(first, first.add({ months: 3 })),
    label: { vi: `Quý ${ROMAN[index] ?? ''}/${first.year}`, en: `Quarter ${index + 1}, ${first.year}` },
  }
}

const ENGLISH_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

function calendarMonth(first: Temporal.PlainDate): Span {
  return {
    key: first.toPlainYearMonth().toString(),
    ...midnights(first, first.add({ months: 1 })),
    label: {
      vi: `Tháng ${first.month}/${first.year}`,
      en: `${ENGLISH_MONTHS[first.month - 1] ?? ''} ${first.year}`,
    },
  }
}

function calendarHalf(first: Temporal.PlainDate): Span {
  const isFirst = first.month === 1
  return {
    key: `${first.year}-H${isFirst ? 1 : 2}`,
    ...midnights(first, first.add({ months: 6 })),
    label: {
      vi: `6 tháng ${isFirst ? 'đầu' : 'cuối'} năm ${first.year}`,
      en: `${isFirst ? 'First' : 'Second'} half of ${first.year}`,
    },
  }
}

function calendarYear(first: Temporal.PlainDate): Span {
  return {
    key: `${first.year}`,
    ...midnights(first, first.add({ years: 1 })),
    label: { vi: `Năm ${first.year}`, en: `Year ${first.year}` },
  }
}

/** From the 15th of the month before to the 14th of the last month. */
function national(of: (first: Temporal.PlainDate) => Span, months: number) {
  return (first: Temporal.PlainDate): Span => {
    const { key, label } = of(first)
    const from = first.subtract({ months: 1 }).with({ day: 15 })
    return {
      key: `${key}~15`,
      ...midnights(from, from.add({ months })),
      label: { vi: `${label.vi} (ngày 15 đến 14)`, en: `${label.en} (15th to 14th)` },
    }
  }
}

/**
 * The reports of a plan such as that of Binh Tan of 09/02/2021, III.1: each begins with its part of the year, and holds what
 * is known before the day before which it is due.
 */
const PLAN_REPORTS: Readonly<
  Record<string, { readonly from: string; readonly before: string; label: Words }>
> = {
  '-Q1': { from: '01-01', before: '02-26', label: { vi: 'Báo cáo quý I', en: 'Report of quarter 1,' } },
  '-H1': { from: '01-01', before: '05-05', label: { vi: 'Báo cáo 6 tháng', en: 'Report of six months,' } },
  '-Q3': { from: '07-01', before: '08-05', label: { vi: 'Báo cáo quý III', en: 'Report of quarter 3,' } },
  '': { from: '01-01', before: '11-05', label: { vi: 'Báo cáo năm', en: 'Report of the year' } },
}

function planSpan(year: number, name: string): Span {
  const report = PLAN_REPORTS[name]
  if (!report) throw new Error(`no report ${name} of a plan`)
  const { from, before, label } = report
  return {
    key: `${year}${name}~plan`,
    ...midnights(day(`${year}-${from}`), day(`${year}-${before}`)),
    label: { vi: `${label.vi} ${year} theo kế hoạch`, en: `${label.en} ${year}, by the plan` },
  }
}

function noonMonth(first: Temporal.PlainDate): Span {
  const { key, label } = calendarMonth(first)
  const to = first.with({ day: 25 })
  return {
    key: `${key}~noon`,
    ...between(to.subtract({ months: 1 }), to, '12:00'),
    label: { vi: `${label.vi} (12 giờ ngày 25)`, en: `${label.en} (noon on the 25th)` },
  }
}

function daysSpan(first: Temporal.PlainDate, end: Temporal.PlainDate): Span {
  const last = end.subtract({ days: 1 })
  const [from, to] = [written(first), written(last)]
  return {
    key: `${first.toString()}..${last.toString()}`,
    ...midnights(first, end),
    label: { vi: `Từ ${from} đến ${to}`, en: `${from} to ${to}` },
  }
}

function noonSpan(first: Temporal.PlainDate, end: Temporal.PlainDate): Span {
  const [from, to] = [`12:00 ${written(first)}`, `12:00 ${written(end)}`]
  return {
    key: `${first.toString()}T12..${end.toString()}T12`,
    ...between(first, end, '12:00'),
    label: { vi: `Từ ${from} đến ${to}`, en: `${from} to ${to}` },
  }
}

function midnights(from: Temporal.PlainDate, to: Temporal.PlainDate) {
  return between(from, to, '00:00')
}

function between(from: Temporal.PlainDate, to: Temporal.PlainDate, turnsAt: TurnsAt) {
  return { fromDay: from.toString(), toDay: to.toString(), turnsAt }
}

/** As many days before the first as there are up to the last. */
function before(fromDay: string, toDay: string): Temporal.PlainDate {
  return day(fromDay).subtract({ days: dayNumber(toDay) - dayNumber(fromDay) })
}

function day(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text)
}

function readDay(text: string, period: string): Temporal.PlainDate {
  try {
    return day(text)
  } catch {
    throw unknown(period, noSuchDay(text))
  }
}

/** 22/08/2026 in both languages. */
function written(date: Temporal.PlainDate): string {
  return date.toString().split('-').toReversed().join('/')
}

function unknown(key: string, words: Words): Refusal {
  return new Refusal('report/unknown-period', { detail: key, errors: [{ field: 'period', ...words }] })
}

function whatIsRight(text: string): Words {
  const [, year, part = ''] = /^(20\d\d)-([A-Z])\d+/.exec(text) ?? []
  if (year !== undefined && part === 'Q')
    return { vi: `quý chỉ có từ ${year}-Q1 đến ${year}-Q4`, en: `quarters run from ${year}-Q1 to ${year}-Q4` }
  if (year !== undefined && part === 'H')
    return { vi: `nửa năm chỉ có ${year}-H1 và ${year}-H2`, en: `halves are ${year}-H1 and ${year}-H2` }
  const [single] = /^20\d\d-\d\d-\d\d$/.exec(text) ?? []
  if (single === undefined)
    return {
      vi: 'cần một kỳ như 2026-Q3, 2026-09, 2026-H1, 2026, 2026-09~15 hoặc 2026-09-01..2026-09-15',
      en: 'needs a period such as 2026-Q3, 2026-09, 2026-H1, 2026, 2026-09~15 or 2026-09-01..2026-09-15',
    }
  const { key } = daysSpan(readDay(single, text), readDay(single, text).add({ days: 1 }))
  return { vi: `một ngày được viết là ${key}`, en: `a single day is written ${key}` }
}

function noSuchDay(text: string): Words {
  const lastDay = lastOfMonth(text)
  if (lastDay === undefined)
    return { vi: `${text}: tháng chỉ có từ 01 đến 12`, en: `${text}: months run from 01 to 12` }
  return {
    vi: `không có ngày ${text}; ngày cuối tháng đó là ${lastDay}`,
    en: `there is no ${text}; the last day of that month is ${lastDay}`,
  }
}

function lastOfMonth(text: string): string | undefined {
  const month = Number(text.slice(5, 7))
  if (month < 1 || month > 12) return undefined
  const first = Temporal.PlainDate.from({ year: Number(text.slice(0, 4)), month, day: 1 })
  return first.with({ day: first.daysInMonth }).toString()
}

function endsBefore(turned: string): Words {
  return {
    vi: `kết thúc trước khi bắt đầu; có lẽ là ${turned}`,
    en: `ends before it begins; perhaps ${turned} is meant`,
  }
}
