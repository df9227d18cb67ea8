import { sql } from 'kysely'
import { listOf } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import { selectAnswers } from './queue/narrow-queue.ts'

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

/**
 * How many items these units lead were answered, in whatever round, between each of these instants (ISO, rising) and the next, and
 * between the first and the last: an item that was answered twice is in each count once.
 */
export async function countAnswered(
  db: Db,
  unitIds: readonly string[],
  bounds: readonly string[],
): Promise<{ readonly counts: readonly number[]; readonly all: number }> {
  const [first, ...ends] = bounds
  const last = ends.at(-1)
  if (first === undefined || last === undefined) return { counts: [], all: 0 }
  const ofUnits = sql`from (${selectAnswers({ from: first, to: last })}) as given
    join feedback as f on f.id = given.id
    where f.restricted = 0 and f.lead_unit_id in ${listOf(db, unitIds)}`
  const place = sql`case ${sql.join(
    ends.map((end, index) => sql`when given.at < ${end} then ${sql.lit(index)}`),
    sql` `,
  )} end`
  const { rows } = await sql<{ place: number; n: number }>`
    select ${place} as place, count(distinct f.id) as n ${ofUnits} group by 1`.execute(db)
  const all = await sql<{ n: number }>`select count(distinct f.id) as n ${ofUnits}`.execute(db)
  return {
    counts: ends.map((_, index) => Number(rows.find(({ place }) => Number(place) === index)?.n ?? 0)),
    all: Number(all.rows[0]?.n ?? 0),
  }
}

function openOf(db: Db, unitIds: readonly string[]) {
  return db
    .selectFrom('feedback as f')
    .where('f.is_open', '=', sql.lit(1))
    .where('f.restricted', '=', sql.lit(0))
    .where('f.promised_due_at', 'is not', null)
    .where((eb) => eb(eb.fn.coalesce('f.breach_unit_id', 'f.lead_unit_id'), 'in', listOf(db, unitIds)))
}
