import type { Db } from '../open.ts'
import type { LeaseTable } from '../tables.ts'

/** Takes or renews a lease; false while somebody else has it and it has not run out. */
export async function takeLease(db: Db, lease: LeaseTable, nowIso: string): Promise<boolean> {
  const taken = await db
    .insertInto('lease')
    .values(lease)
    .onConflict((held) =>
      held
        .column('name')
        .doUpdateSet({ holder: lease.holder, expires_at: lease.expires_at })
        .where((eb) => eb.or([eb('lease.expires_at', '<=', nowIso), eb('lease.holder', '=', lease.holder)])),
    )
    .returning('holder')
    .executeTakeFirst()
  return taken !== undefined
}

export async function giveUpLease(db: Db, name: string, holder: string): Promise<void> {
  await db.deleteFrom('lease').where('name', '=', name).where('holder', '=', holder).execute()
}
