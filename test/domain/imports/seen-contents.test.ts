import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SeenContents } from '../../../server/domain/imports/seen-contents.ts'

test('what a dry run has seen is what a map of it would hold, also where many fall to one place', () => {
  const number = fc.oneof(
    fc.integer({ min: 1, max: 2 ** 52 }),
    fc.nat(40).map((times) => 1 + times * 4_096),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { maxLength: 300 }), (rows) => {
      const [seen, map] = [new SeenContents(), new Map<number, number>()]
      for (const [reference, content] of rows) {
        expect(seen.firstOf(reference, content)).toBe(map.get(reference))
        if (!map.has(reference)) map.set(reference, content)
      }
    }),
  )
  const grown = new SeenContents()
  for (let row = 1; row <= 20_000; row++) grown.firstOf(row * 7_919, row)
  for (let row = 1; row <= 20_000; row++) expect(grown.firstOf(row * 7_919, 0)).toBe(row)
})
