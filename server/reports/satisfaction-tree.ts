import type { LevelCount } from '../../db/queries/report-counts.ts'
import type { Unit } from '../../db/queries/units.ts'
import type { ScaleSize } from '../contract/level.ts'
import { type Satisfaction, satisfactionOf } from '../domain/satisfaction.ts'
import { type Suppressed, suppressTree, type UnitTree } from '../domain/suppression.ts'
import { labelOf, type UnitLabel } from './unit-parts.ts'

/** The ratings of a unit with everything below it, or (`isDirect`) those given at the unit itself. */
interface UnitFigures extends Satisfaction {
  readonly unitId: string
  readonly label: UnitLabel
  readonly isDirect: boolean
  /** Was anything given there, counted in these figures or not? */
  readonly hasRatings: boolean
}

type FiguresTree = UnitTree<UnitFigures>
export type ShownTree = UnitTree<Suppressed<UnitFigures>>

/**
 * The whole organisation on one scale, with what must not be shown taken out: always the whole, whatever branch is asked
 * for, so that what is hidden does not depend on who asks. `units` are all, root first; `counts` those that count, on
 * this scale; `active` holds the units where anything was given.
 */
export function shownTree(
  units: readonly Unit[],
  counts: readonly LevelCount[],
  active: ReadonlySet<string>,
  scaleSize: ScaleSize,
): ShownTree | undefined {
  const own = distributionsByUnit(counts, scaleSize)
  const children = childrenByParent(units)

  const figuresOf = (unit: Unit): FiguresTree => {
    const direct = {
      unitId: unit.id,
      isDirect: true,
      label: labelOf(unit),
      hasRatings: active.has(unit.id),
      ...satisfactionOf(own.get(unit.id) ?? noRatings(scaleSize), scaleSize),
      children: [],
    }
    const parts = [direct, ...(children.get(unit.id) ?? []).map(figuresOf)].filter((part) => part.hasRatings)
    const total = parts.map(({ distribution }) => distribution).reduce(add, noRatings(scaleSize))
    return {
      unitId: unit.id,
      isDirect: false,
      label: labelOf(unit),
      hasRatings: parts.length > 0,
      ...satisfactionOf(total, scaleSize),
      children: parts,
    }
  }
  const root = units.find(({ parent_id }) => parent_id === null)
  return root && suppressTree<UnitFigures>(figuresOf(root))
}

/** The branch of a unit; undefined where nothing was given there. */
export function branchOf(tree: ShownTree | undefined, unitId: string): ShownTree | undefined {
  if (!tree || tree.isDirect || tree.unitId === unitId) return tree?.isDirect ? undefined : tree
  for (const child of tree.children) {
    const found = branchOf(child, unitId)
    if (found) return found
  }
  return undefined
}

function distributionsByUnit(counts: readonly LevelCount[], scaleSize: ScaleSize): Map<string, number[]> {
  const own = new Map<string, number[]>()
  for (const { unitId, level, n } of counts) {
    const distribution = own.get(unitId) ?? noRatings(scaleSize)
    distribution[level - 1] = (distribution[level - 1] ?? 0) + n
    own.set(unitId, distribution)
  }
  return own
}

function childrenByParent(units: readonly Unit[]): Map<string, Unit[]> {
  const children = new Map<string, Unit[]>()
  for (const unit of units) {
    if (unit.parent_id !== null) children.set(unit.parent_id, [...(children.get(unit.parent_id) ?? []), unit])
  }
  return children
}

function noRatings(scaleSize: ScaleSize): number[] {
  return Array.from({ length: scaleSize }, () => 0)
}

function add(a: readonly number[], b: readonly number[]): number[] {
  return a.map((count, index) => count + (b[index] ?? 0))
}
