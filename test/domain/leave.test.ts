import { describe, expect, test } from 'vitest'
import { coveredOn, faultOfLeave, standInOf } from '../../server/domain/unit-day/leave.ts'
import { mayNotObject, waitsForDecision } from '../../server/domain/unit-day/objection.ts'

const leave = (personId: string, coverId: string, fromDay: string, toDay: string) => ({
  personId,
  coverId,
  fromDay: `2026-11-${fromDay}`,
  toDay: `2026-11-${toDay}`,
})
const on = (day: string) => `2026-11-${day}`

describe('cover for leave', () => {
  test('begins on its first day and is over by itself on the day of return', () => {
    const leaves = [leave('an', 'binh', '20', '23')]
    expect(['19', '20', '22', '23'].map((day) => standInOf(leaves, 'an', on(day)))).toEqual([
      null,
      'binh',
      'binh',
      null,
    ])
    expect(coveredOn(leaves, 'binh', on('20'))).toEqual(['an'])
    expect(coveredOn(leaves, 'binh', on('23'))).toEqual([])
  })

  test('a cover who is away is covered in turn; a circle reaches nobody and does not hang', () => {
    const chain = [leave('an', 'binh', '20', '27'), leave('binh', 'chi', '23', '25')]
    expect(['20', '23', '25'].map((day) => standInOf(chain, 'an', on(day)))).toEqual(['binh', 'chi', 'binh'])
    expect(coveredOn(chain, 'chi', on('23')).toSorted()).toEqual(['an', 'binh'])
    const circle = [leave('an', 'binh', '20', '27'), leave('binh', 'an', '20', '27')]
    expect([standInOf(circle, 'an', on('21')), standInOf(circle, 'binh', on('21'))]).toEqual([null, null])
  })

  test.each([
    ['past', leave('an', 'binh', '19', '24')],
    ['no-days', leave('an', 'binh', '20', '20')],
    ['own-cover', leave('an', 'an', '20', '24')],
    ['overlaps', leave('chi', 'binh', '24', '26')],
    ['cover-away', leave('an', 'chi', '24', '26')],
    // Half-open: the day of return is a day of work again.
    [null, leave('chi', 'binh', '25', '26')],
    [null, leave('an', 'chi', '25', '26')],
  ])('%s', (fault, entered) => {
    const others = [leave('chi', 'dung', '21', '25')]
    const judge = { today: on('20'), days: { all: 2, working: 2 }, others }
    expect(faultOfLeave(entered, judge)).toBe(fault)
  })

  test('a leave of days off alone, or of more than a year, is none', () => {
    const judge = (all: number, working: number) =>
      faultOfLeave(leave('an', 'binh', '21', '23'), { today: on('20'), days: { all, working }, others: [] })
    expect([judge(2, 0), judge(367, 200)]).toEqual(['no-working-day', 'too-long'])
  })
})

describe('an objection', () => {
  test('may be made to the end of the first working hour, and once', () => {
    const hour = 3_600_000
    expect([hour, hour + 1].map((worked) => mayNotObject(undefined, worked))).toEqual([null, 'too-late'])
    expect(mayNotObject({ decision: 'rejected', madeAt: on('20') }, 0)).toBe('objected-already')
  })

  test('waits until it is decided or the item has left the unit', () => {
    const made = { decision: null, madeAt: '2026-11-20T02:30:00.000Z' }
    expect(waitsForDecision(made, '2026-11-20T02:00:00.000Z')).toBe(true)
    expect(waitsForDecision(made, undefined)).toBe(false)
    expect(waitsForDecision(made, '2026-11-20T03:00:00.000Z')).toBe(false)
    expect(waitsForDecision({ ...made, decision: 'rejected' }, '2026-11-20T02:00:00.000Z')).toBe(false)
  })
})
