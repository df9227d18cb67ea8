import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ReasonPlace, tellReason, tellReasonByLevel } from '../../server/domain/reason-release.ts'
import { boundsOf, type KnownSum } from '../fixtures/linear-bounds.ts'

const leaf = fc
  .record({ chose: fc.integer({ min: 0, max: 30 }), not: fc.integer({ min: 0, max: 30 }) })
  .map(({ chose, not }) => ({ n: chose + not, company: Math.min(chose, not), levels: [], children: [] }))

type Bare = Omit<ReasonPlace, 'id' | 'children'> & { readonly children: readonly Bare[] }

const treeOf = (depth: number): fc.Arbitrary<Bare> =>
  depth === 0
    ? leaf
    : fc.array(treeOf(depth - 1), { minLength: 1, maxLength: 5 }).map((children) => ({
        n: children.reduce((sum, { n }) => sum + n, 0),
        company: children.reduce((sum, { company }) => sum + company, 0),
        levels: [],
        children,
      }))

function named(place: Bare, id = '0'): ReasonPlace {
  return { ...place, id, children: place.children.map((child, index) => named(child, `${id}.${index}`)) }
}

/** The groups that the figures leave together: shown places without parts, and all hidden parts of a shown place. */
function groupsOf(place: ReasonPlace, told: ReadonlySet<string>): ReasonPlace[][] {
  if (place.children.length === 0) return [[place]]
  const hidden = place.children.filter(({ id }) => !told.has(id))
  return [
    ...(hidden.length > 0 ? [hidden] : []),
    ...place.children.filter(({ id }) => told.has(id)).flatMap((child) => groupsOf(child, told)),
  ]
}

test('every group that the figures leave together has ten in company, or nobody in it', () => {
  fc.assert(
    fc.property(treeOf(2), (bare) => {
      const root = named(bare)
      const told = tellReason(root)
      if (!told.has(root.id)) {
        expect(root.company).toBeLessThan(10)
        return
      }
      for (const group of groupsOf(root, told)) {
        const sum = (field: 'n' | 'company') => group.reduce((total, place) => total + place[field], 0)
        expect(sum('n') === 0 || sum('company') >= 10).toBe(true)
      }
    }),
  )
})

test('a place with company enough is told where nothing small stands beside it', () => {
  const child = (id: string, company: number): ReasonPlace => ({
    id,
    n: 100,
    company,
    levels: [],
    children: [],
  })
  const root = { id: 'root', n: 200, company: 40, levels: [], children: [child('A', 25), child('B', 15)] }
  expect([...tellReason(root)].toSorted()).toEqual(['A', 'B', 'root'])
})

const LEVELS = 3

const levelled = fc
  .array(fc.record({ chose: fc.integer({ min: 0, max: 30 }), not: fc.integer({ min: 0, max: 30 }) }), {
    minLength: LEVELS,
    maxLength: LEVELS,
  })
  .map((levels) => {
    const sum = (of: (each: { chose: number; not: number }) => number) =>
      levels.reduce((total, each) => total + of(each), 0)
    return {
      n: sum(({ chose, not }) => chose + not),
      company: Math.min(
        sum(({ chose }) => chose),
        sum(({ not }) => not),
      ),
      levels: levels.map(({ chose, not }) => ({ n: chose + not, company: Math.min(chose, not) })),
      children: [],
    }
  })

const levelledTree = fc.array(fc.array(levelled, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 3,
})

/** A unit with everything below it. */
function above(id: string, children: readonly ReasonPlace[]): ReasonPlace {
  const sum = (of: (place: ReasonPlace) => number) => children.reduce((total, each) => total + of(each), 0)
  return {
    id,
    n: sum(({ n }) => n),
    company: sum(({ company }) => company),
    levels: Array.from({ length: LEVELS }, (_, level) => ({
      n: sum(({ levels }) => levels[level]?.n ?? 0),
      company: sum(({ levels }) => levels[level]?.company ?? 0),
    })),
    children,
  }
}

test('no sum of what is told by level, and of what is told without, touches one to nine people', () => {
  fc.assert(
    fc.property(
      levelledTree,
      fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 60, maxLength: 60 }),
      (units, weights) => {
        const children = units.map((parts, unit) =>
          above(
            `${unit}`,
            parts.map((part, index) => ({ ...part, id: `${unit}.${index}` })),
          ),
        )
        const root = above('root', children)
        const told = tellReason(root)
        const split = tellReasonByLevel(root, told)
        let next = 0
        const weight = () => weights[next++ % weights.length] ?? 0
        const weightsOf = new Map<string, number[]>()
        for (const { id } of [root, ...children])
          if (split.has(id)) weightsOf.set(id, Array.from({ length: LEVELS }, weight))
        let touched = 0
        let isByLevel = false
        for (const child of children) {
          const own = Array.from({ length: LEVELS }, (_, level) =>
            [root, child].reduce((sum, { id }) => sum + (weightsOf.get(id)?.[level] ?? 0), 0),
          )
          if (new Set(own).size > 1) isByLevel = true
          const beside = (undone: number) =>
            child.children
              .flatMap(({ levels }) =>
                levels.map(({ company }, level) => (own[level] === undone ? 0 : company)),
              )
              .reduce((sum, company) => sum + company, 0)
          touched += Math.min(...own.map(beside))
        }
        // What is told without levels can undo one weight in each unit.
        expect(!isByLevel || touched >= 10 || weighsNobody(children, weightsOf)).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
})

/** Do the weights differ only between levels that nobody gave? */
function weighsNobody(
  children: readonly ReasonPlace[],
  weightsOf: ReadonlyMap<string, readonly number[]>,
): boolean {
  return children.every((child) => {
    const given = Array.from({ length: LEVELS }, (_, level) => level).filter(
      (level) => (child.levels[level]?.n ?? 0) > 0,
    )
    const own = given.map((level) =>
      ['root', child.id].reduce((sum, id) => sum + (weightsOf.get(id)?.[level] ?? 0), 0),
    )
    return new Set(own).size < 2
  })
}

/** What was given at single units. */
function leavesOf(place: ReasonPlace): ReasonPlace[] {
  return place.children.length === 0 ? [place] : place.children.flatMap(leavesOf)
}

/** How many chose the reason at each place, level by level. */
type Chosen = ReadonlyMap<string, readonly number[]>

test('bounds drawn through all that is told pin down no hidden number of who chose a reason', () => {
  let attacked = 0
  fc.assert(
    fc.property(choosingTree, (units) => {
      const { root, chosen } = choosingPlaces(units)
      const told = tellReason(root)
      const split = tellReasonByLevel(root, told)
      const sumOf = (place: ReasonPlace, levels: readonly number[]): KnownSum => {
        const of = leavesOf(place).flatMap(({ id }) => levels.map((level) => ({ id, level })))
        return {
          of: of.map(({ id, level }) => `${id}@${level}`),
          n: of.reduce((sum, { id, level }) => sum + (chosen.get(id)?.[level] ?? 0), 0),
        }
      }
      const all = [0, 1, 2]
      const places = [root, ...root.children, ...leavesOf(root)]
      const sums = places.flatMap((place) => [
        ...(told.has(place.id) ? [sumOf(place, all)] : []),
        ...(split.has(place.id) ? all.map((level) => sumOf(place, [level])) : []),
      ])
      // The attacker knows how many rated, place by place and level by level.
      const mostOf = new Map(
        leavesOf(root).flatMap(({ id, levels }) =>
          levels.map(({ n }, level): [string, number] => [`${id}@${level}`, n]),
        ),
      )
      const bounds = boundsOf(sums, mostOf)
      const published = new Set(
        sums.flatMap(({ of }) => {
          const peopled = of.filter((name) => (mostOf.get(name) ?? 0) > 0)
          return peopled.length === 1 ? peopled : []
        }),
      )
      for (const [name, { least, most }] of bounds) {
        if ((mostOf.get(name) ?? 0) === 0 || published.has(name)) continue
        attacked++
        expect(most, name).toBeGreaterThan(least)
      }
    }),
    { numRuns: 150 },
  )
  expect(attacked).toBeGreaterThan(100)
})

test('the same attack finds a hidden number out where one too many is told', () => {
  const mostOf = new Map([
    ['A', 40],
    ['B', 12],
    ['C', 4],
  ])
  const whole = { of: ['A', 'B', 'C'], n: 23 }
  expect(boundsOf([whole, { of: ['A'], n: 15 }], mostOf).get('C')).toEqual({ least: 0, most: 4 })
  expect(boundsOf([whole, { of: ['A', 'B'], n: 20 }], mostOf).get('C')).toEqual({ least: 3, most: 3 })
})

type Choosing = readonly { readonly chose: number; readonly not: number }[]

const choosing: fc.Arbitrary<Choosing> = fc.array(
  fc.record({ chose: fc.integer({ min: 0, max: 30 }), not: fc.integer({ min: 0, max: 30 }) }),
  { minLength: LEVELS, maxLength: LEVELS },
)
const choosingTree = fc.array(fc.array(choosing, { minLength: 1, maxLength: 2 }), {
  minLength: 1,
  maxLength: 3,
})

function choosingPlaces(units: readonly (readonly Choosing[])[]): { root: ReasonPlace; chosen: Chosen } {
  const chosen = new Map<string, readonly number[]>()
  const children = units.map((parts, unit) =>
    above(
      `${unit}`,
      parts.map((levels, part): ReasonPlace => {
        const id = `${unit}.${part}`
        chosen.set(
          id,
          levels.map(({ chose }) => chose),
        )
        const sum = (of: (each: Choosing[number]) => number) =>
          levels.reduce((total, each) => total + of(each), 0)
        return {
          id,
          n: sum(({ chose, not }) => chose + not),
          company: Math.min(
            sum(({ chose }) => chose),
            sum(({ not }) => not),
          ),
          levels: levels.map(({ chose, not }) => ({ n: chose + not, company: Math.min(chose, not) })),
          children: [],
        }
      }),
    ),
  )
  return { root: above('root', children), chosen }
}
