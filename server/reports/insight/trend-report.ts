import { readReport } from '../../../db/long-reads.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { isoOf, type Service } from '../../context.ts'
import type { TrendPoint, TrendReport, WeekChart } from '../../contract/reports/insight.ts'
import { monthsOf, type Period, previousPeriod, quartersOf } from '../../domain/period.ts'
import { laneyPChart } from '../../domain/statistics/p-chart.ts'
import { findRunSignals } from '../../domain/statistics/run-rules.ts'
import { type Asked, type Publication, readPublication } from '../publication.ts'
import { closingOf, periodReply } from '../report-scope.ts'
import { labelOf } from '../unit-parts.ts'
import { listTrendEvents } from './trend-events.ts'
import { readToldWeeks } from './told-weeks.ts'

const QUARTERS = 8
const MONTHS = 12
const WEEK_QUARTERS = 4

/** How a unit's satisfaction went, quarter by quarter and month by month up to a period, and week by week where that may be told. */
export async function trendReport(service: Service, unit: Unit, period: Period): Promise<TrendReport> {
  const quarters = lastOf(quartersOf(period).at(-1) ?? period, QUARTERS)
  const months = quarters.flatMap(monthsOf).slice(-MONTHS)
  const read = await readReport(service.db, async (tx) => {
    const publication = await readPublication(tx, service, quarters)
    const asked = {
      place: { unitId: unit.id, isDirect: false },
      period: quarters.at(-1) ?? period,
      scaleSize: publication.scaleOf({ unitId: unit.id, isDirect: false }, period),
    }
    const points = (periods: readonly Period[]) => pointsOf(service, publication, asked, periods)
    const weeks = []
    if (unit.parent_id === null) {
      for (const quarter of quarters.slice(-WEEK_QUARTERS))
        if (closingOf(service, quarter).isClosed)
          weeks.push(...(await readToldWeeks(tx, publication, unit, quarter, asked.scaleSize)))
    }
    return { scaleSize: asked.scaleSize, quarters: points(quarters), months: points(months), weeks }
  })
  const weeks = weekChart(read.weeks)
  const [first] = [...read.quarters, ...read.months].map((point) => point.period.from).toSorted()
  return {
    ...read,
    unit: labelOf(unit),
    weeks,
    weeksMissing: weeks ? null : unit.parent_id === null ? 'few' : 'part',
    events: await listTrendEvents(service, unit, {
      fromDay: first ?? period.fromDay,
      toDay: quarters.at(-1)?.toDay ?? period.toDay,
    }),
    asOf: isoOf(service.now()),
  }
}

/** Without the periods before anybody rated. */
function pointsOf(
  service: Service,
  publication: Publication,
  asked: Asked,
  periods: readonly Period[],
): TrendPoint[] {
  const points = periods.map((period) => ({
    isEmpty: publication.isEmpty('tablet', { ...asked, period }),
    point: {
      ...publication.told('tablet', { ...asked, period }),
      period: periodReply(period),
      isClosed: closingOf(service, quartersOf(period)[0] ?? period).isClosed,
    },
  }))
  const first = points.findIndex(({ isEmpty }) => !isEmpty)
  return first === -1 ? [] : points.slice(first).map(({ point }) => point)
}

function weekChart(weeks: Awaited<ReturnType<typeof readToldWeeks>>): WeekChart | null {
  const chart = laneyPChart(weeks)
  if (!chart) return null
  const signals = findRunSignals(chart)
  return {
    centre: chart.centre,
    spread: chart.spread,
    points: weeks.flatMap(({ fromDay: from, toDay: to, satisfied, n }, index) => {
      const point = chart.points[index]
      return point ? [{ from, to, satisfied, n, ...point, signals: signals[index] ?? [] }] : []
    }),
  }
}

/** So many periods of the kind, the last one last. */
function lastOf(period: Period, count: number): Period[] {
  const periods = [period]
  while (periods.length < count) periods.unshift(previousPeriod(periods[0] ?? period))
  return periods
}
