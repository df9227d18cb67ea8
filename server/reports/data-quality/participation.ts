import type { Service } from '../../context.ts'
import { SCALE_SIZES } from '../../contract/level.ts'
import type { Participation } from '../../contract/quality/data-quality.ts'
import type { RatingWay } from '../../contract/rating-channel.ts'
import { participationOf } from '../../domain/participation.ts'
import type { Place, Publication } from '../publication.ts'
import { closingOf } from '../report-scope.ts'
import { subtreeIds } from '../unit-parts.ts'
import { type QualityFacts, watchedDays } from './quality-facts.ts'

const WAYS: readonly RatingWay[] = ['tablet', 'phone', 'entered']

/**
 * How many rated at a place, every way and both scales, as far as each of them is told; null where one that anybody gave is hidden, and
 * in a quarter that is not closed while nothing has been told.
 */
export function toldRated(
  publication: Publication,
  service: Pick<Service, 'now'>,
  asked: { readonly place: Place; readonly period: QualityFacts['period'] },
): number | null {
  const given = SCALE_SIZES.flatMap((scaleSize) =>
    WAYS.filter((way) => !publication.isEmpty(way, { ...asked, scaleSize })).map((way) =>
      publication.toldNumber(way, { ...asked, scaleSize }),
    ),
  )
  if (given.length === 0) return closingOf(service, asked.period).isClosed ? 0 : null
  return given.reduce((sum, n) => (sum === null || n === null ? null : sum + n), 0)
}

/** Served → offered → rated of a unit with all below it, or of the unit alone. */
export function readParticipation(
  facts: QualityFacts,
  publication: Publication,
  service: Pick<Service, 'now'>,
  place: Place,
): Participation {
  const unit = facts.units.find(({ id }) => id === place.unitId)
  if (!unit) throw new Error(`no unit ${place.unitId}`)
  const ids = place.isDirect ? new Set([unit.id]) : subtreeIds(facts.units, unit)
  const rows = facts.served.filter(({ unit_id }) => ids.has(unit_id))
  const offered = rows.flatMap((row) => (row.offered === null ? [] : [row.offered]))
  const served = rows.length === 0 ? null : sumOf(rows.map((row) => row.served))
  const rated = toldRated(publication, service, { place, period: facts.period })
  const days = [...ids].flatMap((id) => watchedDays(facts, id).map((day) => `${id} ${day}`))
  const counted = new Set(rows.map(({ unit_id, local_day }) => `${unit_id} ${local_day}`))
  return {
    served,
    // Of days on which nobody counted them, nobody knows how many were asked.
    offered: offered.length === rows.length && rows.length > 0 ? sumOf(offered) : null,
    rated,
    ratedHidden: rated === null,
    ...participationOf(served, rated),
    openDays: days.length,
    countedDays: days.filter((day) => counted.has(day)).length,
  }
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, n) => sum + n, 0)
}
