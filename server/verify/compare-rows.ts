type Value = string | number | null
type Columns = Readonly<Record<string, Value>>

/** Compares rows by their ids, in the columns that are expected; a sentence for each that is missing, invented or changed. */
export function compareById(
  what: string,
  expected: ReadonlyMap<string, Columns>,
  rows: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[],
): string[] {
  const found = new Map(rows.map((row) => [row.id, row]))
  return [
    ...[...expected.keys()].filter((id) => !found.has(id)).map((id) => `${what} ${id} is gone`),
    ...rows.flatMap((row) => {
      const columns = expected.get(row.id)
      return columns
        ? differences(`${what} ${row.id}`, columns, row)
        : [`${what} ${row.id} is in no entry of the history`]
    }),
  ]
}

/** The columns in which a row is not as expected. */
export function differences(
  what: string,
  expected: Columns,
  row: Readonly<Record<string, unknown>>,
): string[] {
  return Object.entries(expected)
    .filter(([column, value]) => row[column] !== value)
    .map(([column, value]) => `${what}: ${column} is ${show(row[column])}, its history says ${show(value)}`)
}

function show(value: unknown): string {
  return value === null || value === undefined ? 'nothing' : String(value)
}
