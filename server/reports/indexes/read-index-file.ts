import type { z } from 'zod'
import { EnterIndexInputs } from '../../contract/indexes.ts'
import { type FieldError, Refusal } from '../../contract/refusals.ts'
import { fieldErrorsOf } from '../../problem.ts'
import { readRecords } from '../read-table.ts'
import type { PlacedEntry } from './check-index-input.ts'

const NEEDED = ['unit', 'period', 'input', 'value'] as const
const COLUMNS = [...NEEDED, 'procedure', 'note'] as const
/** The header is line 1. */
const FIRST_LINE = 2

/**
 * The entries of a CSV file with the columns of an entry, in any order; other columns are passed over, and so is a line
 * without a value. Throws `import/unreadable`, `import/unknown-column`, `request/invalid` with each `lines.N.column`.
 */
export function readIndexFile(file: string): PlacedEntry[] {
  const [header = [], ...records] = readRecords(file)
  const names = header.map((name) => name.trim().toLowerCase())
  const missing = NEEDED.filter((column) => !names.includes(column))
  if (missing.length > 0)
    throw new Refusal('import/unknown-column', {
      detail: missing.join(', '),
      errors: missing.map((field) => ({ field, vi: 'không có trong tệp', en: 'is not in the file' })),
    })
  const lines = records
    .map((record, index) => ({ line: index + FIRST_LINE, ...pick(names, record) }))
    .filter(({ value }) => value !== '')
  const errors: FieldError[] = lines.flatMap(({ line, value }) =>
    isNumber(value)
      ? []
      : [
          {
            field: `lines.${line}.value`,
            vi: 'cần một số như 120 hoặc 18,79',
            en: 'needs a number such as 120 or 18.79',
          },
        ],
  )
  const entries = lines.map(({ unit, period, input, procedure, value, note }) => ({
    unit,
    period,
    input,
    value: Number(value.replace(',', '.')),
    ...(procedure === '' ? {} : { procedure }),
    ...(note === '' ? {} : { note }),
  }))
  if (entries.length === 0)
    errors.push({ field: 'file', vi: 'không có dòng nào có giá trị', en: 'has no line with a value' })
  if (errors.length > 0) throw new Refusal('request/invalid', { errors })
  const parsed = EnterIndexInputs.safeParse({ entries })
  const at = (index: number) => `lines.${lines[index]?.line ?? 0}`
  if (!parsed.success) throw new Refusal('request/invalid', { errors: errorsByLine(parsed.error, at) })
  return parsed.data.entries.map((entry, index) => ({ at: at(index), entry }))
}

function pick(names: readonly string[], record: readonly string[]): Record<(typeof COLUMNS)[number], string> {
  const cell = (column: string) => record[names.indexOf(column)]?.trim() ?? ''
  return Object.fromEntries(COLUMNS.map((column) => [column, cell(column)])) as Record<
    (typeof COLUMNS)[number],
    string
  >
}

function isNumber(text: string): boolean {
  return /^-?\d+([.,]\d+)?$/.test(text)
}

/** `entries.0.value` as `lines.2.value`. */
function errorsByLine(error: z.ZodError, at: (index: number) => string): FieldError[] {
  return fieldErrorsOf(error.issues).map((each) => ({
    ...each,
    field: each.field.replace(/^entries\.(\d+)/, (_, index: string) => at(Number(index))),
  }))
}
