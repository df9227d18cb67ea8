import type { DateOrder } from '../../contract/imports/import-fields.ts'
import type { DateFacts } from '../../contract/imports/imports.ts'
import { MONTH_FIRST_FORMATS, timeReader, USUAL_FORMATS } from '../text/written-time.ts'

/** The notations that a column written so is read by, the first that fits. */
export const FORMATS_OF_ORDER: Readonly<Record<DateOrder, readonly string[]>> = {
  'day-first': USUAL_FORMATS,
  'month-first': MONTH_FIRST_FORMATS,
  'excel-1900': ['excel-1900', ...USUAL_FORMATS],
  'excel-1904': ['excel-1904', ...USUAL_FORMATS],
  'epoch-s': ['epoch-s'],
  'epoch-ms': ['epoch-ms'],
}

const readsIn = (formats: readonly string[]) => {
  const read = timeReader({ formats, zone: 'UTC', bareDay: 'start' })
  return (text: string) => read(text) !== null
}

const READS = {
  iso: readsIn(['iso']),
  dayFirst: readsIn(USUAL_FORMATS.slice(1)),
  monthFirst: readsIn(MONTH_FIRST_FORMATS.slice(1)),
} as const

const HALF_DAY = /\d\s*(?:[AP]M|SA|CH)\b/i
/** 1970 to 2100 as a spreadsheet counts days: other numbers are no dates. */
const [FIRST_SERIAL, LAST_SERIAL] = [25_569, 73_050]

/** Seconds and milliseconds since 1970, between 1990 and 2100. */
const EPOCHS = { 'epoch-s': /^[6-9]\d{8}$|^[1-4]\d{9}$/, 'epoch-ms': /^[6-9]\d{11}$|^[1-4]\d{12}$/ } as const

/**
 * How the dates of a column are written, by its values: how many each notation reads, and which order reads most. The day comes
 * before the month where nothing tells, as offices here write it.
 */
export function judgeDates(values: readonly string[]): DateFacts {
  const facts = { iso: 0, dayFirst: 0, monthFirst: 0, halfDays: 0, serial: 0, unread: 0 }
  const epochs = { 'epoch-s': 0, 'epoch-ms': 0 }
  let either = 0
  for (const value of values) {
    const text = value.trim()
    if (text === '') continue
    if (HALF_DAY.test(text)) facts.halfDays++
    const [dayFirst, monthFirst] = [READS.dayFirst(text), READS.monthFirst(text)]
    if (READS.iso(text)) facts.iso++
    else if (dayFirst || monthFirst) {
      if (dayFirst) facts.dayFirst++
      if (monthFirst) facts.monthFirst++
      if (dayFirst && monthFirst) either++
    } else if (isSerial(text)) facts.serial++
    else {
      const epoch = (['epoch-s', 'epoch-ms'] as const).find((each) => EPOCHS[each].test(text))
      if (epoch) epochs[epoch]++
      else facts.unread++
    }
  }
  const order = orderOf(facts, epochs)
  const isEither = order !== 'epoch-s' && order !== 'epoch-ms' && either > 0
  return { ...facts, order, isSure: !(isEither && facts.dayFirst === facts.monthFirst) }
}

/** Are these values dates at all? */
export function areDates({ iso, dayFirst, monthFirst, serial, unread }: DateFacts): boolean {
  return iso + Math.max(dayFirst, monthFirst) + serial > unread
}

function isSerial(text: string): boolean {
  if (!/^\d{5}(?:[.,]\d+)?$/.test(text)) return false
  const days = Number(text.replace(',', '.'))
  return days >= FIRST_SERIAL && days <= LAST_SERIAL
}

function orderOf(
  { dayFirst, monthFirst, serial }: Pick<DateFacts, 'dayFirst' | 'monthFirst' | 'serial'>,
  epochs: Readonly<Record<'epoch-s' | 'epoch-ms', number>>,
): DateOrder {
  const written = Math.max(dayFirst, monthFirst)
  const most = Math.max(epochs['epoch-s'], epochs['epoch-ms'])
  if (most > written + serial) return epochs['epoch-s'] === most ? 'epoch-s' : 'epoch-ms'
  if (serial > 0 && dayFirst >= monthFirst) return 'excel-1900'
  return monthFirst > dayFirst ? 'month-first' : 'day-first'
}
