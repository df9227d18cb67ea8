import { type RawBuilder, sql } from 'kysely'
import { listOf, unindexed } from '../../dialect.ts'
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

/**
 * How many items these units lead were answered, in whatever round, between each of these instants (ISO, rising) and the next, and
 * between the first and the last: an item that was answered twice is in each count once. `fromDay` is the first instant's local day.
 */
export async function countAnswered(
  db: Db,
  unitIds: readonly string[],
  { fromDay, bounds }: { readonly fromDay: string; readonly bounds: readonly string[] },
): Promise<{ readonly counts: readonly number[]; readonly all: number }> {
  const [from, ...ends] = bounds
  const to = ends.at(-1)
  if (from === undefined || to === undefined) return { counts: [], all: 0 }
  // By when they were answered or reopened: by units, every item of theirs would be looked at.
  const ofUnits = sql`f.restricted = 0 and ${unindexed(db, 'f.lead_unit_id')} in ${listOf(db, unitIds)}`
  const answeredOnce = await sql<{ place: number; n: number }>`
    select ${placeAmong(ends)} as place, count(*) as n from feedback as f
    where f.answered_at >= ${from} and f.answered_at < ${to} and f.cycle = 1 and ${ofUnits}
    group by 1`.execute(db)
  // Of what was reopened, which is little: each by itself.
  const reopened = sql`f.cycle > 1 and f.cycle_on >= ${fromDay} and ${ofUnits}`
  const [answeredAt, earlierAt] = [unindexed(db, 'f.answered_at'), unindexed(db, 'a.answered_at')]
  const answeredAgain = await sql<{ id: string; at: string }>`
    select f.id, f.answered_at as at from feedback as f
      where ${reopened} and ${answeredAt} >= ${from} and ${answeredAt} < ${to}
    union select f.id, a.answered_at from feedback as f inner join answer as a on a.feedback_id = f.id
      where ${reopened} and ${earlierAt} >= ${from} and ${earlierAt} < ${to}`.execute(db)
  const once = new Map(answeredOnce.rows.map(({ place, n }) => [Number(place), Number(n)]))
  const again = answeredAgain.rows.map(({ id, at }) => ({ id, place: ends.findIndex((end) => at < end) }))
  const differing = (items: typeof again) => new Set(items.map(({ id }) => id)).size
  return {
    counts: ends.map(
      (_, index) => (once.get(index) ?? 0) + differing(again.filter(({ place }) => place === index)),
    ),
    all: [...once.values()].reduce((sum, n) => sum + n, 0) + differing(again),
  }
}

/** The index of the first end after `f.answered_at`, by halves. */
function placeAmong(ends: readonly string[], first = 0): RawBuilder<number> {
  const middle = Math.ceil(ends.length / 2)
  const bound = ends[middle - 1]
  if (ends.length <= 1 || bound === undefined) return sql`${sql.lit(first)}`
  return sql`case when f.answered_at < ${bound} then ${placeAmong(ends.slice(0, middle), first)}
    else ${placeAmong(ends.slice(middle), first + middle)} end`
}

function openOf(db: Db, unitIds: readonly string[]) {
  return db
    .selectFrom('feedback as f')
    .where('f.is_open', '=', sql.lit(1))
    .where('f.restricted', '=', sql.lit(0))
    .where('f.promised_due_at', 'is not', null)
    .where((eb) => eb(eb.fn.coalesce('f.breach_unit_id', 'f.lead_unit_id'), 'in', listOf(db, unitIds)))
}
