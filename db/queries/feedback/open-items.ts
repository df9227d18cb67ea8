import { sql } from 'kysely'
import { listOf } from '../../dialect.ts'
import type { Db } from '../../open.ts'

/** How many open items with a promised date these units are answerable for. */
export async function countOpen(db: Db, unitIds: readonly string[]): Promise<number> {
  const { n } = await openOf(db, unitIds)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/**
 * The open items that are past due: kept as breached, or by the clock at `nowIso` unless they wait for the citizen. With the
 * path of the unit that leads each, and of the one that is answerable for the delay.
 */
export function listOverdue(db: Db, unitIds: readonly string[], nowIso: string) {
  return openOf(db, unitIds)
    .innerJoin('unit as lead', 'lead.id', 'f.lead_unit_id')
    .innerJoin('unit as holder', (join) =>
      join.on((eb) => eb('holder.id', '=', eb.fn.coalesce('f.breach_unit_id', 'f.lead_unit_id'))),
    )
    .where((eb) =>
      eb.or([
        eb('f.breached_at', 'is not', null),
        eb.and([eb('f.current_due_at', '<', nowIso), eb('f.status', '!=', 'waiting-for-citizen')]),
      ]),
    )
    .select(['f.id', 'f.tracking_code', 'f.title', 'f.status', 'f.breached_at', 'f.current_due_at'])
    .select([
      'lead.path as lead_path',
      'lead.code',
      'lead.name',
      'lead.name_en',
      'holder.path as holder_path',
    ])
    .execute()
}

/** How many items these units lead were answered, by ten minutes (`2026-11-20T02:1`), between two instants. */
export async function countAnswers(db: Db, unitIds: readonly string[], fromIso: string, toIso: string) {
  const rows = await db
    .selectFrom('history_event as e')
    .innerJoin('feedback as f', 'f.id', 'e.chain')
    .select(sql<string>`substr(e.at, 1, 15)`.as('at'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('e.kind', '=', 'answered')
    .where('e.at', '>=', fromIso)
    .where('e.at', '<', toIso)
    .where('f.restricted', '=', sql.lit(0))
    .where('f.lead_unit_id', 'in', listOf(db, unitIds))
    .groupBy(sql`1`)
    .execute()
  return rows.map(({ at, n }) => ({ at: `${at}0:00.000Z`, n: Number(n) }))
}

function openOf(db: Db, unitIds: readonly string[]) {
  return db
    .selectFrom('feedback as f')
    .where('f.is_open', '=', sql.lit(1))
    .where('f.restricted', '=', sql.lit(0))
    .where('f.promised_due_at', 'is not', null)
    .where((eb) => eb(eb.fn.coalesce('f.breach_unit_id', 'f.lead_unit_id'), 'in', listOf(db, unitIds)))
}
