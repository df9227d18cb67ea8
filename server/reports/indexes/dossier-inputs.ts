import type { Service } from '../../context.ts'
import { parsePeriod, type Period } from '../../domain/period.ts'
import { readDossiers } from '../dossiers/dossiers-report.ts'
import type { StandingDossiers } from '../dossiers/newest-dossiers.ts'
import type { Standing } from './entered-inputs.ts'

/** Numbers of the indexes that the table of dossiers holds, by their codes. */
const NUMBERS: Readonly<Record<string, (row: StandingDossiers) => number>> = {
  'dossiers-received': ({ received }) => received,
  'dossiers-on-time': ({ on_time }) => on_time,
  'dossiers-late': ({ late }) => late,
  'dossiers-solved': ({ on_time, late }) => on_time + late,
}

/** The table of dossiers as if each of its numbers had been entered for the indexes, by unit, month and procedure. */
export async function dossierInputs(
  { db }: Service,
  unitIds: readonly string[],
  period: Period,
): Promise<Standing[]> {
  const rows = await readDossiers(db, unitIds, period)
  return rows.flatMap((row) => {
    const { fromDay, toDay } = parsePeriod(row.month)
    return Object.entries(NUMBERS).map(([code, numberOf]) => ({
      id: row.id,
      unit_id: row.unit_id,
      period: row.month,
      from_day: fromDay,
      to_day: toDay,
      code,
      procedure: row.procedure_code,
      version: row.version,
      value: String(numberOf(row)),
      note: row.note,
      entered_at: row.entered_at,
      entered_by: row.entered_by,
      person_name: row.person_name,
    }))
  })
}
