import { hasMarks } from './fold-vietnamese.ts'
import { foldedWords, spelledWords } from './known-words.ts'

/**
 * By these words a new installation knows what may be a complaint or a denunciation (khiếu nại, tố cáo: Law 02/2011/QH13,
 * Law 25/2018/QH14): handled under laws of their own, and not by those whom they may be about. An office changes the list.
 */
export const DEFAULT_RESTRICTED_WORDS: readonly string[] = [
  'khiếu nại',
  'tố cáo',
  'tố giác',
  'hối lộ',
  'đút lót',
  'lót tay',
  'tham nhũng',
  'tham ô',
  'vòi vĩnh',
  'vòi tiền',
  'nhũng nhiễu',
  'sách nhiễu',
  'chung chi',
]

export interface FoundWord {
  readonly value: string
  /** The text was typed without marks: the word was found without them, and may be another. */
  readonly guess?: true
}

/** Which of the words stand in these texts: whole words, with their marks; without them in what was typed without any. */
export function makeWordFinder(words: readonly string[]): (texts: readonly string[]) => FoundWord[] {
  // With a space at both ends, whole words hold whole words.
  const prepared = words
    .map((value) => ({ value, spelled: ` ${spelledWords(value)} `, folded: ` ${foldedWords(value)} ` }))
    .filter(({ folded }) => folded.trim() !== '')
  return (texts) => {
    const spelled = ` ${texts.map(spelledWords).join(' | ')} `
    const folded = hasMarks(spelled) ? null : ` ${texts.map(foldedWords).join(' | ')} `
    return prepared.flatMap((word): FoundWord[] => {
      if (spelled.includes(word.spelled)) return [{ value: word.value }]
      return folded?.includes(word.folded) ? [{ value: word.value, guess: true }] : []
    })
  }
}
