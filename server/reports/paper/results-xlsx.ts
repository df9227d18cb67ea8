import type { Language } from '../../contract/language.ts'
import type { PublishedResults } from '../../contract/published-results.ts'

/** The figures as a workbook. */
export function resultsXlsx(_published: PublishedResults, _language: Language): Promise<Uint8Array> {
  throw new Error('not yet')
}
