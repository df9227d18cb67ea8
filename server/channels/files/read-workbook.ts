import { Refusal } from '../../contract/refusals.ts'
import { HEADER_WITHIN } from '../../contract/imports/import-fields.ts'
import type { SaidReading } from '../../contract/imports/imports.ts'
import { isBlankRow } from './cells.ts'
import { type ColumnWish, countWanted, placeColumns } from './find-columns.ts'
import { brokenWorkbook } from './foreign-format.ts'
import { type OpenedFile, readRecord, type SourceRecord } from './read-csv.ts'
import { unpackedSize } from './workbook-size.ts'
import { readSheets, type Sheet } from './workbook-worker.ts'

const MAX_BYTES = 32 * 1024 * 1024
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024
const MAX_ROWS = 100_000
const BATCH_ROWS = 500

const ARCHIVE = Buffer.from('PK\u0003\u0004')
const OPEN_DOCUMENT = Buffer.from('mimetypeapplication/vnd.oasis.opendocument')

/** By the beginning of a file: an archive that does not say it is an OpenDocument. */
export function isWorkbook(head: Buffer): boolean {
  return head.subarray(0, 4).equals(ARCHIVE) && !head.subarray(0, 512).includes(OPEN_DOCUMENT)
}

interface OpenedWorkbook extends OpenedFile {
  readonly encoding: 'Excel (.xlsx)'
  readonly sheet: string
  readonly sheets: readonly string[]
}

type SaidPlace = Pick<SaidReading, 'sheet' | 'headerLine'>

/**
 * The records of the sheet that names most of the wanted columns; `line` is the row of the sheet. Formulas count with the
 * value that was saved. Throws `import/workbook-too-large` (32 MiB, 256 MiB unpacked, 100,000 rows in all),
 * `import/foreign-format` for what is no workbook, `import/unknown-column` and `import/column-twice`.
 */
export async function readWorkbook(
  chunks: AsyncIterable<Buffer>,
  wish: ColumnWish,
  said: SaidPlace = { sheet: null, headerLine: null },
): Promise<OpenedWorkbook> {
  const bytes = await collect(chunks)
  const size = await unpackedSize(bytes, MAX_UNPACKED_BYTES)
  if (size === null) throw brokenWorkbook()
  if (size > MAX_UNPACKED_BYTES) throw new Refusal('import/workbook-too-large')
  const sheets = await readSheets(bytes).catch((error: unknown) => {
    throw isOutOfMemory(error) ? new Refusal('import/workbook-too-large') : brokenWorkbook()
  })
  if (sheets.reduce((sum, { rows }) => sum + rows.length, 0) > MAX_ROWS)
    throw new Refusal('import/workbook-too-large')
  const header = findHeaderRow(sheets, wish, said)
  if (!header) throw new Refusal('import/no-rows')
  const { sheet, at, names } = header
  const shape = {
    picks: placeColumns(names, wish),
    width: names.length,
    decode: (value: string) => value,
  }
  return {
    encoding: 'Excel (.xlsx)',
    sheet: sheet.name,
    sheets: sheets.map(({ name }) => name),
    names,
    delimiter: null,
    headerLine: at + 1,
    records: batches(sheet.rows.slice(at + 1), at + 2, (row) => readRecord(row, shape)),
  }
}

async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > MAX_BYTES) throw new Refusal('import/workbook-too-large')
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

interface HeaderRow {
  readonly sheet: Sheet
  readonly at: number
  readonly names: readonly string[]
}

function findHeaderRow(sheets: readonly Sheet[], wish: ColumnWish, said: SaidPlace): HeaderRow | null {
  const candidates = sheets.flatMap((sheet) =>
    said.sheet !== null && said.sheet !== sheet.name
      ? []
      : sheet.rows.slice(0, HEADER_WITHIN).flatMap((names, at) => {
          const isElsewhere = said.headerLine !== null && said.headerLine !== at + 1
          return isBlankRow(names) || isElsewhere
            ? []
            : [{ sheet, at, names, wanted: countWanted(names, wish) }]
        }),
  )
  const [best] = candidates.toSorted((a, b) => b.wanted - a.wanted)
  return best ?? null
}

async function* batches(
  rows: Sheet['rows'],
  firstLine: number,
  read: (row: readonly string[]) => Pick<SourceRecord, 'row' | 'failed'>,
): AsyncGenerator<SourceRecord[]> {
  for (let from = 0; from < rows.length; from += BATCH_ROWS) {
    yield await Promise.resolve(
      rows
        .slice(from, from + BATCH_ROWS)
        .flatMap((row, index) => (isBlankRow(row) ? [] : [{ line: firstLine + from + index, ...read(row) }])),
    )
  }
}
