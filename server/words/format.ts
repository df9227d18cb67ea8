import type { Language } from '../contract/language.ts'

/** Numbers follow the language; dates are written the Vietnamese way in both (22/08/2026). */
const LOCALE: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' }

// Making an `Intl` formatter costs more than using it a thousand times, so each kind is made once.
const dateFormats = new Map<string, Intl.DateTimeFormat>()
const numberFormats = new Map<string, Intl.NumberFormat>()

function dateParts(instant: string | Date, zone: string): Record<string, string> {
  let format = dateFormats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
    dateFormats.set(zone, format)
  }
  return Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
}

function numberFormat(language: Language, fewest: number, most: number): Intl.NumberFormat {
  const key = `${language} ${fewest} ${most}`
  let format = numberFormats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(LOCALE[language], {
      minimumFractionDigits: fewest,
      maximumFractionDigits: most,
    })
    numberFormats.set(key, format)
  }
  return format
}

/** `22/08/2026`, in the IANA zone `zone`. */
export function formatDate(instant: string | Date, zone: string): string {
  const { day, month, year } = dateParts(instant, zone)
  return `${day}/${month}/${year}`
}

/** `09:05`, in the IANA zone `zone`. */
export function formatTime(instant: string | Date, zone: string): string {
  const { hour, minute } = dateParts(instant, zone)
  return `${hour}:${minute}`
}

/** `09:05`, or `09:05:30` where the seconds matter because they are not zero. */
export function formatExactTime(instant: string | Date, zone: string): string {
  const { hour, minute, second } = dateParts(instant, zone)
  return second === '00' ? `${hour}:${minute}` : `${hour}:${minute}:${second}`
}

/** `09:05 22/08/2026`, in the IANA zone `zone`. */
export function formatDateTime(instant: string | Date, zone: string): string {
  return `${formatTime(instant, zone)} ${formatDate(instant, zone)}`
}

/** The local calendar day of an instant, `2026-08-22`. */
export function localDay(instant: string | Date, zone: string): string {
  const { day, month, year } = dateParts(instant, zone)
  return `${year}-${month}-${day}`
}

/** A local calendar day `2026-08-22` as `22/08/2026`; it has no zone because it is no instant. */
export function formatDay(day: string): string {
  return day.split('-').reverse().join('/')
}

/** The day before a local calendar day. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

export function formatNumber(value: number, language: Language, maximumFractionDigits = 0): string {
  return numberFormat(language, 0, maximumFractionDigits).format(value)
}

/** With so many decimals, always: `17,90`. */
/** `n = 412`, of spaces at which no line ends; `letter` where it is of something else. */
export function formatSample(n: number, language: Language, letter: 'n' | 'N' = 'n'): string {
  return `${letter}\u{a0}=\u{a0}${formatNumber(n, language)}`
}

export function formatDecimal(value: number, language: Language, fractionDigits: number): string {
  return numberFormat(language, fractionDigits, fractionDigits).format(value)
}

/** A share of 0–1 as `92,3%` (vi) or `92.3%` (en); never compact, never without the sign. */
export function formatPercent(share: number, language: Language, fractionDigits = 1): string {
  return `${formatDecimal(share * 100, language, fractionDigits)}%`
}

/** Below this width whole percents would hide the interval. */
const NARROW = 0.04

/** An interval of shares: `89–95%`, with one decimal where it is narrower than 4 points. */
export function formatInterval([lower, upper]: readonly [number, number], language: Language): string {
  const digits = upper - lower < NARROW ? 1 : 0
  return `${formatPercent(lower, language, digits).slice(0, -1)}–${formatPercent(upper, language, digits)}`
}

/** A difference of two shares in points: `+1,8` or `−0,4`, with the true minus sign. */
export function formatPoints(difference: number, language: Language, fractionDigits = 1): string {
  const points = formatDecimal(Math.abs(difference) * 100, language, fractionDigits)
  if (/^0([.,]0*)?$/.test(points)) return '0'
  return `${difference < 0 ? '−' : '+'}${points}`
}

const MOST_DECIMALS = 10

/** How many decimals a difference in points is written with, wherever it is spoken of. */
export function differenceDigits(interval: readonly [number, number]): number {
  const readsAsZero = (digits: number) =>
    interval.some((end) => end !== 0 && Math.abs(end) * 100 * 10 ** digits < 0.5)
  let digits = 1
  while (digits < MOST_DECIMALS && readsAsZero(digits)) digits++
  return digits
}

/**
 * A difference with the ends of its interval, in points. One decimal, or so many more that no end beside 0 reads as 0: a fall must not
 * be said to reach to 0.
 */
export function formatDifference(
  difference: number,
  [lower, upper]: readonly [number, number],
  language: Language,
): { readonly points: string; readonly lower: string; readonly upper: string } {
  const digits = differenceDigits([lower, upper])
  const write = (value: number) =>
    value === 0 ? '0' : `${value < 0 ? '−' : '+'}${formatDecimal(Math.abs(value) * 100, language, digits)}`
  return { points: write(difference), lower: write(lower), upper: write(upper) }
}

function count(value: number, unit: 'day' | 'hour' | 'minute', language: Language): string {
  if (language === 'vi') return `${value} ${{ day: 'ngày', hour: 'giờ', minute: 'phút' }[unit]}`
  return `${value} ${unit}${value === 1 ? '' : 's'}`
}

/** Whole minutes in words: `1 giờ 25 phút`, `1 hour 25 minutes`. Never days: a working day is not 24 hours. */
export function formatDuration(minutes: number, language: Language): string {
  const whole = Math.round(minutes)
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  const parts = [hours > 0 && count(hours, 'hour', language), rest > 0 && count(rest, 'minute', language)]
  return parts.filter(Boolean).join(' ') || count(0, 'minute', language)
}

/** Time by the clock until or since an instant: from two days on in days and hours, below as `formatDuration`. */
export function formatElapsed(minutes: number, language: Language): string {
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return formatDuration(minutes, language)
  const rest = hours % 24
  return [count(Math.floor(hours / 24), 'day', language), rest > 0 && count(rest, 'hour', language)]
    .filter(Boolean)
    .join(' ')
}

/** How long a file is: `120 kB`, `1,4 MB`. */
export function formatBytes(bytes: number, language: Language): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1_000))
  return kilobytes < 1_000 ? `${kilobytes} kB` : `${formatNumber(bytes / 1_000_000, language, 1)} MB`
}
