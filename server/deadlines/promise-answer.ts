import { isoOf, type Service } from '../context.ts'
import type { AnswerPromise } from '../contract/kiosk.ts'
import { choosePolicy } from '../domain/deadlines/choose-policy.ts'
import { computeDeadline } from '../domain/deadlines/deadline.ts'
import { localDay, MINUTE_MS } from '../domain/local-time.ts'
import { knownUnits } from '../known-organisation.ts'
import { knownCalendars } from './find-calendar.ts'
import { knownPolicies } from './load-policies.ts'

/** A promise that holds for less is none that a person can use. */
const SHORTEST_MS = 5 * MINUTE_MS

/**
 * The deadline of words to a rating that are sent now, and the first minute at which they would get a later one. Throws
 * `calendar/no-working-time`.
 */
export async function promiseAnswer(service: Service, unitCode: string): Promise<AnswerPromise | null> {
  const { organisation } = service
  const nowMs = service.now()
  const unit = (await knownUnits(service)).byCode.get(unitCode)
  if (!unit) return null
  const policies = await knownPolicies(service)
  const { calendar } = (await knownCalendars(service))(unit.path)
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
