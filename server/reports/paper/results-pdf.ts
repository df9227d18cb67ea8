import type { Language } from '../../contract/language.ts'
import type { PublishedResults } from '../../contract/results/published-results.ts'
import { reportContent } from './report-content.ts'

/**
 * The quarter on paper, as an A4 PDF laid out by Decree 30/2020/NĐ-CP: tagged, with bookmarks, its fonts and real text. The same
 * results give the same bytes. With `baseUrl`, without a slash at its end, it carries a code that leads to the signed results.
 */
export async function resultsPdf(
  published: PublishedResults,
  language: Language,
  baseUrl: string | null = null,
): Promise<Uint8Array> {
  // The library and its fonts take a while to load, and few processes ever draw a page.
  const { drawReport } = await import('./pdf-report.ts')
  return drawReport(reportContent(published, language, baseUrl))
}
