import type { Tx } from '../../../db/dialect.ts'
import { listServedNumbers } from '../../../db/queries/volumes/served-counts.ts'
import type { Unit } from '../../../db/queries/units.ts'
import type { UnitParticipation } from '../../contract/report.ts'
import { participationOf } from '../../domain/participation.ts'
import type { Period } from '../../domain/period.ts'
import { isEverybodyCounted, toldRated } from '../data-quality/participation.ts'
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

/** In the order of the units' ids; units that counted nobody, or nobody before the instant if one is given, are not in it. */
export async function readServed(
  tx: Tx,
  unitIds: readonly string[],
  period: Period,
  beforeIso?: string,
): Promise<CountedServed[]> {
  const rows = await listServedNumbers(tx, unitIds, period, beforeIso)
  return [...rows]
    .filter(([, days]) => days.length > 0)
    .map(([unitId, days]) => ({
      unitId,
      served: days.reduce((sum, { served }) => sum + served, 0),
      offered: days.reduce<number | null>(
        (sum, { offered }) => (sum === null || offered === null ? null : sum + offered),
        0,
      ),
      days: new Set(days.map(({ day }) => day)).size,
    }))
    .toSorted((a, b) => (a.unitId < b.unitId ? -1 : 1))
}

/** What participation is told from. */
interface Told {
  readonly publication: Publication
  readonly counted: readonly CountedServed[]
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

function participationOfPlace(
  unit: Unit,
  place: Place,
  { publication, counted, period, asOf, alsoOfPart = false }: Told,
): UnitParticipation {
  const ids = place.isDirect ? new Set([unit.id]) : subtreeIds(publication.units, unit)
  const own = counted.filter(({ unitId }) => ids.has(unitId))
  const counters = new Set(own.map(({ unitId }) => unitId))
  const served = own.length === 0 ? null : own.reduce((sum, each) => sum + each.served, 0)
  const rated = toldRated(publication, { now: () => Date.parse(asOf) }, { place, period })
  return {
    unit: labelOf(unit),
    served,
    offered: own.reduce<number | null>(
      (sum, { offered }) => (sum === null || offered === null ? null : sum + offered),
      own.length === 0 ? null : 0,
    ),
    rated,
    ...participationOf(served, rated, {
      isEverybodyCounted:
        alsoOfPart || isEverybodyCounted(publication, period, ids, (id) => counters.has(id)),
    }),
  }
}
