import type { DateFacts, ImportLook, SaidReading } from '../../contract/imports/imports.ts'
import { Refusal } from '../../contract/refusals.ts'
import { KNOWN_COLUMNS } from '../../domain/imports/guess-fields.ts'
import { areDates, judgeDates } from '../../domain/imports/judge-dates.ts'
import { decodeFile, peek } from '../files/decode-file.ts'
import { columnKey } from '../files/find-columns.ts'
import { readCsv, type SourceRecord } from '../files/read-csv.ts'
import { sampleJson } from '../files/read-json.ts'
import { isWorkbook, readWorkbook } from '../files/read-workbook.ts'

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
  readonly records: readonly SourceRecord[]
}

const WHOLE = { columns: KNOWN_COLUMNS, needed: [], isWhole: true } as const

/** Reads the beginning of a file whose columns nobody has named yet. Throws `import/…` for what cannot be read. */
export async function lookInto(chunks: AsyncIterable<Uint8Array>, said: SaidReading): Promise<KeptLook> {
  const { format, reading, sheets, names, records } = await sampleFile(chunks, said)
  if (records.length === 0) throw new Refusal('import/no-rows')
  const keys = names.map(columnKey)
  const places = new Map(
    names.flatMap((name, at) => {
      const isOnce = keys.indexOf(keys[at] ?? '') === keys.lastIndexOf(keys[at] ?? '')
      return name.trim() !== '' && isOnce ? [[name, at] as const] : []
    }),
  )
  const rows = records.flatMap(({ row }) => (row ? [row] : []))
  return {
    format,
    reading,
    sheets,
    columns: [...places.keys()],
    twice: [...new Set(names.filter((name) => name.trim() !== '' && !places.has(name)))],
    rows: records.slice(0, SHOWN_ROWS).map(({ line, row }) => ({
      line,
      cells: [...places.values()].map((at) => (row?.[at] ?? '').slice(0, SHOWN_CHARACTERS)),
    })),
    dates: Object.fromEntries(
      [...places].flatMap(([name, at]) => {
        const facts = datesOf(rows.slice(0, JUDGED_DATES).map((row) => row[at] ?? ''))
        return facts ? [[name, facts]] : []
      }),
    ),
    values: Object.fromEntries(
      [...places].flatMap(([name, at]) => {
        const counted = countValues(rows, at)
        return counted ? [[name, counted]] : []
      }),
    ),
    judged: records.length,
  }
}

async function sampleFile(chunks: AsyncIterable<Uint8Array>, said: SaidReading): Promise<Sample> {
  const { bytes, all } = await peek(chunks)
  if (isWorkbook(bytes)) {
    const { encoding, headerLine, sheet, sheets, names, records } = await readWorkbook(all, WHOLE, said)
    const reading = { encoding, delimiter: null, headerLine, sheet }
    return { format: 'xlsx', reading, sheets, names, records: await take(records) }
  }
  const file = await decodeFile(all, said.encoding)
  const { encoding } = file
  if (/^\s*[[{]/.test(file.head)) {
    const reading = { encoding, delimiter: null, headerLine: null, sheet: null }
    return { format: 'json', reading, sheets: [], ...(await sampleJson(file, JUDGED_ROWS)) }
  }
  const { delimiter, headerLine, names, records } = readCsv(file, WHOLE, said)
  return {
    format: 'csv',
    reading: { encoding, delimiter, headerLine, sheet: null },
    sheets: [],
    names: names.map(file.decode),
    records: await take(records),
  }
}

/** The first rows; the rest of the file is not read. */
async function take(batches: AsyncIterable<readonly SourceRecord[]>): Promise<SourceRecord[]> {
  const taken: SourceRecord[] = []
  for await (const batch of batches) {
    taken.push(...batch.slice(0, JUDGED_ROWS - taken.length))
    if (taken.length === JUDGED_ROWS) break
  }
  return taken
}

function datesOf(values: readonly string[]): DateFacts | null {
  const filled = values.filter((value) => value !== '')
  if (filled.length === 0 || !areDates(judgeDates(filled.slice(0, TRIED_DATES)))) return null
  return judgeDates(filled)
}

function countValues(rows: readonly (readonly string[])[], at: number): [string, number][] | null {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const value = row[at] ?? ''
    if (value === '') continue
    counts.set(value, (counts.get(value) ?? 0) + 1)
    if (counts.size > MOST_VALUES || value.length > SHOWN_CHARACTERS) return null
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])
}
