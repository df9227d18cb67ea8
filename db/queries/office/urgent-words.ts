import type { Selectable } from 'kysely'
import { listOf } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { UrgentWordTable } from '../../tables/organisation.ts'
import { announceChange, type ChangeTx } from '../change-stamps.ts'

export type StoredUrgentWord = Selectable<UrgentWordTable>

/** Every word and phrase that was ever on the list; those that count have `active` 1. */
export function listUrgentWords(db: Db): Promise<StoredUrgentWord[]> {
  return db.selectFrom('urgent_word').selectAll().orderBy('id').execute()
}

/** Puts words on the list or takes them off. */
export async function saveUrgentWords(tx: ChangeTx, words: readonly StoredUrgentWord[]): Promise<void> {
  announceChange(tx, 'urgent-words')
  await tx
    .insertInto('urgent_word')
    .values(words)
    .onConflict((known) =>
      known.column('id').doUpdateSet(({ ref }) => ({
        word: ref('excluded.word'),
        raises: ref('excluded.raises'),
        active: ref('excluded.active'),
      })),
    )
    .execute()
}

/** How many of these items, received from `since` on, words marked as urgent. */
export async function countUrgent(db: Db, ids: readonly string[], since: string): Promise<number> {
  if (ids.length === 0) return 0
  const { n } = await db
    .selectFrom('feedback')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('id', 'in', listOf(db, ids))
    .where('urgent', '=', 1)
    .where('received_at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(n)
}
