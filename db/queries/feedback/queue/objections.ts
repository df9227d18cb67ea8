import type { Selectable } from 'kysely'
import { listOf, type Tx } from '../../../dialect.ts'
import type { Db } from '../../../open.ts'
import type { ObjectionTable } from '../../../tables/answers.ts'

type Objection = Selectable<ObjectionTable>

/** What this unit said of the item, in whichever cycle; with since when it has the item now. */
export async function findObjection(db: Db, feedbackId: string, unitId: string) {
  const [objection, holding] = await Promise.all([
    db
      .selectFrom('objection as o')
      .leftJoin('person', 'person.id', 'o.made_by')
      .selectAll('o')
      .select('person.name as made_by_name')
      .where('o.feedback_id', '=', feedbackId)
      .where('o.unit_id', '=', unitId)
      .executeTakeFirst(),
    db
      .selectFrom('feedback_holding')
      .select('from_at')
      .where('feedback_id', '=', feedbackId)
      .where('to_at', 'is', null)
      .executeTakeFirst(),
  ])
  return { objection, heldFrom: holding?.from_at }
}

/** False where the unit has objected already. */
export async function insertObjection(tx: Tx, objection: Objection): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('objection')
    .values(objection)
    .onConflict((known) => known.columns(['feedback_id', 'unit_id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows > 0n
}

export async function decideObjection(
  tx: Tx,
  id: string,
  decided: Pick<Objection, 'decision' | 'decided_at' | 'decided_by'>,
): Promise<void> {
  await tx.updateTable('objection').set(decided).where('id', '=', id).execute()
}

/** Objections that wait for a decision: of the unit that has the item, since it got it. */
export function selectWaitingObjections(db: Db) {
  return (
    db
      .selectFrom('objection as o')
      .select('o.feedback_id')
      .where('o.decision', 'is', null)
      // Asked of each objection: as a join, a planner without statistics begins with all holdings.
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('feedback_holding as h')
            .select('h.unit_id')
            .whereRef('h.feedback_id', '=', 'o.feedback_id')
            .whereRef('h.unit_id', '=', 'o.unit_id')
            .whereRef('h.from_at', '<=', 'o.made_at')
            .where('h.to_at', 'is', null),
        ),
      )
  )
}

/** Which of these items wait for a decision on an objection. */
export async function listObjected(db: Db, feedbackIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (feedbackIds.length === 0) return new Set()
  const rows = await selectWaitingObjections(db)
    .where('o.feedback_id', 'in', listOf(db, feedbackIds))
    .execute()
  return new Set(rows.map(({ feedback_id }) => feedback_id))
}

/** False where somebody was reminded of it on that day already. */
export async function insertNudge(tx: Tx, feedbackId: string, day: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('item_nudge')
    .values({ feedback_id: feedbackId, on_day: day })
    .onConflict((known) => known.columns(['feedback_id', 'on_day']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows > 0n
}
