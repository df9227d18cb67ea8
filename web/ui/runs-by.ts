/** Rows that follow each other with the same key, run by run; a key that comes again later is another run. */
export function runsBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[][] {
  const runs: Row[][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last?.[0] !== undefined && keyOf(last[0]) === keyOf(row)) last.push(row)
    else runs.push([row])
  }
  return runs
}
