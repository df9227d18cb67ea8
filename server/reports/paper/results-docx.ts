import type { Language } from '../../contract/language.ts'
import type { PublishedResults } from '../../contract/published-results.ts'

/** The quarter as a Word file. */
export function resultsDocx(_published: PublishedResults, _language: Language): Promise<Uint8Array> {
  throw new Error('not yet')
}
