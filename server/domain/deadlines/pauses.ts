import type { DeadlinePolicyKind } from '../../contract/deadlines/calendar.ts'
import { Refusal } from '../../contract/refusals.ts'
import type { AddStep, Due } from './deadline-rules.ts'
import { dueAtClose, dueAtMidnight } from './deadline-rules.ts'
import { DAY_MS, MINUTE_MS, utcText } from '../local-time.ts'
import type { Span, WorkingCalendar } from './working-calendar.ts'
import { SEARCH_DAYS, dayAt, isWorkingDay, reachWorkingMs, workedMs } from './working-calendar.ts'

/** A pause that may still last: `to` is null until the citizen has answered. */
export interface OpenPause {
  readonly from: number
  readonly to: number | null
}

/** How a kind of deadline gives time back: what a pause is worth, and where the due instant moves. */
interface GivingBack {
  readonly worth: (pause: Span, calendar: WorkingCalendar) => number
  readonly move: (due: Due, ms: number, calendar: WorkingCalendar) => Due
}

/** A pause longer than any search reaches cannot be given back. */
function workingTime({ from, to }: Span, calendar: WorkingCalendar): number {
  if (to - from > SEARCH_DAYS * DAY_MS) throw new Refusal('calendar/no-working-time')
  return workedMs(calendar, from, to)
}

const TO_THE_INSTANT: GivingBack = {
  worth: workingTime,
  move: (due, ms, calendar) => reachWorkingMs(calendar, due.at, ms),
}
const TO_THE_CLOSE: GivingBack = {
  worth: workingTime,
  move(due, ms, calendar) {
    const { day } = reachWorkingMs(calendar, due.at, ms)
    return isWorkingDay(day) ? dueAtClose(day) : due
  },
}
const TO_MIDNIGHT: GivingBack = {
  worth: workingTime,
  move: (due, ms, calendar) => dueAtMidnight(reachWorkingMs(calendar, due.at, ms).day, calendar.zone),
}
const BY_THE_CLOCK: GivingBack = {
  worth: ({ from, to }) => to - from,
  move: (due, ms, calendar) => ({ at: due.at + ms, day: dayAt(calendar, due.at + ms) }),
}

const GIVING_BACK: Record<DeadlinePolicyKind, GivingBack> = {
  'same-day': TO_THE_CLOSE,
  'working-minutes': TO_THE_INSTANT,
  'half-days': TO_THE_INSTANT,
  'working-days': TO_THE_CLOSE,
  'calendar-days': TO_MIDNIGHT,
  'elapsed-minutes': BY_THE_CLOCK,
}

/**
 * Gives back the time spent waiting for the citizen. Pauses are merged and begin at receipt; in order, each counts whole
 * if it begins before the due instant that the earlier ones leave. The sum is added once to `due`. Throws
 * `calendar/no-working-time`.
 */
export function giveBackPauses(
  kind: DeadlinePolicyKind,
  due: Due,
  pauses: readonly Span[],
  calendar: WorkingCalendar,
  addStep: AddStep,
): Due {
  const { worth, move } = GIVING_BACK[kind]
  let givenMs = 0
  let moved = due
  for (const pause of pauses) {
    const span = { from: utcText(pause.from), to: utcText(pause.to) }
    if (pause.from >= moved.at) {
      addStep({ step: 'pause-ignored', ...span })
      continue
    }
    const ms = worth(pause, calendar)
    addStep({ step: 'pause-given-back', ...span, minutes: ms / MINUTE_MS })
    if (ms === 0) continue
    givenMs += ms
    moved = move(due, givenMs, calendar)
  }
  if (givenMs > 0) {
    addStep({
      step: 'moved-by-pauses',
      minutes: givenMs / MINUTE_MS,
      at: utcText(moved.at),
      date: moved.day.date,
    })
  }
  return moved
}

/** In order, apart from each other, none before receipt, none empty. */
export function mergePauses(pauses: readonly Span[], receivedAt: number): Span[] {
  const cut = pauses
    .map(({ from, to }) => ({ from: Math.max(from, receivedAt), to }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from)
  const merged: Span[] = []
  for (const pause of cut) {
    const last = merged.at(-1)
    if (last && pause.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, pause.to) }
    else merged.push(pause)
  }
  return merged
}
