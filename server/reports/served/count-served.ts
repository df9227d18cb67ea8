import type { Unit } from '../../../db/queries/units.ts'
import type { UnitParticipation } from '../../contract/report.ts'
import { participationOf } from '../../domain/participation.ts'
import type { Period } from '../../domain/period.ts'
import { isEverybodyCounted, toldRated } from '../data-quality/participation.ts'
import { daysToCount, type QualityFacts } from '../data-quality/quality-facts.ts'
import type { Place, Publication } from '../publication.ts'
import { labelOf, subtreeIds } from '../unit-parts.ts'

/** What a unit itself counted of the people it served in a period. */
export interface CountedServed {
  readonly unitId: string
  readonly served: number
  /** Null where a day has none. */
  readonly offered: number | null
  readonly days: number
}

/** Of how many open days a unit should have counted whom it served, and of how many of them it did. */
export interface ServedDays {
  readonly unitId: string
  readonly open: number
  readonly counted: number
}

/** In the order of the units' ids; units that counted nobody are not in it. */
export function countServed(
  { own }: { readonly own: readonly Unit[] },
  servedOf: QualityFacts['servedOf'],
): CountedServed[] {
  return own
    .map(({ id: unitId }) => ({ unitId, days: servedOf(unitId).numbers }))
    .filter(({ days }) => days.length > 0)
    .map(({ unitId, days }) => ({
      unitId,
      served: days.reduce((sum, { served }) => sum + served, 0),
      offered: days.reduce<number | null>(
        (sum, { offered }) => (sum === null || offered === null ? null : sum + offered),
        0,
      ),
      days: new Set(days.map(({ day }) => day)).size,
    }))
    .toSorted(byUnit)
}

/** The same of the days; units that need not count are not in it. */
export function countServedDays(facts: QualityFacts, servedOf: QualityFacts['servedOf']): ServedDays[] {
  return facts.own
    .map(({ id: unitId }) => {
      const { open, missing } = daysToCount(facts, unitId, servedOf(unitId))
      return { unitId, open: open.length, counted: open.length - missing.length }
    })
    .filter(({ open }) => open > 0)
    .toSorted(byUnit)
}

function byUnit(a: { readonly unitId: string }, b: { readonly unitId: string }): number {
  return a.unitId < b.unitId ? -1 : 1
}

/** What participation is told from. */
interface Told {
  readonly publication: Publication
  readonly counted: readonly CountedServed[]
  /** Left out where nobody knows on how many days they should have counted. */
  readonly days?: readonly ServedDays[] | undefined
  readonly period: Period
  /** ISO */
  readonly asOf: string
  /** Rates also of a place of which a rated part counted nobody. */
  readonly alsoOfPart?: boolean
}

/** Served → offered → rated of a unit with everything below it; what nobody counted is null. */
export function participationAt(unit: Unit, told: Told): UnitParticipation {
  return participationOfPlace(unit, { unitId: unit.id, isDirect: false }, told)
}

/** The same of each child, and of the unit itself, where anybody was counted; the unit with everything below it first. */
export function participationFrom(unit: Unit, told: Told): UnitParticipation[] {
  const { units } = told.publication
  const children = units.filter(({ parent_id }) => parent_id === unit.id)
  return [
    participationAt(unit, told),
    participationOfPlace(unit, { unitId: unit.id, isDirect: true }, told),
    ...children.map((child) => participationAt(child, told)),
  ].filter(({ served }, index) => index === 0 || served !== null)
}

/** The same of the unit with everything below it, or of the unit alone. */
export function participationOfPlace(
  unit: Unit,
  place: Place,
  { publication, counted, days, period, asOf, alsoOfPart = false }: Told,
): UnitParticipation {
  const ids = place.isDirect ? new Set([unit.id]) : subtreeIds(publication.units, unit)
  const own = counted.filter(({ unitId }) => ids.has(unitId))
  const servedBy = new Map(own.map((each) => [each.unitId, each.served]))
  const served = own.length === 0 ? null : own.reduce((sum, each) => sum + each.served, 0)
  const asked = { now: () => Date.parse(asOf) }
  const rated = toldRated(publication, asked, { place, period })
  const hasCounted = (unitId: string) => {
    const n = servedBy.get(unitId)
    if (n === undefined || days === undefined) return n !== undefined
    // Fewer than rated are some of them only: the sum with others would hide it.
    return (toldRated(publication, asked, { place: { unitId, isDirect: true }, period }) ?? 0) <= n
  }
  const ownDays = days?.filter(({ unitId }) => ids.has(unitId))
  const openDays = ownDays?.reduce((sum, { open }) => sum + open, 0)
  const countedDays = ownDays?.reduce((sum, each) => sum + each.counted, 0)
  return {
    unit: labelOf(unit),
    served,
    // Of days on which nobody counted them, nobody knows how many were asked.
    offered: own.reduce<number | null>(
      (sum, { offered }) => (sum === null || offered === null ? null : sum + offered),
      own.length === 0 ? null : 0,
    ),
    rated,
    ...participationOf(served, rated, {
      isEverybodyCounted: alsoOfPart || isEverybodyCounted(publication, period, ids, hasCounted),
      isEveryDayCounted: openDays === countedDays,
    }),
    ...(openDays === undefined || countedDays === undefined ? {} : { openDays, countedDays }),
  }
}
