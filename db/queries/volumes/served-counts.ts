import { type Selectable, sql } from 'kysely'
import { isAnyOf, jsonArray, rowInserter, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { ServedCountTable } from '../../tables/reports.ts'
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

/** How many a unit served at one of its desks, or, with an empty `desk`, as a whole, on a day. */
interface ServedNumber {
  readonly day: string
  readonly desk: string
  readonly served: number
  readonly offered: number | null
}

/** What stands of a unit's counts, and since which day each of its desks has been counted, taken back or not. */
export interface ServedNumbers {
  readonly numbers: readonly ServedNumber[]
  readonly desksSince: ReadonlyMap<string, string>
}

/** What was entered last of these units, desks and days, unless it was taken back: numbers alone, by unit; of entries before an instant alone, if one is given. */
export async function listServedNumbers(
  db: Db | Tx,
  unitIds: readonly string[],
  { fromDay, toDay }: DaySpan,
  beforeIso?: string,
): Promise<ReadonlyMap<string, ServedNumbers>> {
  const columns = ['desk_id', 'local_day', 'version', 'served', 'offered'] as const
  const entered = beforeIso === undefined ? sql`` : sql`and entered_at < ${beforeIso}`
  const { rows } = await sql<{ unit_id: string } & Record<(typeof columns)[number], string>>`
    select unit_id, ${sql.join(columns.map((column) => sql`${jsonArray(db, column)} as ${sql.ref(column)}`))}
    from served_count where ${isAnyOf(db, 'unit_id', unitIds)} and local_day >= ${fromDay} and local_day < ${toDay} ${entered}
    group by unit_id`.execute(db)
  return new Map(
    rows.map((row) => {
      const [desks, days] = [row.desk_id, row.local_day].map((text) => JSON.parse(text) as (string | null)[])
      const [versions, served, offered] = [row.version, row.served, row.offered].map(
        (text) => JSON.parse(text) as (number | null)[],
      )
      const versionAt = (index: number) => versions?.[index] ?? 0
      const newest = new Map<string, number>()
      // What nobody corrected, as nearly everywhere, needs no looking for.
      if (versions?.some((version) => version !== 1))
        for (const [index, day] of (days ?? []).entries()) {
          const key = `${desks?.[index] ?? ''} ${day}`
          if (versionAt(index) >= versionAt(newest.get(key) ?? -1)) newest.set(key, index)
        }
      const isNewest = newest.size > 0 ? new Set(newest.values()) : null
      const numbers = (days ?? []).flatMap((day, index): ServedNumber[] => {
        const n = served?.[index] ?? null
        return n === null || isNewest?.has(index) === false
          ? []
          : [{ day: day ?? '', desk: desks?.[index] ?? '', served: n, offered: offered?.[index] ?? null }]
      })
      const desksSince = new Map<string, string>()
      for (const [index, desk] of (desks ?? []).entries()) {
        const day = days?.[index] ?? ''
        if (desk && day < (desksSince.get(desk) ?? '9999')) desksSince.set(desk, day)
      }
      return [row.unit_id, { numbers, desksSince }]
    }),
  )
}

export type NamedServedRow = Awaited<ReturnType<typeof listServedCounts>>[number]
