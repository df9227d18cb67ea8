import { readSnapshot, type Tx } from '../../db/dialect.ts'
import { listVerdictsGiven } from '../../db/queries/feedback/citizen-verdicts.ts'
import type { Unit } from '../../db/queries/units.ts'
import { isoOf, type Service } from '../context.ts'
import { VERDICT_LEVELS } from '../contract/feedback/citizen-acts.ts'
import type { VerdictsReport } from '../contract/report.ts'
import { releaseArrivals } from '../domain/disclosure/release.ts'
import { localDay } from '../domain/local-time.ts'
import { instantsOf, isOfMonths, type Period, quartersOf } from '../domain/period.ts'
import { dayNotOver } from '../history/seal-day.ts'
import { findFrozenBasis } from './frozen-basis.ts'
import { publicationOf, type QuarterCounts } from './publication.ts'
import { closingOf } from './report-scope.ts'
import { labelOf } from './unit-parts.ts'
import { listUnitsOf } from './units-on.ts'

/**
 * How satisfied senders were with the answers of a unit and everything below it, by what they said in the period; hidden as
 * ratings are, by the same rules: few are told of nowhere, and what runs is told in batches. Null for a period that is not
 * of whole months, where subtracting two would tell of a few. `byUnit` lists the direct children where anything is told,
 * and the unit itself.
 */
export async function verdictsReport(
  service: Service,
  unit: Unit,
  period: Period,
): Promise<VerdictsReport | null> {
  if (!isOfMonths(period)) return null
  return readSnapshot(service.db, async (tx) => {
    const quarters: QuarterCounts[] = []
    for (const quarter of quartersOf(period)) quarters.push(await readVerdictsOf(tx, service, quarter))
    return verdictsFrom(await listUnitsOf(tx, period), quarters, unit, period)
  })
}

/** The report on verdicts that were read before: they stand in for ratings of one way, through the same door. */
export function verdictsFrom(
  units: readonly Unit[],
  quarters: readonly QuarterCounts[],
  unit: Unit,
  period: Period,
): VerdictsReport {
  const publication = publicationOf(units, quarters)
  const askedOf = (unitId: string, isDirect: boolean) =>
    ({ place: { unitId, isDirect }, period, scaleSize: VERDICT_LEVELS }) as const
  const parts = [
    { of: unit, asked: askedOf(unit.id, true) },
    ...units
      .filter(({ parent_id }) => parent_id === unit.id)
      .map((child) => ({ of: child, asked: askedOf(child.id, false) })),
  ]
  return {
    ...publication.told('tablet', askedOf(unit.id, false)),
    byUnit: parts
      .filter(({ asked }) => !publication.isEmpty('tablet', asked))
      .map(({ of, asked }) => ({ unit: labelOf(of), ...publication.told('tablet', asked) })),
  }
}

/**
 * As published, where they were published with the quarter: an item that is held since would take one verdict out of them, and
 * whoever subtracts would see whose. Otherwise as they stand.
 */
export async function readVerdictsOf(tx: Tx, service: Service, period: Period): Promise<QuarterCounts> {
  const frozen = await findFrozenBasis(tx, period.key, isoOf(service.now()))
  return frozen?.verdicts ?? countVerdicts(tx, service, await listUnitsOf(tx, period), period)
}

/** What was said in a quarter; each counts on the day it was given, so that nothing comes late. */
async function countVerdicts(
  tx: Tx,
  service: Service,
  units: readonly Unit[],
  period: Period,
): Promise<QuarterCounts> {
  const { zone } = service.organisation
  const { from, to } = instantsOf(period, zone)
  const { isClosed } = closingOf(service, period)
  const all = (await listVerdictsGiven(tx, isoOf(from), isoOf(to))).map(({ unit_id, level, given_at }) => ({
    unitId: unit_id,
    channel: 'kiosk' as const,
    versionId: '',
    flag: '',
    level,
    month: localDay(Date.parse(given_at), zone).slice(0, 7),
    known: given_at.slice(0, 10),
    n: 1,
    scaleSize: VERDICT_LEVELS,
  }))
  const counts = isClosed ? all : releaseArrivals(all, dayNotOver(service.now()))
  return { period, isClosed, units, counts, late: [], afterClose: [] }
}
