import { LEAST_COUNTS } from './suppression.ts'

/** What a published figure adds up: so many times the ratings of each group, by the group's name. */
export type Sum = ReadonlyMap<string, number>

/** Groups of one to nine ratings together that a combination of figures tells of, and of nobody else. */
interface Isolated {
  readonly groups: readonly string[]
  readonly ratings: number
}

/** So many sets of small groups are tried in one knot of figures; past that, `isComplete` is false. */
const MOST_TRIED = 5_000

type Row = Map<string, bigint>

/**
 * The attack by linear algebra, in whole numbers: every combination of the published sums that touches one to nine ratings.
 * `sizes` says how many ratings each group holds; groups of none are nobody's. First all groups of ten or more are
 * eliminated, since none may be touched; of what is left, every set of small groups that together hold fewer than ten is
 * tried.
 */
export function findIsolated(
  sums: readonly Sum[],
  sizes: ReadonlyMap<string, number>,
): { readonly isolated: readonly Isolated[]; readonly isComplete: boolean } {
  const sizeOf = (group: string) => sizes.get(group) ?? 0
  const rows = sums.map(
    (sum): Row => new Map([...sum].flatMap(([group, n]) => (sizeOf(group) > 0 ? [[group, BigInt(n)]] : []))),
  )
  const isLarge = (group: string) => sizeOf(group) >= LEAST_COUNTS
  const left = eliminate(rows, isLarge)
  const isolated = new Map<string, Isolated>()
  let isComplete = true
  for (const knot of knotsOf(reduce(left))) {
    const groups = [...new Set(knot.flatMap((row) => [...row.keys()]))]
    const sets = setsBelow(groups, sizeOf)
    isComplete &&= sets.length < MOST_TRIED
    for (const set of sets) {
      for (const found of eliminate(knot, (group) => !set.has(group))) {
        const groups = [...found.keys()].sort()
        isolated.set(groups.join(), {
          groups,
          ratings: groups.reduce((sum, group) => sum + sizeOf(group), 0),
        })
      }
    }
  }
  return { isolated: [...isolated.values()], isComplete }
}

/** The rows that are left when every group that `mustGo` is eliminated: a basis of all combinations without them. */
function eliminate(rows: readonly Row[], mustGo: (group: string) => boolean): Row[] {
  let left = rows.filter((row) => row.size > 0)
  for (;;) {
    const pivot = left.find((row) => [...row.keys()].some(mustGo))
    if (!pivot) return reduce(left)
    const group = [...pivot.keys()].find(mustGo) ?? ''
    left = left.filter((row) => row !== pivot).map((row) => without(row, group, pivot))
    left = left.filter((row) => row.size > 0)
  }
}

/** Gauss–Jordan: each row has a group that no other row has. */
function reduce(rows: readonly Row[]): Row[] {
  let done: Row[] = []
  for (const row of rows) {
    const rest = done.reduce((left, other) => without(left, firstOf(other), other), row)
    if (rest.size === 0) continue
    done = [...done.map((other) => without(other, firstOf(rest), rest)), rest]
  }
  return done
}

function firstOf(row: Row): string {
  return [...row.keys()][0] ?? ''
}

/** A row less so much of the pivot that the group is gone. */
function without(row: Row, group: string, pivot: Row): Row {
  const times = row.get(group) ?? 0n
  if (times === 0n) return row
  const by = pivot.get(group) ?? 1n
  const result: Row = new Map()
  for (const name of new Set([...row.keys(), ...pivot.keys()])) {
    const value = (row.get(name) ?? 0n) * by - (pivot.get(name) ?? 0n) * times
    if (value !== 0n) result.set(name, value)
  }
  const common = [...result.values()].reduce(greatestDivisor, 0n)
  return common <= 1n ? result : new Map([...result].map(([name, value]) => [name, value / common]))
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** Rows that hang together by their groups. */
function knotsOf(rows: readonly Row[]): Row[][] {
  const knots: Row[][] = []
  for (const row of rows) {
    const touches = (knot: readonly Row[]) =>
      knot.some((other) => [...row.keys()].some((name) => other.has(name)))
    const met = knots.filter(touches)
    for (const knot of met) knots.splice(knots.indexOf(knot), 1)
    knots.push([...met.flat(), row])
  }
  return knots
}

/** Every set of groups that holds fewer than ten ratings and into which no other group fits. */
function setsBelow(groups: readonly string[], sizeOf: (group: string) => number): ReadonlySet<string>[] {
  const bySize = groups.toSorted((a, b) => sizeOf(b) - sizeOf(a))
  const smallest = Math.min(...groups.map(sizeOf))
  const sets: ReadonlySet<string>[] = []
  const extend = (from: number, chosen: readonly string[], room: number): void => {
    if (sets.length >= MOST_TRIED) return
    if (chosen.length > 0 && (room < smallest || from === bySize.length)) {
      sets.push(new Set(chosen))
      return
    }
    for (let index = from; index < bySize.length; index++) {
      const group = bySize[index] ?? ''
      if (sizeOf(group) <= room) extend(index + 1, [...chosen, group], room - sizeOf(group))
    }
    if (chosen.length > 0) sets.push(new Set(chosen))
  }
  extend(0, [], LEAST_COUNTS - 1)
  return sets
}
