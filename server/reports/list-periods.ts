import { readReport } from '../../db/long-reads.ts'
import { findFirstMonth, hasAnyIn } from '../../db/queries/report-counts.ts'
import type { Service } from '../context.ts'
import type { PeriodKind } from '../contract/report.ts'
import { localDay } from '../domain/local-time.ts'
import { type Period, periodOf, periodsOfKind, previousPeriod } from '../domain/period.ts'
import { currentQuarter } from './report-scope.ts'

/** The quarters in which anything was rated or received, and the current one; newest first. */
export function listQuarters(service: Service): Promise<Period[]> {
  const current = currentQuarter(service)
  return readReport(service.db, async (tx) => {
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

/** The periods of a kind to choose from, newest first: quarters that hold anything, of other kinds all since the first. */
export async function listPeriods(service: Service, kind: PeriodKind): Promise<Period[]> {
  if (kind === 'quarter') return listQuarters(service)
  const today = localDay(service.now(), service.organisation.zone)
  const firstMonth = await findFirstMonth(service.db)
  return periodsOfKind(kind, firstMonth === undefined ? today : `${firstMonth}-01`, today)
}
