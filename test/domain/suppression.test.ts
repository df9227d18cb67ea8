import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Satisfaction } from '../../server/domain/satisfaction.ts'
import { satisfactionOf } from '../../server/domain/satisfaction.ts'
import type { Suppressed, UnitTree } from '../../server/domain/suppression.ts'
import { shownFor, showsShare, suppress, suppressTree } from '../../server/domain/suppression.ts'

/** A cell of `n` ratings, a third of each level. */
function cellOf(n: number): Satisfaction {
  const third = Math.floor(n / 3)
  return satisfactionOf([third, third, n - 2 * third], 3)
}

/** One table: a total and the cells that divide it, as a tree of one level. */
function suppressTable<Cell extends Satisfaction>(total: Cell, cells: readonly Cell[]) {
  const { children, ...whole } = suppressTree<Cell>({
    ...total,
    children: cells.map((cell) => ({ ...cell, children: [] })),
  })
  return { total: whole, cells: children }
}

/** What is seen of cells under a total that is their sum, or more where ratings lie outside them. */
function seen(counts: readonly number[], outside = 0): (number | null)[] {
  const total = counts.reduce((sum, n) => sum + n, outside)
  return suppressTable(cellOf(total), counts.map(cellOf)).cells.map(({ n }) => n)
}

describe('how much is shown', () => {
  test.each([
    [0, 'hidden'],
    [9, 'hidden'],
    [10, 'counts-only'],
    [29, 'counts-only'],
    [30, 'small'],
    [99, 'small'],
    [100, 'full'],
  ] as const)('of %i ratings: %s', (n, shown) => {
    expect(shownFor(n)).toBe(shown)
  })

  test('hidden shows no figure at all, counts-only no share and no interval, the rest everything', () => {
    const nothing = { n: null, satisfied: null, distribution: null, share: null, interval: null }
    expect(suppress(cellOf(9))).toEqual({ shown: 'hidden', ...nothing })
    const counts = { n: 12, satisfied: 8, distribution: [4, 4, 4], share: null, interval: null }
    expect(suppress(cellOf(12))).toEqual({ shown: 'counts-only', ...counts })
    expect(suppress(cellOf(30))).toEqual({ shown: 'small', ...cellOf(30) })
    expect(suppress(cellOf(300))).toEqual({ shown: 'full', ...cellOf(300) })
    expect([9, 12, 30, 300].map((n) => showsShare(suppress(cellOf(n))))).toEqual([false, false, true, true])
  })

  test('a unit with too few ratings keeps its place and its name', () => {
    const cells = [cellOf(40), cellOf(3), cellOf(12)].map((cell, index) => ({
      ...cell,
      unit: `unit-${index}`,
    }))
    const table = suppressTable({ ...cellOf(55), unit: 'ward' }, cells)
    expect(table.cells.map(({ unit, shown }) => `${unit} ${shown}`)).toEqual([
      'unit-0 small',
      'unit-1 hidden',
      'unit-2 hidden',
    ])
  })
})

describe('a table', () => {
  test.each([
    ['one hidden cell takes the next smallest with it', [5, 200, 40, 90], [null, 200, null, 90]],
    ['two that hold ten together need no other', [6, 4, 200], [null, null, 200]],
    ['two that hold fewer take a third', [5, 4, 200, 30], [null, null, 200, null]],
    ['cells of ten and more are all shown', [10, 29, 100], [10, 29, 100]],
    ['a cell of nobody needs no company', [0, 40, 90], [null, 40, 90]],
    ['and gives none', [0, 8, 40, 90], [null, null, null, 90]],
    ['of equal ones, the first in the list goes', [5, 40, 40], [null, null, 40]],
    ['one cell that is the whole', [40], [40]],
  ])('%s', (_what, counts, expected) => {
    expect(seen(counts)).toEqual(expected)
  })

  test('a total under ten is hidden, and all its cells', () => {
    const table = suppressTable(cellOf(9), [cellOf(5), cellOf(4)])
    expect([table.total, ...table.cells].map(({ shown }) => shown)).toEqual(['hidden', 'hidden', 'hidden'])
  })

  test('few ratings outside the listed cells are protected like a cell', () => {
    expect(seen([40, 90], 3)).toEqual([null, 90])
    expect(seen([40, 90], 30)).toEqual([40, 90])
    expect(seen([5, 40, 90], 30)).toEqual([null, 40, 90])
  })

  test('refuses cells that hold more than their total', () => {
    expect(() => suppressTable(cellOf(10), [cellOf(11)])).toThrow(RangeError)
  })
})

/** Mostly small counts, where the rule has work to do. */
const count = fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 40 }), fc.nat({ max: 300 }))

describe('whoever subtracts', () => {
  test('in a table, gets at least ten ratings of at least two units', () => {
    fc.assert(
      fc.property(fc.array(count, { maxLength: 8 }), fc.constantFrom(0, 0, 3, 30), (counts, outside) => {
        const cells = seen(counts, outside)
        const total = counts.reduce((sum, n) => sum + n, outside)
        fc.pre(total >= 10)
        const hidden = counts.filter((n, index) => cells[index] === null && n > 0)
        const rest = total - cells.reduce<number>((sum, n) => sum + (n ?? 0), 0)
        const members = hidden.length + (outside > 0 ? 1 : 0)
        expect(rest === 0 || rest >= 10, `${rest} left over`).toBe(true)
        expect(hidden.length === 0 || members >= 2, `${members} hidden`).toBe(true)
        counts.forEach((n, index) => expect(n < 10 && cells[index] !== null).toBe(false))
      }),
      { numRuns: 2000 },
    )
  })

  test('in a table without small cells, finds nothing hidden', () => {
    const largeEnough = fc.array(fc.integer({ min: 10, max: 300 }), { maxLength: 8 })
    fc.assert(
      fc.property(largeEnough, (counts) => {
        expect(seen(counts)).toEqual(counts)
      }),
    )
  })

  test('in a whole tree of units, can work out no hidden unit from all that is shown', () => {
    fc.assert(
      fc.property(planOfDepth(3), (plan) => {
        const tree = buildUnit(plan, 'root')
        expect(deducible(tree, suppressTree(tree))).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  test('finds out, where each table is suppressed by itself, what the tree keeps secret', () => {
    const tree = unitOf('ward', 0, [
      unitOf('a', 0, [unitOf('a1', 12, []), unitOf('a2', 13, [])]),
      unitOf('b', 5, []),
      unitOf('c', 90, []),
    ])
    const withChildren = (unit: Unit, cell: Suppressed<Figures>): UnitTree<Suppressed<Figures>> => ({
      ...cell,
      children: unit.children.map((child, index) =>
        withChildren(
          child,
          suppressTable<Figures>(unit, unit.children).cells[index] ?? suppress<Figures>(child),
        ),
      ),
    })
    const tableByTable = withChildren(tree, suppress<Figures>(tree))
    expect(deducible(tree, tableByTable)).toEqual(['a', 'b'])
    expect(deducible(tree, suppressTree(tree))).toEqual([])
  })
})

interface Figures extends Satisfaction {
  readonly name: string
}
type Unit = UnitTree<Figures>

/** A unit with `own` ratings given at itself, beside those of its children. */
function unitOf(name: string, own: number, children: readonly Unit[]): Unit {
  const n = children.reduce((sum, child) => sum + child.n, own)
  return { ...cellOf(n), name, children }
}

interface Plan {
  readonly own: number
  readonly children: readonly Plan[]
}

function planOfDepth(depth: number): fc.Arbitrary<Plan> {
  const children = depth === 0 ? fc.constant([]) : fc.array(planOfDepth(depth - 1), { maxLength: 4 })
  return fc.record({ own: fc.oneof(fc.constant(0), count), children })
}

function buildUnit({ own, children }: Plan, name: string): Unit {
  const units = children.map((child, index) => buildUnit(child, `${name}.${index}`))
  return unitOf(name, own, units)
}

/**
 * The hidden units whose count follows from what is shown, by linear algebra: each unit says that it is the sum of its
 * children and its own ratings. Even who holds no ratings at all is taken as known. A count follows exactly when it
 * stands alone in a row of the reduced system.
 */
function deducible(truth: Unit, shown: UnitTree<Suppressed<Figures>>): string[] {
  const unknowns: string[] = []
  const equations: Map<string, number>[] = []
  const visit = (unit: Unit, view: UnitTree<Suppressed<Figures>>): void => {
    const terms = new Map<string, number>()
    const own = unit.n - unit.children.reduce((sum, { n }) => sum + n, 0)
    if (view.n === null && unit.n > 0) terms.set(unit.name, -1)
    if (own > 0) terms.set(`${unit.name} itself`, 1)
    unit.children.forEach((child, index) => {
      const childView = view.children[index]
      if (!childView) throw new Error('a unit went missing')
      if (childView.n === null && child.n > 0) terms.set(child.name, 1)
      visit(child, childView)
    })
    if (view.n === null && unit.n > 0) unknowns.push(unit.name)
    equations.push(terms)
  }
  visit(truth, shown)
  const alone = reduced(equations).flatMap((row) => (row.size === 1 ? [...row.keys()] : []))
  return unknowns.filter((name) => alone.includes(name)).toSorted()
}

/** Gauss–Jordan elimination over rows of named coefficients; all of them are whole and small here. */
function reduced(rows: readonly Map<string, number>[]): Map<string, number>[] {
  const done: Map<string, number>[] = []
  let left = rows.filter((row) => row.size > 0)
  for (let pivotRow = left[0]; pivotRow; pivotRow = left[0]) {
    const [pivot, scale] = [...pivotRow][0] ?? ['', 1]
    const normal = new Map([...pivotRow].map(([name, value]) => [name, value / scale]))
    const eliminate = (row: Map<string, number>): Map<string, number> => {
      const factor = row.get(pivot) ?? 0
      const names = new Set([...row.keys(), ...normal.keys()])
      const entries = [...names].map(
        (name) => [name, (row.get(name) ?? 0) - factor * (normal.get(name) ?? 0)] as const,
      )
      return new Map(entries.filter(([, value]) => Math.abs(value) > 1e-9))
    }
    left = left
      .slice(1)
      .map(eliminate)
      .filter((row) => row.size > 0)
    done.splice(0, done.length, ...done.map(eliminate), normal)
  }
  return done
}
