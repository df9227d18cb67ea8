import type { Tx } from '../../db/dialect.ts'
import { itemTally } from '../../db/queries/item-tallies.ts'
import { type CountedItem, itemCellOf } from '../domain/item-cell.ts'

/** An item before and after a change; null before it came. */
export interface ItemMove {
  readonly from: CountedItem | null
  readonly to: CountedItem
}

/**
 * Moves items from the cells they stood in to those they stand in now, in the transaction that changes them; those that
 * stay where they are cost nothing. The last thing a transaction does: other items wait for the same cells.
 */
export async function moveItemTallies(tx: Tx, shard: number, moves: readonly ItemMove[]): Promise<void> {
  await itemTally.move(
    tx,
    shard,
    moves.flatMap(({ from, to }) => [
      ...(from ? [{ ...itemCellOf(from), n: -1 }] : []),
      { ...itemCellOf(to), n: 1 },
    ]),
  )
}
