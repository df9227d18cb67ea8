import type { Selectable } from 'kysely'
import type { Db } from '../open.ts'
import type { RestrictedWordTable } from '../tables.ts'
import { announceChange, type ChangeTx } from './change-stamps.ts'

type RestrictedWord = Selectable<RestrictedWordTable>

/** Every word that was ever on the list; those that count have `active` 1. */
export function listRestrictedWords(db: Db): Promise<RestrictedWord[]> {
  return db.selectFrom('restricted_word').selectAll().orderBy('id').execute()
}

/** Puts a word on the list or takes it off. */
export async function saveRestrictedWord(tx: ChangeTx, word: RestrictedWord): Promise<void> {
  announceChange(tx, 'restricted-words')
  await tx
    .insertInto('restricted_word')
    .values(word)
    .onConflict((known) => known.column('id').doUpdateSet({ word: word.word, active: word.active }))
    .execute()
}
