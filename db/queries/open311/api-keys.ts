import type { Selectable } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { ApiKeyTable } from '../../tables/channels.ts'

export type StoredApiKey = Selectable<ApiKeyTable>

/** Every key there was, the newest first, with when it was used last. */
export function listApiKeys(db: Db) {
  return db
    .selectFrom('api_key as k')
    .leftJoin('api_key_use as u', 'u.key_id', 'k.id')
    .select(['k.id', 'k.name', 'k.rights', 'k.per_minute', 'k.per_day', 'k.made_at', 'k.ended_at'])
    .select(['k.event_kinds', 'k.event_unit_id'])
    .select('u.last_used_at')
    .orderBy('k.made_at', 'desc')
    .orderBy('k.id', 'desc')
    .execute()
}

/** The key of this hash that has not ended. */
export function findApiKey(db: Db, hash: string): Promise<StoredApiKey | undefined> {
  return db
    .selectFrom('api_key')
    .selectAll()
    .where('hash', '=', hash)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

export async function insertApiKey(tx: Tx, key: StoredApiKey): Promise<void> {
  await tx.insertInto('api_key').values(key).execute()
}

/** False where there is none, or it ended before. */
export async function endApiKey(tx: Tx, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('api_key')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function saveKeyUse(db: Db, keyId: string, at: string): Promise<void> {
  await db
    .insertInto('api_key_use')
    .values({ key_id: keyId, last_used_at: at })
    .onConflict((oc) => oc.column('key_id').doUpdateSet({ last_used_at: at }))
    .execute()
}
