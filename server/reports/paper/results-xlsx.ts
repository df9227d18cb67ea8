import type { Language } from '../../contract/language.ts'
import type { PublishedResults } from '../../contract/results/published-results.ts'

/**
 * The figures as a workbook: summary, satisfaction and deadlines by unit, data dictionary, method. Numbers are numbers, and no
 * cell is a formula. The same results give the same bytes.
 */
export async function resultsXlsx(published: PublishedResults, language: Language): Promise<Uint8Array> {
  const [{ default: writeWorkbook }, { unzipSync }, { zipParts }, { sheetsOf }] = await Promise.all([
    import('write-excel-file/node'),
    import('fflate'),
    import('./zip-parts.ts'),
    import('./xlsx-sheets.ts'),
  ])
  const workbook = await writeWorkbook(sheetsOf(published, language)).toBuffer()
  // The library stamps the hour of writing on each part.
  return zipParts(unzipSync(workbook))
}
