import { emptyShards } from '../../db/dialect.ts'
import { itemTally } from '../../db/queries/item-tallies.ts'
import { isRunning, runningLeases } from '../../db/queries/leases.ts'
import { ratingTally } from '../../db/queries/tallies.ts'
import { deleteShards, listWriterShards, takeShard } from '../../db/queries/writer-shards.ts'
import { isoOf, type Service } from '../context.ts'
import { SHARD_LEASE_MS } from './writer-shard.ts'

/**
 * Adds the shards that nobody holds any more to shard 0, in one transaction. They are held meanwhile, so that no process
 * that starts has to wait for it; were one to write there all the same, nothing would be lost.
 */
export async function foldShards({ db, now, newId }: Pick<Service, 'db' | 'now' | 'newId'>): Promise<void> {
  const running = runningLeases(now(), SHARD_LEASE_MS)
  const held = { holder: newId(), expires_at: isoOf(now() + SHARD_LEASE_MS) }
  const shards: number[] = []
  for (const row of await listWriterShards(db)) {
    const { shard } = row
    if (!isRunning(row, running) && (await takeShard(db, { shard, ...held }, running))) shards.push(shard)
  }
  if (shards.length === 0) return
  await db.transaction().execute(async (tx) => {
    await emptyShards(tx, ratingTally, shards)
    await emptyShards(tx, itemTally, shards)
    await deleteShards(tx, held.holder)
  })
}
