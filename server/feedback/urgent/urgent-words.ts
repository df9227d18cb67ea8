import {
  listUrgentWords,
  saveUrgentWords,
  type StoredUrgentWord,
} from '../../../db/queries/office/urgent-words.ts'
import { createCache } from '../../cache.ts'
import type { Context } from '../../context.ts'
import type { UrgentWordInput, UrgentWords } from '../../contract/feedback/queue/urgent-words.ts'
import { Refusal } from '../../contract/refusals.ts'
import { compareNames } from '../../domain/text/compare-names.ts'
import { cleanText, spelledWords } from '../../domain/text/fold-vietnamese.ts'
import { makeUrgentFinder } from '../../domain/triage/urgent-words.ts'
import { recordWriting } from '../../history/append.ts'
import { demand } from '../../permit.ts'

/** Finds the words that say that an item cannot wait for its turn. */
export const knownUrgentWords = createCache({
  about: ['urgent-words'],
  maxEntries: 1,
  load: async ({ db }) => {
    const active = (await listUrgentWords(db)).filter(isActive)
    return makeUrgentFinder(
      active
        .toSorted((a, b) => compareNames(a.word, b.word))
        .map(({ word, raises }) => ({ word, raises: raises === 1 })),
    )
  },
})

const isActive = ({ active }: StoredUrgentWord) => active === 1

/** The list in the order of the alphabet. */
export async function describeUrgentWords({ db }: Context): Promise<UrgentWords> {
  const active = (await listUrgentWords(db)).filter(isActive)
  const named = (asked: number) =>
    active
      .filter(({ raises }) => raises === asked)
      .map(({ word }) => word)
      .toSorted(compareNames)
  return { words: named(1), phrases: named(0) }
}

/** From now on what holds this word is urgent, or what holds this phrase is not. Throws `organisation/taken`, `request/invalid`. */
export async function addUrgentWord(ctx: Context, input: UrgentWordInput): Promise<void> {
  const word = cleanText(input.word)
  const known = await findWord(ctx, word)
  if (known?.active === 1) throw new Refusal('organisation/taken', { detail: known.word })
  await save(ctx, { id: known?.id ?? ctx.newId(), word, raises: input.raises ? 1 : 0, active: 1 })
}

/** Takes it off the list; what is marked stays so. Throws `urgent/word-not-found`, `request/invalid`. */
export async function removeUrgentWord(ctx: Context, { word }: Pick<UrgentWordInput, 'word'>): Promise<void> {
  const known = await findWord(ctx, word)
  if (known?.active !== 1) throw new Refusal('urgent/word-not-found', { detail: word })
  await save(ctx, { ...known, active: 0 })
}

async function findWord({ db }: Context, word: string): Promise<StoredUrgentWord | undefined> {
  const spelled = spelledWords(word)
  if (spelled === '') throw new Refusal('request/invalid', { errors: NO_WORD })
  return (await listUrgentWords(db)).find((stored) => spelledWords(stored.word) === spelled)
}

const NO_WORD = [{ field: 'word', vi: 'cần ít nhất một chữ', en: 'needs at least one letter' }]

async function save(ctx: Context, word: StoredUrgentWord): Promise<void> {
  demand(ctx.actor, 'rules/manage')
  await ctx.changes.transaction(async (tx) => {
    await saveUrgentWords(tx, [word])
    await recordWriting(tx, ctx, 'urgent-words-changed', [['urgent_word', word.id]])
  })
}
