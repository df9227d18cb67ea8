import { telling } from './trigrams.ts'

/** Syllables that stand in any sentence, without their marks: `cho` may be a market or a dog, and mostly is neither. */
export const SMALL_SYLLABLES: ReadonlySet<string> = new Set(
  (
    'a ai anh ba bi ca cac cai can chi cho chua chung co con cua cung da dang de den deu di do duoc em gi hai hay hien ' +
    'hon het khi khong la lai lam len luc ma minh moi mot nao nay neu ngay nhieu nhu nhung o ong qua ra rang rat roi ' +
    'sau se tai the theo thi thoi toi tren trong truoc tu tung va van vao ve vi viec voi vua xin'
  ).split(' '),
)

/**
 * Two syllables that follow each other: most Vietnamese words are such a pair, and say more than either half. Those that say what
 * a text is about, folded, in their order, each once; `most` of them.
 */
export function wordPairs(text: string, most: number): string[] {
  const pairs = new Set<string>()
  for (const phrase of telling(text)) {
    const words = phrase.split(' ').filter((word) => word.length > 1)
    for (const [at, first] of words.entries()) {
      const second = words[at + 1]
      if (second === undefined || first === second) continue
      if (!SMALL_SYLLABLES.has(first) && !SMALL_SYLLABLES.has(second)) pairs.add(`${first} ${second}`)
    }
  }
  return [...pairs].slice(0, most)
}
