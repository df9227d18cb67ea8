import { Temporal } from 'temporal-polyfill'

/**
 * Instants are epoch milliseconds, local days are `2026-08-22`, zones are IANA names. Nothing here asks which zone the
 * process runs in. A day is also known by its number: days since 1970-01-01.
 */
export const MINUTE_MS = 60_000
export const DAY_MS = 86_400_000

/** Offsets change rarely: one lookup in the zone tables serves a whole UTC day, unless a change falls within it. */
const offsetsByZone = new Map<string, Map<number, number | 'changes'>>()
const MAX_ZONES = 64
const MAX_DAYS_PER_ZONE = 20_000

function lookUpOffsetMs(ms: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6
}

function offsetsOf(zone: string): Map<number, number | 'changes'> {
  const known = offsetsByZone.get(zone)
  if (known) return known
  if (offsetsByZone.size >= MAX_ZONES) offsetsByZone.clear()
  const fresh = new Map<number, number | 'changes'>()
  offsetsByZone.set(zone, fresh)
  return fresh
}

/** How far the zone's clocks are ahead of UTC at this instant. */
export function offsetMs(ms: number, zone: string): number {
  const offsets = offsetsOf(zone)
  const utcDay = Math.floor(ms / DAY_MS)
  let offset = offsets.get(utcDay)
  if (offset === undefined) {
    if (offsets.size >= MAX_DAYS_PER_ZONE) offsets.clear()
    const dayBefore = offsets.get(utcDay - 1)
    const atStart = typeof dayBefore === 'number' ? dayBefore : lookUpOffsetMs(utcDay * DAY_MS, zone)
    offset = atStart === lookUpOffsetMs((utcDay + 1) * DAY_MS, zone) ? atStart : 'changes'
    offsets.set(utcDay, offset)
  }
  return offset === 'changes' ? lookUpOffsetMs(Math.floor(ms), zone) : offset
}

/** True for a name of the zone tables; offsets such as `+07:00` are no zones. */
export function isKnownZone(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(zone)) return false
  try {
    lookUpOffsetMs(0, zone)
    return true
  } catch {
    return false
  }
}

/** Days since 1970-01-01 of a local day. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS
}

const dayNames = new Map<number, string>()

/** The local day with this number: `2026-08-22`. */
export function dayName(number: number): string {
  const known = dayNames.get(number)
  if (known !== undefined) return known
  if (dayNames.size >= MAX_DAYS_PER_ZONE) dayNames.clear()
  const name = new Date(number * DAY_MS).toISOString().slice(0, 10)
  dayNames.set(number, name)
  return name
}

/** The number of the local day on which this instant falls. */
export function localDayNumber(ms: number, zone: string): number {
  return Math.floor((ms + offsetMs(ms, zone)) / DAY_MS)
}

/** The local day of an instant. Called once for every rating, hence plain arithmetic. */
export function localDay(ms: number, zone: string): string {
  return dayName(localDayNumber(ms, zone))
}

/** The hour on the local clock, 0–23. */
export function localHour(ms: number, zone: string): number {
  return Math.floor(localTimeOf(ms, zone).minuteOfDay / 60)
}

/** The local day and the minutes on its clock, 0 ≤ `minuteOfDay` < 1440, with seconds as a fraction. */
export function localTimeOf(ms: number, zone: string): { day: string; minuteOfDay: number } {
  const local = ms + offsetMs(ms, zone)
  const number = Math.floor(local / DAY_MS)
  return { day: dayName(number), minuteOfDay: (local - number * DAY_MS) / MINUTE_MS }
}

/** The day `count` days later, or earlier where `count` is negative. */
export function addDays(day: string, count: number): string {
  return dayName(dayNumber(day) + count)
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayIndex(number: number): number {
  return (((number + 3) % 7) + 7) % 7
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: string): number {
  return weekdayIndex(dayNumber(day))
}

/** `07:30` → 450, `24:00` → 1440. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/**
 * The first instant at which the local clock shows at least this minute of this day. Where clocks spring over it, that
 * is the moment of the change; where it comes twice, the first of the two.
 */
export function instantAtMinute(number: number, minute: number, zone: string): number {
  const local = number * DAY_MS + minute * MINUTE_MS
  const before = offsetMs(local - DAY_MS, zone)
  const after = offsetMs(local + DAY_MS, zone)
  return before === after ? local - before : instantNearChange(local, zone)
}

function instantNearChange(local: number, zone: string): number {
  const wall = Temporal.PlainDateTime.from(new Date(local).toISOString().slice(0, -1))
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (earlier.toPlainDateTime().equals(wall)) return earlier.epochMilliseconds
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? earlier.epochMilliseconds
}

/** The instant of a local time, `07:30` or `24:00`; gaps and repeated hours as in `instantAtMinute`. */
export function instantAt(day: string, time: string, zone: string): number {
  return instantAtMinute(dayNumber(day), minuteOf(time), zone)
}

/** The first instant of a local day, also where clocks spring over midnight. */
export function startOfLocalDay(day: string, zone: string): number {
  return instantAtMinute(dayNumber(day), 0, zone)
}

const CLOCK = Array.from(
  { length: 1440 },
  (_, minute) => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`,
)

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

function withoutZeroMs(iso: string): string {
  return iso.endsWith('.000Z') ? `${iso.slice(0, -5)}Z` : iso
}

/** `2026-11-20T10:00:00Z`: UTC, milliseconds only where they are not zero. For people and other systems, not for sorting. */
export function utcText(ms: number): string {
  const number = Math.floor(ms / DAY_MS)
  const clock = CLOCK[(ms - number * DAY_MS) / MINUTE_MS]
  if (clock === undefined) return withoutZeroMs(new Date(ms).toISOString())
  return `${dayName(number)}T${clock}:00Z`
}
