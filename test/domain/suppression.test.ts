import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findIsolated, type Sum } from '../../server/domain/disclosure/isolate.ts'
import { satisfactionOf } from '../../server/domain/satisfaction.ts'
import {
  type CountedUnit,
  isHidden,
  shownFor,
  showsShare,
  suppress,
  suppressTree,
  type UnitShown,
  type UnitTree,
} from '../../server/domain/disclosure/suppression.ts'

interface Named extends CountedUnit {
  readonly name: string
}
type Unit = UnitTree<Named>

const place = (name: string, ...months: number[]): Unit => ({ name, months, children: [] })

/** A unit of these parts. */
function unitOf(name: string, ...children: Unit[]): Unit {
  const months = (children[0]?.months ?? []).map((_, month) =>
    children.reduce((sum, child) => sum + (child.months[month] ?? 0), 0),
  )
  return { name, months, children }
}

/** `A small: few few full` of every unit: its quarter, then its months. */
function told(unit: UnitTree<Named & UnitShown>): string[] {
  return [
    `${unit.name} ${unit.quarter}: ${unit.monthsShown.join(' ')}`,
    ...unit.children.flatMap((child) => told(child)),
  ]
}

/** What is seen of places under a unit that is their sum, over a quarter of one month. */
function seen(...counts: number[]): (number | null)[] {
  const { children } = suppressTree(unitOf('all', ...counts.map((n, index) => place(`${index}`, n))))
  return children.map(({ quarter, months: [n = 0] }) => (isHidden(quarter) ? null : n))
}

describe('how much is shown', () => {
  test.each([
    [0, 'few'],
    [9, 'few'],
    [10, 'counts-only'],
    [29, 'counts-only'],
    [30, 'small'],
    [99, 'small'],
    [100, 'full'],
  ] as const)('of %i ratings: %s', (n, shown) => {
    expect(shownFor(n)).toBe(shown)
  })

  test('hidden shows no figure at all, counts-only no share and no interval, the rest everything', () => {
    const cellOf = (n: number) =>
      satisfactionOf([n - 2 * Math.floor(n / 3), Math.floor(n / 3), Math.floor(n / 3)], 3)
    const nothing = { n: null, satisfied: null, distribution: null, share: null, interval: null }
    expect(suppress(cellOf(9))).toEqual({ shown: 'few', ...nothing })
    expect(suppress(cellOf(53), 'company')).toEqual({ shown: 'company', ...nothing })
    const counts = { n: 12, satisfied: 8, distribution: [4, 4, 4], share: null, interval: null }
    expect(suppress(cellOf(12))).toEqual({ shown: 'counts-only', ...counts })
    expect(suppress(cellOf(30))).toEqual({ shown: 'small', ...cellOf(30) })
    expect(suppress(cellOf(300))).toEqual({ shown: 'full', ...cellOf(300) })
    expect([9, 12, 30, 300].map((n) => showsShare(suppress(cellOf(n))))).toEqual([false, false, true, true])
  })
})

describe('the units of a quarter', () => {
  test.each([
    ['one hidden cell takes the next smallest with it', [5, 200, 40, 90], [null, 200, null, 90]],
    ['two that hold ten together need no other', [6, 4, 200], [null, null, 200]],
    ['two that hold fewer take a third', [5, 4, 200, 30], [null, null, 200, null]],
    ['cells of ten and more are all shown', [10, 29, 100], [10, 29, 100]],
    ['a cell of nobody needs no company', [0, 40, 90], [null, 40, 90]],
    ['and gives none', [0, 8, 40, 90], [null, null, null, 90]],
    ['of equal ones, the first in the list goes', [5, 40, 40], [null, null, 40]],
    ['one cell that is the whole', [40], [40]],
    ['a total under ten hides all its cells', [5, 4], [null, null]],
  ])('%s', (_what, counts, expected) => {
    expect(seen(...counts)).toEqual(expected)
  })

  test('what has ten ratings and is hidden with others is not said to have fewer', () => {
    const { children } = suppressTree(unitOf('ward', place('A', 5), place('B', 53), place('C', 60)))
    expect(children.map(({ quarter }) => quarter)).toEqual(['few', 'company', 'small'])
  })

  test('refuses parts that do not add up', () => {
    expect(() => suppressTree({ ...place('all', 10), children: [place('A', 11)] })).toThrow(RangeError)
  })
})

describe('the months of a quarter', () => {
  test('are shown of every unit where each month holds ten', () => {
    expect(told(suppressTree(unitOf('ward', place('A', 12, 10, 30), place('B', 40, 0, 100))))).toEqual([
      'ward full: small counts-only full',
      'A small: counts-only counts-only small',
      'B full: small few full',
    ])
  })

  test('of a unit with a small month are hidden, with those of one other; quarters and the whole stay', () => {
    const ward = unitOf('ward', place('A', 4, 50, 50), place('B', 40, 40, 40), place('C', 60, 60, 60))
    expect(told(suppressTree(ward))).toEqual([
      'ward full: full full full',
      'A full: few company company',
      'B full: company company company',
      'C full: small small small',
    ])
  })

  test('of a unit alone are hidden where one is small: the quarter less the others is that one', () => {
    expect(told(suppressTree(place('ward', 4, 50, 50)))).toEqual(['ward full: few company company'])
  })
})

const count = fc.oneof(
  fc.constant(0),
  fc.nat({ max: 12 }),
  fc.nat({ max: 12 }),
  fc.nat({ max: 40 }),
  fc.nat({ max: 300 }),
)

function arbitraryUnit(depth: number, name = 'u'): fc.Arbitrary<Unit> {
  const leaf = fc.tuple(count, count, count).map((months) => place(name, ...months))
  if (depth === 0) return leaf
  return fc.oneof(
    { weight: 1, arbitrary: leaf },
    {
      weight: 2,
      arbitrary: fc
        .integer({ min: 1, max: 4 })
        .chain((n) =>
          fc.tuple(...Array.from({ length: n }, (_, index) => arbitraryUnit(depth - 1, `${name}.${index}`))),
        )
        .map((children) => unitOf(name, ...children)),
    },
  )
}

/** Every figure that is shown of a quarter, as the sum of places and months that it is. */
function sumsOf(unit: UnitTree<Named & UnitShown>): { sums: Sum[]; sizes: Map<string, number> } {
  const sums: Sum[] = []
  const sizes = new Map<string, number>()
  const placesOf = (each: UnitTree<Named & UnitShown>): string[] =>
    each.children.length === 0 ? [each.name] : each.children.flatMap(placesOf)
  const visit = (each: UnitTree<Named & UnitShown>): void => {
    if (each.children.length === 0) each.months.forEach((n, month) => sizes.set(`${each.name} ${month}`, n))
    const months = each.months.map((_, month) => placesOf(each).map((name) => `${name} ${month}`))
    const add = (groups: string[]) => sums.push(new Map(groups.map((group) => [group, 1])))
    if (!isHidden(each.quarter)) add(months.flat())
    each.monthsShown.forEach((shown, month) => {
      if (!isHidden(shown)) add(months[month] ?? [])
    })
    each.children.forEach(visit)
  }
  visit(unit)
  return { sums, sizes }
}

describe('whoever subtracts, from units, quarters and months at once', () => {
  test('gets at nobody in a group of fewer than ten', () => {
    fc.assert(
      fc.property(arbitraryUnit(3), (unit) => {
        const { sums, sizes } = sumsOf(suppressTree(unit))
        expect(findIsolated(sums, sizes).isolated).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  test('nor where what the quarter showed while it ran is known: all but the last ten of each place and month', () => {
    fc.assert(
      fc.property(arbitraryUnit(2), fc.nat(), (unit, seed) => {
        const { sums, sizes } = sumsOf(suppressTree(unit))
        const kept = new Map([...sizes].map(([group, n]) => [group, n < 10 ? n : 10 + (seed % (n - 9))]))
        expect(findIsolated(sums, kept).isolated).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('finds, where months are shown by their number alone, what the tree keeps secret', () => {
    const ward = unitOf('ward', place('A', 4, 50, 50), place('B', 40, 40, 40))
    const open = (unit: Unit): UnitTree<Named & UnitShown> => ({
      ...unit,
      quarter: shownFor(unit.months.reduce((sum, n) => sum + n, 0)),
      monthsShown: unit.months.map(shownFor),
      children: unit.children.map(open),
    })
    const naive = sumsOf(open(ward))
    expect(findIsolated(naive.sums, naive.sizes).isolated).toEqual([{ groups: ['A 0'], ratings: 4 }])
  })

  test('is kept from little more than needed: a quarter without small units and months shows everything', () => {
    const largeEnough = fc.tuple(...Array.from({ length: 3 }, () => fc.integer({ min: 10, max: 300 })))
    fc.assert(
      fc.property(fc.array(largeEnough, { minLength: 1, maxLength: 6 }), (units) => {
        const tree = suppressTree(
          unitOf('ward', ...units.map((months, index) => place(`${index}`, ...months))),
        )
        expect(
          [tree, ...tree.children]
            .flatMap(({ quarter, monthsShown }) => [quarter, ...monthsShown])
            .filter(isHidden),
        ).toEqual([])
      }),
    )
  })
})
