import type { Words } from '../contract/language.ts'
import { FAULTS } from '../words/verify/fault-words.ts'

type Value = string | number | null
type Columns = Readonly<Record<string, Value>>

/** Compares rows by their ids, in the columns that are expected; a sentence for each that is missing, invented or changed. */
export function compareById(
  what: Words,
  expected: ReadonlyMap<string, Columns>,
  rows: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[],
): Words[] {
  const named = (id: string): Words => ({ vi: `${what.vi} ${id}`, en: `${what.en} ${id}` })
  const found = new Map(rows.map((row) => [row.id, row]))
  return [
    ...[...expected.keys()].filter((id) => !found.has(id)).map((id) => FAULTS.partGone(named(id))),
    ...rows.flatMap((row) => {
      const columns = expected.get(row.id)
      return columns ? differences(named(row.id), columns, row) : [FAULTS.partInvented(named(row.id))]
    }),
  ]
}

/** The columns in which a row is not as expected. */
export function differences(what: Words, expected: Columns, row: Readonly<Record<string, unknown>>): Words[] {
  return Object.entries(expected)
    .filter(([column, value]) => row[column] !== value)
    .map(([column, value]) => FAULTS.column(what, column, row[column], value))
}
