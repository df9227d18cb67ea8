import type { Unit } from '../../../db/queries/units.ts'
import { isoOf, type Service } from '../../context.ts'
import type { UnitProcedures } from '../../contract/results/published-results.ts'
import type { ProceduresReport } from '../../contract/reports/taps.ts'
import type { Period } from '../../domain/period.ts'
import type { Publication } from '../publication.ts'
import { periodReply } from '../report-scope.ts'
import { labelOf } from '../unit-parts.ts'
import { type CountedProcedures, procedureCells, readProcedures } from './count-procedures.ts'
import { lastClosedQuarter, readToldQuarter } from './told-quarter.ts'

/**
 * Satisfaction by the procedure a tap names, of a closed quarter: what was tapped at the unit itself. Procedures are told as desks
 * are, and beside them: desk by desk the others must be enough, so that no desk and procedure together give anybody away.
 */
export async function proceduresReport(
  service: Service,
  unit: Unit,
  period: Period,
): Promise<ProceduresReport> {
  const reply = { unit: labelOf(unit), asOf: isoOf(service.now()) }
  const quarter = lastClosedQuarter(service, period)
  if (!quarter) return { ...reply, quarter: null, scaleSize: 5, n: null, procedures: [] }
  const place = { unitId: unit.id, isDirect: true }
  return readToldQuarter(service, place, quarter, async (tx, { scaleSize, n }): Promise<ProceduresReport> => {
    const told = { ...reply, quarter: periodReply(quarter), scaleSize, n }
    if (n === null) return { ...told, procedures: [] }
    const [counted] = await readProcedures(tx, service, quarter, {
      unitIds: [unit.id],
      scaleOf: () => scaleSize,
    })
    return { ...told, procedures: counted ? procedureCells(counted) : [] }
  })
}

/** The same of every unit that is told of, in the order of the tree, from figures that were read before. */
export function proceduresFrom(
  publication: Publication,
  counted: readonly CountedProcedures[],
  period: Period,
): UnitProcedures[] {
  const ofUnits = new Map(counted.map((each) => [each.unitId, each]))
  return publication.units.flatMap((unit): UnitProcedures[] => {
    const own = ofUnits.get(unit.id)
    if (!own) return []
    const { scaleSize } = own
    const { n } = publication.told('tablet', {
      place: { unitId: unit.id, isDirect: true },
      period,
      scaleSize,
    })
    return n === null ? [] : [{ unit: labelOf(unit), scaleSize, procedures: procedureCells(own) }]
  })
}
