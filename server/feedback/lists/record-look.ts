import { findLook, upsertLook } from '../../../db/queries/feedback/queue/item-looks.ts'
import type { Context } from '../../context.ts'

/**
 * Remembers how far a person has seen an item's history; written only where that is further than before. Whoever reads is
 * shown the item though nothing can be written, such as on a full disk.
 */
export async function recordLook(
  { db, actor, log }: Context,
  item: { readonly id: string; readonly last_event_seq: number },
): Promise<void> {
  if (actor.kind !== 'staff') return
  const seen = await findLook(db, actor.personId, item.id)
  if (seen !== undefined && seen >= item.last_event_seq) return
  const look = { person_id: actor.personId, feedback_id: item.id, event_seq: item.last_event_seq }
  await upsertLook(db, look).catch((error: unknown) => log.debug({ err: error }, 'a look is not remembered'))
}
