import type { Words } from './contract/language.ts'

/** What went wrong, for the person at the command line, in both languages; the message, which logs have, is the English one. */
export class WordedError extends Error {
  readonly words: Words

  constructor(words: Words, options?: ErrorOptions) {
    super(words.en, options)
    this.words = words
  }
}

/** What an error says in both languages, as far as it was put into words. */
export function wordsOf(error: unknown): Words {
  if (error instanceof WordedError) return error.words
  const message = error instanceof Error ? error.message : String(error)
  return { vi: message, en: message }
}
