import type { Unit } from '../../db/queries/units.ts'
import type { Words } from '../contract/language.ts'

/** A unit as a report names it. */
export interface UnitLabel {
  readonly code: string
  readonly name: string
  readonly nameEn: string
}

/**
 * One row of a table by unit: a direct child with everything below it, or the unit itself without its children. Every
 * rating and item of the subtree belongs to exactly one part.
 */
interface UnitPart {
  readonly label: UnitLabel
  /** Of its units. */
  readonly ids: ReadonlySet<string>
}

export function labelOf({ code, name, name_en: nameEn }: Unit): UnitLabel {
  return { code, name, nameEn }
}

/** How a row of `byUnit` is called: the one with the report's own unit holds what was given to it directly. */
export function rowNameOf(report: { readonly unit: UnitLabel }, row: { readonly unit: UnitLabel }): Words {
  const { code, name, nameEn } = row.unit
  return code === report.unit.code
    ? { vi: `${name} (trực tiếp)`, en: `${nameEn || name} (itself)` }
    : { vi: name, en: nameEn || name }
}

/** Ids of the unit and of everything below it. */
export function subtreeIds(units: readonly Unit[], { id: own, path: today }: Unit): ReadonlySet<string> {
  // As it stood in these units' time, which may be another place than today's.
  const path = units.find(({ id }) => id === own)?.path ?? today
  return new Set(units.filter((each) => each.path.startsWith(path)).map(({ id }) => id))
}

/** The parts of a unit in administrative order, itself first. */
export function partsOf(units: readonly Unit[], unit: Unit): UnitPart[] {
  const own = units.find(({ id }) => id === unit.id) ?? unit
  const children = units
    .filter(({ parent_id }) => parent_id === unit.id)
    .map((child) => ({ child, ids: new Set<string>() }))
  const byPath = new Map(children.map(({ child, ids }) => [child.path, ids]))
  // One look at each unit: its path begins with that of the child it lies below.
  for (const { id, path } of units) byPath.get(path.slice(0, path.indexOf('/', own.path.length) + 1))?.add(id)
  return [
    { label: labelOf(own), ids: new Set([unit.id]) },
    ...children.map(({ child, ids }) => ({ label: labelOf(child), ids })),
  ]
}
