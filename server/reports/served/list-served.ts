import { listServedCounts } from '../../../db/queries/volumes/served-counts.ts'
import type { Unit } from '../../../db/queries/units.ts'
import type { Service } from '../../context.ts'
import type { ServedList } from '../../contract/quality/served.ts'
import type { Period } from '../../domain/period.ts'
import { periodReply } from '../report-scope.ts'
import { labelOf, subtreeIds } from '../unit-parts.ts'
import { listUnitsOf } from '../units-on.ts'
import { newestServed } from './newest-served.ts'

/** What stands of a unit and everything below it, with who entered it and when; the newest day first. */
export async function listServed({ db }: Service, unit: Unit, period: Period): Promise<ServedList> {
  const units = await listUnitsOf(db, period)
  const rows = newestServed(await listServedCounts(db, [...subtreeIds(units, unit)], period))
  const days = rows.flatMap((row) => {
    const of = units.find(({ id }) => id === row.unit_id)
    return of
      ? [
          {
            unit: labelOf(of),
            desk: row.desk_code,
            day: row.local_day,
            served: row.served,
            offered: row.offered,
            note: row.note,
            version: row.version,
            enteredAt: row.entered_at,
            enteredBy: row.person_name,
          },
        ]
      : []
  })
  return {
    period: periodReply(period),
    unit: labelOf(unit),
    days: days.toSorted((a, b) => b.day.localeCompare(a.day) || a.unit.code.localeCompare(b.unit.code)),
  }
}
