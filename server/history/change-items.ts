import type { Tx } from '../../db/dialect.ts'
import type { Context } from '../context.ts'

/** A transaction that changes items: what those who hear of it need is at hand before it begins. */
export async function changeItems<T>(
  ctx: Pick<Context, 'db' | 'shard'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  await ctx.shard.current()
  return ctx.db.transaction().execute(work)
}
