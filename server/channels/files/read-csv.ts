import { CsvError, parse } from 'csv-parse'
import type { SaidReading } from '../../contract/imports/imports.ts'
import { cleanCell, isBlankRow, isSpreadsheetError } from './cells.ts'
import type { DecodedFile } from './decode-file.ts'
import { type ColumnWish, placeColumns } from './find-columns.ts'
import { findHeader, LINE_ENDS, lineEndsIn } from './find-header.ts'
import type { Row } from './import-mapping.ts'
import { unreadable } from './unreadable.ts'

/** One record of a file. `row` is null where the record does not have as many fields as the header. */
export interface SourceRecord {
  /** The line on which it begins, from 1. */
  readonly line: number
  readonly row: Row | null
  /** Wanted columns that hold an error of the spreadsheet, by their place in the wish. */
  readonly failed: readonly number[]
}

/** How a file was understood, before anything of it is written. */
export interface OpenedFile {
  /** Null for JSON. */
  readonly delimiter: string | null
  readonly headerLine: number | null
  /** Every name of a column, as it is written; of JSON none. */
  readonly names: readonly string[]
  readonly records: AsyncIterable<SourceRecord[]>
}

/** A field longer than this is a quote that never ends. */
const MAX_RECORD_BYTES = 1024 * 1024

/**
 * The records of a CSV file (RFC 4180; also `;`, tab and `|`), as many at a time as a chunk brings; rows of blanks are
 * passed over. Throws `import/unknown-column` and `import/column-twice` before anything is read, `import/unreadable` with
 * the line where the quotes do not match; what came before has been given by then.
 */
export function readCsv(
  { head, chunks, decode }: DecodedFile,
  wish: ColumnWish,
  said?: Pick<SaidReading, 'delimiter' | 'headerLine'>,
): OpenedFile {
  const header = findHeader(decode(head), wish, said)
  if (!header) throw unreadable(1, { vi: 'tệp rỗng', en: 'the file is empty' })
  const picks = placeColumns(header.names, wish)
  const shape = { picks, width: header.names.length, decode }
  const { delimiter, above } = header

  async function* records(): AsyncGenerator<SourceRecord[]> {
    let line = 1
    let index = 0
    for await (const { records, error } of parseRecords(chunks, delimiter)) {
      const batch: SourceRecord[] = []
      for (const record of records) {
        const startsAt = line
        line += 1 + lineEndsIn(record)
        if (index++ <= above || isBlankRow(record)) continue
        batch.push({ line: startsAt, ...readRecord(record, shape) })
      }
      yield batch
      if (error) throw unreadable(line, WRONG[error.code] ?? WRONG_OTHERWISE)
    }
  }

  return { delimiter, headerLine: header.line, names: header.names, records: records() }
}

interface RecordShape {
  /** Where each wanted column stands, -1 for one that is missing. */
  readonly picks: readonly number[]
  readonly width: number
  readonly decode: (value: string) => string
}

export function readRecord(
  record: readonly string[],
  { picks, width, decode }: RecordShape,
): Pick<SourceRecord, 'row' | 'failed'> {
  const fits = record.length >= width && isBlankRow(record.slice(width))
  if (!fits) return { row: null, failed: [] }
  const cells = picks.map((at) => decode(record[at] ?? ''))
  const failed = cells.flatMap((cell, at) => (isSpreadsheetError(cell) ? [at] : []))
  return { row: cells.map(cleanCell), failed }
}

interface Parsed {
  readonly records: readonly string[][]
  readonly error: CsvError | null
}

/**
 * Drives the parser by hand, chunk by chunk: an iterator over it would lose the records before an error, and with them
 * the line on which the error begins.
 */
async function* parseRecords(chunks: AsyncIterable<Buffer>, delimiter: string): AsyncGenerator<Parsed> {
  const options = {
    bom: true,
    delimiter,
    relax_column_count: true,
    record_delimiter: LINE_ENDS,
    max_record_size: MAX_RECORD_BYTES,
    // A chunk's records are taken out as soon as it is parsed: nothing piles up that should hold the parser back.
    readableHighWaterMark: Number.MAX_SAFE_INTEGER,
  }
  const parser = parse(options)
  let error: unknown = null
  parser.on('error', (thrown: unknown) => {
    error = thrown
  })
  const takeOut = (): Parsed => {
    const records: string[][] = []
    for (let record = nextRecord(parser); record; record = nextRecord(parser)) records.push(record)
    if (error !== null && !(error instanceof CsvError)) throw error
    return { records, error }
  }
  for await (const chunk of chunks) {
    await new Promise<void>((resolve) => parser.write(chunk, () => resolve()))
    yield takeOut()
    if (error !== null) return
  }
  await new Promise<void>((resolve) => parser.end(() => resolve()))
  yield takeOut()
}

function nextRecord(parser: { read(): unknown }): string[] | null {
  return parser.read() as string[] | null
}

const NEVER_ENDS = {
  vi: 'dấu ngoặc kép mở ở dòng này không được đóng',
  en: 'a quote that opens on this line never ends',
}
const WRONG: Readonly<Partial<Record<string, { vi: string; en: string }>>> = {
  CSV_QUOTE_NOT_CLOSED: NEVER_ENDS,
  CSV_MAX_RECORD_SIZE: NEVER_ENDS,
  INVALID_OPENING_QUOTE: {
    vi: 'có dấu ngoặc kép ở giữa ô; ô đó phải được đặt trong ngoặc kép',
    en: 'has a quote in the middle of a field; such a field must be quoted whole',
  },
  CSV_INVALID_CLOSING_QUOTE: {
    vi: 'có chữ sau dấu ngoặc kép đóng',
    en: 'has text after a closing quote',
  },
}
const WRONG_OTHERWISE = { vi: 'không đúng dạng CSV', en: 'is not CSV' }
