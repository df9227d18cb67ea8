import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { SignInTryTable } from '../../tables/people.ts'

/** What is known of earlier tries under this key; others wait until the transaction ends. */
export async function lockTries(
  tx: Tx,
  key: string,
  username: string | null,
  nowIso: string,
): Promise<Selectable<SignInTryTable>> {
  await tx
    .insertInto('sign_in_try')
    .values((eb) => ({
      key,
      person_id:
        username === null ? null : eb.selectFrom('person').select('id').where('username', '=', username),
      tries: 0,
      until: nowIso,
      locked_until: null,
      locks: 0,
    }))
    .onConflict((known) => known.column('key').doUpdateSet({ tries: sql.ref('sign_in_try.tries') }))
    .execute()
  return tx.selectFrom('sign_in_try').selectAll().where('key', '=', key).executeTakeFirstOrThrow()
}

export async function saveTries(
  tx: Tx,
  key: string,
  changes: Pick<SignInTryTable, 'tries' | 'until' | 'locked_until' | 'locks'>,
): Promise<void> {
  await tx.updateTable('sign_in_try').set(changes).where('key', '=', key).execute()
}

/** Takes back one try under each of these keys, in their order: in another than they were counted in, two would wait in a circle. */
export async function takeBackTries(tx: Tx, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await tx
      .updateTable('sign_in_try')
      .set((eb) => ({ tries: eb('tries', '-', 1) }))
      .where('key', '=', key)
      .where('tries', '>', 0)
      .execute()
  }
}

/** Forgets all tries at a person's account; says how many rows there were. */
export async function deleteTriesOf(tx: Tx, personId: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('sign_in_try')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Forgets what was tried so long ago that nothing depends on it any more. */
export async function deleteOldTries(db: Db, beforeIso: string): Promise<void> {
  await db.deleteFrom('sign_in_try').where('until', '<', beforeIso).execute()
}

/** Until when these people are locked out, where they are. */
export async function listLocks(
  db: Db,
  personIds: readonly string[],
  nowIso: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('sign_in_try')
    .select((eb) => ['person_id', eb.fn.max('locked_until').as('locked_until')])
    .where('person_id', 'in', [...personIds, ''])
    .where('locked_until', '>', nowIso)
    .groupBy('person_id')
    .execute()
  return new Map(
    rows.flatMap(({ person_id, locked_until }) =>
      person_id === null || locked_until === null ? [] : [[person_id, locked_until] as const],
    ),
  )
}
