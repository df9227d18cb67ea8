import { findLook, upsertLook } from '../../../db/queries/feedback/queue/item-looks.ts'
import type { Context } from '../../context.ts'

/** Remembers how far a person has seen an item's history; written only where that is further than before. */
export async function recordLook(
  { db, actor }: Context,
  item: { readonly id: string; readonly last_event_seq: number },
): Promise<void> {
  if (actor.kind !== 'staff') return
  const seen = await findLook(db, actor.personId, item.id)
  if (seen !== undefined && seen >= item.last_event_seq) return
  await upsertLook(db, { person_id: actor.personId, feedback_id: item.id, event_seq: item.last_event_seq })
}
