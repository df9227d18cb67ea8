import { type AlikeItem, compareItems } from '../text/alike.ts'
import { wordPairs } from '../text/word-pairs.ts'

/** An item and what it says. */
interface ClusterItem extends AlikeItem {
  readonly id: string
  readonly text: string
}

/** Items that may be one matter: the first is the oldest, and each of the others is like it. */
type Cluster<T extends ClusterItem> = readonly [T, ...T[]]

const MOST_PAIRS = 40
/** Only what shares so many pairs of words is compared at all. */
const LEAST_SHARED = 2
/** In total, however many there are: a comparison is some ten microseconds. */
const MOST_COMPARED = 4_000
/** A pair that stands in more of them tells nothing. */
const COMMON_PAIR = 40

/**
 * Groups what may be the same matter, the largest group first. Each joins the oldest item that it is like, so that no chain of
 * small steps leads from one matter to another. Texts are compared where they share pairs of words; at most `MOST_COMPARED`.
 */
export function clusterItems<T extends ClusterItem>(items: readonly T[], withinDays: number): Cluster<T>[] {
  const oldestFirst = items.toSorted((a, b) => a.receivedMs - b.receivedMs || (a.id < b.id ? -1 : 1))
  const saying = new Map<string, number[]>()
  const pairsOf = oldestFirst.map(({ text }) => wordPairs(text, MOST_PAIRS))
  for (const [index, pairs] of pairsOf.entries())
    for (const pair of pairs) saying.set(pair, [...(saying.get(pair) ?? []), index])
  const headOf = new Map<number, number>()
  let left = MOST_COMPARED
  for (const [index, item] of oldestFirst.entries()) {
    for (const earlier of earlierSharing(index, pairsOf[index] ?? [], saying)) {
      const head = oldestFirst[earlier]
      if (headOf.has(earlier) || !head || left <= 0) continue
      left -= 1
      if (!compareItems(head, item, withinDays).isLikely) continue
      headOf.set(index, earlier)
      break
    }
  }
  const byHead = new Map<number, T[]>()
  for (const [index, head] of headOf) {
    const item = oldestFirst[index]
    if (item) byHead.set(head, [...(byHead.get(head) ?? []), item])
  }
  return [...byHead]
    .flatMap(([head, others]): Cluster<T>[] => {
      const first = oldestFirst[head]
      return first ? [[first, ...others]] : []
    })
    .sort((a, b) => b.length - a.length)
}

/** The places of earlier items that share enough with this one, the most first. */
function earlierSharing(
  index: number,
  pairs: readonly string[],
  saying: ReadonlyMap<string, readonly number[]>,
): number[] {
  const shared = new Map<number, number>()
  for (const pair of pairs) {
    const there = saying.get(pair) ?? []
    if (there.length > COMMON_PAIR) continue
    for (const other of there) if (other < index) shared.set(other, (shared.get(other) ?? 0) + 1)
  }
  return [...shared]
    .filter(([, count]) => count >= LEAST_SHARED)
    .sort(([a, x], [b, y]) => y - x || a - b)
    .map(([other]) => other)
}
