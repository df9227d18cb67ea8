import type { Selectable } from 'kysely'
import { isAnyOf, rowInserter, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { IndexInputTable } from '../../tables/reports.ts'

export type IndexInputRow = Selectable<IndexInputTable>

/** A number as it was entered, with the name of the person. */
export interface NamedIndexInput extends IndexInputRow {
  readonly person_name: string | null
}

export const insertIndexInputs = rowInserter<IndexInputRow>({
  table: 'index_input',
  columns: {
    id: 'text',
    unit_id: 'text',
    period: 'text',
    from_day: 'text',
    to_day: 'text',
    code: 'text',
    procedure: 'text',
    version: 'integer',
    value: 'text',
    note: 'text',
    entered_at: 'text',
    entered_by: 'text',
  },
})

/** What was entered for these units and touches these days (`toDay` exclusive), older versions first. */
export function listIndexInputs(
  db: Db | Tx,
  unitIds: readonly string[],
  { fromDay, toDay }: { readonly fromDay: string; readonly toDay: string },
): Promise<NamedIndexInput[]> {
  return db
    .selectFrom('index_input')
    .leftJoin('person', 'person.id', 'index_input.entered_by')
    .selectAll('index_input')
    .select('person.name as person_name')
    .where(isAnyOf(db, 'index_input.unit_id', unitIds))
    .where('index_input.from_day', '<', toDay)
    .where('index_input.to_day', '>', fromDay)
    .orderBy('index_input.from_day')
    .orderBy('index_input.version')
    .orderBy('index_input.id')
    .execute()
}
