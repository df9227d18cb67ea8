import { sql } from 'kysely'
import { isAnyOf, jsonArray, listOf, unindexed } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import { type DaySpan, spansOf } from '../tally-cells.ts'

/* On which days anything was rated: found by probes of the key and by indexes of the few, never by adding up the hours of a quarter. What another shard took back counts until the shards are folded. */

/** Local days of one unit, or with its desk of one place; `deskId` is `''` where it has none. */
interface RatedDays {
  readonly unitId: string
  readonly deskId: string
  readonly days: readonly string[]
}

interface PackedDays {
  readonly unitId: string
  readonly deskId: string
  readonly days: string
}

/** The days on which anything was rated at each of these units itself, in any way. */
export async function listUnitDays(db: Db, unitIds: readonly string[], span: DaySpan): Promise<RatedDays[]> {
  const { rows } = await sql<PackedDays>`with d(day) as ${listOf(db, spansOf(span, 'day'))}
    select unit.id as ${sql.ref('unitId')}, '' as ${sql.ref('deskId')}, ${jsonArray(db, 'd.day')} as days
    from unit cross join d
    where ${isAnyOf(db, 'unit.id', unitIds)} and (select 1 from tally
      where unit_id = unit.id and question = 'level' and span = d.day and desk_id = '' and hour = -1
        and n > 0 limit 1) is not null
    group by unit.id`.execute(db)
  return rows.map(unpacked)
}

/** The days on which tablets counted anything, of each place in these units where one ever stood. */
export async function listTabletDays(
  db: Db,
  unitIds: readonly string[],
  span: DaySpan,
): Promise<RatedDays[]> {
  const { rows } = await sql<PackedDays>`with d(day) as ${listOf(db, spansOf(span, 'day'))}, place as (
      select distinct unit_id, coalesce(desk_id, '') as desk_id from kiosk_placement
      where ${isAnyOf(db, 'unit_id', unitIds)})
    select place.unit_id as ${sql.ref('unitId')}, place.desk_id as ${sql.ref('deskId')},
      ${jsonArray(db, 'd.day')} as days
    from place cross join d
    where (select 1 from tally where unit_id = place.unit_id and question = 'level' and span = d.day
      and desk_id = place.desk_id and hour >= 0 and channel = 'kiosk' and n > 0 limit 1) is not null
    group by place.unit_id, place.desk_id`.execute(db)
  return rows.map(unpacked)
}

function unpacked({ days, ...place }: PackedDays): RatedDays {
  return { ...place, days: (JSON.parse(days) as string[]).toSorted() }
}

/** Places and days with a burst of taps. */
export async function listBursts(
  db: Db,
  unitIds: readonly string[],
  span: DaySpan,
): Promise<{ readonly unitId: string; readonly deskId: string; readonly day: string }[]> {
  const { rows } = await sql<{ unitId: string; deskId: string; day: string }>`
    select distinct unit_id as ${sql.ref('unitId')}, desk_id as ${sql.ref('deskId')}, span as day from tally
    where flag <> '' and flag = 'suspect-burst' and channel = 'kiosk' and hour >= 0 and n > 0
      and ${unindexed(db, 'question')} = 'level'
      and ${isAnyOf(db, 'unit_id', unitIds)} and ${isAnyOf(db, 'span', spansOf(span, 'day'))}`.execute(db)
  return rows
}

/** Places and days of which something was learnt on a later UTC day, with the last such day. */
export async function listSentLater(
  db: Db,
  unitIds: readonly string[],
  span: DaySpan,
): Promise<
  { readonly unitId: string; readonly deskId: string; readonly day: string; readonly known: string }[]
> {
  const { rows } = await sql<{ unitId: string; deskId: string; day: string; known: string }>`
    select unit_id as ${sql.ref('unitId')}, desk_id as ${sql.ref('deskId')}, span as day, max(known) as known
    from tally
    where known > span and channel = 'kiosk' and hour >= 0 and n > 0
      and ${unindexed(db, 'question')} = 'level'
      and ${isAnyOf(db, 'unit_id', unitIds)} and ${isAnyOf(db, 'span', spansOf(span, 'day'))}
    group by unit_id, desk_id, span`.execute(db)
  return rows
}
