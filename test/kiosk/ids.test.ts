import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newFollowUpCode, newRatingId } from '../../kiosk/outbox/ids.ts'
import { RatingTap } from '../../server/contract/rating.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const instants = fc.integer({ min: 0, max: 2 ** 48 - 1 })

describe('what the tablet names', () => {
  test('a rating’s id is a UUID version 7 that sorts by its time', () => {
    fc.assert(
      fc.property(instants, instants, bytes(10), bytes(10), (one, two, random, other) => {
        const [a, b] = [newRatingId(one, random), newRatingId(two, other)]
        expect(a).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        if (one !== two) expect(a < b).toBe(one < two)
      }),
    )
  })

  test('a follow-up code is one the service accepts', () => {
    fc.assert(
      fc.property(bytes(8), (random) => {
        const code = newFollowUpCode(random)
        expect(RatingTap.shape.followUpCode.safeParse(code).success).toBe(true)
      }),
    )
  })

  test('two ids of the same instant differ', () => {
    const ids = new Set(Array.from({ length: 1000 }, () => newRatingId(0)))
    expect(ids.size).toBe(1000)
  })
})
