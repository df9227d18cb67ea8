import { itemTally } from '../../db/queries/item-tallies.ts'
import { itemCellOf } from '../domain/item-cell.ts'
import type { Listener } from '../history/append.ts'

/**
 * Hears of every change of an item and moves its cycle from the cell it stood in to the one it stands in now; one that stays
 * where it is costs nothing, and what is held is not counted until it is released. A cycle that is over stays in its cell for good, and the new one has its own. The last to hear:
 * other items wait for the same cells.
 */
export const tallyItems: Listener = (tx, ctx, happened) =>
  itemTally.move(
    tx,
    ctx.shard.held,
    happened.flatMap(({ before, after }) => [
      ...(before?.cycle === after.cycle && before.restricted === 0 ? [{ ...itemCellOf(before), n: -1 }] : []),
      ...(after.restricted === 0 ? [{ ...itemCellOf(after), n: 1 }] : []),
    ]),
  )
