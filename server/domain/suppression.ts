import type { SatisfactionCell, Shown } from '../contract/report.ts'
import type { Satisfaction } from './satisfaction.ts'

/**
 * Raters are secret (Decree 61/2018/NĐ-CP, art. 27.3; Decree 224/2026/NĐ-CP, art. 10.3b), so small numbers are not shown, and
 * neither is what would give them away by subtraction. The method is complementary suppression (Hundepool et al.,
 * *Statistical Disclosure Control*, Wiley 2012, ch. 4–5).
 *
 * Protected: within one table (a total and the cells under it), and within a whole tree of units by `suppressTree`,
 * the ratings of a hidden cell cannot be had by subtracting what is shown. What can be had is the sum of the hidden
 * cells: at least ten ratings, of at least two units.
 *
 * Not protected, because no table by itself can: two tables that cut the same ratings differently (by unit and by
 * procedure); periods that overlap (a year less its three other quarters, a range less the same range without its last
 * day), so the public gets fixed periods only; ten ratings that all say the same; and guesses of a hidden count within
 * its bounds by someone who knows this rule. A cell of 0 holds nobody's answer: it is hidden as the others are, but it
 * neither needs company nor gives it.
 */
const LEAST_COUNTS = 10
const LEAST_SHARE = 30
const LEAST_FULL = 100

/** How much may be shown of `n` ratings, by their number alone. */
export function shownFor(n: number): Shown {
  if (n < LEAST_COUNTS) return 'hidden'
  if (n < LEAST_SHARE) return 'counts-only'
  return n < LEAST_FULL ? 'small' : 'full'
}

/** May the share be shown, ranked and compared with another period's? */
export function showsShare(cell: { readonly shown: Shown }): boolean {
  return cell.shown === 'small' || cell.shown === 'full'
}

/** A cell with its other fields kept (unit, name…) and its figures cut to what may be shown. */
export type Suppressed<T> = Omit<T, keyof SatisfactionCell> & SatisfactionCell

/** One figure by itself: of a unit that stands in no table. */
export function suppress<T extends Satisfaction>(
  figures: T,
  shown: Shown = shownFor(figures.n),
): Suppressed<T> {
  const counts = shown !== 'hidden'
  const share = counts && shown !== 'counts-only'
  return {
    ...figures,
    shown,
    n: counts ? figures.n : null,
    satisfied: counts ? figures.satisfied : null,
    distribution: counts ? figures.distribution : null,
    share: share ? figures.share : null,
    interval: share ? figures.interval : null,
  }
}

export type UnitTree<T> = T & { readonly children: readonly UnitTree<T>[] }

/**
 * A whole tree of units, from the top down: each unit is a cell of its parent's table, and what was given at the parent
 * itself counts as one more cell that is never shown. Under a hidden unit everything is hidden, or its parts would add up
 * to it. Ask it of the whole tree, then show a branch; never of a branch alone. Throws a RangeError where children hold
 * more than their parent.
 */
export function suppressTree<T extends Satisfaction>(unit: UnitTree<T>): UnitTree<Suppressed<T>> {
  return suppressBranch(unit, shownFor(unit.n))
}

function suppressBranch<T extends Satisfaction>(unit: UnitTree<T>, shown: Shown): UnitTree<Suppressed<T>> {
  const hidden = cellsToHide(unit.n, unit.children)
  const children = unit.children.map((child) =>
    suppressBranch<T>(child, shown === 'hidden' || hidden.has(child) ? 'hidden' : shownFor(child.n)),
  )
  return { ...suppress<T>(unit, shown), children }
}

/** The cells under ten, and the smallest others, until the hidden ones are two or more and hold ten or more. */
function cellsToHide<C extends { readonly n: number }>(total: number, cells: readonly C[]): Set<C> {
  const unlisted = total - sumOf(cells.map(({ n }) => n))
  if (unlisted < 0) throw new RangeError(`the cells hold ${-unlisted} more than their total of ${total}`)

  const hidden = new Set(cells.filter(({ n }) => n < LEAST_COUNTS))
  const group = [...[...hidden].map(({ n }) => n), unlisted].filter((n) => n > 0)
  if (group.every((n) => n >= LEAST_COUNTS)) return hidden

  const others = cells.filter((cell) => !hidden.has(cell)).toSorted((a, b) => a.n - b.n)
  for (const cell of others) {
    // With a small one among them, ten ratings are always those of two or more.
    if (sumOf(group) >= LEAST_COUNTS) break
    hidden.add(cell)
    group.push(cell.n)
  }
  return hidden
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, n) => sum + n, 0)
}
