import { readSnapshot } from '../../db/dialect.ts'
import type { Unit } from '../../db/queries/units.ts'
import { isoOf, type Service } from '../context.ts'
import { SCALE_SIZES, type ScaleSize } from '../contract/level.ts'
import type { ExcludingRule } from '../contract/misuse-rules.ts'
import type { Comparison, SatisfactionCell, SatisfactionReport } from '../contract/report.ts'
import { instantsOf, type Period, previousPeriod } from '../domain/period.ts'
import { compareShares } from '../domain/satisfaction.ts'
import { showsShare } from '../domain/suppression.ts'
import { type Asked, type Place, type Publication, readPublication } from './publication.ts'
import { closingOf, periodReply, progressOf } from './report-scope.ts'
import { labelOf } from './unit-parts.ts'

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
  const before = previousPeriod(period)
  const publication = await readSnapshot(service.db, (tx) => readPublication(tx, service, [period, before]))
  const place: Place = { unitId: unit.id, isDirect: false }
  const scaleSize = publication.scaleOf(place, period)
  const asked: Asked = { place, period, scaleSize }
  const cell = publication.told('tablet', asked)
  const excludedBy = (rule: ExcludingRule) =>
    countExcluded(SCALE_SIZES, (size) => publication.toldNumber(rule, { ...asked, scaleSize: size }))
  return {
    period: periodReply(period),
    progress: progressOf(service, period),
    unit: labelOf(unit),
    scaleSize,
    ...cell,
    byUnit: partsOf(publication, unit)
      .map(({ of, place: part }) => ({ of, part: { ...asked, place: part } }))
      .filter(({ part }) => !publication.isEmpty('tablet', part))
      .map(({ of, part }) => ({ unit: labelOf(of), ...publication.told('tablet', part) })),
    excluded: {
      'suspect-burst': excludedBy('suspect-burst'),
      'many-from-one-address': excludedBy('many-from-one-address'),
      'other-scale': countExcluded(
        SCALE_SIZES.filter((size) => size !== scaleSize),
        (size) => publication.toldNumber('tablet', { ...asked, scaleSize: size }),
      ),
    },
    afterClose: publication.countAfterClose(unit, period),
    closing: closingOf(service, period),
    comparison: isOver(service, period)
      ? compare(cell, publication.told('tablet', { ...asked, period: before }), before)
      : { period: periodReply(before), ...NOT_COMPARED, missing: 'not-over' },
    otherChannels: {
      phone: publication.told('phone', asked),
      entered: publication.told('entered', asked),
      withTablets: publication.toldTogether(asked),
    },
    asOf: isoOf(service.now()),
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

const NOT_COMPARED = { n: null, share: null, difference: null, interval: null, changed: null }

/** A part of a period is no match for a whole one. */
function isOver({ organisation, now }: Service, period: Period): boolean {
  return instantsOf(period, organisation.zone).to <= now()
}

/** The same unit and scale one period earlier; where either share may not be shown, neither may their difference. */
function compare(now: SatisfactionCell, before: SatisfactionCell, period: Period): Comparison {
  const change =
    showsShare(now) && showsShare(before)
      ? compareShares(
          { satisfied: now.satisfied ?? 0, n: now.n ?? 0 },
          { satisfied: before.satisfied ?? 0, n: before.n ?? 0 },
        )
      : null
  return {
    period: periodReply(period),
    n: before.n,
    share: before.share,
    difference: change?.difference ?? null,
    interval: change?.interval ?? null,
    changed: change?.changed ?? null,
    missing: change === null ? 'few' : null,
  }
}
