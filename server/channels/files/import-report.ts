import type { Writable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { ReportLine } from './import-file.ts'

/** In this order; names and words are those of the service. */
export const REPORT_COLUMNS = [
  'line',
  'externalRef',
  'status',
  'code',
  'field',
  'vi',
  'en',
] as const satisfies (keyof ReportLine)[]

/** Writes report lines as CSV, one after the other; cells that a spreadsheet would run as a formula are escaped. */
export function reportWriter(out: Writable): {
  write: (lines: readonly ReportLine[]) => Promise<void>
  end: () => Promise<void>
} {
  // The byte order mark tells spreadsheets that this is UTF-8.
  const csv = stringify({ header: true, columns: [...REPORT_COLUMNS], escape_formulas: true, bom: true })
  csv.pipe(out)
  return {
    async write(lines) {
      for (const line of lines) {
        if (!csv.write(line)) await new Promise((resolve) => csv.once('drain', resolve))
      }
    },
    end: () =>
      new Promise((resolve, reject) => {
        out.on('finish', () => resolve()).on('error', reject)
        csv.end()
      }),
  }
}
