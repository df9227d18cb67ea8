import { foldedWords, spell } from '../../domain/text/fold-vietnamese.ts'
import { Refusal } from '../../contract/refusals.ts'
import { unreadable } from './unreadable.ts'

export interface ColumnWish {
  /** Every column that is read. */
  readonly columns: readonly string[]
  /** Those of them that the file must have; the values of others may be empty. */
  readonly needed: readonly string[]
  /** Every column is read, whatever it is called; `columns` are names by which the header is known, with marks or without. */
  readonly isWhole?: true
}

/** No office's list is wider; a file of a million columns is none. */
export const MOST_COLUMNS = 1_000

/** Names of columns are the same in any case, composed or not, with blanks or line ends between their words. */
export function columnKey(name: string): string {
  return spell(name)
}

/** How many of the wanted columns these names are. */
export function countWanted(names: readonly string[], { columns, isWhole }: ColumnWish): number {
  const keyOf = isWhole ? foldedWords : columnKey
  // What is wider is refused, whatever its columns are called.
  const keys = new Set(names.slice(0, MOST_COLUMNS).map(keyOf))
  return columns.filter((column) => keys.has(keyOf(column))).length
}

/** Where each wanted column stands among these names, -1 for one that may be missing. Throws `import/unreadable` where there are too
 * many, `import/unknown-column` and `import/column-twice`. */
export function placeColumns(names: readonly string[], { columns, needed, isWhole }: ColumnWish): number[] {
  if (names.length > MOST_COLUMNS) throw tooManyColumns()
  if (isWhole) return names.map((_, at) => at)
  const keys = names.map(columnKey)
  const missing = needed.filter((column) => !keys.includes(columnKey(column)))
  if (missing.length > 0) throw unknownColumns(missing, names)
  const twice = columns.filter((column) => {
    const key = columnKey(column)
    return keys.indexOf(key) !== keys.lastIndexOf(key)
  })
  if (twice.length > 0) {
    const words = { vi: 'đứng hai lần trong tệp', en: 'stands twice in the file' }
    throw new Refusal('import/column-twice', {
      detail: twice.join(', '),
      errors: twice.map((field) => ({ field, ...words })),
    })
  }
  return columns.map((column) => keys.indexOf(columnKey(column)))
}

export function tooManyColumns(): Refusal {
  return unreadable(1, {
    vi: 'tệp có hơn 1.000 cột; hãy xoá các cột không cần nhập',
    en: 'the file has more than 1,000 columns; delete those that are not needed',
  })
}

const MANY = 30

/** Which columns are missing, and what was found instead. */
export function unknownColumns(missing: readonly string[], found: readonly string[]): Refusal {
  const names = found.map((name) => name.trim()).filter((name) => name !== '')
  const list = names.slice(0, MANY).join(', ') + (names.length > MANY ? ' …' : '')
  const there = list === '' ? { vi: '', en: '' } : { vi: `; tệp có: ${list}`, en: `; the file has: ${list}` }
  return new Refusal('import/unknown-column', {
    detail: `${missing.join(', ')}${there.en}`,
    errors: missing.map((column) => ({
      field: column,
      vi: `không có trong tệp${there.vi}`,
      en: `is not in the file${there.en}`,
    })),
  })
}
