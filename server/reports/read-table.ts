import { CsvError, parse } from 'csv-parse/sync'
import { Refusal } from '../contract/refusals.ts'
import { fold } from '../domain/text/fold-vietnamese.ts'

const DELIMITERS = [',', ';', '\t'] as const
/** The header is line 1. */
const FIRST_LINE = 2

/** How a column may be called, in any case, with or without marks; the first name is said where it is missing. */
export interface TableColumn {
  readonly names: readonly [string, ...string[]]
  readonly isNeeded?: boolean
}

interface TableLine<Name extends string> {
  readonly line: number
  /** Empty where the file has no such column. */
  readonly cells: Readonly<Record<Name, string>>
}

interface Table<Name extends string> {
  readonly has: (name: Name) => boolean
  readonly lines: readonly TableLine<Name>[]
}

/**
 * The lines of a CSV file by the columns that are known; other columns and blank lines are passed over. Throws `import/unreadable`,
 * `import/unknown-column`, `import/column-twice`, `import/no-rows`.
 */
export function readTable<Name extends string>(
  file: string,
  columns: Readonly<Record<Name, TableColumn>>,
): Table<Name> {
  const [header = [], ...records] = readRecords(file)
  const heads = header.map(headOf)
  const names = Object.keys(columns) as Name[]
  const placesOf = (name: Name) => {
    const known = columns[name].names.map(headOf)
    return heads.flatMap((head, index) => (known.includes(head) ? [index] : []))
  }
  const missing = names.filter((name) => columns[name].isNeeded === true && placesOf(name).length === 0)
  if (missing.length > 0)
    throw new Refusal('import/unknown-column', {
      detail: missing.join(', '),
      errors: missing.map((name) => ({
        field: name,
        vi: `không có trong tệp; cần một cột tên như “${columns[name].names[0]}”`,
        en: `is not in the file; it needs a column such as “${columns[name].names.at(-1) ?? name}”`,
      })),
    })
  const twice = names.filter((name) => placesOf(name).length > 1)
  if (twice.length > 0)
    throw new Refusal('import/column-twice', {
      errors: twice.map((field) => ({ field, vi: 'đứng hai lần trong tệp', en: 'stands twice in the file' })),
    })
  const lines = records
    .map((record, index) => ({ record, line: index + FIRST_LINE }))
    .filter(({ record }) => record.some((cell) => cell.trim() !== ''))
    .map(({ record, line }) => ({
      line,
      cells: Object.fromEntries(
        names.map((name) => [name, record[placesOf(name)[0] ?? -1]?.trim().normalize('NFC') ?? '']),
      ) as Record<Name, string>,
    }))
  if (lines.length === 0) throw new Refusal('import/no-rows')
  return { has: (name) => placesOf(name).length > 0, lines }
}

/** Every line of a CSV file, the header first. Throws `import/unreadable`. */
export function readRecords(file: string): string[][] {
  try {
    return parse(file, {
      bom: true,
      delimiter: detectDelimiter(file),
      relax_column_count: true,
      skip_empty_lines: false,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Refusal('import/unreadable', { detail: error.message })
  }
}

/** The sign that stands most often in the header: a comma may also stand within a number. */
function detectDelimiter(file: string): string {
  const header = file.split(/\r?\n/, 1)[0] ?? ''
  const counts = DELIMITERS.map((sign) => header.split(sign).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

function headOf(name: string): string {
  return fold(name)
    .trim()
    .replaceAll(/[\s_-]+/g, ' ')
}

/** A whole number as people write it, `1.250` and `1 250` too; undefined for anything else. */
export function readCount(written: string): number | undefined {
  const plain = written.replaceAll(/[\s\u00A0]/g, '')
  if (/^\d{1,9}$/.test(plain)) return Number(plain)
  return /^\d{1,3}([.,]\d{3})+$/.test(plain) ? Number(plain.replaceAll(/[.,]/g, '')) : undefined
}
