import { listUnits } from '../../db/queries/units.ts'
import type { Service } from '../context.ts'
import { Refusal } from '../contract/refusals.ts'
import type { PeriodReply, SatisfactionReport, TimelinessReport } from '../contract/report.ts'
import { closingOf, periodReply } from './report-scope.ts'
import { listQuarters } from './list-periods.ts'
import { satisfactionReport } from './satisfaction-report.ts'
import { timelinessReport } from './timeliness-report.ts'

export interface PublicResults {
  readonly period: PeriodReply
  readonly satisfaction: SatisfactionReport
  readonly timeliness: TimelinessReport
}

/** The quarters whose results the public may see: those that are closed and hold anything; newest first. */
export async function listPublicPeriods(service: Service): Promise<PeriodReply[]> {
  return (await closedQuarters(service)).map(periodReply)
}

/**
 * The results of the whole organisation in a quarter whose figures are closed. Refuses everything else as `report/unknown-period`.
 */
export async function publicResults(service: Service, key: string): Promise<PublicResults> {
  const period = (await closedQuarters(service)).find((quarter) => quarter.key === key)
  const [root] = await listUnits(service.db)
  if (!period || !root) throw new Refusal('report/unknown-period', { detail: key })
  return {
    period: periodReply(period),
    satisfaction: await satisfactionReport(service, root, period),
    timeliness: await timelinessReport(service, root, period),
  }
}

async function closedQuarters(service: Service) {
  return (await listQuarters(service)).filter((quarter) => closingOf(service, quarter).isClosed)
}
