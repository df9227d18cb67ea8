import type { Db } from '../../../db/open.ts'
import { listDossierCounts } from '../../../db/queries/volumes/dossier-counts.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { isoOf, type Service } from '../../context.ts'
import type { DossierCounts, DossiersReport } from '../../contract/quality/dossiers.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Period } from '../../domain/period.ts'
import { periodReply } from '../report-scope.ts'
import { labelOf, partsOf, subtreeIds } from '../unit-parts.ts'
import { listUnitsOf } from '../units-on.ts'
import { monthsOf, newestDossiers, type StandingDossiers } from './newest-dossiers.ts'

/** Dossiers of a unit and everything below it, of the months of a period that were entered. */
export async function dossiersReport(service: Service, unit: Unit, period: Period): Promise<DossiersReport> {
  const units = await listUnitsOf(service.db, period)
  const rows = await readDossiers(service.db, [...subtreeIds(units, unit)], period)
  const byProcedure = [...groupBy(rows, (row) => `${row.unit_id}\n${row.procedure_code}`).values()]
  return {
    period: periodReply(period),
    unit: labelOf(unit),
    ...addUp(rows),
    byUnit: partsOf(units, unit)
      .map(({ label, ids }) => ({ unit: label, own: rows.filter(({ unit_id }) => ids.has(unit_id)) }))
      .filter(({ own }) => own.length > 0)
      .map(({ unit: of, own }) => ({ unit: of, ...addUp(own) })),
    byProcedure: units.flatMap((each) =>
      byProcedure
        .filter(([first]) => first?.unit_id === each.id)
        .map((own) => ({
          unit: labelOf(each),
          // Named as it was last.
          procedure: { code: own[0]?.procedure_code ?? '', name: own.at(-1)?.procedure_name ?? '' },
          ...addUp(own),
        }))
        .toSorted((a, b) => a.procedure.code.localeCompare(b.procedure.code)),
    ),
    months: [...new Set(rows.map(({ month }) => month))].toSorted(),
    asOf: isoOf(service.now()),
  }
}

/** What stands of these units and the months of a period. */
export async function readDossiers(
  db: Db,
  unitIds: readonly string[],
  period: Pick<Period, 'fromDay' | 'toDay'>,
): Promise<StandingDossiers[]> {
  return newestDossiers(await listDossierCounts(db, unitIds, monthsOf(period)))
}

function addUp(rows: readonly StandingDossiers[]): DossierCounts {
  const sum = (of: (row: StandingDossiers) => number) => rows.reduce((total, row) => total + of(row), 0)
  const [onTime, late, overdue] = [sum((r) => r.on_time), sum((r) => r.late), sum((r) => r.overdue)]
  const judged = onTime + late + overdue
  return {
    received: sum((row) => row.received),
    onTime,
    late,
    openInTime: sum((row) => row.open_in_time),
    overdue,
    onTimeShare: judged === 0 ? null : onTime / judged,
  }
}
