import type { Tx } from '../../../db/dialect.ts'
import { listServedCounts, type NamedServedRow } from '../../../db/queries/volumes/served-counts.ts'
import type { ServedMove } from '../../contract/quality/served.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Period } from '../../domain/period.ts'
import { labelOf } from '../unit-parts.ts'
import { listUnitsOf } from '../units-on.ts'
import { servedKey } from './newest-served.ts'

/** Counts of a period that were entered from an instant on and are others than before it; the oldest day first. */
export async function readServedSince(tx: Tx, period: Period, sinceIso: string): Promise<ServedMove[]> {
  const units = new Map((await listUnitsOf(tx, period)).map((unit) => [unit.id, unit]))
  const rows = await listServedCounts(tx, [...units.keys()], period)
  return [...groupBy(rows, servedKey).values()].flatMap((versions): ServedMove[] => {
    const newest = versions.at(-1)
    const unit = newest && units.get(newest.unit_id)
    if (!unit || newest.entered_at < sinceIso) return []
    const before = numbersOf(versions.findLast(({ entered_at: at }) => at < sinceIso))
    const after = numbersOf(newest)
    if (before?.served === after?.served && before?.offered === after?.offered) return []
    return [
      {
        unit: labelOf(unit),
        desk: newest.desk_code,
        day: newest.local_day,
        before,
        after,
        note: newest.note,
        enteredAt: newest.entered_at,
        enteredBy: newest.person_name,
      },
    ]
  })
}

function numbersOf(row: NamedServedRow | undefined): ServedMove['before'] {
  return row === undefined || row.served === null ? null : { served: row.served, offered: row.offered }
}
