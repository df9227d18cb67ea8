import type { CalendarBody, DateEntry, Session } from '../../../server/contract/deadlines/calendar.ts'
import { WEEKDAYS } from '../../../server/contract/deadlines/weekday.ts'
import type { CalendarChange } from '../../../server/contract/deadlines/calendar-change.ts'
import { formatDay } from '../../../server/words/format.ts'
import type { Language, Words } from '../../../server/contract/language.ts'
import { CALENDAR_STRINGS, WEEKDAY_WORDS } from '../../strings/calendar-strings.ts'

/** What a day is, as the year shows it. */
export const DAY_KINDS = ['working', 'weekend', 'holiday', 'hours', 'swap-off', 'swap-worked'] as const
type DayKind = (typeof DAY_KINDS)[number]

interface DayLook {
  readonly words: Words
  /** Shape, so that colour is never alone in telling. */
  readonly symbol: string
}

export const DAY_LOOK: Readonly<Record<DayKind, DayLook>> = {
  working: { words: { vi: 'Ngày làm việc', en: 'Working day' }, symbol: '' },
  weekend: { words: { vi: 'Nghỉ hằng tuần', en: 'Weekly day off' }, symbol: '' },
  holiday: { words: { vi: 'Nghỉ lễ, nghỉ đột xuất', en: 'Holiday or closure' }, symbol: '●' },
  hours: { words: { vi: 'Giờ riêng, ngày ngắn', en: 'Own hours, short day' }, symbol: '◐' },
  'swap-off': { words: { vi: 'Nghỉ hoán đổi', en: 'Off by a swap' }, symbol: '⇄' },
  'swap-worked': { words: { vi: 'Làm bù', en: 'Worked by a swap' }, symbol: '■' },
}

export const COMPUTED: DayLook = {
  words: { vi: 'Dự kiến, chờ xác nhận', en: 'Computed, not confirmed' },
  symbol: '?',
}

export interface CalendarDay {
  readonly date: string
  readonly kind: DayKind
  readonly isComputed: boolean
  readonly sessions: readonly Session[]
  readonly entry: DateEntry | undefined
}

/** 0 for Monday; a local day has no zone. */
function weekdayIndex(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
}

export function dayOf({ dates, week }: CalendarBody, date: string): CalendarDay {
  const entry = dates[date]
  const sessions = entry?.sessions ?? week[WEEKDAYS[weekdayIndex(date)] ?? 'mon']
  return { date, entry, sessions, kind: kindOf(entry, sessions), isComputed: entry?.computed === true }
}

function kindOf(entry: DateEntry | undefined, sessions: readonly Session[]): DayKind {
  const isOff = sessions.length === 0
  if (!entry) return isOff ? 'weekend' : 'working'
  if (entry.swappedWith !== undefined) return isOff ? 'swap-off' : 'swap-worked'
  return isOff ? 'holiday' : 'hours'
}

export interface CalendarMonth {
  /** `2026-08`. */
  readonly month: string
  /** Rows of seven, Monday first; null outside the month. */
  readonly weeks: readonly (readonly (CalendarDay | null)[])[]
  readonly workingDays: number
}

/** A year as twelve months of weeks. */
export function monthsOf(body: CalendarBody, year: number): CalendarMonth[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = `${year}-${String(index + 1).padStart(2, '0')}`
    const count = new Date(Date.UTC(year, index + 1, 0)).getUTCDate()
    const days = Array.from({ length: count }, (_, day) =>
      dayOf(body, `${month}-${String(day + 1).padStart(2, '0')}`),
    )
    const cells = [...Array.from({ length: weekdayIndex(`${month}-01`) }, () => null), ...days]
    const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
      Array.from({ length: 7 }, (_, day) => cells[7 * week + day] ?? null),
    )
    return { month, weeks, workingDays: days.filter(({ sessions }) => sessions.length > 0).length }
  })
}

/** `07:30–11:30, 13:00–17:00`. */
export function hoursText(sessions: readonly Session[]): string {
  return sessions.map(([from, to]) => `${from}–${to}`).join(', ')
}

/** The same read back; `7h30-11h30` too. Null where it is no list of hours; an empty text is a day off. */
export function readHours(text: string): Session[] | null {
  if (text.trim() === '') return []
  const sessions: Session[] = []
  for (const part of text.split(/[,;]/)) {
    const match = /^\s*(\d{1,2})[:h](\d{2})\s*[-–—]\s*(\d{1,2})[:h](\d{2})\s*$/i.exec(part)
    if (!match) return null
    const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = match
    sessions.push([`${fromHour.padStart(2, '0')}:${fromMinute}`, `${toHour.padStart(2, '0')}:${toMinute}`])
  }
  return sessions
}

/** What a day is and why, in a sentence for the list and for screen readers. */
export function dayWords({ kind, entry, sessions, isComputed }: CalendarDay, language: Language): string {
  const reason = language === 'en' ? (entry?.reasonEn ?? entry?.reason) : entry?.reason
  const hours = kind === 'hours' || kind === 'swap-worked' ? hoursText(sessions) : ''
  const computed = isComputed ? COMPUTED.words[language].toLowerCase() : ''
  return [reason ?? DAY_LOOK[kind].words[language], hours, computed].filter((part) => part !== '').join(' · ')
}

/** A change that is not saved yet, in a sentence. */
export function changeWords(change: CalendarChange, language: Language): string {
  const say = (words: Words) => words[language]
  switch (change.change) {
    case 'date': {
      const { sessions, reason } = change.entry
      const what = sessions.length === 0 ? say(CALENDAR_STRINGS.kindOff) : hoursText(sessions)
      return `${formatDay(change.date)}: ${what} · ${reason}`
    }
    case 'clear':
      return `${formatDay(change.date)}: ${say(CALENDAR_STRINGS.kindClear)}`
    case 'swap':
      return `${say(CALENDAR_STRINGS.kindSwap)}: ${formatDay(change.swap.off)} ⇄ ${formatDay(change.swap.worked)} · ${change.swap.document}`
    case 'clear-swap':
      return `${say(CALENDAR_STRINGS.kindClear)}: ${formatDay(change.off)} ⇄ ${formatDay(change.worked)}`
    case 'confirm':
      return `${say(CALENDAR_STRINGS.kindConfirm)}: ${change.dates.map(formatDay).join(', ')} · ${change.document}`
    case 'propose':
      return `${say(CALENDAR_STRINGS.kindPropose)}: ${change.year}`
    case 'week':
      return `${say(CALENDAR_STRINGS.kindWeek)}: ${WEEKDAYS.filter((day) => change.week?.[day] !== undefined)
        .map((day) => {
          const hours = hoursText(change.week?.[day] ?? [])
          return `${say(WEEKDAY_WORDS[day].short)} ${hours === '' ? say(CALENDAR_STRINGS.closed) : hours}`
        })
        .join('; ')}`
  }
}
