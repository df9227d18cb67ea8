import { deletePresence, upsertPresence } from '../../db/queries/live/presence.ts'
import { type Context, isoOf } from '../context.ts'
import { findInScope } from '../feedback/find-in-scope.ts'

/** Tells colleagues that this person is writing to the item, or is no longer. Throws `feedback/not-found`. */
export async function writePresence(ctx: Context, id: string, isWriting: boolean): Promise<void> {
  const { actor } = ctx
  const item = await findInScope(ctx, id)
  if (actor.kind !== 'staff') return
  if (isWriting) {
    const row = { feedback_id: item.id, person_id: actor.personId, seen_at: isoOf(ctx.now()) }
    await upsertPresence(ctx.db, row)
  } else await deletePresence(ctx.db, item.id, actor.personId)
}
