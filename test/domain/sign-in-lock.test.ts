import { describe, expect, test } from 'vitest'
import { countTry, type Tries } from '../../server/domain/sign-in/sign-in-lock.ts'

const MINUTE = 60_000
const NEW: Tries = { tries: 0, untilMs: 0, lockedUntilMs: null, locks: 0 }
const LIMIT = { tries: 3, backsOff: true }

function lockAt(known: Tries, nowMs: number): Tries {
  let state: Tries & { refused?: boolean } = known
  do state = countTry(state, nowMs, LIMIT)
  while (!state.refused)
  return state
}

describe('tries to sign in', () => {
  test('beyond the limit of a quarter of an hour lock, and slower ones never do', () => {
    let state: Tries = NEW
    for (let at = 0; at < 40; at++) {
      const counted = countTry(state, at * 6 * MINUTE, LIMIT)
      expect(counted.refused).toBe(false)
      state = counted
    }
    const locked = lockAt(state, 300 * MINUTE)
    expect(locked.lockedUntilMs).toBe(315 * MINUTE)
  })

  test('lock for twice as long each time, up to four hours, and after a calm day shortly again', () => {
    let state: Tries = NEW
    let now = 0
    const minutes: number[] = []
    for (let lock = 0; lock < 6; lock++) {
      state = lockAt(state, now)
      minutes.push(((state.lockedUntilMs ?? 0) - now) / MINUTE)
      now = state.lockedUntilMs ?? 0
    }
    expect(minutes).toEqual([15, 30, 60, 120, 240, 240])
    now += 24 * 60 * MINUTE
    expect(lockAt(state, now).lockedUntilMs).toBe(now + 15 * MINUTE)
  })

  test('while locked are refused and make it no longer', () => {
    const locked = lockAt(NEW, 0)
    const again = countTry(locked, 14 * MINUTE, LIMIT)
    expect([again.refused, again.lockedUntilMs]).toEqual([true, locked.lockedUntilMs])
    expect(countTry(locked, 15 * MINUTE, LIMIT).refused).toBe(false)
  })
})
