import { hasMarks } from '../text/fold-vietnamese.ts'
import { foldedWords, spelledWords } from '../text/known-words.ts'
import type { FoundWord } from '../text/restricted-words.ts'

/** A word that raises an item, or a phrase in which such a word says nothing of the kind. */
interface UrgentWord {
  readonly word: string
  readonly raises: boolean
}

const RAISING = [
  'cháy',
  'cháy nhà',
  'bốc cháy',
  'sập',
  'sập nhà',
  'sập hầm',
  'điện giật',
  'rò điện',
  'dây điện đứt',
  'đứt dây điện',
  'rò gas',
  'xì gas',
  'rò rỉ khí gas',
  'nổ gas',
  'nổ bình gas',
  'đuối nước',
  'chết đuối',
  'ngộ độc',
  'lũ quét',
  'sạt lở',
  'hố tử thần',
  'nguy hiểm tính mạng',
  'cấp cứu',
]

const SAYING_NOTHING = [
  'cháy hàng',
  'cháy vé',
  'cháy máy',
  'cháy túi',
  'cháy giáo án',
  'cháy bóng',
  'bóng cháy',
  'đèn cháy',
  'đèn bị cháy',
  'bóng bị cháy',
  'đèn đường cháy',
  'đèn đường bị cháy',
  'cháy đèn',
  'cháy nắng',
  'phòng cháy',
  'phòng chống cháy',
  'chữa cháy',
  'báo cháy',
  'dễ cháy',
  'sập nguồn',
  'sập mạng',
  'sập tiệm',
  'sập bẫy',
  'sập web',
  'sập hệ thống',
  'đánh sập',
  'khoa cấp cứu',
  'phòng cấp cứu',
  'xe cấp cứu',
]

/** By these a new installation knows what cannot wait for its turn; an office changes the list. */
export const DEFAULT_URGENT_WORDS: readonly UrgentWord[] = [
  ...RAISING.map((word) => ({ word, raises: true })),
  ...SAYING_NOTHING.map((word) => ({ word, raises: false })),
]

/** What stands below it is who wrote, not what they say (RFC 3676, 4.3; most mail programs drop the space behind it). */
const SIGNATURE = /^--\s*$[\s\S]*/m

const APART = ' | '

/**
 * Which of the words stand in these texts: whole words, with their marks, wherever no phrase that says nothing holds them. In
 * what was typed without any mark, only words of two syllables or more: `chay` is as well `chạy`, `sap` is `sắp`.
 */
export function makeUrgentFinder(
  words: readonly UrgentWord[],
): (texts: readonly string[]) => readonly FoundWord[] {
  const prepare = (raises: boolean) =>
    words
      .filter((each) => each.raises === raises)
      .map(({ word }) => ({ value: word, spelled: spelledWords(word), folded: foldedWords(word) }))
      .filter(({ spelled }) => spelled !== '')
      // With a space at both ends, whole words hold whole words.
      .map(({ value, spelled, folded }) => ({
        value,
        spelled: ` ${spelled} `,
        folded: ` ${folded} `,
        mayGuess: folded.includes(' '),
      }))
  const raising = prepare(true)
  // The longest first: what is left of a phrase must not be found by a shorter one.
  const nothing = prepare(false).sort((a, b) => b.spelled.length - a.spelled.length)
  const nothingSpelled = nothing.map(({ spelled }) => spelled)
  const nothingFolded = nothing.map(({ folded }) => folded)
  return (texts) => {
    const said = texts.map((text) => text.replace(SIGNATURE, ''))
    const words = said.map(spelledWords)
    const spelled = without(words, nothingSpelled)
    const folded = words.some(hasMarks) ? null : without(said.map(foldedWords), nothingFolded)
    return raising.flatMap((word): FoundWord[] => {
      if (spelled.includes(word.spelled)) return [{ value: word.value }]
      const isGuessed = folded !== null && word.mayGuess && folded.includes(word.folded)
      return isGuessed ? [{ value: word.value, guess: true }] : []
    })
  }
}

/** The words with a space at both ends, each phrase, which has them too, taken out. */
function without(words: readonly string[], phrases: readonly string[]): string {
  let left = ` ${words.join(APART)} `
  for (const phrase of phrases)
    // Two that follow each other share the space between them.
    while (left.includes(phrase)) left = left.replaceAll(phrase, APART)
  return left
}
