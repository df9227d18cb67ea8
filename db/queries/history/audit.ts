import { sql } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'

export interface AuditCut {
  /** Instants: from the first on, before the second. */
  readonly from: string
  readonly to: string
  readonly kinds: readonly string[] | null
  readonly otherThan: readonly string[] | null
  readonly personId: string | null
  readonly unitPath: string | null
  /** The entry after which the page begins. */
  readonly after: { readonly at: string; readonly chain: string; readonly seq: number } | null
  readonly limit: number
}

/** What staff and the command line did, the newest first, along the index made for it. */
export function listActs(db: Db, cut: AuditCut) {
  const { kinds, otherThan, personId, unitPath, after } = cut
  return (
    db
      .selectFrom('history_event as e')
      .leftJoin('person', 'person.id', 'e.actor_id')
      .leftJoin('feedback as f', 'f.id', 'e.chain')
      .select([
        'e.at',
        'e.kind',
        'e.chain',
        'e.seq',
        'e.actor_kind',
        'e.body',
        'person.name',
        'f.tracking_code',
      ])
      // The very words of the index, or SQLite does not use it.
      .where(sql<boolean>`e.actor_kind in ('staff', 'command-line')`)
      .where('e.at', '>=', cut.from)
      .where('e.at', '<', cut.to)
      .$if(kinds !== null, (query) => query.where('e.kind', 'in', [...(kinds ?? [])]))
      .$if(otherThan !== null, (query) => query.where('e.kind', 'not in', [...(otherThan ?? [])]))
      .$if(personId !== null, (query) => query.where('e.actor_id', '=', personId))
      .$if(unitPath !== null, (query) =>
        query.where('e.actor_id', 'in', (eb) =>
          eb
            .selectFrom('role_grant as g')
            .innerJoin('unit as u', 'u.id', 'g.unit_id')
            .select('g.person_id')
            .where('u.path', 'like', `${unitPath ?? ''}%`),
        ),
      )
      .$if(after !== null, (query) =>
        query.where((eb) =>
          eb(
            eb.refTuple('e.at', 'e.chain', 'e.seq'),
            '<',
            eb.tuple(after?.at ?? '', after?.chain ?? '', after?.seq ?? 0),
          ),
        ),
      )
      .orderBy('e.at', 'desc')
      .orderBy('e.chain', 'desc')
      .orderBy('e.seq', 'desc')
      .limit(cut.limit)
      .execute()
  )
}

export function listPeopleNames(db: Db) {
  return db.selectFrom('person').select(['id', 'name']).orderBy('name').execute()
}

/** True where this person had not opened this contact on this day. */
export async function insertSenderView(
  tx: Tx,
  view: { readonly day: string; readonly person_id: string; readonly feedback_id: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('sender_view')
    .values(view)
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function hasSenderView(
  db: Db,
  {
    day,
    person_id,
    feedback_id,
  }: { readonly day: string; readonly person_id: string; readonly feedback_id: string },
): Promise<boolean> {
  const found = await db
    .selectFrom('sender_view')
    .select('day')
    .where('day', '=', day)
    .where('person_id', '=', person_id)
    .where('feedback_id', '=', feedback_id)
    .executeTakeFirst()
  return found !== undefined
}

export async function deleteSenderViewsBefore(db: Db, day: string): Promise<void> {
  await db.deleteFrom('sender_view').where('day', '<', day).execute()
}
