import { LEAST_COUNTS } from './suppression.ts'

/** Ratings of one place by desk, all of one month and one day of arrival. */
type DeskGroup = ReadonlyMap<string, number>

/** Every split of so many parts is tried, 2ⁿ⁻¹ of them; of more desks the smallest are not told. */
const MOST_PARTS = 11

/**
 * Which desks of a place may be told one by one, beside all that is told of the place: those under ten are kept together, and
 * with them the smallest others until nobody is given away.
 *
 * What holds: no linear combination of it all touches the ratings of one to nine people. Why: it gives a rating at a desk the
 * weight φ(month and day of arrival) + δ(desk). Where δ differs between desks, let S be those of one value: in each group
 * of one φ at least the smaller of what S holds of it and what the others hold is touched. The sum of these is ten or more
 * for every S. What is `neverTold` stays among the others.
 */
export function tellDesks(groups: readonly DeskGroup[], neverTold?: string): ReadonlySet<string> {
  const totals = new Map<string, number>()
  for (const group of groups) for (const [desk, n] of group) totals.set(desk, (totals.get(desk) ?? 0) + n)
  const bySize = [...totals].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const told = bySize
    .filter(([desk, n]) => n >= LEAST_COUNTS && desk !== neverTold)
    .slice(0, MOST_PARTS)
    .map(([desk]) => desk)
  while (told.length > 0) {
    const rest = bySize.map(([desk]) => desk).filter((desk) => !told.includes(desk))
    const parts = [...told.map((desk) => [desk]), ...(rest.length > 0 ? [rest] : [])]
    if (keepsApart(groups, parts)) break
    told.pop()
  }
  return new Set(told)
}

function keepsApart(groups: readonly DeskGroup[], parts: readonly (readonly string[])[]): boolean {
  const held = groups.map((group) =>
    parts.map((desks) => desks.reduce((sum, desk) => sum + (group.get(desk) ?? 0), 0)),
  )
  // The last part is on the other side of every split: each is looked at once.
  for (let split = 1; split < 2 ** (parts.length - 1); split++) {
    const touched = held.reduce((sum, counts) => {
      const all = counts.reduce((total, n) => total + n, 0)
      const inside = counts.reduce((total, n, index) => ((split >> index) & 1 ? total + n : total), 0)
      return sum + Math.min(inside, all - inside)
    }, 0)
    if (touched < LEAST_COUNTS) return false
  }
  return true
}
