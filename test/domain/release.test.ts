import fc from 'fast-check'
import { expect, test } from 'vitest'
import { releaseArrivals } from '../../server/domain/disclosure/release.ts'

const arrival = (known: string, n: number, month = '2026-10', level = 5) => ({
  unitId: 'A',
  month,
  level,
  known,
  n,
})
const told = (arrivals: ReturnType<typeof arrival>[], today: string) =>
  releaseArrivals(arrivals, today).reduce((sum, { n }) => sum + n, 0)

test('a day is told once it is over and ten have come after it', () => {
  const arrivals = [arrival('2026-10-01', 12), arrival('2026-10-02', 9), arrival('2026-10-05', 3)]
  expect(
    ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06'].map((today) => told(arrivals, today)),
  ).toEqual([0, 0, 0, 12])
})

test('a month’s ratings never fill up another’s batch', () => {
  const arrivals = [arrival('2026-10-30', 20), arrival('2026-10-31', 9), arrival('2026-11-02', 9, '2026-11')]
  expect(told(arrivals, '2026-11-20')).toBe(0)
})

test('from day to day nothing moves by one to nine, and at least ten are kept back wherever any are told', () => {
  const days = Array.from({ length: 28 }, (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`)
  const arbitrary = fc.record({ known: fc.constantFrom(...days), n: fc.integer({ min: 1, max: 14 }) })
  fc.assert(
    fc.property(fc.array(arbitrary, { maxLength: 60 }), (given) => {
      const arrivals = given.map(({ known, n }) => arrival(known, n))
      const counts = [...days, '2026-10-29'].map((today) => told(arrivals, today))
      for (const [index, n] of counts.entries()) {
        const step = n - (counts[index - 1] ?? 0)
        expect(step === 0 || step >= 10, `a step of ${step}`).toBe(true)
      }
      const all = arrivals.reduce((sum, { n }) => sum + n, 0)
      const last = counts.at(-1) ?? 0
      if (last > 0) expect(all - last).toBeGreaterThanOrEqual(10)
    }),
  )
})
