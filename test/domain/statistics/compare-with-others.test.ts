import { describe, expect, test } from 'vitest'
import {
  type ComparedUnit,
  compareWithOthers,
} from '../../../server/domain/statistics/compare-with-others.ts'
import { seededOffice } from './seeded-office.ts'

const OFFICES = [
  { units: 5, n: 1000, reports: 400 },
  { units: 34, n: 300, reports: 400 },
  { units: 168, n: 300, reports: 100 },
] as const
const ALPHA = 0.05

/** Two standard errors of a rate of 5 % in so many reports: 2.2 points of 400, 4.4 of 100. */
const monteCarlo = (reports: number) => 2 * Math.sqrt((ALPHA * (1 - ALPHA)) / reports)

type Play = (
  office: ReturnType<typeof seededOffice>,
  share: number,
  units: number,
  n: number,
) => ComparedUnit[]
const list = (units: number, unit: (index: number) => ComparedUnit) =>
  Array.from({ length: units }, (_, index) => unit(index))

const ALIKE: readonly (readonly [string, Play])[] = [
  ['all days alike', (office, share, units, n) => list(units, () => office.unit(n, office.days(share, 0)))],
  [
    'good and bad days that all units share',
    (office, share, units, n) => {
      const days = office.days(share, 0.1)
      return list(units, () => office.unit(n, days))
    },
  ],
  [
    'good and bad days of each unit’s own',
    (office, share, units, n) => list(units, () => office.unit(n, office.days(share, 0.1))),
  ],
]

function rateOf(reports: number, names: () => boolean): number {
  let named = 0
  for (let report = 0; report < reports; report++) if (names()) named++
  return named / reports
}

const verdictsOf = (units: readonly ComparedUnit[]) =>
  compareWithOthers(units)?.map(({ verdict }) => verdict) ?? []

describe.each(ALIKE)('units that are alike, with %s', (_what, play) => {
  for (const { units, n, reports } of OFFICES)
    test.each([0.84, 0.97])(`${units} × ${n} at %f: hardly a report names any`, (share) => {
      const office = seededOffice(units + Math.round(share * 100))
      const rate = rateOf(reports, () =>
        verdictsOf(play(office, share, units, n)).some((verdict) => verdict !== 'not-told-apart'),
      )
      expect(rate).toBeLessThanOrEqual(ALPHA + monteCarlo(reports))
    })
})

describe('a unit that is truly lower', () => {
  test.each([
    [5, 1000, 0.84, 0.74],
    [34, 300, 0.84, 0.68],
    [168, 300, 0.97, 0.85],
  ])('of %i × %i is named, whose days differ as well (%f, and %f)', (units, n, share, lower) => {
    const office = seededOffice(units)
    const rate = rateOf(40, () => {
      const played = list(units, (index) => office.unit(n, office.days(index === 0 ? lower : share, 0.1)))
      return verdictsOf(played)[0] === 'below'
    })
    expect(rate).toBeGreaterThanOrEqual(0.8)
  })

  test('is named beside one that is truly higher', () => {
    const office = seededOffice(3)
    const shares = [0.7, 0.95, 0.84, 0.84, 0.84, 0.84]
    const played = shares.map((share) => office.unit(1000, office.days(share, 0)))
    expect(verdictsOf(played)).toEqual([
      'below',
      'above',
      'not-told-apart',
      'not-told-apart',
      'not-told-apart',
      'not-told-apart',
    ])
  })
})

describe('units are compared', () => {
  test('with the others without themselves', () => {
    const office = seededOffice(4)
    const [a, b, c] = [0.5, 0.9, 0.9].map((share) => office.unit(400, office.days(share, 0)))
    if (!a || !b || !c) throw new Error('three were played')
    const [first] = compareWithOthers([a, b, c]) ?? []
    expect(first?.othersShare).toBe((b.satisfied + c.satisfied) / 800)
  })

  test('not at all where there is one, or where few days tell how days differ', () => {
    const office = seededOffice(5)
    const unit = office.unit(500, office.days(0.8, 0))
    expect(compareWithOthers([unit])).toBeNull()
    const oneDay = (satisfied: number) => ({ n: 500, satisfied, days: [{ n: 500, satisfied }] })
    expect(compareWithOthers([oneDay(100), oneDay(500)])).toBeNull()
  })

  test('and say nothing of units in which everybody is satisfied', () => {
    const full = {
      n: 600,
      satisfied: 600,
      days: Array.from({ length: 60 }, () => ({ n: 10, satisfied: 10 })),
    }
    const [first] = compareWithOthers([full, full]) ?? []
    expect(first).toMatchObject({ verdict: 'not-told-apart', phi: 1, limits95: [1, 1], limits998: [1, 1] })
  })
})
