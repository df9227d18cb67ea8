import type { DateFacts, ImportLook, SaidReading } from '../../contract/imports/imports.ts'
import { Refusal } from '../../contract/refusals.ts'
import { KNOWN_COLUMNS } from '../../domain/imports/guess-fields.ts'
import { areDates, judgeDates } from '../../domain/imports/judge-dates.ts'
import { decodeFile, peek } from '../files/decode-file.ts'
import { columnKey } from '../files/find-columns.ts'
import { readCsv, type SourceRecord } from '../files/read-csv.ts'
import { sampleJson } from '../files/read-json.ts'
import { isWorkbook, readWorkbook } from '../files/read-workbook.ts'
import { withSteadyHeap } from './steady-heap.ts'

/** What is kept of a look: what is shown, and what lists and dates are judged by when another column is chosen. */
export interface KeptLook extends Omit<ImportLook, 'lists'> {
  /** By column, where there are few of them: its values and how many rows have each. */
  readonly values: Readonly<Record<string, readonly (readonly [value: string, rows: number])[]>>
}

/** So many rows tell what a list holds; dates need fewer, and cost more. */
const JUDGED_ROWS = 20_000
const JUDGED_DATES = 2_000
const TRIED_DATES = 20
const SHOWN_ROWS = 10
const SHOWN_CHARACTERS = 300
/** A column of more values is no list. */
const MOST_VALUES = 200

interface Sample {
  readonly format: ImportLook['format']
  readonly reading: ImportLook['reading']
  readonly sheets: readonly string[]
  readonly names: readonly string[]
  readonly records: AsyncIterable<readonly SourceRecord[]>
}

const WHOLE = { columns: KNOWN_COLUMNS, needed: [], isWhole: true } as const

/** Reads the beginning of a file whose columns nobody has named yet. Throws `import/…` for what cannot be read. */
export function lookInto(chunks: AsyncIterable<Uint8Array>, said: SaidReading): Promise<KeptLook> {
  return withSteadyHeap(() => look(chunks, said))
}

async function look(chunks: AsyncIterable<Uint8Array>, said: SaidReading): Promise<KeptLook> {
  const { format, reading, sheets, names, records } = await sampleFile(chunks, said)
  const { shown, columns: judged, rows } = await judgeRows(records, names.length)
  if (rows === 0) throw new Refusal('import/no-rows')
  const keys = names.map(columnKey)
  const places = new Map(
    names.flatMap((name, at) => {
      const isOnce = keys.indexOf(keys[at] ?? '') === keys.lastIndexOf(keys[at] ?? '')
      return name.trim() !== '' && isOnce ? [[name, at] as const] : []
    }),
  )
  return {
    format,
    reading,
    sheets,
    columns: [...places.keys()],
    twice: [...new Set(names.filter((name) => name.trim() !== '' && !places.has(name)))],
    rows: shown.map(({ line, row }) => ({
      line,
      cells: [...places.values()].map((at) => (row?.[at] ?? '').slice(0, SHOWN_CHARACTERS)),
    })),
    dates: Object.fromEntries(
      [...places].flatMap(([name, at]) => {
        const facts = datesOf(judged[at]?.first ?? [])
        return facts ? [[name, facts]] : []
      }),
    ),
    values: Object.fromEntries(
      [...places].flatMap(([name, at]) => {
        const counts = judged[at]?.counts
        return counts ? [[name, [...counts].toSorted((a, b) => b[1] - a[1])]] : []
      }),
    ),
    judged: rows,
  }
}

interface JudgedColumn {
  /** What stands in the rows by which dates are judged. */
  readonly first: string[]
  /** How many rows have each value; null for a column that is no list. */
  counts: Map<string, number> | null
}

interface JudgedRows {
  readonly shown: readonly SourceRecord[]
  readonly columns: readonly JudgedColumn[]
  readonly rows: number
}

/** Row by row: of what comes no more is held than is judged by. The rest of the file is not read. */
async function judgeRows(batches: Sample['records'], width: number): Promise<JudgedRows> {
  const shown: SourceRecord[] = []
  const columns = Array.from({ length: width }, (): JudgedColumn => ({ first: [], counts: new Map() }))
  let rows = 0
  let wholeRows = 0
  for await (const batch of batches) {
    for (const record of batch.slice(0, JUDGED_ROWS - rows)) {
      rows++
      if (shown.length < SHOWN_ROWS) shown.push(record)
      const { row } = record
      if (!row) continue
      const isDated = wholeRows++ < JUDGED_DATES
      for (const [at, column] of columns.entries()) {
        const value = row[at] ?? ''
        if (isDated) column.first.push(value)
        countValue(column, value)
      }
    }
    if (rows === JUDGED_ROWS) break
  }
  return { shown, columns, rows }
}

function countValue(column: JudgedColumn, value: string): void {
  const { counts } = column
  if (!counts || value === '') return
  counts.set(value, (counts.get(value) ?? 0) + 1)
  if (counts.size > MOST_VALUES || value.length > SHOWN_CHARACTERS) column.counts = null
}

async function sampleFile(chunks: AsyncIterable<Uint8Array>, said: SaidReading): Promise<Sample> {
  const { bytes, all } = await peek(chunks)
  if (isWorkbook(bytes)) {
    const { encoding, headerLine, sheet, sheets, names, records } = await readWorkbook(all, WHOLE, said)
    const reading = { encoding, delimiter: null, headerLine, sheet }
    return { format: 'xlsx', reading, sheets, names, records }
  }
  const file = await decodeFile(all, said.encoding)
  const { encoding } = file
  if (/^\s*[[{]/.test(file.head)) {
    const reading = { encoding, delimiter: null, headerLine: null, sheet: null }
    const { names, records } = await sampleJson(file, JUDGED_ROWS)
    return { format: 'json', reading, sheets: [], names, records: inOneBatch(records) }
  }
  const { delimiter, headerLine, names, records } = readCsv(file, WHOLE, said)
  return {
    format: 'csv',
    reading: { encoding, delimiter, headerLine, sheet: null },
    sheets: [],
    names: names.map(file.decode),
    records,
  }
}

async function* inOneBatch(records: readonly SourceRecord[]): AsyncGenerator<readonly SourceRecord[]> {
  yield await Promise.resolve(records)
}

function datesOf(values: readonly string[]): DateFacts | null {
  const filled = values.filter((value) => value !== '')
  if (filled.length === 0 || !areDates(judgeDates(filled.slice(0, TRIED_DATES)))) return null
  return judgeDates(filled)
}
