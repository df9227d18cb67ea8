import { telling } from './trigrams.ts'

/** Two syllables that follow each other: most Vietnamese words are such a pair, and say more than either half. */
export interface WordPair {
  readonly first: string
  readonly second: string
}

/** A pair of the item, and the answered items that say both of it too. */
interface PairFound {
  readonly pair: WordPair
  readonly items: readonly { readonly id: string; readonly unitId: string }[]
}

interface SuggestedUnit {
  readonly unitId: string
  /** How many of the items that are most alike this unit answered. */
  readonly answered: number
  /** Its part of what speaks for any unit, 0 to 1. */
  readonly share: number
  /** What these items have in common with this one, the most telling first; folded. */
  readonly because: readonly WordPair[]
}

/** What is looked at: an item that says less than this in common with another is not alike. */
const LEAST_PAIRS = 2
/** The items most alike, as many as a person would leaf through. */
const NEIGHBOURS = 15
const MOST_REASONS = 3

/** Syllables that stand in any sentence, folded: a pair with one of them is no word. */
const GRAMMAR = new Set(
  (
    'a ai anh ba bi ca cac cai can chi cho chua chung co con cua cung da dang de den deu di do duoc em gi hai hay hien ' +
    'hon het khi khong la lai lam len luc ma minh moi mot nao nay neu ngay nhieu nhu nhung o ong qua ra rang rat roi ' +
    'sau se tai the theo thi thoi toi tren trong truoc tu tung va van vao ve vi viec voi vua xin'
  ).split(' '),
)

/** The pairs of a text that say what it is about, in their order, each once; `most` of them. */
export function wordPairs(text: string, most: number): WordPair[] {
  const pairs = new Map<string, WordPair>()
  for (const phrase of telling(text)) {
    const words = phrase.split(' ').filter((word) => word.length > 1)
    for (const [at, first] of words.entries()) {
      const second = words[at + 1]
      if (second === undefined || first === second) continue
      if (!GRAMMAR.has(first) && !GRAMMAR.has(second)) pairs.set(`${first} ${second}`, { first, second })
    }
  }
  return [...pairs.values()].slice(0, most)
}

/**
 * Which units answered what is most alike, the likeliest first. An item is the more alike the rarer the pairs it shares; the
 * most alike have a voice each, by how alike they are (a vote of nearest neighbours, so that it can be said in words why).
 * `most` is how many items were looked for by a pair: one that found as many is common, and tells little.
 */
export function suggestUnits(found: readonly PairFound[], most: number): SuggestedUnit[] {
  const scores = new Map<string, { unitId: string; score: number; pairs: PairFound[] }>()
  const weightOf = ({ items }: PairFound) => Math.log(1 + most / Math.max(1, items.length))
  for (const one of found) {
    for (const { id, unitId } of one.items) {
      const known = scores.get(id) ?? { unitId, score: 0, pairs: [] }
      scores.set(id, { unitId, score: known.score + weightOf(one), pairs: [...known.pairs, one] })
    }
  }
  const alike = [...scores.entries()]
    .filter(([, { pairs }]) => pairs.length >= LEAST_PAIRS)
    .sort(([a, x], [b, y]) => y.score - x.score || (a < b ? -1 : 1))
    .slice(0, NEIGHBOURS)
    .map(([, one]) => one)
  const total = alike.reduce((sum, { score }) => sum + score, 0)
  return [...new Set(alike.map(({ unitId }) => unitId))]
    .map((unitId) => {
      const own = alike.filter((one) => one.unitId === unitId)
      const reasons = new Set(own.flatMap(({ pairs }) => pairs))
      return {
        unitId,
        answered: own.length,
        share: own.reduce((sum, { score }) => sum + score, 0) / total,
        because: [...reasons]
          .sort((a, b) => weightOf(b) - weightOf(a))
          .slice(0, MOST_REASONS)
          .map(({ pair }) => pair),
      }
    })
    .sort((a, b) => b.share - a.share || (a.unitId < b.unitId ? -1 : 1))
}
