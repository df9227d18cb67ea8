import type { CalendarChange, SwapInput } from '../../contract/deadlines/calendar-change.ts'
import type { CalendarBody, CalendarOverride, DateEntry } from '../../contract/deadlines/calendar.ts'
import type { Words } from '../../contract/language.ts'
import { Refusal } from '../../contract/refusals.ts'
import { WEEKDAYS } from '../../contract/deadlines/weekday.ts'
import { weekdayOf } from '../local-time.ts'
import { proposeHolidays } from './propose-holidays.ts'
import { bothHalves } from './swap.ts'
import { mergeCalendars } from './working-calendar.ts'

const WRONG = {
  half: {
    vi: 'Ngày này là một nửa của hoán đổi; xin sửa hoặc bỏ cả hai ngày cùng nhau.',
    en: 'This date is half of a swap; change or remove both together.',
  },
  twice: { vi: 'Ngày này đã được sửa ở trên.', en: 'This date is changed above already.' },
  notHere: {
    vi: 'Đơn vị không có mục riêng nào cho ngày này.',
    en: 'The unit has no entry of its own for this date.',
  },
  noSwap: { vi: 'Hai ngày này không phải một hoán đổi.', en: 'These two dates are not a swap.' },
  sameDay: { vi: 'Ngày nghỉ và ngày làm bù phải khác nhau.', en: 'The two days of a swap must differ.' },
  offAlready: { vi: 'Ngày này vốn đã là ngày nghỉ.', en: 'This day is off already.' },
  workedAlready: { vi: 'Ngày này vốn đã là ngày làm việc.', en: 'This day is worked already.' },
  notComputed: {
    vi: 'Ngày này không phải ngày dự kiến chờ xác nhận.',
    en: 'This date is not a computed one that waits to be confirmed.',
  },
  rootIsWhole: {
    vi: 'Lịch của đơn vị gốc phải đủ các ngày trong tuần.',
    en: 'The calendar of the root unit must say every weekday.',
  },
} as const satisfies Record<string, Words>

/** A unit's own words while they are being changed, and what stands above them. */
interface Draft {
  readonly inherited: CalendarBody | null
  own: CalendarOverride
  readonly touched: Set<string>
}

/**
 * A unit's calendar after these changes, in order. `inherited` is the calendar of the unit above, null for the root,
 * whose own words are whole. Throws `calendar/invalid` with the field, `changes.0.date`.
 */
export function changeCalendar(
  own: CalendarOverride,
  inherited: CalendarBody | null,
  changes: readonly CalendarChange[],
): CalendarOverride {
  const draft: Draft = { inherited, own, touched: new Set() }
  for (const [index, change] of changes.entries()) applyChange(draft, change, `changes.${index}`)
  return draft.own
}

/** The calendar as it counts: the unit's own words over what it inherits. */
export function wholeCalendar(own: CalendarOverride, inherited: CalendarBody | null): CalendarBody {
  return inherited ? mergeCalendars(inherited, own) : (own as CalendarBody)
}

function applyChange(draft: Draft, change: CalendarChange, field: string): void {
  switch (change.change) {
    case 'date':
      touch(draft, change.date, `${field}.date`)
      refuseHalf(draft, change.date, `${field}.date`)
      return setDates(draft, [[change.date, change.entry]])
    case 'clear':
      touch(draft, change.date, `${field}.date`)
      if (!draft.own.dates?.[change.date]) refuse(`${field}.date`, WRONG.notHere)
      refuseHalf(draft, change.date, `${field}.date`)
      return clearDates(draft, [change.date])
    case 'swap':
      return setSwap(draft, change.swap, `${field}.swap`)
    case 'clear-swap':
      return clearSwap(draft, change, field)
    case 'confirm':
      return setDates(
        draft,
        change.dates.map((date, index) => {
          const place = `${field}.dates.${index}`
          touch(draft, date, place)
          const entry = whole(draft).dates[date]
          if (entry?.computed !== true) return refuse(place, WRONG.notComputed)
          const { computed: _, ...announced } = entry
          return [date, { ...announced, document: change.document }]
        }),
      )
    case 'propose':
      return propose(draft, change.year)
    case 'week':
      return setWeek(draft, change, field)
  }
}

function whole({ own, inherited }: Draft): CalendarBody {
  return wholeCalendar(own, inherited)
}

function setDates(draft: Draft, entries: readonly (readonly [string, DateEntry])[]): void {
  draft.own = { ...draft.own, dates: { ...draft.own.dates, ...Object.fromEntries(entries) } }
}

function clearDates(draft: Draft, dates: readonly string[]): void {
  const kept = Object.entries(draft.own.dates ?? {}).filter(([date]) => !dates.includes(date))
  draft.own = { ...draft.own, dates: Object.fromEntries(kept) }
}

/** Both halves at once; a swap of the same two days is replaced. */
function setSwap(draft: Draft, swap: SwapInput, field: string): void {
  const { off, worked } = swap
  if (off === worked) refuse(`${field}.worked`, WRONG.sameDay)
  const isSame = whole(draft).dates[off]?.swappedWith === worked
  for (const [name, date] of [
    ['off', off],
    ['worked', worked],
  ] as const) {
    touch(draft, date, `${field}.${name}`)
    if (!isSame) refuseHalf(draft, date, `${field}.${name}`)
  }
  const hours = (date: string) => weekHours(whole(draft), date)
  if (!isSame && sessionsOn(whole(draft), off).length === 0) refuse(`${field}.off`, WRONG.offAlready)
  if (!isSame && sessionsOn(whole(draft), worked).length > 0) refuse(`${field}.worked`, WRONG.workedAlready)
  setDates(draft, bothHalves({ ...swap, sessions: swap.sessions ?? hours(off) }))
}

function clearSwap(draft: Draft, { off, worked }: { off: string; worked: string }, field: string): void {
  touch(draft, off, `${field}.off`)
  touch(draft, worked, `${field}.worked`)
  const dates = draft.own.dates ?? {}
  const isSwap = dates[off]?.swappedWith === worked && dates[worked]?.swappedWith === off
  if (!isSwap) refuse(`${field}.off`, WRONG.noSwap)
  clearDates(draft, [off, worked])
}

/** What stands already, announced or not, is left alone. */
function propose(draft: Draft, year: number): void {
  const body = whole(draft)
  const proposed = proposeHolidays(year, (day) => weekHours(body, day).length === 0)
  setDates(
    draft,
    Object.entries(proposed).filter(([date]) => body.dates[date] === undefined),
  )
}

function setWeek(
  draft: Draft,
  { week = {}, standardDayMinutes }: Extract<CalendarChange, { change: 'week' }>,
  field: string,
): void {
  const next = { ...draft.own.week }
  for (const weekday of WEEKDAYS) {
    const sessions = week[weekday]
    if (sessions === null && !draft.inherited) refuse(`${field}.week.${weekday}`, WRONG.rootIsWhole)
    if (sessions === null) delete next[weekday]
    else if (sessions !== undefined) next[weekday] = sessions
  }
  if (standardDayMinutes === null && !draft.inherited)
    refuse(`${field}.standardDayMinutes`, WRONG.rootIsWhole)
  const { standardDayMinutes: before, ...rest } = draft.own
  const standard = standardDayMinutes === undefined ? before : (standardDayMinutes ?? undefined)
  draft.own = {
    ...rest,
    week: next,
    ...(standard === undefined ? {} : { standardDayMinutes: standard }),
  }
}

function weekHours({ week }: CalendarBody, date: string) {
  return week[WEEKDAYS[weekdayOf(date)] ?? 'mon']
}

function sessionsOn(body: CalendarBody, date: string) {
  return body.dates[date]?.sessions ?? weekHours(body, date)
}

/** Two changes of one date in one go: nobody can say which was meant. */
function touch({ touched }: Draft, date: string, field: string): void {
  if (touched.has(date)) refuse(field, WRONG.twice)
  touched.add(date)
}

function refuseHalf(draft: Draft, date: string, field: string): void {
  if (whole(draft).dates[date]?.swappedWith !== undefined) refuse(field, WRONG.half)
}

function refuse(field: string, words: Words): never {
  throw new Refusal('calendar/invalid', { errors: [{ field, ...words }] })
}
