import { parse } from 'csv-parse/sync'
import { DELIMITERS, HEADER_WITHIN } from '../../contract/imports/import-fields.ts'
import type { SaidReading } from '../../contract/imports/imports.ts'
import { type ColumnWish, countWanted } from './find-columns.ts'
import { isBlankRow } from './cells.ts'

/** In any mixture, as files become that several programs have written to. */
export const LINE_ENDS = ['\r\n', '\n', '\r']

type SaidHeader = Pick<SaidReading, 'delimiter' | 'headerLine'>

const NOTHING_SAID: SaidHeader = { delimiter: null, headerLine: null }

interface FoundHeader {
  readonly delimiter: string
  /** How many records stand above it. */
  readonly above: number
  /** The line on which it begins, from 1. */
  readonly line: number
  readonly names: readonly string[]
}

/**
 * The header of a CSV file among its first 20 records, and the sign between columns: the record that names most of the
 * wanted columns. `sep=;` on the first line, as spreadsheets write it, says the sign. Null for a file without any record, or
 * none on the line that a person named.
 */
export function findHeader(
  head: string,
  wish: ColumnWish,
  { delimiter: sign, headerLine }: SaidHeader = NOTHING_SAID,
): FoundHeader | null {
  const said = sign ?? /^"?sep=(.)"?\s*(?:\r|\n|$)/i.exec(head)?.[1]
  const candidates = (said === undefined ? DELIMITERS : [said]).flatMap((delimiter) =>
    withLines(firstRecords(head, delimiter)).flatMap(({ names, line }, above) =>
      isBlankRow(names) || (headerLine !== null && headerLine !== line)
        ? []
        : [{ delimiter, above, line, names, wanted: countWanted(names, wish) }],
    ),
  )
  const [best] = candidates.toSorted(
    (a, b) => b.wanted - a.wanted || a.above - b.above || b.names.length - a.names.length,
  )
  return best ?? null
}

function withLines(records: readonly string[][]): { names: string[]; line: number }[] {
  let line = 1
  return records.map((names) => {
    const startsAt = line
    line += 1 + lineEndsIn(names)
    return { names, line: startsAt }
  })
}

/** How many lines more than one a record takes. */
export function lineEndsIn(record: readonly string[]): number {
  let count = 0
  for (const field of record) {
    if (/[\r\n]/.test(field)) count += field.match(/\r\n?|\n/g)?.length ?? 0
  }
  return count
}

function firstRecords(head: string, delimiter: string): string[][] {
  const records: string[][] = []
  try {
    parse(head, {
      delimiter,
      bom: true,
      to: HEADER_WITHIN,
      record_delimiter: LINE_ENDS,
      relax_quotes: true,
      relax_column_count: true,
      on_record: (record: string[]) => void records.push(record),
    })
  } catch {
    // The head ends within a quote: what came before is enough.
  }
  return records
}
