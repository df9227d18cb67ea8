import { countTallies, procedureQuestion, reasonQuestion } from '../../db/queries/tallies.ts'
import type { Unit } from '../../db/queries/units.ts'
import type { Service } from '../context.ts'
import { isInPeriod, type Period } from '../domain/period.ts'
import { proceduresReport } from '../reports/insight/procedures-report.ts'
import { reasonsReport } from '../reports/insight/reasons-report.ts'
import { trendReport } from '../reports/insight/trend-report.ts'
import { closingOf } from '../reports/report-scope.ts'
import { subtreeIds } from '../reports/unit-parts.ts'
import type { DayArrived, Seen } from './attack.ts'

/** The reports of weeks, reasons and procedures that are attacked. */
export interface InsightReports {
  readonly trend: typeof trendReport
  readonly reasons: typeof reasonsReport
  readonly procedures: typeof proceduresReport
}

export const INSIGHT_REPORTS: InsightReports = {
  trend: trendReport,
  reasons: reasonsReport,
  procedures: proceduresReport,
}

/**
 * Every week, and every number of people who chose a reason or came for a procedure, of the closed quarters: of what tablets sent in time, so that they say
 * the same whenever somebody looks.
 */
export async function insightFigures(
  service: Service,
  { trend, reasons, procedures }: InsightReports,
  units: readonly Unit[],
  quarters: readonly Period[],
): Promise<Seen[]> {
  const seen: Seen[] = []
  for (const quarter of quarters.filter((each) => closingOf(service, each).isClosed))
    for (const unit of units) {
      const below = subtreeIds(units, unit)
      const { weeks, scaleSize } = await trend(service, unit, quarter)
      const { reasons: told } = await reasons(service, unit, quarter)
      const figure = (name: string, n: number, counts: Seen['counts']): Seen => ({
        name: `${unit.code} ${quarter.key} ${name}`,
        n,
        at: service.now(),
        isMonth: true,
        counts: (each) =>
          each.kind === 'tablet' && each.scaleSize === scaleSize && below.has(each.unitId) && counts(each),
      })
      for (const { from, to, n } of weeks?.points ?? [])
        if (isInPeriod(from, quarter))
          seen.push({
            ...figure(`week ${from}`, n, ({ day }) => from <= day && day < to),
            week: { from, to },
          })
      for (const { key, n } of told)
        if (n !== null)
          seen.push({
            ...figure(`reason ${key}`, n, ({ day, chose }) => chose === true && isInPeriod(day, quarter)),
            reason: key,
          })
      const { procedures: byProcedure } = await procedures(service, unit, quarter)
      for (const { procedure, n } of byProcedure)
        if (n !== null)
          seen.push({
            ...figure(
              `procedure ${procedure.code}`,
              n,
              (each) => each.chose === true && each.unitId === unit.id && isInPeriod(each.day, quarter),
            ),
            reason: `${PROCEDURE}${procedure.code}`,
          })
    }
  return seen
}

/** Set before the code of a procedure where it stands for a reason: no key of a reason has it. */
const PROCEDURE = 'procedure@'

/** Reasons and procedures are counted level by level. */
const LEVELS = [1, 2, 3, 4, 5]

/** What arrived, told apart by who chose a reason, or came for a procedure. */
export async function splitByReason(
  service: Service,
  arrived: readonly DayArrived[],
  quarters: readonly Period[],
  reason: string,
): Promise<DayArrived[]> {
  const chosen = new Map<string, number>()
  const isProcedure = reason.startsWith(PROCEDURE)
  const wanted = isProcedure ? reason.slice(PROCEDURE.length) : reason
  for (const quarter of quarters) {
    const rows = await countTallies(service.db, {
      span: quarter,
      by: ['unitId', 'day', 'known', 'channel', 'versionId', 'flag', 'choice'],
      questions: LEVELS.map(isProcedure ? procedureQuestion : reasonQuestion),
      grain: 'day',
    })
    for (const row of rows)
      if (row.choice === wanted) chosen.set(nameOf(row), (chosen.get(nameOf(row)) ?? 0) + row.n)
  }
  return arrived.flatMap((each): DayArrived[] => {
    const n = chosen.get(nameOf(each)) ?? 0
    return [
      { ...each, n, chose: true },
      { ...each, n: each.n - n, chose: false },
    ].filter((part) => part.n > 0)
  })
}

function nameOf(
  each: Pick<DayArrived, 'unitId' | 'day' | 'known' | 'channel' | 'versionId' | 'flag'>,
): string {
  return [each.unitId, each.day, each.known, each.channel, each.versionId, each.flag].join(' ')
}
