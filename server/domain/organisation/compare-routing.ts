import type { RoutableItem } from '../routing.ts'

/** `endedAt` is the unit that answered it in the end; null while nobody has. */
export interface RoutedItem extends RoutableItem {
  readonly endedAt: string | null
}

/** Where an item goes; null is triage. */
type Ask = (item: RoutableItem) => string | null

interface Way {
  readonly from: string | null
  readonly to: string | null
  items: number
  better: number
  worse: number
  readonly ended: Map<string | null, number>
}

/** Counts, item by item, what two lists of rules send to different units, and which of the two was right. */
export function compareRouting(before: Ask, after: Ask) {
  const ways = new Map<string, Way>()
  let items = 0
  return {
    add(item: RoutedItem): void {
      items += 1
      const [from, to] = [before(item), after(item)]
      if (from === to) return
      const key = `${from ?? ''}>${to ?? ''}`
      const way: Way = ways.get(key) ?? { from, to, items: 0, better: 0, worse: 0, ended: new Map() }
      ways.set(key, way)
      way.items += 1
      if (item.endedAt !== null && item.endedAt === to) way.better += 1
      if (item.endedAt !== null && item.endedAt === from) way.worse += 1
      way.ended.set(item.endedAt, (way.ended.get(item.endedAt) ?? 0) + 1)
    },
    /** The most travelled way first. */
    result() {
      const all = [...ways.values()].sort((a, b) => b.items - a.items)
      const sum = (field: 'items' | 'better' | 'worse') => all.reduce((total, way) => total + way[field], 0)
      return {
        items,
        moved: sum('items'),
        better: sum('better'),
        worse: sum('worse'),
        ways: all.map(({ ended, ...way }) => ({
          ...way,
          ended: [...ended]
            .map(([unitId, count]) => ({ unitId, items: count }))
            .sort((a, b) => b.items - a.items),
        })),
      }
    },
  }
}
