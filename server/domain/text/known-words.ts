import * as slow from './fold-vietnamese.ts'

/*
 * The words of whole texts, for what reads many of them. They are what `fold-vietnamese.ts` gives, and several times as fast;
 * screens have no need of it, and do not load it.
 */

/** As `foldedWords` of `fold-vietnamese.ts`. */
export function foldedWords(text: string): string {
  return keep(lastFolded, MOST_TEXTS, text, foldWords)
}

/** As `spelledWords` of `fold-vietnamese.ts`. */
export function spelledWords(text: string): string {
  return keep(lastSpelled, MOST_TEXTS, text, spellWords)
}

/** As `spell` of `fold-vietnamese.ts`, for names that come again and again. */
export function spell(name: string): string {
  return keep(knownSpellings, MOST_KNOWN, name, slow.spell)
}

const foldWords = (text: string) => eachWord(text, knownFolds, slow.fold) ?? slow.foldedWords(text)
const spellWords = (text: string) => eachWord(text, knownSpellings, slow.spell) ?? slow.spelledWords(text)

/** Texts are made of few syllables, each met again and again: what became of one is kept, up to so many. */
const MOST_KNOWN = 20_000
const knownFolds = new Map<string, string>()
const knownSpellings = new Map<string, string>()

/** Of one item several rules read the same texts. */
const MOST_TEXTS = 16
const lastFolded = new Map<string, string>()
const lastSpelled = new Map<string, string>()

function keep(known: Map<string, string>, most: number, text: string, become: (text: string) => string) {
  const before = known.get(text)
  if (before !== undefined) return before
  const became = become(text)
  if (known.size >= most) known.clear()
  known.set(text, became)
  return became
}

/** By character: part of a word, between words, or another that makes a text go the long way. */
const IN_WORD = 1
const BETWEEN = 2
const kinds: (number | undefined)[] = []

function kindOf(unit: number): number {
  const letter = String.fromCharCode(unit)
  if (/[\p{L}\p{N}]/u.test(letter)) return slow.isLatin(unit) ? IN_WORD : 0
  const isPunctuation = unit >= 0x2010 && unit <= 0x2027
  return (slow.isLatin(unit) || isPunctuation) && !/[\p{M}\u00AD]/u.test(letter) ? BETWEEN : 0
}

/** What becomes of each word, one space between them; null for a text of other than composed Latin. */
function eachWord(text: string, known: Map<string, string>, become: (word: string) => string): string | null {
  let result = ''
  let start = -1
  for (let index = 0; index <= text.length; index++) {
    const unit = index < text.length ? text.charCodeAt(index) : 0x20
    const kind = (kinds[unit] ??= kindOf(unit))
    if (kind === IN_WORD) {
      if (start < 0) start = index
      continue
    }
    if (kind !== BETWEEN) return null
    if (start < 0) continue
    const became = keep(known, MOST_KNOWN, text.slice(start, index), become)
    start = -1
    result += result === '' ? became : ` ${became}`
  }
  return result
}
