import { listOf } from '../../../dialect.ts'
import type { Db } from '../../../open.ts'

/** How often each of these items went on from one unit to another, without those that never did. */
export async function countHandOvers(
  db: Db,
  feedbackIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (feedbackIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('history_event')
    .select('chain')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('chain', 'in', listOf(db, feedbackIds))
    .where('kind', '=', 'transferred')
    .groupBy('chain')
    .execute()
  return new Map(rows.map(({ chain, n }) => [chain, Number(n)]))
}
