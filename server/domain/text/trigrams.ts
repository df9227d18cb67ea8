import { containsWords, foldedWords } from './fold-vietnamese.ts'

/** How letters to an office begin, ask and thank: without it two texts are not more alike. Folded, the longer before the shorter. */
const COURTESIES = [
  'cong hoa xa hoi chu nghia viet nam doc lap tu do hanh phuc',
  'co quan chuc nang som kiem tra xu ly',
  'rat mong co quan chuc nang',
  'de nghi co quan chuc nang',
  'kinh mong co quan chuc nang',
  'co quan chuc nang',
  'kiem tra xu ly',
  'som giai quyet',
  'nguoi dan chung toi',
  'xin chan thanh cam on',
  'xin cam on',
  'toi xin phan anh',
  'tran trong cam on',
  'kinh gui',
  'kinh chao',
  'xin chao',
  'phan anh',
  'kien nghi',
  'de nghi',
  'rat mong',
  'xin hoi',
  'cho toi hoi',
  'cam on',
  'tran trong',
  'nguoi dan',
  'chung toi',
] as const

/** More of a text says nothing new about what it is about, and comparing stays quick. */
const MOST_CHARACTERS = 2_000

/**
 * What is compared of a text: the three-letter pieces of its folded words, with a space before, between and behind them, so
 * that the order of words counts a little. Folded: marks, capitals and signs make no difference, so whoever types without
 * marks is found too.
 */
export function trigramsOf(text: string): ReadonlySet<string> {
  let words = ` ${foldedWords(text.slice(0, MOST_CHARACTERS))} `
  for (const courtesy of COURTESIES) words = words.replaceAll(` ${courtesy} `, ' ')
  const found = new Set<string>()
  for (let at = 0; at + 3 <= words.length; at++) {
    const piece = words.slice(at, at + 3)
    if (piece !== '   ') found.add(piece)
  }
  return found
}

/** A text's folded words without what letters to an office begin and thank with, as the phrases that are left. */
export function telling(text: string): readonly string[] {
  let words = ` ${foldedWords(text.slice(0, MOST_CHARACTERS))} `
  for (const courtesy of COURTESIES) words = words.replaceAll(` ${courtesy} `, ' | ')
  return words
    .split('|')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
}

/** Fewer pieces in common prove nothing: “rác” stands in half of all texts. */
const LEAST_PIECES = 20
/** A text of so many pieces holds half of those of any other Vietnamese text: measured on real letters. */
const HALF_BY_CHANCE = 200

/**
 * How alike two texts are, 0 to 1: Jaccard's share of common pieces; or what of the shorter text stands in the longer one,
 * beyond what a text of that length holds of any other by chance.
 */
export function alikeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size === 0) return 0
  let common = 0
  for (const piece of small) if (large.has(piece)) common++
  const jaccard = common / (small.size + large.size - common)
  if (common < LEAST_PIECES) return jaccard
  const byChance = large.size / (large.size + HALF_BY_CHANCE)
  return Math.max(jaccard, (common / small.size - byChance) / (1 - byChance))
}

/** Words that say nothing by themselves, as they are written: without marks `đến` would be `đèn`. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  `là và có của cho ở tại đến từ khi đã đang sẽ thì mà này nay đó kia một các những được bị với trong trên dưới ra vào rất
  nhiều tôi không chưa rồi nên xin hay để sau trước lúc ngày giờ quá lại cũng như vì do cả`.split(/\s+/),
)

/** The words of the first text that stand in the second too, as they are written, in order, each once: why texts seem alike. */
export function commonWords(text: string, other: string, most: number): string[] {
  const there = foldedWords(other)
  const common = new Map<string, string>()
  for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const folded = foldedWords(word)
    const written = word.normalize('NFC').toLocaleLowerCase('vi')
    if (!SMALL_WORDS.has(written) && containsWords(there, folded) && !common.has(folded))
      common.set(folded, written)
    if (common.size === most) break
  }
  return [...common.values()]
}
