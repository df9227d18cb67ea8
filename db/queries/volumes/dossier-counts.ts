import type { Selectable } from 'kysely'
import { isAnyOf, rowInserter, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { DossierCountTable } from '../../tables/reports.ts'

export type DossierRow = Selectable<DossierCountTable>

export const insertDossierCounts = rowInserter<DossierRow>({
  table: 'dossier_count',
  columns: {
    id: 'text',
    unit_id: 'text',
    month: 'text',
    procedure_code: 'text',
    procedure_name: 'text',
    version: 'integer',
    received: 'integer',
    on_time: 'integer',
    late: 'integer',
    open_in_time: 'integer',
    overdue: 'integer',
    note: 'text',
    entered_at: 'text',
    entered_by: 'text',
  },
})

/** What was entered for these units and months `YYYY-MM` (`toMonth` exclusive), older versions first. */
export function listDossierCounts(
  db: Db | Tx,
  unitIds: readonly string[],
  { fromMonth, toMonth }: { readonly fromMonth: string; readonly toMonth: string },
) {
  return db
    .selectFrom('dossier_count as count')
    .leftJoin('person', 'person.id', 'count.entered_by')
    .selectAll('count')
    .select('person.name as person_name')
    .where(isAnyOf(db, 'count.unit_id', unitIds))
    .where('count.month', '>=', fromMonth)
    .where('count.month', '<', toMonth)
    .orderBy('count.month')
    .orderBy('count.version')
    .orderBy('count.id')
    .execute()
}

export type NamedDossierRow = Awaited<ReturnType<typeof listDossierCounts>>[number]

/** Every month, `YYYY-MM`, for which anything was entered; newest first. */
export async function listDossierMonths(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('dossier_count')
    .select('month')
    .distinct()
    .orderBy('month', 'desc')
    .execute()
  return rows.map(({ month }) => month)
}
