import type { Tx } from '../../../db/dialect.ts'
import type { Context } from '../../context.ts'
import type { Channel } from '../../contract/channel.ts'
import type { FeedbackReceipt } from '../../contract/feedback/feedback.ts'
import type { FileEncoding } from '../../contract/imports/import-fields.ts'
import type { SaidReading } from '../../contract/imports/imports.ts'
import { type FieldError, Refusal, REFUSALS, type RefusalCode } from '../../contract/refusals.ts'
import { SeenContents } from '../../domain/imports/seen-contents.ts'
import type { Incoming } from '../../feedback/intake/incoming.ts'
import { openIntake } from '../../feedback/intake/intake.ts'
import {
  prepareItems,
  type Prepared,
  receivePrepared,
  receiveWith,
} from '../../feedback/intake/receive-feedback.ts'
import { rehearsePrepared } from '../../feedback/intake/rehearse-feedback.ts'
import { decodeFile, peek } from './decode-file.ts'
import { addMissingUnits } from './import-units.ts'
import { type ImportMapping, makeRowReader, type RowReader } from './import-mapping.ts'
import { type OpenedFile, readCsv, type SourceRecord } from './read-csv.ts'
import { readJson } from './read-json.ts'
import { isWorkbook, readWorkbook } from './read-workbook.ts'

export const IMPORT_FORMATS = ['csv', 'json'] as const
type ImportFormat = (typeof IMPORT_FORMATS)[number]

export interface ImportOptions {
  /** `json` is a list of objects or one object a line. An Excel workbook is known by its beginning, whatever is said here. */
  readonly format: ImportFormat
  /** Left out: the file names its columns as the 1022 channel names its fields. */
  readonly mapping?: ImportMapping | undefined
  readonly channel: Channel
  /** Where times without a zone were written. */
  readonly zone: string
  readonly historical: boolean
  /** What the policy of due dates from the file is called. */
  readonly policyCode: string
  /** Writes nothing, and reports the same. */
  readonly isRehearsal: boolean
  /** Makes units that the file names and the organisation does not have, below the root. */
  readonly createUnits: boolean
  /** How a person said that the file is to be read. */
  readonly said?: SaidReading | undefined
  /** So many rows at its beginning were settled before. */
  readonly settledRows?: number
  /** Writes down what became of a batch in the transaction that brings it in; a rehearsal has none. */
  readonly keep?: (batch: SettledBatch, tx: Tx | null) => Promise<void>
  /** Told how the file was understood before anything of it is written. */
  readonly onOpened?: (reading: FileReading) => void
}

/** One line of the report: a row of the file, or one thing that is wrong with it. */
export interface ReportLine {
  readonly line: number
  readonly externalRef: string
  readonly status: FeedbackReceipt['status']
  readonly code: RefusalCode | ''
  readonly field: string
  readonly vi: string
  readonly en: string
}

/** What became of a batch, and of everything up to it. */
export interface SettledBatch {
  readonly lines: readonly ReportLine[]
  readonly totals: ImportTotals
  readonly lastLine: number
}

/** How a file was understood. */
export interface FileReading {
  readonly encoding: FileEncoding | 'Excel (.xlsx)'
  /** The sign between columns, null for JSON and workbooks, and the line of their names; null for JSON. */
  readonly delimiter: string | null
  readonly headerLine: number | null
  /** The sheet of a workbook that is read. */
  readonly sheet?: string
}

export interface ImportTotals {
  rows: number
  accepted: number
  /** Accepted rows with a warning. */
  warned: number
  duplicate: number
  refused: number
  /** Refused rows by their code. */
  readonly codes: Partial<Record<RefusalCode, number>>
}

/** Large enough that a transaction costs little, small enough that memory stays flat. */
const BATCH_ROWS = 200

interface ReadRow {
  readonly line: number
  readonly externalRef: string
  readonly item: Incoming | null
  readonly errors: readonly FieldError[]
}

/**
 * Reads a file of items as it streams by and receives them in batches. A bad row is reported and skipped; running the same
 * file again finds duplicates only. Throws `import/…` where the file cannot be read on; what was reported until then is kept.
 */
export async function importFile(
  ctx: Context,
  chunks: AsyncIterable<Uint8Array>,
  options: ImportOptions,
  report: (lines: readonly ReportLine[]) => void | Promise<void>,
): Promise<ImportTotals> {
  const { keep, settledRows = 0 } = options
  const totals: ImportTotals = { rows: 0, accepted: 0, warned: 0, duplicate: 0, refused: 0, codes: {} }
  const { prepare, write } = makeReceiver(ctx, options)
  const finish = async (rows: readonly ReadRow[], prepared: readonly Prepared[]): Promise<void> => {
    let lines: readonly ReportLine[] = []
    await write(prepared, async (receipts, tx) => {
      lines = settle(rows, receipts, totals)
      await keep?.({ lines, totals, lastLine: rows.at(-1)?.line ?? 0 }, tx)
    })
    await report(lines)
  }
  // While one batch is being written the next is read, checked and prepared.
  let underWay = Promise.resolve()
  try {
    for await (const batch of batched(skipRows(readRows(chunks, options), settledRows))) {
      const prepared = await prepare(batch.flatMap(({ item }) => item ?? []))
      await underWay
      underWay = finish(batch, prepared)
      underWay.catch(() => undefined)
    }
  } finally {
    await underWay
  }
  if (totals.rows === 0 && settledRows === 0) throw new Refusal('import/no-rows')
  return totals
}

function settle(
  rows: readonly ReadRow[],
  receipts: readonly FeedbackReceipt[],
  totals: ImportTotals,
): ReportLine[] {
  const each = receipts.values()
  return rows.flatMap((row) => {
    const receipt = row.item ? each.next().value : undefined
    const lines = receipt ? linesOf(row, receipt) : wrongLines(row, row.errors)
    count(totals, lines[0])
    return lines
  })
}

type Settle = (receipts: readonly FeedbackReceipt[], tx: Tx | null) => Promise<void>

/** How a batch is made ready, and how it is then written, or only rehearsed. */
function makeReceiver(
  ctx: Context,
  { channel, historical, policyCode, isRehearsal, createUnits, keep }: ImportOptions,
): {
  prepare: (items: readonly Incoming[]) => Promise<Prepared[]>
  write: (prepared: readonly Prepared[], settled: Settle) => Promise<void>
} {
  const seen = new SeenContents()
  return {
    async prepare(items) {
      if (createUnits && !isRehearsal) await addMissingUnits(ctx, items)
      return prepareItems(ctx, await openIntake(ctx), items, {
        channel,
        historical,
        sourcePolicyCode: policyCode,
      })
    },
    async write(prepared, settled) {
      if (isRehearsal) await settled(await rehearsePrepared(ctx, prepared, seen), null)
      else if (keep) await receiveWith(ctx, prepared, settled)
      else await settled(await receivePrepared(ctx, prepared), null)
    },
  }
}

async function* readRows(
  chunks: AsyncIterable<Uint8Array>,
  { format, mapping, zone, said, onOpened }: ImportOptions,
): AsyncGenerator<ReadRow[]> {
  const { bytes, all } = await peek(chunks)
  const reader = makeRowReader(mapping, { zone, isWorkbook: isWorkbook(bytes) })
  if (isWorkbook(bytes)) {
    const { encoding, delimiter, headerLine, sheet, records } = await readWorkbook(all, reader, said)
    onOpened?.({ encoding, delimiter, headerLine, sheet })
    for await (const batch of records) yield batch.map((record) => readRow(reader, record))
    return
  }
  const { encoding, delimiter, headerLine, records } = await openText(all, format, { reader, said })
  onOpened?.({ encoding, delimiter, headerLine })
  for await (const batch of records) yield batch.map((record) => readRow(reader, record))
}

async function openText(
  chunks: AsyncIterable<Uint8Array>,
  format: ImportFormat,
  { reader, said }: { reader: RowReader; said: SaidReading | undefined },
): Promise<FileReading & OpenedFile> {
  const file = await decodeFile(chunks, said?.encoding)
  return {
    encoding: file.encoding,
    ...(format === 'json' ? readJson(file, reader) : readCsv(file, reader, said)),
  }
}

function readRow({ read, refOf }: RowReader, { line, row, failed }: SourceRecord): ReadRow {
  if (!row) return { line, externalRef: '', item: null, errors: [WRONG_WIDTH] }
  const item = read(row, failed)
  const externalRef = refOf(row)
  return 'text' in item
    ? { line, externalRef, item, errors: [] }
    : { line, externalRef, item: null, errors: item }
}

const WRONG_WIDTH: FieldError = {
  field: '',
  vi: 'số ô khác với dòng tiêu đề',
  en: 'has not as many fields as the header',
}

async function* skipRows(
  groups: AsyncIterable<readonly ReadRow[]>,
  settled: number,
): AsyncGenerator<readonly ReadRow[]> {
  let left = settled
  for await (const rows of groups) {
    yield rows.slice(left)
    left = Math.max(0, left - rows.length)
  }
}

async function* batched(groups: AsyncIterable<readonly ReadRow[]>): AsyncGenerator<ReadRow[]> {
  let batch: ReadRow[] = []
  let failure: { error: unknown } | null = null
  try {
    for await (const rows of groups) {
      for (const row of rows) {
        batch.push(row)
        if (batch.length < BATCH_ROWS) continue
        yield batch
        batch = []
      }
    }
  } catch (error) {
    failure = { error }
  }
  // Also what came just before the file could not be read on.
  if (batch.length > 0) yield batch
  if (failure) throw failure.error
}

function linesOf(row: ReadRow, { status, code, errors = [], warnings = [] }: FeedbackReceipt): ReportLine[] {
  const { line, externalRef } = row
  const said = { line, externalRef, status }
  if (!code && warnings.length > 0)
    return warnings.map(({ field, vi, en }) => ({ ...said, code: '', field, vi, en }))
  if (!code) return [{ ...said, code: '', field: '', vi: '', en: '' }]
  if (errors.length > 0) return wrongLines(row, errors, code)
  const { vi, en } = REFUSALS[code]
  return [{ ...said, code, field: '', vi, en }]
}

function wrongLines(
  { line, externalRef }: ReadRow,
  errors: readonly FieldError[],
  code: RefusalCode = 'feedback/invalid',
): ReportLine[] {
  return errors.map((error) => ({ line, externalRef, status: 'refused', code, ...error }))
}

function count(totals: ImportTotals, first: ReportLine | undefined): void {
  if (!first) return
  totals.rows++
  totals[first.status]++
  if (first.status === 'accepted' && first.field !== '') totals.warned++
  if (first.code !== '') totals.codes[first.code] = (totals.codes[first.code] ?? 0) + 1
}
