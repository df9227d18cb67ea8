import type { Words } from '../../../server/contract/language.ts'

interface Worded {
  readonly key: string
  readonly words: Words
}

/** `key | Vietnamese | English`, a line each. */
export function writeLines(entries: readonly Worded[]): string {
  return entries.map(({ key, words }) => [key, words.vi, words.en].join(' | ')).join('\n')
}

/** What the lines say; what is missing is empty, and said to be. Empty lines are passed over. */
export function readLines(written: string): { key: string; words: { vi: string; en: string } }[] {
  return written
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((part) => part.trim()))
    .map(([key = '', vi = '', en = '']) => ({ key, words: { vi, en } }))
}
