import { DAY_MS, instantAtMinute, MINUTE_MS } from '../local-time.ts'

/** Reads one notation of time; null where the text is not in it. Instants are epoch milliseconds. */
type TimeReader = (text: string) => number | null

interface TimeNotation {
  /**
   * `iso`, `epoch-ms`, `epoch-s`, `excel-1900`, `excel-1904` (days since then, as a spreadsheet counts), or a pattern of `YYYY MM DD HH hh mm ss A` such as `MM/DD/YYYY hh:mm:ss A`, where `A` is
   * AM or PM, SA or CH. Of several the first that fits.
   */
  readonly formats: readonly string[]
  /** Where a time without a zone was written. */
  readonly zone: string
  /** What a day without a time means: its first instant, or its 24:00 (a day on which something was due). */
  readonly bareDay: 'start' | 'end'
}

interface WrittenTime {
  readonly year: number
  readonly month: number
  readonly day: number
  /** Null for a day without a time. */
  readonly hour: number | null
  readonly minute: number
  readonly second: number
  readonly milli: number
}

/** How offices write times where nothing else is said: ISO 8601, or the day before the month. */
export const USUAL_FORMATS = ['iso', ...written(['DD', 'MM', 'YYYY'])]
/** The same by those who write the month first. */
export const MONTH_FIRST_FORMATS = ['iso', ...written(['MM', 'DD', 'YYYY'])]

function written(parts: readonly string[]): string[] {
  return ['/', '-', '.'].flatMap((sign) => usualWith(parts.join(sign)))
}

function usualWith(day: string): string[] {
  const times = ['HH:mm', 'HH:mm:ss', 'hh:mm A', 'hh:mm:ss A']
  return [day, ...times.flatMap((time) => [`${day} ${time}`, `${time} ${day}`])]
}

export function timeReader({ formats, zone, bareDay }: TimeNotation): TimeReader {
  const readers = formats.map((format) => oneReader({ format, zone, bareDay }))
  return (text) => {
    for (const read of readers) {
      const ms = read(text)
      if (ms !== null) return ms
    }
    return null
  }
}

/** An instant with its zone, however it is written (`+0700`, a blank for the T), as RFC 3339; null for any other text. */
export function readInstant(written: string): string | null {
  const text = written
    .trim()
    .toUpperCase()
    .replace(/\s+(?=Z$|[+-]\d)/, '')
  if (!/(Z|[+-]\d\d:?\d\d)$/.test(text)) return null
  const ms = readIso(text, 'UTC', 'start')
  return ms === null || Math.abs(ms) > MAX_MS ? null : new Date(ms).toISOString()
}

/** The year 9999: later instants have no four-digit year. */
export const MAX_MS = Date.UTC(9999, 0)

type OneNotation = Omit<TimeNotation, 'formats'> & { readonly format: string }

function oneReader({ format, zone, bareDay }: OneNotation): TimeReader {
  if (format === 'epoch-ms' || format === 'epoch-s') {
    const unitMs = format === 'epoch-s' ? 1_000 : 1
    return (text) => (/^\d{1,15}$/.test(text) ? Number(text) * unitMs : null)
  }
  if (format === 'excel-1900' || format === 'excel-1904') {
    return (text) => {
      const written = readSerial(text, format)
      return written && inZone(written, zone, bareDay)
    }
  }
  if (format === 'iso') return (text) => readIso(text, zone, bareDay)
  const read = patternReader(format)
  return (text) => {
    const written = read(text)
    return written && inZone(written, zone, bareDay)
  }
}

/** The day that a spreadsheet counts from; it takes 1900 for a leap year, so that its days before March of it are one later. */
const SERIAL_STARTS = { 'excel-1900': Date.UTC(1899, 11, 30), 'excel-1904': Date.UTC(1904, 0, 1) } as const
const FIRST_RIGHT_SERIAL = 61
const SECOND_MS = 1_000

/** Serial numbers of days with a part of the day behind the point or comma, to the second. */
function readSerial(text: string, format: keyof typeof SERIAL_STARTS): WrittenTime | null {
  if (!/^\d{1,6}(?:[.,]\d{1,15})?$/.test(text)) return null
  const serial = Number(text.replace(',', '.'))
  if (format === 'excel-1900' && serial < FIRST_RIGHT_SERIAL) return null
  const ms = Math.round((serial * DAY_MS) / SECOND_MS) * SECOND_MS + SERIAL_STARTS[format]
  const date = new Date(ms)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: Number.isInteger(serial) ? null : date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    milli: 0,
  }
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d\d:?\d\d)?$/

function readIso(text: string, zone: string, bareDay: TimeNotation['bareDay']): number | null {
  const match = ISO.exec(text)
  if (!match) return null
  const [, year, month, day, hour, minute, second, fraction, offset] = match
  const written: WrittenTime = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: hour === undefined ? null : Number(hour),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    milli: Math.floor(Number(`0.${fraction ?? '0'}`) * 1_000),
  }
  if (offset === undefined) return inZone(written, zone, bareDay)
  const utc = inZone(written, 'UTC', bareDay)
  return utc === null || written.hour === null ? null : utc - offsetMinutes(offset) * MINUTE_MS
}

function offsetMinutes(offset: string): number {
  if (offset === 'Z') return 0
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2))
  return offset.startsWith('-') ? -minutes : minutes
}

const TOKENS = {
  YYYY: '(?<year>\\d{4})',
  MM: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{1,2})',
  hh: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
  A: '(?<half>[AaPp][Mm]|[Ss][Aa]|[Cc][Hh])',
} as const

/** True for a pattern that names a whole day at least. */
export function isTimeFormat(format: string): boolean {
  if (['iso', 'epoch-ms', 'epoch-s', 'excel-1900', 'excel-1904'].includes(format)) return true
  const tokens: string[] = format.match(/YYYY|MM|DD|HH|hh|mm|ss|A/g) ?? []
  const isOnce = new Set(tokens).size === tokens.length && !(tokens.includes('HH') && tokens.includes('hh'))
  return isOnce && ['YYYY', 'MM', 'DD'].every((token) => tokens.includes(token))
}

function patternReader(format: string): (text: string) => WrittenTime | null {
  const source = format
    .split(/(YYYY|MM|DD|HH|hh|mm|ss|A|\s+)/)
    .map((part) => {
      if (part in TOKENS) return TOKENS[part as keyof typeof TOKENS]
      return /^\s+$/.test(part) ? '\\s+' : part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    })
    .join('')
  const pattern = new RegExp(`^${source}$`)
  return (text) => {
    const found = pattern.exec(text)?.groups
    if (!found) return null
    return {
      year: Number(found['year']),
      month: Number(found['month']),
      day: Number(found['day']),
      hour: found['hour'] === undefined ? null : hourOf(Number(found['hour']), found['half']),
      minute: Number(found['minute'] ?? 0),
      second: Number(found['second'] ?? 0),
      milli: 0,
    }
  }
}

/** 12 AM (SA) is midnight, 12 PM (CH) is noon; an hour that its notation does not have becomes none at all. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return Number.NaN
  return (hour % 12) + (['pm', 'ch'].includes(half.toLowerCase()) ? 12 : 0)
}

function inZone(time: WrittenTime, zone: string, bareDay: TimeNotation['bareDay']): number | null {
  const { year, month, day, minute, second, milli } = time
  const startOfDay = Date.UTC(year, month - 1, day)
  const isDay = new Date(startOfDay).getUTCMonth() === month - 1 && year >= 1000 && day >= 1
  const hour = time.hour ?? (bareDay === 'end' ? 24 : 0)
  const minuteOfDay = hour * 60 + minute
  const isTime = hour >= 0 && minute < 60 && second < 60 && minuteOfDay * 60 + second <= 86_400
  if (!isDay || !isTime) return null
  return instantAtMinute(startOfDay / DAY_MS, minuteOfDay, zone) + second * 1_000 + milli
}
