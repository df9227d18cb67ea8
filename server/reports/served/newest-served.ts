import type { NamedServedRow } from '../../../db/queries/volumes/served-counts.ts'

type StandingServed = NamedServedRow & { readonly served: number }

/** Of each unit, desk and day what was entered last, unless it was taken back. `rows`: older versions first. */
export function newestServed(rows: readonly NamedServedRow[]): StandingServed[] {
  const newest = new Map(rows.map((row) => [servedKey(row), row]))
  return [...newest.values()].filter((row): row is StandingServed => row.served !== null)
}

/** What corrects what. */
export function servedKey(row: Pick<NamedServedRow, 'unit_id' | 'desk_id' | 'local_day'>): string {
  return [row.unit_id, row.desk_id, row.local_day].join(' ')
}
