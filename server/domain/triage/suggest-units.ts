import { containsWords, hasMarks } from '../text/fold-vietnamese.ts'
import { foldedWords, spelledWords } from '../text/known-words.ts'
import { SMALL_SYLLABLES } from '../text/word-pairs.ts'
import { OFFICE_FIELDS } from './office-fields.ts'

/** A unit, and what is known of it before it answered anything: its name, its rules, their categories and words. */
interface UnitOwnWords {
  readonly unitId: string
  readonly words: readonly string[]
}

/** An item that a unit answered in the end. */
export interface AnsweredItem {
  readonly unitId: string
  readonly text: string
}

interface SuggestedUnit {
  readonly unitId: string
  /** Of the answered items that say two of the words, how many this unit answered, and how many there are. */
  readonly answered: number
  readonly of: number
  /** How likely it is, beside the other units: 0 to 1, all of them together 1. */
  readonly share: number
  /** The words of the text that speak for this unit more than for the others, the most telling first, as they are written. */
  readonly because: readonly string[]
}

interface LearnedItem {
  readonly unitId: string
  readonly tokens: ReadonlySet<string>
}

/** What was learned of units, by their ids. */
interface Learned {
  readonly items: readonly LearnedItem[]
  /** How often a token was met, in items and in what the units are. */
  readonly met: ReadonlyMap<string, number>
  readonly of: number
  /** By unit: how much each token speaks for it; the whole has the length 1. */
  readonly units: ReadonlyMap<string, ReadonlyMap<string, number>>
}

/** More of a text says nothing new about what it is about. */
const MOST_CHARACTERS = 2_000
/** A word of what a unit is weighs as much as one of an answered text of so many words. */
const WORDS_OF_A_TEXT = 10
/** From cosines to shares, fitted to the bench's texts: of what says 0.65 to 0.8 four in five are right, above it nine in ten. */
const SHARPNESS = 28
/** What has less in common with a unit is no reason to name it. */
const LEAST_COSINE = 0.03
/** Beside one that is all but certain, others are not named. */
const LEAST_SHARE = 0.01
const MOST_SYLLABLES = 8
const MOST_REASONS = 3
/** A word is a reason for a unit where it speaks so much more for it than for the units together. */
const TELLING = 1.5

const WORD = /[\p{L}\p{M}\p{N}]+/gu

/** Syllables that say nothing, where marks tell what they are. */
const SMALL_WITH_MARKS = new Set(
  spelledWords(
    `là và có của cho ở tại đến từ khi đã đang sẽ thì mà này nay đó kia một các những được bị với trong trên dưới ra vào rất
    nhiều tôi không chưa rồi nên xin hay để sau trước lúc ngày giờ quá lại cũng như vì do cả người nhà
    hết mấy thấy suốt cứ mong luôn bao nào ai ông bà anh chị em con nó họ mình chúng gì sao đâu rằng nếu phải làm đi lên xuống`,
  ).split(' '),
)

/** A syllable without its marks stands behind this sign: it is another token than one that never had any. */
const WITHOUT_MARKS = '~'

/**
 * The syllables of a text, without their marks and, where it has any, with them too: whoever types without marks is understood,
 * and whoever types them is understood better. Numbers and small words say nothing of what it is about.
 */
function tokensOf(text: string, isMarked = isTypedWithMarks(text)): Set<string> {
  const tokens = new Set<string>()
  for (const [word] of text.slice(0, MOST_CHARACTERS).matchAll(WORD)) {
    const spelled = spelledWords(word)
    if (!isTelling(spelled) || (isMarked && SMALL_WITH_MARKS.has(spelled))) continue
    const folded = foldedWords(word)
    if (!SMALL_SYLLABLES.has(folded)) tokens.add(WITHOUT_MARKS + folded)
    if (isMarked) tokens.add(spelled)
  }
  return tokens
}

const isTypedWithMarks = (text: string): boolean => hasMarks(spelledWords(text.slice(0, MOST_CHARACTERS)))
const isTelling = (word: string): boolean => word.length > 1 && !/^\d+$/.test(word)

/**
 * What speaks for each unit: its own words, those of the fields it is called by, and the texts it answered (the nearest
 * centroid, Rocchio 1971: each text's tokens weighed by how rare they are, all texts alike in length). One pass over the texts.
 */
export function learnUnits(units: readonly UnitOwnWords[], answered: readonly AnsweredItem[]): Learned {
  const own = units.map(({ unitId, words }) => ({ unitId, tokens: tokensOf(withFields(words).join('. ')) }))
  const items = answered.map(({ unitId, text }) => ({ unitId, tokens: tokensOf(text) }))
  const met = new Map<string, number>()
  const sums = new Map<string, Map<string, number>>()
  const add = (unitId: string, tokens: ReadonlySet<string>, weight: number) => {
    const sum = sums.get(unitId) ?? new Map<string, number>()
    sums.set(unitId, sum)
    for (const token of tokens) {
      met.set(token, (met.get(token) ?? 0) + 1)
      sum.set(token, (sum.get(token) ?? 0) + weight)
    }
  }
  for (const { unitId, tokens } of own) add(unitId, tokens, WORDS_OF_A_TEXT ** -0.5)
  for (const { unitId, tokens } of items) add(unitId, tokens, tokens.size ** -0.5)
  const of = own.length + items.length
  const byUnit = [...sums].map(([unitId, sum]) => {
    const weights = [...sum].map(([token, weight]) => [token, weight * rarity(token, met, of)] as const)
    const length = Math.sqrt(sumOf(weights, ([, weight]) => weight ** 2))
    return [unitId, new Map(weights.map(([token, weight]) => [token, weight / length]))] as const
  })
  return { items, met, of, units: new Map(byUnit) }
}

/** The words, and those of the fields that they name. */
function withFields(words: readonly string[]): readonly string[] {
  const named = words.map(foldedWords).join(' | ')
  const fields = OFFICE_FIELDS.filter((field) =>
    field.names.some((name) => containsWords(named, foldedWords(name))),
  )
  return [...words, ...fields.flatMap((field) => [...field.names, ...field.words])]
}

/** How much a token tells: the rarer the more (the root of the logarithm: a word of one text alone is no proof). */
function rarity(token: string, met: ReadonlyMap<string, number>, of: number): number {
  return Math.sqrt(Math.log(1 + of / (met.get(token) ?? 1)))
}

/** A word of the text at its place, the tokens of it that were met, the most exact last, and how much they say for any unit. */
interface Word {
  readonly at: number
  readonly word: string
  readonly tokens: readonly string[]
}

/**
 * Which units a text may be for, the likeliest first, `most` at most, each with the words that speak for it; a unit that no word
 * speaks for is not among them.
 */
export function suggestUnits(learned: Learned, text: string, most: number): SuggestedUnit[] {
  const { met, of, units, items } = learned
  const words = wordsOf(text, met)
  const tokens = [...new Set(words.flatMap((word) => word.tokens))]
  // Of all that the text says, also what nobody said before: of much that is unknown, one word that is known proves little.
  const length = Math.sqrt(sumOf([...tokensOf(text)], (token) => rarity(token, met, of) ** 2))
  const says = (unitId: string, said: readonly string[]) => {
    const weights = units.get(unitId)
    return sumOf(said, (token) => (weights?.get(token) ?? 0) * rarity(token, met, of))
  }
  const cosines = [...units.keys()].map((unitId) => ({
    unitId,
    cosine: length === 0 ? 0 : says(unitId, tokens) / length,
  }))
  const whole = sumOf(cosines, ({ cosine }) => Math.exp(SHARPNESS * cosine))
  const onAverage = words.map((word) => sumOf([...units.keys()], (id) => says(id, word.tokens)) / units.size)

  const suggested: SuggestedUnit[] = []
  for (const { unitId, cosine } of cosines.toSorted(
    (a, b) => b.cosine - a.cosine || (a.unitId < b.unitId ? -1 : 1),
  )) {
    const share = Math.exp(SHARPNESS * cosine) / whole
    if (suggested.length === most || cosine < LEAST_COSINE || share < LEAST_SHARE) break
    const reasons = words
      .map((word, index) => ({ word, says: says(unitId, word.tokens), onAverage: onAverage[index] ?? 0 }))
      .filter((one) => one.says > TELLING * one.onAverage)
      .toSorted((a, b) => b.says - a.says)
      .slice(0, MOST_SYLLABLES)
      .map(({ word }) => word)
    if (reasons.length === 0) continue
    const alike = items.filter((item) => isAlike(item, reasons))
    suggested.push({
      unitId,
      answered: alike.filter((item) => item.unitId === unitId).length,
      of: alike.length,
      share,
      because: phrasesOf(
        reasons,
        words.filter(({ tokens: said }) => says(unitId, said) > 0),
      ),
    })
  }
  return suggested
}

/** Two of the words, or the only one: a single word stands in many texts. */
function isAlike(item: LearnedItem, words: readonly Word[]): boolean {
  const said = words.filter(({ tokens }) => item.tokens.has(tokens.at(-1) ?? ''))
  return said.length >= Math.min(2, words.length)
}

/** Each word of the text that tells anything, where it stands first. */
function wordsOf(text: string, met: ReadonlyMap<string, number>): Word[] {
  const isMarked = isTypedWithMarks(text)
  const words = new Map<string, Word>()
  for (const [at, [word]] of [...text.slice(0, MOST_CHARACTERS).matchAll(WORD)].entries()) {
    const known = [...tokensOf(word, isMarked)].filter((token) => met.has(token))
    const name = known.join(' ')
    if (known.length > 0 && !words.has(name)) words.set(name, { at, word, tokens: known })
  }
  return [...words.values()]
}

/**
 * Words that follow each other in the text stand together, with the one beside them that speaks for the unit too: half of a word
 * of two syllables is no reason that anybody reads. The most telling first.
 */
function phrasesOf(reasons: readonly Word[], speaking: readonly Word[]): string[] {
  const byPlace = new Map(speaking.map((word) => [word.at, word.word]))
  const isReason = new Set(reasons.map(({ at }) => at))
  const phrases: { from: number; to: number }[] = []
  for (const reason of reasons) {
    let from = reason.at
    while (isReason.has(from - 1)) from -= 1
    let to = reason.at
    while (isReason.has(to + 1)) to += 1
    if (byPlace.has(to + 1)) to += 1
    else if (byPlace.has(from - 1)) from -= 1
    // Two that share a word are one.
    const met = phrases.find((phrase) => from <= phrase.to && phrase.from <= to)
    if (met) Object.assign(met, { from: Math.min(from, met.from), to: Math.max(to, met.to) })
    else phrases.push({ from, to })
  }
  return phrases.slice(0, MOST_REASONS).map(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, index) => byPlace.get(from + index) ?? '')
      .join(' ')
      .toLocaleLowerCase('vi'),
  )
}

function sumOf<Each>(all: readonly Each[], value: (one: Each) => number): number {
  return all.reduce((sum, one) => sum + value(one), 0)
}
