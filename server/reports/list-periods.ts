import { readSnapshot } from '../../db/dialect.ts'
import { findFirstMonth, hasAnyIn } from '../../db/queries/report-counts.ts'
import type { Service } from '../context.ts'
import { type Period, periodOf, previousPeriod } from '../domain/period.ts'
import { currentQuarter } from './report-scope.ts'

/** The quarters in which anything was rated or received, and the current one; newest first. */
export function listQuarters(service: Service): Promise<Period[]> {
  const current = currentQuarter(service)
  return readSnapshot(service.db, async (tx) => {
    const firstMonth = await findFirstMonth(tx)
    const first = firstMonth === undefined ? current : periodOf(`${firstMonth}-01`)
    const quarters: Period[] = [current]
    for (
      let quarter = previousPeriod(current);
      quarter.fromDay >= first.fromDay;
      quarter = previousPeriod(quarter)
    ) {
      if (await hasAnyIn(tx, quarter)) quarters.push(quarter)
    }
    return quarters
  })
}
