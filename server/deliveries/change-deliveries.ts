import { changeDead } from '../../db/queries/deliveries/deliveries.ts'
import { type Context, isoOf } from '../context.ts'
import { recordAct } from '../history/append.ts'

/** Given up messages are due again with all their tries, or left out so that the item's later ones may go; says how many. */
export function changeDeliveries(
  ctx: Context,
  how: 'resend' | 'skip',
  ids: readonly string[],
): Promise<number> {
  const at = isoOf(ctx.now())
  return ctx.db.transaction().execute(async (tx) => {
    const changed = await changeDead(
      tx,
      ids,
      how === 'resend'
        ? { attempts: 0, next_at: at, settled: null, settled_at: null }
        : { settled: 'skipped', settled_at: at },
    )
    if (changed > 0)
      await recordAct(tx, ctx, how === 'resend' ? 'deliveries-resent' : 'deliveries-skipped', {
        ids: [...ids],
      })
    return changed
  })
}
