import type { Selectable } from 'kysely'
import { isAnyOf, rowInserter, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { ServedCountTable } from '../../tables.ts'
import type { DaySpan } from '../tally-cells.ts'

export type ServedRow = Selectable<ServedCountTable>

export const insertServedCounts = rowInserter<ServedRow>({
  table: 'served_count',
  columns: {
    id: 'text',
    unit_id: 'text',
    desk_id: 'text',
    local_day: 'text',
    version: 'integer',
    served: 'integer',
    offered: 'integer',
    note: 'text',
    entered_at: 'text',
    entered_by: 'text',
  },
})

/** What was entered for these units and days, older versions first, with the code of the desk and the name of the person. */
export function listServedCounts(db: Db | Tx, unitIds: readonly string[], { fromDay, toDay }: DaySpan) {
  return db
    .selectFrom('served_count as count')
    .leftJoin('desk', 'desk.id', 'count.desk_id')
    .leftJoin('person', 'person.id', 'count.entered_by')
    .selectAll('count')
    .select(['desk.code as desk_code', 'person.name as person_name'])
    .where(isAnyOf(db, 'count.unit_id', unitIds))
    .where('count.local_day', '>=', fromDay)
    .where('count.local_day', '<', toDay)
    .orderBy('count.local_day')
    .orderBy('count.version')
    .orderBy('count.id')
    .execute()
}

export type NamedServedRow = Awaited<ReturnType<typeof listServedCounts>>[number]
