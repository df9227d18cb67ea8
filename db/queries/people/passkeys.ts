import type { Selectable } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { PasskeyTable } from '../../tables/people.ts'

export function listPasskeys(db: Db, personId: string) {
  return db
    .selectFrom('passkey')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** The passkey with this credential, and whose it is. */
export function findPasskey(db: Db, credential: string) {
  return db.selectFrom('passkey').selectAll().where('credential', '=', credential).executeTakeFirst()
}

export async function insertPasskey(tx: Tx, passkey: Selectable<PasskeyTable>): Promise<void> {
  await tx.insertInto('passkey').values(passkey).execute()
}

export async function renamePasskey(tx: Tx, personId: string, id: string, name: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('passkey')
    .set({ name })
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes away one passkey of a person, or all; says how many there were. */
export async function deletePasskeys(tx: Tx, personId: string, id?: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('passkey')
    .where('person_id', '=', personId)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** A use of it; false where somebody used it meanwhile, or it is gone. */
export async function usePasskey(
  tx: Tx,
  { id, counter: before }: Pick<Selectable<PasskeyTable>, 'id' | 'counter'>,
  { counter, last_used_at }: { readonly counter: number; readonly last_used_at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('passkey')
    .set({ counter, last_used_at })
    .where('id', '=', id)
    .where('counter', '=', before)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
