import type { Service } from '../context.ts'
import { localDay } from '../domain/local-time.ts'
import { dataQualityReport } from './data-quality/data-quality-report.ts'
import { hoursReport } from './insight/hours-report.ts'
import { reasonsReport } from './insight/reasons-report.ts'
import { trendReport } from './insight/trend-report.ts'
import { defaultQuarter } from './report-scope.ts'
import { satisfactionReport } from './satisfaction-report.ts'
import { listUnitsOf } from './units-on.ts'

/**
 * Reads the reports that whoever looks first would have to wait for, of the quarter they open with and the whole organisation,
 * once in each local day: what is kept of a quarter serves every unit. Of each process, for each keeps its own.
 */
export function warmReports(service: Service): () => Promise<void> {
  let warmedOn = ''
  return async () => {
    const today = localDay(service.now(), service.organisation.zone)
    if (today === warmedOn) return
    const quarter = defaultQuarter(service)
    const root = (await listUnitsOf(service.db, quarter)).find(({ parent_id }) => parent_id === null)
    if (!root) return
    for (const read of [satisfactionReport, trendReport, reasonsReport, hoursReport, dataQualityReport])
      await read(service, root, quarter)
    warmedOn = today
  }
}
