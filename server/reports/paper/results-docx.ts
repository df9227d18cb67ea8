import type { Language } from '../../contract/language.ts'
import type { PublishedResults } from '../../contract/results/published-results.ts'
import { reportContent } from './report-content.ts'

/**
 * The quarter as a Word file (ISO/IEC 29500), to be worked on: the words and figures of the PDF with true styles. The same
 * results give the same bytes. `baseUrl` without a slash at its end.
 */
export async function resultsDocx(
  published: PublishedResults,
  language: Language,
  baseUrl: string | null = null,
): Promise<Uint8Array> {
  const [{ zipParts }, { docxParts }] = await Promise.all([
    import('./zip-parts.ts'),
    import('./docx-parts.ts'),
  ])
  return zipParts(docxParts(reportContent(published, language, baseUrl)))
}
