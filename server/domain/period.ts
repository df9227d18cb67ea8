import { Temporal } from 'temporal-polyfill'
import type { Words } from '../contract/language.ts'
import { Refusal } from '../contract/refusals.ts'

/** A span of local days of the organisation; half-open, so that neighbours meet without a gap or a shared day. */
export interface Period {
  /** As it is written in an address: `2026-Q3`, `2026-09`, `2026`, `2026-07-01..2026-07-15`. */
  readonly key: string
  readonly kind: 'quarter' | 'month' | 'year' | 'range'
  /** First day, `YYYY-MM-DD`. */
  readonly fromDay: string
  /** The day after the last one. */
  readonly toDay: string
  readonly label: Words
}

/**
 * Reads a period as it stands in an address. A range names both its days: the last one belongs to it.
 * Throws the refusal `report/unknown-period` for anything else, years outside 2000–2099 included.
 */
export function parsePeriod(text: string): Period {
  const quarter = /^(20\d\d)-Q([1-4])$/.exec(text)
  if (quarter) return quarterOf(day(`${quarter[1]}-01-01`).add({ months: 3 * (Number(quarter[2]) - 1) }))
  if (/^20\d\d-(0[1-9]|1[0-2])$/.test(text)) return monthOf(day(`${text}-01`))
  if (/^20\d\d$/.test(text)) return yearOf(day(`${text}-01-01`))
  const range = /^(20\d\d-\d\d-\d\d)\.\.(20\d\d-\d\d-\d\d)$/.exec(text)
  if (range) return rangeOf(readDay(range[1], text), readDay(range[2], text), text)
  throw new Refusal('report/unknown-period', { detail: text })
}

/** The quarter that a local day `YYYY-MM-DD` falls in. */
export function periodOf(localDay: string): Period {
  return quarterOf(day(localDay))
}

/** The period of the same kind just before; before a range, as many days as it has. */
export function previousPeriod(period: Period): Period {
  const from = day(period.fromDay)
  const lastDay = from.subtract({ days: 1 })
  switch (period.kind) {
    case 'quarter':
      return quarterOf(lastDay)
    case 'month':
      return monthOf(lastDay)
    case 'year':
      return yearOf(lastDay)
    case 'range': {
      const firstDay = from.subtract({ days: from.until(period.toDay).days })
      return rangeOf(firstDay, lastDay, `${firstDay.toString()}..${lastDay.toString()}`)
    }
  }
}

/** The quarters that a quarter, a month or a year lies in or holds, the first one first. */
export function quartersOf({ fromDay, toDay }: Period): Period[] {
  const quarters = [periodOf(fromDay)]
  for (let last = periodOf(fromDay); last.toDay < toDay; quarters.push(last)) last = periodOf(last.toDay)
  return quarters
}

/** Does a local day `YYYY-MM-DD` lie in the period? */
export function isInPeriod(localDay: string, { fromDay, toDay }: Period): boolean {
  return fromDay <= localDay && localDay < toDay
}

const ROMAN = ['I', 'II', 'III', 'IV'] as const

function quarterOf({ year, month }: Temporal.PlainDate): Period {
  const index = Math.floor((month - 1) / 3)
  const from = Temporal.PlainDate.from({ year, month: index * 3 + 1, day: 1 })
  return {
    key: `${year}-Q${index + 1}`,
    kind: 'quarter',
    ...days(from, from.add({ months: 3 })),
    label: { vi: `Quý ${ROMAN[index] ?? ''}/${year}`, en: `Quarter ${index + 1}, ${year}` },
  }
}

function monthOf(date: Temporal.PlainDate): Period {
  const from = date.with({ day: 1 })
  return {
    key: from.toPlainYearMonth().toString(),
    kind: 'month',
    ...days(from, from.add({ months: 1 })),
    label: {
      vi: `Tháng ${from.month}/${from.year}`,
      en: from.toLocaleString('en-GB', { month: 'long', year: 'numeric' }),
    },
  }
}

function yearOf(date: Temporal.PlainDate): Period {
  const from = date.with({ month: 1, day: 1 })
  return {
    key: `${from.year}`,
    kind: 'year',
    ...days(from, from.add({ years: 1 })),
    label: { vi: `Năm ${from.year}`, en: `Year ${from.year}` },
  }
}

function rangeOf(first: Temporal.PlainDate, last: Temporal.PlainDate, key: string): Period {
  if (Temporal.PlainDate.compare(last, first) < 0) throw new Refusal('report/unknown-period', { detail: key })
  const [from, to] = [written(first), written(last)]
  return {
    key,
    kind: 'range',
    ...days(first, last.add({ days: 1 })),
    label: { vi: `Từ ${from} đến ${to}`, en: `${from} to ${to}` },
  }
}

function days(from: Temporal.PlainDate, to: Temporal.PlainDate): { fromDay: string; toDay: string } {
  return { fromDay: from.toString(), toDay: to.toString() }
}

function day(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text)
}

function readDay(text: string | undefined, period: string): Temporal.PlainDate {
  try {
    return day(text ?? '')
  } catch {
    throw new Refusal('report/unknown-period', { detail: period })
  }
}

/** 22/08/2026 in both languages. */
function written(date: Temporal.PlainDate): string {
  return date.toString().split('-').toReversed().join('/')
}
