import { findFeedback } from '../../db/queries/feedback.ts'
import type { Context } from '../context.ts'
import { Id } from '../contract/fields.ts'
import { Refusal } from '../contract/refusals.ts'
import { mayIn } from '../permit.ts'

/** An item with its lead unit's path, code and name. */
export type Item = NonNullable<Awaited<ReturnType<typeof findFeedback>>>

/**
 * The item, as far as this actor may know that it exists: in their units, and in triage (`new`) only for those who triage
 * or lead. Throws `feedback/not-found`.
 */
export async function findInScope(ctx: Context, id: string): Promise<Item> {
  const item = Id.safeParse(id).success ? await findFeedback(ctx.db, id) : undefined
  if (!item || !maySee(ctx, item)) throw new Refusal('feedback/not-found')
  return item
}

function maySee({ actor }: Context, { lead_path, status }: Item): boolean {
  return (
    mayIn(actor, 'feedback/read', lead_path) &&
    (status !== 'new' || mayIn(actor, 'feedback/see-triage', lead_path))
  )
}
