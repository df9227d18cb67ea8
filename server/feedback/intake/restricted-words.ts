import { listHolders } from '../../../db/queries/notifications.ts'
import { countRestricted } from '../../../db/queries/feedback/feedback-lists.ts'
import { listRestrictedWords, saveRestrictedWords } from '../../../db/queries/restricted-words.ts'
import { createCache } from '../../cache.ts'
import type { Context } from '../../context.ts'
import type { RestrictedWordInput, RestrictedWords } from '../../contract/people.ts'
import { Refusal } from '../../contract/refusals.ts'
import { compareNames } from '../../domain/text/compare-names.ts'
import { cleanText, spelledWords } from '../../domain/text/fold-vietnamese.ts'
import { localDay } from '../../domain/local-time.ts'
import { makeWordFinder } from '../../domain/text/restricted-words.ts'
import { recordWriting } from '../../history/append.ts'
import { demand } from '../../permit.ts'

/** Finds the words by which an item is held for the coordinator named for it. */
export const knownRestrictedWords = createCache({
  about: ['restricted-words'],
  maxEntries: 1,
  load: async ({ db }) => makeWordFinder(activeOf(await listRestrictedWords(db))),
})

/** In the order of the alphabet. */
function activeOf(stored: readonly { readonly word: string; readonly active: number }[]): string[] {
  return stored
    .filter(({ active }) => active === 1)
    .map(({ word }) => word)
    .toSorted(compareNames)
}

/** The words, how many people are named for what they hold, and how many items wait. */
export async function describeRestrictedWords(ctx: Context): Promise<RestrictedWords> {
  const { db, organisation } = ctx
  const today = localDay(ctx.now(), organisation.zone)
  const [stored, named, waiting] = await Promise.all([
    listRestrictedWords(db),
    listHolders(db, [organisation.rootUnitId], ['restricted-coordinator'], today),
    countRestricted(db),
  ])
  return { words: activeOf(stored), named: named.length, waiting }
}

/** From now on items with this word are held. Throws `organisation/taken`. */
export async function addRestrictedWord(ctx: Context, input: RestrictedWordInput): Promise<void> {
  const word = cleanText(input.word)
  const known = await findWord(ctx, word)
  if (known?.active === 1) throw new Refusal('organisation/taken', { detail: word })
  await save(ctx, { id: known?.id ?? ctx.newId(), word, active: 1 })
}

/** From now on items with this word go their ordinary way; those that are held stay so. Throws `restricted/not-found`. */
export async function removeRestrictedWord(ctx: Context, input: RestrictedWordInput): Promise<void> {
  const known = await findWord(ctx, input.word)
  if (known?.active !== 1) throw new Refusal('restricted/not-found', { detail: input.word })
  await save(ctx, { ...known, active: 0 })
}

async function findWord({ db }: Context, word: string) {
  const spelled = spelledWords(word)
  if (spelled === '') throw new Refusal('request/invalid', { errors: NO_WORD })
  return (await listRestrictedWords(db)).find((stored) => spelledWords(stored.word) === spelled)
}

const NO_WORD = [{ field: 'word', vi: 'cần ít nhất một chữ', en: 'needs at least one letter' }]

async function save(ctx: Context, word: Parameters<typeof saveRestrictedWords>[1][number]): Promise<void> {
  demand(ctx.actor, 'restricted/manage')
  await ctx.changes.transaction(async (tx) => {
    await saveRestrictedWords(tx, [word])
    await recordWriting(tx, ctx, 'restricted-words-changed', [['restricted_word', word.id]])
  })
}
