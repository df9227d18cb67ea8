import { itemTally } from '../../db/queries/item-tallies.ts'
import { itemCellOf } from '../domain/item-cell.ts'
import type { Listener } from '../history/append.ts'

/**
 * Hears of every change of an item and moves it from the cell it stood in to the one it stands in now; one that stays where
 * it is costs nothing, and one that is held is not counted until it is released. The last to hear: other items wait for the same cells.
 */
export const tallyItems: Listener = (tx, ctx, happened) =>
  itemTally.move(
    tx,
    ctx.shard.held,
    happened.flatMap(({ before, after }) => [
      ...(before && before.restricted === 0 ? [{ ...itemCellOf(before), n: -1 }] : []),
      ...(after.restricted === 0 ? [{ ...itemCellOf(after), n: 1 }] : []),
    ]),
  )
