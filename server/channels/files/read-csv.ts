import { CsvError, parse } from 'csv-parse'
import { Refusal } from '../../contract/refusals.ts'
import type { Row } from './import-mapping.ts'
import { unreadable } from './unreadable.ts'

/** One record of a file. `row` is null where the record does not have as many fields as the header. */
export interface SourceRecord {
  /** The line on which it begins, from 1. */
  readonly line: number
  readonly row: Row | null
}

export interface ColumnWish {
  readonly columns: readonly string[]
  /** True where columns may be missing (their values are then empty), as with our own names. */
  readonly mayBeMissing: boolean
}

/** A field longer than this is a quote that never ends. */
const MAX_RECORD_BYTES = 1024 * 1024
const HEADER_BYTES = 64 * 1024
const DELIMITERS = [',', ';', '\t'] as const

/**
 * The records of a CSV file (RFC 4180; also `;` and tab), as many at a time as a chunk brings. Throws
 * `import/unknown-column` where the header lacks a column, `import/unreadable` with the line where the quotes do not
 * match; what came before has been given by then.
 */
export async function* readCsv(
  chunks: AsyncIterable<Buffer>,
  wish: ColumnWish,
): AsyncGenerator<SourceRecord[]> {
  const { head, all } = await peek(chunks)
  let line = 1
  let header: Header | null = null
  for await (const { records, error } of parseRecords(all, detectDelimiter(head))) {
    const batch: SourceRecord[] = []
    for (const record of records) {
      const startsAt = line
      line += 1 + lineFeedsIn(record)
      if (!header) header = readHeader(record, wish)
      else if (record.length === header.width) {
        batch.push({ line: startsAt, row: header.picks.map((index) => record[index] ?? '') })
      } else if (record.length > 1 || record[0] !== '') batch.push({ line: startsAt, row: null })
    }
    yield batch
    if (error) throw unreadable(line, WRONG[error.code] ?? WRONG_OTHERWISE)
  }
  if (!header) throw unreadable(1, { vi: 'tệp rỗng', en: 'the file is empty' })
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

interface Header {
  /** Where the wanted columns stand; -1 for one that may be missing. */
  readonly picks: readonly number[]
  readonly width: number
}

function readHeader(record: readonly string[], { columns, mayBeMissing }: ColumnWish): Header {
  const names = record.map((name) => name.trim())
  const missing = columns.filter((column) => !names.includes(column))
  if (missing.length > 0 && !mayBeMissing) throw unknownColumns(missing)
  return { picks: columns.map((column) => names.indexOf(column)), width: record.length }
}

export function unknownColumns(missing: readonly string[]): Refusal {
  return new Refusal('import/unknown-column', {
    detail: missing.join(', '),
    errors: missing.map((column) => ({
      field: column,
      vi: 'không có trong tệp',
      en: 'is not in the file',
    })),
  })
}

function lineFeedsIn(record: readonly string[]): number {
  let count = 0
  for (const field of record) {
    for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) count++
  }
  return count
}

/** The beginning of a stream, and the whole of it still to be read. */
async function peek(chunks: AsyncIterable<Buffer>): Promise<{ head: string; all: AsyncIterable<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]()
  const first: Buffer[] = []
  let size = 0
  while (size < HEADER_BYTES && !first.at(-1)?.includes('\n')) {
    const next = await iterator.next()
    if (next.done) break
    first.push(next.value)
    size += next.value.length
  }
  async function* whole(): AsyncGenerator<Buffer> {
    yield* first
    yield* { [Symbol.asyncIterator]: () => iterator }
  }
  return { head: Buffer.concat(first).toString('utf8'), all: whole() }
}

/** The sign that stands most often outside quotes in the first line. */
function detectDelimiter(head: string): string {
  const bare = (head.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((sign) => bare.split(sign).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}
