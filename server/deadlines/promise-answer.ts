import { findUnitByCode } from '../../db/queries/units.ts'
import { isoOf, type Service } from '../context.ts'
import type { AnswerPromise } from '../contract/kiosk.ts'
import { choosePolicy } from '../domain/deadlines/choose-policy.ts'
import { computeDeadline } from '../domain/deadlines/deadline.ts'
import { localDay, MINUTE_MS } from '../domain/local-time.ts'
import { findCalendar } from './find-calendar.ts'
import { loadPolicies } from './load-policies.ts'

/** A promise that holds for less is none that a person can use. */
const SHORTEST_MS = 5 * MINUTE_MS
/** How long a promise is believed without asking again: tablets ask every minute, policies change a few times a year. */
const BELIEVED_MS = MINUTE_MS

/** What a citizen at a tablet may be told; null where there is no such moment, or no working time at all. */
export type AnswerPromises = (unitCode: string) => Promise<AnswerPromise | null>

export function createAnswerPromises(service: Service): AnswerPromises {
  const known = new Map<string, { readonly promise: AnswerPromise | null; readonly until: number }>()
  return async (unitCode) => {
    const nowMs = service.now()
    const believed = known.get(unitCode)
    if (believed && nowMs < believed.until) return believed.promise
    const promise = await promiseAnswer(service, unitCode, nowMs).catch(() => null)
    known.set(unitCode, { promise, until: nowMs + BELIEVED_MS })
    return promise
  }
}

/**
 * The deadline of words to a rating that are sent now, and the first minute at which they would get a later one. Throws
 * `calendar/no-working-time`.
 */
async function promiseAnswer(
  { db, organisation }: Service,
  unitCode: string,
  nowMs: number,
): Promise<AnswerPromise | null> {
  const unit = await findUnitByCode(db, unitCode)
  if (!unit) return null
  const [policies, { calendar }] = await Promise.all([loadPolicies(db), findCalendar(db, unit.path)])
  const dueAfter = (receivedAt: number): number => {
    const onDay = localDay(receivedAt, organisation.zone)
    const question = { channel: 'low-rating', categoryFolded: null, unitPath: unit.path, onDay } as const
    return computeDeadline({ rule: choosePolicy(policies, question).policy.rule, receivedAt, calendar }).dueAt
  }
  const dueMs = dueAfter(nowMs)
  // A millisecond on: exactly at the cut-off is still in time, and "before 15:00" is said of both.
  const sentBeforeMs = firstMinute(nowMs, dueMs, (atMs) => dueAfter(atMs + 1) !== dueMs)
  return sentBeforeMs - nowMs < SHORTEST_MS ? null : { dueAt: isoOf(dueMs), sentBefore: isoOf(sentBeforeMs) }
}

/** The first whole minute after `fromMs` at which `isLater` holds, by halving; at the latest the one after `toMs`. */
function firstMinute(fromMs: number, toMs: number, isLater: (atMs: number) => boolean): number {
  let before = Math.floor(fromMs / MINUTE_MS)
  let after = Math.floor(toMs / MINUTE_MS) + 1
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (isLater(middle * MINUTE_MS)) after = middle
    else before = middle
  }
  return after * MINUTE_MS
}
