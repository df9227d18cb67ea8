import { Refusal } from '../../contract/refusals.ts'
import type { Words } from '../../contract/language.ts'

/** A file that cannot be read on: where, and what is wrong there. Lines count from 1. */
export function unreadable(line: number, words: Words): Refusal {
  const field = `line ${line}`
  return new Refusal('import/unreadable', { detail: `${field}: ${words.en}`, errors: [{ field, ...words }] })
}
