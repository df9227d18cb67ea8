import { type Insertable, type Selectable, sql } from 'kysely'
import type { EventKind } from '../../../server/contract/events/event-kinds.ts'
import { listOf, rowInserter, rowUpdater, takeTurn, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { ItemEventTable } from '../../tables/channels.ts'

/** One that has its place. */
export type NumberedEvent = Selectable<ItemEventTable> & { readonly number: number }

export const insertItemEvents = rowInserter<Omit<Insertable<ItemEventTable>, 'number'>>({
  table: 'item_event',
  columns: {
    id: 'text',
    feedback_id: 'text',
    item_seq: 'integer',
    kind: 'text',
    unit_id: 'text',
    left_unit_id: 'text',
    data: 'text',
    happened_at: 'text',
    not_before: 'text',
  },
})

/** What of these items may be told, as it stands within this transaction. */
export function listEventFacts(tx: Tx, ids: readonly string[]) {
  return tx
    .selectFrom('feedback as f')
    .innerJoin('unit', 'unit.id', 'f.lead_unit_id')
    .select(['f.id', 'f.kind', 'f.channel', 'f.category', 'f.received_at', 'f.answered_at', 'f.on_time'])
    .select(['unit.code as unit_code', 'unit.name as unit_name'])
    .where('f.id', 'in', listOf(tx, ids))
    .execute()
}

export function listUnitNames(tx: Tx, ids: readonly string[]) {
  return tx.selectFrom('unit').select(['id', 'code', 'name']).where('id', 'in', listOf(tx, ids)).execute()
}

/** Of an answer that was undone before anybody was told; false where it was told. */
export async function deleteUntoldAnswer(tx: Tx, feedbackId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('item_event')
    .where('feedback_id', '=', feedbackId)
    .where('kind', '=', 'answered')
    .where('number', 'is', null)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

const setNumbers = rowUpdater<Pick<NumberedEvent, 'id' | 'number'>>({
  table: 'item_event',
  columns: { id: 'text', number: 'integer' },
})

/**
 * Gives the next numbers to what is committed and due, of each item in its order; says how many. One at a time: a number can be read
 * once all lower ones can.
 */
export async function numberSome(tx: Tx, nowIso: string, limit: number): Promise<number> {
  await takeTurn(tx, 'number events')
  const due = await tx
    .selectFrom('item_event as e')
    .select('e.id')
    .where('e.number', 'is', null)
    .where('e.not_before', '<=', nowIso)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('item_event as earlier')
            .select('earlier.id')
            .whereRef('earlier.feedback_id', '=', 'e.feedback_id')
            .whereRef('earlier.item_seq', '<', 'e.item_seq')
            .where('earlier.number', 'is', null),
        ),
      ),
    )
    .orderBy('e.happened_at')
    .orderBy('e.id')
    .limit(limit)
    .execute()
  if (due.length === 0) return 0
  const { newest } = await findNumbers(tx)
  await setNumbers(
    tx,
    due.map(({ id }, index) => ({ id, number: newest + 1 + index })),
  )
  return due.length
}

/** The first and the last number that is kept; `newest` 0 and `oldest` 1 where there is none. */
export async function findNumbers(db: Db | Tx): Promise<{ oldest: number; newest: number }> {
  const end = (direction: 'asc' | 'desc') =>
    db
      .selectFrom('item_event')
      .select('number')
      .where('number', 'is not', null)
      .orderBy('number', direction)
      .limit(1)
      .executeTakeFirst()
  const newest = await end('desc')
  const oldest = await end('asc')
  return { oldest: oldest?.number ?? 1, newest: newest?.number ?? 0 }
}

/** Which events somebody hears of; undefined is all. */
export interface EventFilter {
  readonly kinds?: readonly EventKind[] | undefined
  /** Within each of them. */
  readonly scopes: readonly UnitScope[]
}

/** Below any of these paths of units, where it is said only from an instant on. */
export type UnitScope = readonly { readonly path: string; readonly since: string | null }[]

/** Those with a number above `after`, up to `until`, in their order. What is held in confidence by now is left out. */
export async function listEvents(
  db: Db | Tx,
  { after, until, limit }: { readonly after: number; readonly until: number; readonly limit: number },
  { kinds, scopes }: EventFilter,
): Promise<NumberedEvent[]> {
  if (kinds?.length === 0) return []
  let query = db
    .selectFrom('item_event as e')
    .innerJoin('feedback as f', 'f.id', 'e.feedback_id')
    .selectAll('e')
    .where('e.number', '>', after)
    .where('e.number', '<=', until)
    .where('f.restricted', '=', 0)
  if (kinds) query = query.where('e.kind', 'in', kinds)
  if (scopes.length > 0)
    query = query
      .innerJoin('unit', 'unit.id', 'e.unit_id')
      .leftJoin('unit as left_unit', 'left_unit.id', 'e.left_unit_id')
      .where((eb) =>
        eb.and(
          scopes.map((scope) =>
            eb.or(
              scope.map(({ path, since }) => {
                const isThere = eb.or([
                  eb('unit.path', 'like', `${path}%`),
                  eb('left_unit.path', 'like', `${path}%`),
                ])
                return since === null ? isThere : eb.and([isThere, eb('e.happened_at', '>=', since)])
              }),
            ),
          ),
        ),
      )
  const rows = await query.orderBy('e.number').limit(limit).execute()
  return rows as NumberedEvent[]
}

/** The event of a number, as long as it may be told. */
export async function findEvent(db: Db, number: number): Promise<NumberedEvent | undefined> {
  const [found] = await listEvents(db, { after: number - 1, until: number, limit: 1 }, { scopes: [] })
  return found
}

/** Those before this instant, from the first on; the newest stays, so that no number is given twice. Says what is the oldest now. */
export async function deleteEventsBefore(tx: Tx, before: string): Promise<void> {
  const { newest } = await findNumbers(tx)
  const kept = await tx
    .selectFrom('item_event')
    .select('number')
    .where('number', 'is not', null)
    .where('happened_at', '>=', before)
    .orderBy('number')
    .limit(1)
    .executeTakeFirst()
  const oldest = kept?.number ?? newest
  await tx.deleteFrom('item_event').where('number', '<', oldest).execute()
  await tx
    .deleteFrom('delivery')
    .where(sql<boolean>`event_number is not null`)
    .where('event_number', '<', oldest)
    .execute()
}
