import type { Selectable } from 'kysely'
import type { Db } from '../open.ts'
import type { RestrictedWordTable } from '../tables/organisation.ts'
import { announceChange, type ChangeTx } from './change-stamps.ts'

type RestrictedWord = Selectable<RestrictedWordTable>

/** Every word that was ever on the list; those that count have `active` 1. */
export function listRestrictedWords(db: Db): Promise<RestrictedWord[]> {
  return db.selectFrom('restricted_word').selectAll().orderBy('id').execute()
}

/** Puts words on the list or takes them off. */
export async function saveRestrictedWords(tx: ChangeTx, words: readonly RestrictedWord[]): Promise<void> {
  announceChange(tx, 'restricted-words')
  await tx
    .insertInto('restricted_word')
    .values(words)
    .onConflict((known) =>
      known
        .column('id')
        .doUpdateSet(({ ref }) => ({ word: ref('excluded.word'), active: ref('excluded.active') })),
    )
    .execute()
}
