import { readReport } from '../../db/long-reads.ts'
import type { Unit } from '../../db/queries/units.ts'
import { isoOf, type Service } from '../context.ts'
import { SCALE_SIZES, type ScaleSize } from '../contract/level.ts'
import type { ExcludingRule } from '../contract/misuse-rules.ts'
import type { SatisfactionReport } from '../contract/report.ts'
import { instantsOf, type Period, previousPeriod, progressOf } from '../domain/period.ts'
import { type Asked, type Place, type Publication, publicationOf, readPublication } from './publication.ts'
import { comparePeriodsOf } from './compare-periods.ts'
import { compareUnits } from './compare-units.ts'
import { findFrozenBasis } from './frozen-basis.ts'
import { type BothRatingDays, ratingDaysOf, readRatingDays } from './rating-days.ts'
import type { ReportPart } from './report-part.ts'
import { closingOf, periodReply } from './report-scope.ts'
import { labelOf, subtreeIds } from './unit-parts.ts'

/**
 * How satisfied people were with a unit and everything below it, by what they tapped on tablets; what was given another
 * way is told apart, by itself and together with that. Two scales are never added together: the report is on
 * the one with more ratings here, and `excluded` tells how many were given on the other. `byUnit` lists the direct
 * children where anything is told, and the unit itself.
 */
export async function satisfactionReport(
  service: Service,
  unit: Unit,
  period: Period,
): Promise<SatisfactionReport> {
  const now = isoOf(service.now())
  const { zone } = service.organisation
  return readReport(service.db, async (tx) => {
    const frozen = period.kind === 'quarter' ? await findFrozenBasis(tx, period.key, now) : null
    if (frozen)
      return satisfactionFrom(
        publicationOf(frozen.units, frozen.quarters),
        ratingDaysOf(frozen.days),
        unit,
        period,
        {
          asOf: frozen.asOf,
          zone,
        },
      )
    const publication = await readPublication(tx, service, [period, previousPeriod(period)])
    return satisfactionFrom(publication, await readRatingDays(tx, service, period), unit, period, {
      asOf: now,
      zone,
    })
  })
}

/** The report on figures that were read before, at the instant `asOf`, of days in `zone`. */
export function satisfactionFrom(
  publication: Publication,
  days: BothRatingDays,
  unit: Unit,
  period: Period,
  { asOf, zone }: { readonly asOf: string; readonly zone: string },
): SatisfactionReport {
  const before = previousPeriod(period)
  const place: Place = { unitId: unit.id, isDirect: false }
  const scaleSize = publication.scaleOf(place, period)
  const asked: Asked = { place, period, scaleSize }
  const cell = publication.told('tablet', asked)
  const excludedBy = (rule: ExcludingRule) =>
    countExcluded(SCALE_SIZES, (size) => publication.toldNumber(rule, { ...asked, scaleSize: size }))
  const parts = partsOf(publication, unit).map(({ of, place }): ReportPart => {
    const inPeriod = (each: Period) => {
      const part = { ...asked, place, period: each }
      return { ...publication.told('tablet', part), isEmpty: publication.isEmpty('tablet', part) }
    }
    const ids = place.isDirect ? new Set([of.id]) : subtreeIds(publication.units, of)
    return { unit: labelOf(of), ids, now: inPeriod(period), before: inPeriod(before) }
  })
  return {
    period: periodReply(period),
    progress: progressOf(period, Date.parse(asOf), zone),
    unit: labelOf(unit),
    scaleSize,
    ...cell,
    byUnit: parts
      .filter(({ now }) => !now.isEmpty)
      .map(({ unit: label, now: { isEmpty: _, ...told } }) => ({ unit: label, ...told })),
    excluded: {
      'suspect-burst': excludedBy('suspect-burst'),
      'many-from-one-address': excludedBy('many-from-one-address'),
      'other-scale': countExcluded(
        SCALE_SIZES.filter((size) => size !== scaleSize),
        (size) => publication.toldNumber('tablet', { ...asked, scaleSize: size }),
      ),
    },
    afterClose: publication.countAfterClose(unit, period),
    closing: closingOf({ now: () => Date.parse(asOf) }, period),
    comparison:
      instantsOf(period, zone).to <= Date.parse(asOf)
        ? comparePeriodsOf({
            period: before,
            cells: { now: cell, before: publication.told('tablet', { ...asked, period: before }) },
            days: {
              now: days.now?.of(subtreeIds(publication.units, unit), scaleSize),
              before: days.before?.of(subtreeIds(publication.units, unit), scaleSize),
            },
            parts,
          })
        : { period: periodReply(before), ...NOT_COMPARED },
    fair: compareUnits(parts, days.now, scaleSize),
    otherChannels: {
      phone: publication.told('phone', asked),
      entered: publication.told('entered', asked),
      withTablets: publication.toldTogether(asked),
    },
    asOf,
  }
}

/** The unit itself without its children, then each child. */
function partsOf({ units }: Publication, unit: Unit): { readonly of: Unit; readonly place: Place }[] {
  return [
    { of: unit, place: { unitId: unit.id, isDirect: true } },
    ...units
      .filter(({ parent_id }) => parent_id === unit.id)
      .map((child) => ({ of: child, place: { unitId: child.id, isDirect: false } })),
  ]
}

/** Null where one of them must not be told. */
function countExcluded(
  sizes: readonly ScaleSize[],
  count: (size: ScaleSize) => number | null,
): number | null {
  return sizes.map(count).reduce((sum, n) => (sum === null || n === null ? null : sum + n), 0)
}

/** A part of a period is no match for a whole one. */
const NOT_COMPARED = {
  n: null,
  share: null,
  difference: null,
  interval: null,
  changed: null,
  designEffect: null,
  decomposition: null,
  mixAdjusted: null,
  missing: 'not-over',
} as const
