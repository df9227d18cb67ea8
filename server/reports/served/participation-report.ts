import { readReport } from '../../../db/long-reads.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { isoOf, type Service } from '../../context.ts'
import type { UnitParticipation } from '../../contract/report.ts'
import type { Period } from '../../domain/period.ts'
import { findFrozenBasis } from '../frozen-basis.ts'
import { publicationOf, readPublication } from '../publication.ts'
import { readQualityFacts } from '../data-quality/quality-facts.ts'
import { countServed, countServedDays, participationAt } from './count-served.ts'

/** Who took part in a unit and below it: of a published quarter as it was frozen, of anything else as it stands. */
export function participationReport(
  service: Service,
  unit: Unit,
  period: Period,
): Promise<UnitParticipation> {
  const now = isoOf(service.now())
  return readReport(service.db, async (tx) => {
    const frozen = period.kind === 'quarter' ? await findFrozenBasis(tx, period.key, now) : null
    if (frozen)
      return participationAt(unit, {
        publication: publicationOf(frozen.units, frozen.quarters),
        counted: frozen.served ?? [],
        days: frozen.servedDays,
        period,
        asOf: frozen.asOf,
      })
    const publication = await readPublication(tx, service, [period])
    const facts = await readQualityFacts(tx, service, unit, period)
    return participationAt(unit, {
      publication,
      counted: countServed(facts, facts.servedOf),
      days: countServedDays(facts, facts.servedOf),
      period,
      asOf: now,
    })
  })
}
