import type { Selectable } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { SecondFactorTable } from '../../tables/people.ts'

/** The one-time codes of a person, also those that wait for a first code. */
export function findFactor(db: Db, personId: string) {
  return db.selectFrom('second_factor').selectAll().where('person_id', '=', personId).executeTakeFirst()
}

/** Begins anew; false where the person has confirmed one already. */
export async function saveUnconfirmedFactor(tx: Tx, factor: Selectable<SecondFactorTable>): Promise<boolean> {
  const { secret, last_step } = factor
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('second_factor')
    .values(factor)
    .onConflict((known) =>
      known
        .column('person_id')
        .doUpdateSet({ secret, last_step })
        .where('second_factor.confirmed_at', 'is', null),
    )
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Uses up a time step and all before it; false where somebody was faster. */
export async function useStep(
  tx: Tx,
  personId: string,
  step: number,
  changes: { readonly confirmed_at?: string } = {},
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('second_factor')
    .set({ last_step: step, ...changes })
    .where('person_id', '=', personId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes away a person's codes, also the printed ones; false where there were none. */
export async function deleteFactor(tx: Tx, personId: string): Promise<boolean> {
  await tx.deleteFrom('recovery_code').where('person_id', '=', personId).execute()
  const { numDeletedRows } = await tx
    .deleteFrom('second_factor')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** These and no others are good. */
export async function replaceRecoveryCodes(
  tx: Tx,
  personId: string,
  hashes: readonly string[],
): Promise<void> {
  await tx.deleteFrom('recovery_code').where('person_id', '=', personId).execute()
  await tx
    .insertInto('recovery_code')
    .values(hashes.map((code_hash) => ({ person_id: personId, code_hash, used_at: null })))
    .execute()
}

/** False where there is no such code, or it was used. */
export async function useRecoveryCode(
  tx: Tx,
  personId: string,
  codeHash: string,
  nowIso: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('recovery_code')
    .set({ used_at: nowIso })
    .where('person_id', '=', personId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function countRecoveryCodes(db: Db, personId: string): Promise<number> {
  const { n } = await db
    .selectFrom('recovery_code')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** How this session proved who it is, from now on. */
export async function strengthenSession(tx: Tx, tokenHash: string, way: 'second-step' | 'passkey') {
  await tx.updateTable('session').set({ way }).where('token_hash', '=', tokenHash).execute()
}
