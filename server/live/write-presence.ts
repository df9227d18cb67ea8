import { deletePresence, upsertPresence } from '../../db/queries/live/presence.ts'
import { type Context, isoOf } from '../context.ts'
import type { Presence } from '../contract/feedback/live.ts'
import { findInScope } from '../feedback/find-in-scope.ts'

/**
 * Tells colleagues what this person does with the item, or that they are gone: they may say that of an item they see no more.
 * Throws `feedback/not-found`.
 */
export async function writePresence(ctx: Context, id: string, does: Presence | 'gone'): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'staff') return
  if (does === 'gone') return deletePresence(ctx.db, id, actor.personId)
  const item = await findInScope(ctx, id)
  const row = { feedback_id: item.id, person_id: actor.personId, does, seen_at: isoOf(ctx.now()) }
  await upsertPresence(ctx.db, row)
}
