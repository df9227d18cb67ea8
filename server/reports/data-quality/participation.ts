import type { Service } from '../../context.ts'
import { SCALE_SIZES } from '../../contract/level.ts'
import type { RatingWay } from '../../contract/rating-channel.ts'
import type { Place, Publication } from '../publication.ts'
import { closingOf } from '../report-scope.ts'
import type { QualityFacts } from './quality-facts.ts'

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
