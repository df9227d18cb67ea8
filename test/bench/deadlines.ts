import type { DeadlinePolicyKind, DeadlineRule } from '../../server/contract/deadlines/calendar.ts'
import { computeDeadline } from '../../server/domain/deadlines/deadline.ts'
import { VIETNAM_CALENDAR } from '../../server/domain/deadlines/vietnam-calendar.ts'
import { compileCalendar } from '../../server/domain/deadlines/working-calendar.ts'
import { makeMinuteWalk } from './minute-walk.ts'
import { benchRecompute } from './recompute.ts'
import { describeMachine, median, type Print } from './machine.ts'

const RULES: Readonly<Record<DeadlinePolicyKind, DeadlineRule>> = {
  'same-day': { kind: 'same-day', cutOff: '15:00', minimumHandlingMinutes: 120 },
  'working-minutes': { kind: 'working-minutes', minutes: 480 },
  'half-days': { kind: 'half-days', count: 3 },
  'working-days': { kind: 'working-days', count: 5, cutOff: '15:00' },
  'calendar-days': { kind: 'calendar-days', count: 10 },
  'elapsed-minutes': { kind: 'elapsed-minutes', minutes: 60 },
}
const RECEIPTS = 20_000
const WALKED = 500
const ROUNDS = 5
const FIRST_MS = Date.parse('2026-01-01T00:00:00+07:00')
const YEAR_MINUTES = 365 * 1440

/** Deadlines a second of each kind against a walk, then a recomputation of many open items while tablets tap. */
export async function benchDeadlines(print: Print): Promise<void> {
  benchKinds(print)
  await benchRecompute(print)
}

/**
 * Deadlines a second of each kind, with the whole proof, and what a plain walk over the minutes finds in the same time
 * (the due instant alone). Both count the same receipts of a year with Tết and swaps, and must agree on each. Minutes by
 * the clock are one addition: there the ratio only says what the proof costs.
 */
export function benchKinds(print: Print): void {
  print(
    `deadlines · ${describeMachine()} · ${RECEIPTS} receipts of 2026 a round, ${WALKED} of them walked · ${ROUNDS} rounds, medians`,
  )
  const calendar = compileCalendar(VIETNAM_CALENDAR)
  const walk = makeMinuteWalk(VIETNAM_CALENDAR)
  const receipts = Array.from(
    { length: RECEIPTS },
    (_, index) => FIRST_MS + ((index * 7_919) % YEAR_MINUTES) * 60_000,
  )
  const walked = receipts.filter((_, index) => index % (RECEIPTS / WALKED) === 0)
  for (const [kind, rule] of Object.entries(RULES)) {
    const count = (receivedAt: number) => computeDeadline({ rule, receivedAt, calendar })
    for (const receivedAt of walked) {
      const [due, floor] = [count(receivedAt).dueAt, walk(rule, receivedAt)]
      if (due !== floor) throw new Error(`${kind} from ${receivedAt}: ${due}, walked ${floor}`)
    }
    const engine: number[] = []
    const floor: number[] = []
    let steps = 0
    for (let round = 0; round < ROUNDS; round++) {
      engine.push(
        perSecond(receipts, (receivedAt) => {
          steps += count(receivedAt).steps.length
        }),
      )
      floor.push(perSecond(walked, (receivedAt) => walk(rule, receivedAt)))
    }
    const [fast, slow] = [median(engine), median(floor)]
    print.figure({
      name: `deadlines, ${kind}, with the proof`,
      size: `${(steps / ROUNDS / RECEIPTS).toFixed(1)} steps each`,
      value: fast,
      unit: '/s',
      floor: slow,
      goal: { of: 'ratio', atLeast: 1 },
    })
  }
}

function perSecond(receipts: readonly number[], count: (receivedAt: number) => void): number {
  const fromMs = performance.now()
  for (const receivedAt of receipts) count(receivedAt)
  return (receipts.length * 1000) / (performance.now() - fromMs)
}
