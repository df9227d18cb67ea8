import type { HiddenBecause, SatisfactionCell, Shown } from '../../contract/report.ts'
import type { Satisfaction } from '../satisfaction.ts'

/**
 * Raters are secret (Decree 61/2018/NĐ-CP, art. 27.3; Decree 224/2026/NĐ-CP, art. 10.3b), so small numbers are not shown, and
 * neither is what would give them away by subtraction. The method is complementary suppression (Hundepool et al.,
 * *Statistical Disclosure Control*, Wiley 2012, ch. 4–5), of units and months as one problem.
 *
 * What holds: no linear combination of what is shown of a quarter (every unit, the quarter and its months) touches the
 * ratings of one to nine people. Why: let D be the groups that the quarter's figures leave together (a unit that is shown and
 * has no parts; all hidden parts of a shown unit); each holds ten ratings or more, or none. Let C be the groups, each of
 * some D, that the months' figures leave together. A combination gives every rating of D in month m the weight f(D) + g(m, C).
 * Where g is the same for all months, it touches whole D: ten or more. Where it is not, it touches in every D of C at least
 * one month, so at least Σ min over the months of what D holds in one: `slackOf`, which must be ten or more in every C.
 *
 * Not protected, because no table can: ten ratings that all say the same; a guess of a hidden count within its bounds; and
 * ratings that the reader gave, or knows, already. A cell of 0 holds nobody's answer: it is hidden as the others are, but it
 * neither needs company nor gives it.
 */
export const LEAST_COUNTS = 10
export const LEAST_SHARE = 30
const LEAST_FULL = 100

/** How much may be shown of `n` ratings, by their number alone. */
export function shownFor(n: number): Shown {
  if (n < LEAST_COUNTS) return 'few'
  if (n < LEAST_SHARE) return 'counts-only'
  return n < LEAST_FULL ? 'small' : 'full'
}

const HIDDEN: readonly Shown[] = ['few', 'company', 'waiting'] satisfies HiddenBecause[]

export function isHidden(shown: Shown): shown is HiddenBecause {
  return HIDDEN.includes(shown)
}

/** May the share be shown, ranked and compared with another period's? */
export function showsShare(cell: { readonly shown: Shown }): boolean {
  return cell.shown === 'small' || cell.shown === 'full'
}

/** Figures cut to what may be shown. */
export function suppress(figures: Satisfaction, shown: Shown = shownFor(figures.n)): SatisfactionCell {
  const counts = !isHidden(shown)
  const share = showsShare({ shown })
  return {
    shown,
    n: counts ? figures.n : null,
    satisfied: counts ? figures.satisfied : null,
    distribution: counts ? figures.distribution : null,
    share: share ? figures.share : null,
    interval: share ? figures.interval : null,
  }
}

/** Ratings of a unit with everything below it, month by month of a quarter. The parts of a unit add up to it. */
export interface CountedUnit {
  readonly months: readonly number[]
}
export type UnitTree<T> = T & { readonly children: readonly UnitTree<T>[] }

/** How much may be shown of a unit's quarter and of each of its months. */
export interface UnitShown {
  readonly quarter: Shown
  readonly monthsShown: readonly Shown[]
}

/**
 * A whole tree of units, from the top down: each unit is a cell of its parent's table. Quarters come first; months are shown
 * of a unit all together, where that gives nobody away, or not at all. Under a hidden unit everything is hidden, or its
 * parts would add up to it. Ask it of the whole tree, then show a branch; never of a branch alone. Throws a RangeError where
 * parts hold something else than their unit.
 */
export function suppressTree<T extends CountedUnit>(root: UnitTree<T>): UnitTree<T & UnitShown> {
  checkSums(root)
  const hidden = new Set<Node>()
  hideQuarters(root, total(root) < LEAST_COUNTS, hidden)
  const withMonths = new Set<Node>()
  if (!hidden.has(root) && slackOf(groupsIn(root, hidden)) >= LEAST_COUNTS)
    showMonths(root, hidden, withMonths)
  const shownTree = (unit: UnitTree<T>): UnitTree<T & UnitShown> => ({
    ...unit,
    quarter: shownOf(total(unit), !hidden.has(unit)),
    monthsShown: unit.months.map((n) => shownOf(n, withMonths.has(unit))),
    children: unit.children.map(shownTree),
  })
  return shownTree(root)
}

type Node = UnitTree<CountedUnit>

/** Of ten ratings or more it is said that they are hidden for others' sake. */
function shownOf(n: number, isOpen: boolean): Shown {
  return isOpen || n < LEAST_COUNTS ? shownFor(n) : 'company'
}

function hideQuarters(unit: Node, isHiddenUnit: boolean, hidden: Set<Node>): void {
  if (isHiddenUnit) hidden.add(unit)
  const cells = cellsToHide(unit.children)
  for (const child of unit.children) hideQuarters(child, isHiddenUnit || cells.has(child), hidden)
}

/** The cells under ten, and the smallest others, until the hidden ones hold ten or more. */
function cellsToHide(cells: readonly Node[]): Set<Node> {
  const few = cells.filter((cell) => total(cell) < LEAST_COUNTS)
  const hidden = new Set(few)
  let held = sumOf(few.map(total))
  if (held === 0) return hidden
  for (const cell of bySize(cells.filter((each) => !hidden.has(each)))) {
    if (held >= LEAST_COUNTS) break
    hidden.add(cell)
    held += total(cell)
  }
  return hidden
}

/** Shows the months of a unit and, as far as they may be, of its parts: those that may not take the smallest others along. */
function showMonths(unit: Node, hidden: ReadonlySet<Node>, withMonths: Set<Node>): void {
  withMonths.add(unit)
  const open = unit.children.filter((child) => !hidden.has(child))
  const without = new Set(open.filter((child) => slackOf(groupsIn(child, hidden)) < LEAST_COUNTS))
  const others = bySize(open.filter((child) => !without.has(child)))
  for (const child of others) {
    if (slackOf(groupsIn(unit, hidden, without)) >= LEAST_COUNTS) break
    without.add(child)
  }
  for (const child of open) if (!without.has(child)) showMonths(child, hidden, withMonths)
}

/**
 * The groups that the quarter's figures leave together, month by month, of a shown unit or of these parts of it and the
 * hidden ones. Of a place that has ten ratings in a month or more, only ten are reckoned with: some of the others may have
 * been told while the quarter ran, but ten were kept back.
 */
function groupsIn(unit: Node, hidden: ReadonlySet<Node>, among?: ReadonlySet<Node>): number[][] {
  if (unit.children.length === 0) return [keptBack(unit)]
  const together = unit.children.filter((child) => hidden.has(child)).map(keptBack)
  const open = unit.children.filter((child) => !hidden.has(child) && (!among || among.has(child)))
  return [
    ...(together.length > 0 ? [addUp(together)] : []),
    ...open.flatMap((child) => groupsIn(child, hidden)),
  ]
}

function keptBack(unit: Node): number[] {
  return unit.children.length === 0
    ? unit.months.map((n) => Math.min(n, LEAST_COUNTS))
    : addUp(unit.children.map(keptBack))
}

/** How many ratings at least are touched by whoever tells months of these groups apart; without any ratings nobody's are. */
function slackOf(groups: readonly (readonly number[])[]): number {
  const months = addUp(groups).flatMap((n, month) => (n > 0 ? [month] : []))
  if (months.length === 0) return Infinity
  return sumOf(groups.map((group) => Math.min(...months.map((month) => group[month] ?? 0))))
}

function checkSums(unit: Node): void {
  if (unit.children.length === 0) return
  const sums = addUp(unit.children.map(({ months }) => months))
  if (sums.length !== unit.months.length || sums.some((n, month) => n !== unit.months[month]))
    throw new RangeError(`the parts hold ${sums.join()}, their unit ${unit.months.join()}`)
  unit.children.forEach(checkSums)
}

/** The smallest first; of equal ones the first of the list. */
function bySize(units: readonly Node[]): Node[] {
  return units.toSorted((a, b) => total(a) - total(b))
}

function total({ months }: CountedUnit): number {
  return sumOf(months)
}

function addUp(rows: readonly (readonly number[])[]): number[] {
  return (rows[0] ?? []).map((_, month) => sumOf(rows.map((row) => row[month] ?? 0)))
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, n) => sum + n, 0)
}
