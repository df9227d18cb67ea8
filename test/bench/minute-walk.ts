import type { CalendarBody, DeadlineRule } from '../../server/contract/deadlines/calendar.ts'
import { WEEKDAYS } from '../../server/contract/deadlines/weekday.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 1440
/** Asia/Ho_Chi_Minh has had no other offset since 1975: the walk needs no zone tables. */
const OFFSET_MINUTES = 7 * 60

/**
 * The due instant as anybody would write it first: minute by minute, asking of each whether the office is open. Receipts
 * are whole minutes; a day's sessions are looked up ready-made, so that nothing but the walk is measured.
 */
export function makeMinuteWalk({ week, dates, standardDayMinutes }: CalendarBody) {
  const days = new Map<number, readonly (readonly [from: number, to: number])[]>()

  function sessionsOn(day: number) {
    let sessions = days.get(day)
    if (!sessions) {
      const date = new Date(day * DAY_MINUTES * MINUTE_MS)
      const weekday = WEEKDAYS[(date.getUTCDay() + 6) % 7] ?? 'mon'
      const listed = dates[date.toISOString().slice(0, 10)]?.sessions ?? week[weekday]
      sessions = listed.map(([from, to]) => [clockMinute(from), clockMinute(to)] as const)
      days.set(day, sessions)
    }
    return sessions
  }
  const dayOf = (minute: number) => Math.floor(minute / DAY_MINUTES)
  const isOpen = (minute: number) => {
    const clock = minute % DAY_MINUTES
    return sessionsOn(dayOf(minute)).some(([from, to]) => from <= clock && clock < to)
  }
  const afterOpen = (start: number, count: number) => {
    let minute = start
    for (let left = count; left > 0; minute++) if (isOpen(minute)) left--
    return minute
  }
  /** The end of the last open minute of a day, and how many there are from `start` on; null on a day off. */
  const closeOf = (day: number, start = day * DAY_MINUTES) => {
    let close: number | null = null
    let left = 0
    for (let minute = day * DAY_MINUTES; minute < (day + 1) * DAY_MINUTES; minute++) {
      if (!isOpen(minute)) continue
      close = minute + 1
      if (minute >= start) left++
    }
    return { close, left }
  }
  const closeAfter = (day: number, count: number) => {
    for (let found = 0, next = day + 1; ; next++) {
      const { close } = closeOf(next)
      if (close !== null && ++found === count) return { day: next, close }
    }
  }
  const isLate = (minute: number, cutOff: string) => minute % DAY_MINUTES > clockMinute(cutOff)

  function dueMinute(rule: DeadlineRule, received: number): number {
    const today = dayOf(received)
    switch (rule.kind) {
      case 'elapsed-minutes': {
        let minute = received
        for (let left = rule.minutes; left > 0; left--) minute++
        return minute
      }
      case 'working-minutes':
        return afterOpen(received, rule.minutes)
      case 'half-days':
        return afterOpen(received, (rule.count * standardDayMinutes) / 2)
      case 'same-day': {
        const { close, left } = closeOf(today, received)
        const isInTime =
          close !== null && left >= rule.minimumHandlingMinutes && !isLate(received, rule.cutOff)
        return isInTime ? close : closeAfter(today, 1).close
      }
      case 'working-days': {
        const { cutOff } = rule
        const movesOn = cutOff !== undefined && (closeOf(today).close === null || isLate(received, cutOff))
        return closeAfter(movesOn ? closeAfter(today, 1).day : today, rule.count).close
      }
      case 'calendar-days': {
        let day = today + rule.count
        while (closeOf(day).close === null) day++
        return (day + 1) * DAY_MINUTES
      }
    }
  }

  return (rule: DeadlineRule, receivedAt: number): number =>
    (dueMinute(rule, receivedAt / MINUTE_MS + OFFSET_MINUTES) - OFFSET_MINUTES) * MINUTE_MS
}

function clockMinute(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
