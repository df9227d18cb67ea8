import type { Recomputation } from '../../db/queries/deadlines/recomputations.ts'
import { type Actor, type Context, isoOf } from '../context.ts'

/** A change to be worked off over the open items, as it is written together with what changed. */
export function newRecomputation(
  ctx: Context,
  {
    cause,
    causeId,
    unitPath,
    note,
  }: { cause: Recomputation['cause']; causeId: string; unitPath: string; note: string },
): Recomputation {
  return {
    id: ctx.newId(),
    cause,
    cause_id: causeId,
    unit_path: unitPath,
    note,
    actor: JSON.stringify(withoutGrants(ctx.actor)),
    created_at: isoOf(ctx.now()),
    cursor: '',
    examined: 0,
    moved: 0,
    finished_at: null,
  }
}

/** Keeps who did it, not what they were allowed to do. */
function withoutGrants(actor: Actor): Actor {
  return actor.kind === 'staff' ? { ...actor, grants: [] } : actor
}
