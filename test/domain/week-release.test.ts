import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../server/domain/local-time.ts'
import { batchEnds } from '../../server/domain/disclosure/release.ts'
import { tellableWeeks } from '../../server/domain/week-release.ts'

type DayCount = Parameters<typeof tellableWeeks>[0][number]

const QUARTER = { fromDay: '2026-07-01', toDay: '2026-10-01' }
const DAYS = Array.from({ length: 92 }, (_, index) => addDays('2026-07-01', index))

const every = (n: number, unitId: string): DayCount[] => DAYS.map((day) => ({ unitId, day, known: day, n }))

const totalIn = (counts: readonly DayCount[], from: string, to: string) =>
  counts.filter(({ day }) => from <= day && day < to).reduce((sum, { n }) => sum + n, 0)

test('where many units have some each day, every week is told by itself', () => {
  const counts = Array.from({ length: 30 }, (_, unit) => every(2 + (unit % 3), `U${unit}`)).flat()
  const spans = tellableWeeks(counts, QUARTER, false)
  expect(spans).toHaveLength(14)
  expect(spans[1]).toEqual({ fromDay: '2026-07-06', toDay: '2026-07-13' })
})

test('where every unit has ten or more each day, so that a day is told by itself, every week is told by itself', () => {
  const weekdays = ['A', 'B', 'C'].flatMap((unit, index) =>
    every(20 + index, unit).filter(({ day }) => ![0, 6].includes(new Date(day).getUTCDay())),
  )
  expect(tellableWeeks(weekdays, QUARTER, false)).toHaveLength(14)
  // Of a unit with a few in the whole month, the week would be left when the days of the others are taken off.
  const few: DayCount = { unitId: 'few', day: '2026-08-05', known: '2026-08-05', n: 4 }
  expect(tellableWeeks([...weekdays, few], QUARTER, false)).toHaveLength(1)
})

test('a week that would tell a small unit’s days apart from what was told is taken together with its neighbour', () => {
  // Of the large unit each day was told by itself; what is left of a week is the small unit’s.
  const counts = [...every(40, 'large'), ...every(1, 'small')]
  const spans = tellableWeeks(counts, QUARTER, false)
  expect(spans.length).toBeLessThan(14)
  expect(totalIn(counts, QUARTER.fromDay, QUARTER.toDay)).toBe(92 * 41)
})

test('a quarter with fewer than thirty ratings has no weeks', () => {
  expect(
    tellableWeeks([{ unitId: 'A', day: '2026-08-03', known: '2026-08-03', n: 29 }], QUARTER, true),
  ).toEqual([])
})

test('the stretches follow one another without a gap, each has thirty or more, and at each boundary ten are in company, or none of large batches is parted', () => {
  const row = fc.record({
    unitId: fc.constantFrom('A', 'B', 'C', 'D'),
    day: fc.constantFrom(...DAYS),
    late: fc.integer({ min: 0, max: 4 }),
    n: fc.integer({ min: 1, max: 25 }),
  })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 400 }), (rows) => {
      const counts = rows.map(({ late, ...each }) => ({ ...each, known: addDays(each.day, late) }))
      const spans = tellableWeeks(counts, QUARTER, false)
      if (spans.length === 0) return
      expect(spans[0]?.fromDay).toBe(QUARTER.fromDay)
      expect(spans.at(-1)?.toDay).toBe(QUARTER.toDay)
      spans.forEach((span, index) => {
        expect(totalIn(counts, span.fromDay, span.toDay)).toBeGreaterThanOrEqual(30)
        const before = spans[index - 1]
        if (!before) return
        expect(before.toDay).toBe(span.fromDay)
        let company = 0
        const [sizes, across]: [number[], number[]] = [[], []]
        for (const unit of ['A', 'B', 'C', 'D'])
          for (const month of ['2026-07', '2026-08', '2026-09']) {
            const own = counts.filter(({ unitId, day }) => unitId === unit && day.startsWith(month))
            const ends = batchEnds(own).slice(0, -1)
            for (let batch = 0; batch <= ends.length; batch++) {
              const among = own.filter(
                ({ known }) => known > (ends[batch - 1] ?? '') && known <= (ends[batch] ?? '9999'),
              )
              if (among.length > 0) sizes.push(totalIn(among, QUARTER.fromDay, QUARTER.toDay))
              across.push(
                totalIn(among, QUARTER.fromDay, span.fromDay) * totalIn(among, span.fromDay, QUARTER.toDay),
              )
              company += Math.min(
                totalIn(among, before.fromDay, before.toDay),
                totalIn(among, span.fromDay, span.toDay),
              )
            }
          }
        // Or the boundary tells nothing but whole batches, of which none is small.
        const isBetweenLarge = Math.min(...sizes) >= 10 && Math.max(...across) === 0
        if (!isBetweenLarge) expect(company).toBeGreaterThanOrEqual(10)
      })
    }),
  )
})
