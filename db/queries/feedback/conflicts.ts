import type { Selectable } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { FeedbackConflictTable } from '../../tables/feedback.ts'

export type NewConflict = Omit<Selectable<FeedbackConflictTable>, 'settled_at' | 'settled_by'>

/** Keeps what came under a used reference with other content; the same content only once. */
export async function insertConflict(tx: Tx, conflict: NewConflict): Promise<void> {
  await tx
    .insertInto('feedback_conflict')
    .values({ ...conflict, settled_at: null, settled_by: null })
    .onConflict((oc) => oc.columns(['feedback_id', 'content_hash']).doNothing())
    .execute()
}

/** Units as paths: below which a person sees what comes again, and below which what is held. */
export interface ConflictScope {
  readonly paths: readonly string[]
  readonly heldPaths: readonly string[]
}

/** What nobody has settled yet. */
function selectOpen(db: Db, { paths, heldPaths }: ConflictScope) {
  return db
    .selectFrom('feedback_conflict as c')
    .innerJoin('feedback as f', 'f.id', 'c.feedback_id')
    .innerJoin('unit', 'unit.id', 'f.lead_unit_id')
    .leftJoin('feedback_sender as s', 's.feedback_id', 'f.id')
    .where('c.settled_at', 'is', null)
    .where((eb) => {
      const below = (all: readonly string[]) => eb.or(all.map((path) => eb('unit.path', 'like', `${path}%`)))
      const isHeld = eb.or([eb('f.restricted', '=', 1), eb('c.restricted', '=', 1)])
      return eb.or([eb.and([eb.not(isHeld), below(paths)]), eb.and([isHeld, below(heldPaths)])])
    })
}

/** The oldest first, each with the item as it is kept. */
export function listOpenConflicts(db: Db, scope: ConflictScope, limit: number) {
  return selectOpen(db, scope)
    .select(['c.id', 'c.channel', 'c.external_ref', 'c.received_at', 'c.content'])
    .select([
      'f.id as feedback_id',
      'f.tracking_code',
      'f.title',
      'f.text',
      'f.category',
      'f.kind',
      'f.place',
    ])
    .select(['f.received_at as item_received_at', 's.name', 's.phone', 's.email', 's.note'])
    .orderBy('c.received_at')
    .orderBy('c.id')
    .limit(limit)
    .execute()
}

export type OpenConflict = Awaited<ReturnType<typeof listOpenConflicts>>[number]

export async function countOpenConflicts(db: Db, scope: ConflictScope): Promise<number> {
  const { n } = await selectOpen(db, scope)
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Marks one of these units' as settled; false where there is none that waits. */
export async function settleConflict(
  db: Db,
  scope: ConflictScope,
  { id, at, by }: { readonly id: string; readonly at: string; readonly by: string | null },
): Promise<boolean> {
  const open = await selectOpen(db, scope).select('c.id').where('c.id', '=', id).executeTakeFirst()
  if (!open) return false
  const { numUpdatedRows } = await db
    .updateTable('feedback_conflict')
    .set({ settled_at: at, settled_by: by })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
