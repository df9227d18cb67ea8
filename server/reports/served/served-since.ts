import type { Tx } from '../../../db/dialect.ts'
import { listServedCounts, type NamedServedRow } from '../../../db/queries/volumes/served-counts.ts'
import type { ServedMove } from '../../contract/quality/served.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Period } from '../../domain/period.ts'
import { labelOf } from '../unit-parts.ts'
import { listUnitsOf } from '../units-on.ts'
import { servedKey } from './newest-served.ts'

/** Counts of a period as they stood at `toIso`, or stand, that were others before `fromIso`; the oldest day first. */
export async function readServedSince(
  tx: Tx,
  period: Period,
  { fromIso, toIso = '9999' }: { readonly fromIso: string; readonly toIso?: string | undefined },
): Promise<ServedMove[]> {
  const units = new Map((await listUnitsOf(tx, period)).map((unit) => [unit.id, unit]))
  const rows = await listServedCounts(tx, [...units.keys()], period)
  return [...groupBy(rows, servedKey).values()].flatMap((versions): ServedMove[] => {
    const newest = versions.findLast(({ entered_at: at }) => at < toIso)
    const unit = newest && units.get(newest.unit_id)
    if (!unit || newest.entered_at < fromIso) return []
    const before = numbersOf(versions.findLast(({ entered_at: at }) => at < fromIso))
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
