import { listScaleSizes } from '../../../db/queries/report-counts.ts'
import { countTallies } from '../../../db/queries/tallies.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { isoOf, type Service } from '../../context.ts'
import type { HoursReport } from '../../contract/reports/taps.ts'
import { knownCalendars } from '../../deadlines/find-calendar.ts'
import { hourTable, openingsOf } from '../../domain/disclosure/hour-table.ts'
import { dayNumber, weekdayOf } from '../../domain/local-time.ts'
import type { Period } from '../../domain/period.ts'
import { keepFigures } from '../kept-figures.ts'
import { periodReply } from '../report-scope.ts'
import { labelOf, subtreeIds } from '../unit-parts.ts'
import { headlineOf, lastClosedQuarter, readToldQuarter } from './told-quarter.ts'

/** A quarter's taps by weekday and hour, of so many places. */
const keptHours = keepFigures<Parameters<typeof hourTable>[0]>(64)

/**
 * When people tapped at a unit and everything below it, hour by hour of the week, beside the hours in which it is open. Only
 * of a closed quarter that is told of the unit, and of the ratings that its result counts.
 */
export async function hoursReport(service: Service, unit: Unit, period: Period): Promise<HoursReport> {
  const { zone } = service.organisation
  const reply = { unit: labelOf(unit), zone, asOf: isoOf(service.now()) }
  const quarter = lastClosedQuarter(service, period)
  if (!quarter) return { ...reply, quarter: null, n: null, cells: [], outside: null }
  const { calendar } = (await knownCalendars(service))(unit.path)
  return readToldQuarter(
    service,
    { unitId: unit.id, isDirect: false },
    quarter,
    async (tx, { publication, scaleSize, n }) => {
      const told = { ...reply, quarter: periodReply(quarter), n }
      if (n === null) return { ...told, cells: [], outside: null }
      const unitIds = [...subtreeIds(publication.units, unit)]
      const versions = [...(await listScaleSizes(tx))]
      const taps = await keptHours(tx, quarter, [scaleSize, unitIds, versions], async () => {
        const isCounted = await headlineOf(tx, scaleSize)
        const counts = await countTallies(tx, {
          span: quarter,
          by: ['day', 'hour', 'known', 'channel', 'versionId', 'flag'],
          questions: ['level'],
          ...(unit.parent_id === null ? {} : { unitIds }),
        })
        const byHour = new Map<string, { weekday: number; hour: number; n: number }>()
        for (const { day, hour, n } of counts.filter(isCounted)) {
          const cell = byHour.get(`${weekdayOf(day)} ${hour}`) ?? { weekday: weekdayOf(day), hour, n: 0 }
          byHour.set(`${weekdayOf(day)} ${hour}`, { ...cell, n: cell.n + n })
        }
        return [...byHour.values()]
      })
      const days = Array.from({ length: dayNumber(quarter.toDay) - dayNumber(quarter.fromDay) }, (_, index) =>
        calendar.day(dayNumber(quarter.fromDay) + index),
      )
      return {
        ...told,
        ...hourTable(taps, openingsOf(days, zone)),
      }
    },
  )
}
