import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutIntoSpans } from '../../../server/domain/text/comment-spans.ts'

const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}`
const count = (number: number, n: number) => ({ day: day(number), n })
const NOVEMBER = { lastDay: day(30), today: '2026-12-05' }

describe('the spans of days in which comments are shown', () => {
  test('a day by itself where it has ten ratings, else as many days as it takes', () => {
    expect(
      cutIntoSpans([count(2, 12), count(3, 4), count(4, 5), count(6, 1), count(9, 10)], NOVEMBER),
    ).toEqual([
      { fromDay: day(2), toDay: day(2) },
      { fromDay: day(3), toDay: day(6) },
      { fromDay: day(9), toDay: day(9) },
    ])
  })

  test('the last days of a month join those before them; while it goes on they wait', () => {
    const counts = [count(2, 12), count(3, 4)]
    expect(cutIntoSpans(counts, NOVEMBER)).toEqual([{ fromDay: day(2), toDay: day(3) }])
    expect(cutIntoSpans(counts, { ...NOVEMBER, today: day(20) })).toEqual([
      { fromDay: day(2), toDay: day(2) },
    ])
  })

  test('a day that is not over is not shown, however many ratings it has', () => {
    expect(cutIntoSpans([count(20, 500)], { ...NOVEMBER, today: day(20) })).toEqual([])
  })

  test('a month of few ratings is one span, once it is over', () => {
    expect(cutIntoSpans([count(2, 1), count(9, 3)], NOVEMBER)).toEqual([{ fromDay: day(2), toDay: day(9) }])
    expect(cutIntoSpans([count(2, 1), count(9, 3)], { ...NOVEMBER, today: day(30) })).toEqual([])
  })

  test('whatever the counts, spans follow each other, and each holds ten ratings or the whole month', () => {
    const counts = fc
      .uniqueArray(
        fc.record({ day: fc.integer({ min: 1, max: 30 }).map(day), n: fc.integer({ min: 1, max: 15 }) }),
        {
          selector: ({ day }) => day,
        },
      )
      .map((days) => days.toSorted((a, b) => (a.day < b.day ? -1 : 1)))
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 40 }), (days, today) => {
        const at = { lastDay: day(30), today: today > 30 ? '2026-12-01' : day(today) }
        const spans = cutIntoSpans(days, at)
        for (const [index, { fromDay, toDay }] of spans.entries()) {
          expect(fromDay <= toDay && toDay < at.today).toBe(true)
          expect(fromDay > (spans[index - 1]?.toDay ?? '')).toBe(true)
          const inside = days.filter((each) => fromDay <= each.day && each.day <= toDay)
          const n = inside.reduce((sum, each) => sum + each.n, 0)
          expect(n >= 10 || (inside.length === days.length && at.today > at.lastDay)).toBe(true)
        }
        if (at.today > at.lastDay && days.length > 0) expect(spans.at(-1)?.toDay).toBe(days.at(-1)?.day)
      }),
    )
  })
})
