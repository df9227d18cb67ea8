import type { Selectable } from 'kysely'
import type { Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { WriterShardTable } from '../tables/reports.ts'
import { hasRunOut, type RunningLeases } from './leases.ts'

export type HeldShard = Selectable<WriterShardTable>

/** Every shard that was ever held and is not folded yet. */
export function listWriterShards(db: Db): Promise<HeldShard[]> {
  return db.selectFrom('writer_shard').selectAll().orderBy('shard').execute()
}

/** Takes a shard; false while somebody holds it by a lease that runs. */
export async function takeShard(db: Db, held: HeldShard, running: RunningLeases): Promise<boolean> {
  const taken = await db
    .insertInto('writer_shard')
    .values(held)
    .onConflict((known) =>
      known
        .column('shard')
        .doUpdateSet({ holder: held.holder, expires_at: held.expires_at })
        .where((eb) => hasRunOut(eb.ref('writer_shard.expires_at'), running)),
    )
    .returning('shard')
    .executeTakeFirst()
  return taken !== undefined
}

/** Keeps a shard that the holder had; false where somebody else has it, or it was folded. */
export async function renewShard(db: Db, { shard, holder, expires_at }: HeldShard): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('writer_shard')
    .set({ expires_at })
    .where('shard', '=', shard)
    .where('holder', '=', holder)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Gives a shard back. Its row stays: what was written to it is still there. */
export async function expireShard(db: Db, shard: number, holder: string, nowIso: string): Promise<void> {
  await db
    .updateTable('writer_shard')
    .set({ expires_at: nowIso })
    .where('shard', '=', shard)
    .where('holder', '=', holder)
    .execute()
}

/** Forgets the shards of one holder, once they are empty. */
export async function deleteShards(tx: Tx, holder: string): Promise<void> {
  await tx.deleteFrom('writer_shard').where('holder', '=', holder).execute()
}
