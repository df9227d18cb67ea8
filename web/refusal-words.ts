import type { Words } from '../server/contract/language.ts'
import { REFUSALS, type RefusalCode } from '../server/contract/refusals.ts'

/** What a refusal says that came by an address; undefined for what is none. Loads them all: the API tells the words of its own. */
export function refusalWords(code: string): Words | undefined {
  return code in REFUSALS ? REFUSALS[code as RefusalCode] : undefined
}
