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
  asked: Where,
): number | null {
  const given = waysGiven(publication, asked).map(({ way, scaleSize }) =>
    publication.toldNumber(way, { ...asked, scaleSize }),
  )
  if (given.length === 0) return closingOf(service, asked.period).isClosed ? 0 : null
  return given.reduce((sum, n) => (sum === null || n === null ? null : sum + n), 0)
}

interface Where {
  readonly place: Place
  readonly period: QualityFacts['period']
}

function waysGiven(publication: Publication, asked: Where) {
  return SCALE_SIZES.flatMap((scaleSize) =>
    WAYS.filter((way) => !publication.isEmpty(way, { ...asked, scaleSize })).map((way) => ({
      way,
      scaleSize,
    })),
  )
}

/** Whether each of these units that anybody rated has counted whom it served. */
export function isEverybodyCounted(
  publication: Publication,
  period: QualityFacts['period'],
  unitIds: Iterable<string>,
  hasCounted: (unitId: string) => boolean,
): boolean {
  const isRated = (unitId: string) =>
    waysGiven(publication, { place: { unitId, isDirect: true }, period }).length > 0
  return [...unitIds].every((unitId) => hasCounted(unitId) || !isRated(unitId))
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
  const sums = { served: 0, offered: 0, rows: 0, withoutOffered: 0, openDays: 0, countedDays: 0 }
  for (const id of ids) {
    const rows = facts.servedOf(id)
    for (const { served, offered } of rows) {
      sums.served += served
      sums.offered += offered ?? 0
      if (offered === null) sums.withoutOffered += 1
    }
    sums.rows += rows.length
    const counted = new Set(rows.map(({ day }) => day))
    const days = watchedDays(facts, id)
    sums.openDays += days.length
    sums.countedDays += days.filter((day) => counted.has(day)).length
  }
  const served = sums.rows === 0 ? null : sums.served
  const rated = toldRated(publication, service, { place, period: facts.period })
  return {
    served,
    // Of days on which nobody counted them, nobody knows how many were asked.
    offered: sums.rows > 0 && sums.withoutOffered === 0 ? sums.offered : null,
    rated,
    ratedHidden: rated === null,
    ...participationOf(served, rated, {
      isEverybodyCounted: isEverybodyCounted(
        publication,
        facts.period,
        ids,
        (id) => facts.servedOf(id).length > 0,
      ),
    }),
    openDays: sums.openDays,
    countedDays: sums.countedDays,
  }
}
