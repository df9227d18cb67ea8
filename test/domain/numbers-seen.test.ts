import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addNumbers, countMissing, countOn, firstNumbers } from '../../server/domain/numbers-seen.ts'

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

describe('the numbers that a tablet sent', () => {
  test('are counted once each: two tablets with one token hide no gap', () => {
    const first = addNumbers(firstNumbers(1), 0, [...upTo(19), 22])
    expect([countMissing(first), first.reused]).toEqual([2, 0])
    const both = addNumbers(first, 22, [1, 17, 18, 19])
    expect([countMissing(both), both.reused]).toEqual([2, 4])
  })

  test('fill a gap in any order, and are used again from then on', () => {
    const gap = addNumbers(firstNumbers(1), 0, [10])
    const filled = addNumbers(gap, 10, [9, 1, 5, 3, 2, 4, 8, 6, 7])
    expect(filled).toEqual({ from: 1, gaps: [], lost: 0, reused: 0 })
    expect(addNumbers(filled, 10, [5]).reused).toBe(1)
  })

  test('below the first of this pairing are not looked at', () => {
    expect(addNumbers(firstNumbers(501), 0, [7, 502])).toMatchObject({ gaps: [[501, 501]], reused: 0 })
    expect(addNumbers(firstNumbers(501), 30, [501])).toMatchObject({ gaps: [], reused: 0 })
  })

  test('of a tablet that counts at random stay few: the oldest gaps are given up and stay missing', () => {
    const odd = Array.from({ length: 500 }, (_, index) => 2 * index + 2)
    const seen = addNumbers(firstNumbers(1), 0, odd)
    expect(seen.gaps).toHaveLength(200)
    expect(countMissing(seen)).toBe(500)
    expect(addNumbers(seen, 1000, [1, 2, 3])).toEqual(seen)
  })

  test('and what is missing are together all up to the highest, however they come', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 8 })), (batches) => {
        let seen = firstNumbers(1)
        let highest = 0
        for (const batch of batches) {
          if (!countOn(highest, batch)) seen = addNumbers(seen, highest, batch)
          highest = Math.max(highest, ...batch)
        }
        const numbers = batches.flat()
        const distinct = new Set(numbers).size
        expect(countMissing(seen)).toBe(highest - distinct)
        expect(seen.reused).toBe(numbers.length - distinct)
      }),
    )
  })
})
