import { listContributors } from '../../db/queries/feedback/contributions.ts'
import { findHead } from '../../db/queries/feedback/families.ts'
import { listFormerHolders } from '../../db/queries/feedback/hand-overs.ts'
import { findFeedback } from '../../db/queries/feedback/feedback.ts'
import type { Db } from '../../db/open.ts'
import type { Context } from '../context.ts'
import { Id } from '../contract/fields.ts'
import { Refusal } from '../contract/refusals.ts'
import { maySeeItem } from '../permit.ts'

/** An item with its lead unit's path, code and name, and the paths of the units that contribute or had it before. */
export type Item = NonNullable<Awaited<ReturnType<typeof findItem>>>

export async function findItem(db: Db, id: string) {
  const [item, contributors] = await Promise.all([findFeedback(db, id), listContributors(db, [id])])
  if (!item) return undefined
  const paths = contributors.map(({ path }) => path)
  const former = await listFormerHolders(db, id, item.cycle)
  return {
    ...item,
    former_paths: former.map(({ path }) => path),
    contributor_paths: item.merged_into === null ? paths : [...paths, await headPath(db, id)],
  }
}

/** Whoever has an item has all that is part of it. */
async function headPath(db: Db, id: string): Promise<string> {
  const head = await findFeedback(db, await findHead(db, id))
  if (!head) throw new Error('an item is part of one that is not there')
  return head.lead_path
}

/**
 * The item, as far as this actor may know that it exists: in their units, in those asked to contribute or that sent it
 * away in this cycle, and in triage
 * (`new`) only for those who triage or lead. Throws `feedback/not-found`.
 */
export async function findInScope(ctx: Context, id: string): Promise<Item> {
  const item = Id.safeParse(id).success ? await findItem(ctx.db, id) : undefined
  if (!item || !maySeeItem(ctx.actor, item)) throw new Refusal('feedback/not-found')
  return item
}
