import { listContributors } from '../../db/queries/contributions.ts'
import { findFeedback } from '../../db/queries/feedback.ts'
import type { Db } from '../../db/open.ts'
import type { Actor, Context } from '../context.ts'
import type { FeedbackStatus } from '../contract/feedback-status.ts'
import { Id } from '../contract/fields.ts'
import { Refusal } from '../contract/refusals.ts'
import { mayIn } from '../permit.ts'
import type { ItemUnits } from './steps.ts'

/** An item with its lead unit's path, code and name, and the paths of the units that contribute. */
export type Item = NonNullable<Awaited<ReturnType<typeof findItem>>>

export async function findItem(db: Db, id: string) {
  const [item, contributors] = await Promise.all([findFeedback(db, id), listContributors(db, [id])])
  return item && { ...item, contributor_paths: contributors.map(({ path }) => path) }
}

/**
 * The item, as far as this actor may know that it exists: in their units, in those asked to contribute, and in triage
 * (`new`) only for those who triage or lead. Throws `feedback/not-found`.
 */
export async function findInScope(ctx: Context, id: string): Promise<Item> {
  const item = Id.safeParse(id).success ? await findItem(ctx.db, id) : undefined
  if (!item || !maySee(ctx.actor, item)) throw new Refusal('feedback/not-found')
  return item
}

export function maySee(
  actor: Actor,
  { lead_path, contributor_paths, status }: ItemUnits & { readonly status: FeedbackStatus },
): boolean {
  return (
    [lead_path, ...contributor_paths].some((path) => mayIn(actor, 'feedback/read', path)) &&
    (status !== 'new' || mayIn(actor, 'feedback/see-triage', lead_path))
  )
}
