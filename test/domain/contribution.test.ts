import { describe, expect, test } from 'vitest'
import { contributionState, judgeContribution } from '../../server/domain/contribution.ts'

const AT = '2026-11-20T10:00:00.000Z'

describe('a contribution', () => {
  test.each([
    [null, null, 'open'],
    [AT, null, 'given'],
    [null, AT, 'ended'],
  ] as const)('given at %s and ended at %s is %s', (given_at, ended_at, state) => {
    expect(contributionState({ given_at, ended_at })).toBe(state)
  })

  test.each([
    [true, false, null, 'open'],
    [true, true, null, 'overdue'],
    [false, true, true, 'on-time'],
    [false, true, false, 'late'],
    [false, false, null, 'ended-in-time'],
    // No longer needed in time: what the clock says later is no verdict.
    [false, true, null, 'ended-in-time'],
  ] as const)('open %s, past due %s, on time %s counts as %s', (isOpen, isPastDue, onTime, verdict) => {
    expect(judgeContribution({ isOpen, isPastDue, onTime })).toBe(verdict)
  })
})
