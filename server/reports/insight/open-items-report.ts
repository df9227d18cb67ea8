import { countAnswered, countOpen } from '../../../db/queries/feedback/open-items.ts'
import { countReceivedByDay } from '../../../db/queries/item-tallies.ts'
import { listUnits, type Unit } from '../../../db/queries/units.ts'
import { type Context, isoOf } from '../../context.ts'
import {
  type FlowPoint,
  LATENESS,
  type Lateness,
  type OpenItemsReport,
} from '../../contract/reports/insight.ts'
import { overdueItems } from '../../deadlines/overdue-items.ts'
import { latenessOf } from '../../domain/lateness.ts'
import { addDays, dayNumber, localDay, startOfLocalDay, weekdayOf } from '../../domain/local-time.ts'
import type { Period } from '../../domain/period.ts'
import { maySeeItem } from '../../permit.ts'
import { periodReply } from '../report-scope.ts'
import { labelOf, subtreeIds } from '../unit-parts.ts'
import { listUnitsOf } from '../units-on.ts'

const LISTED = 5
/** A longer period is told week by week. */
const MOST_DAYS = 31

/** What is open now and how late it is, by the units of today; and how items came and were answered over a period, by those of then. */
export async function openItemsReport(ctx: Context, unit: Unit, period: Period): Promise<OpenItemsReport> {
  const { db, now } = ctx
  const ids = [...subtreeIds(await listUnits(db), unit)]
  const open = await countOpen(db, ids)
  const overdue = await overdueItems(ctx, ids)
  const countOf = (wanted: Lateness) =>
    wanted === 'in-time'
      ? open - overdue.length
      : overdue.filter(({ workingDaysLate }) => latenessOf(workingDaysLate) === wanted).length
  return {
    period: periodReply(period),
    unit: labelOf(unit),
    open,
    overdue: overdue.length,
    byLateness: Object.fromEntries(LATENESS.map((each) => [each, countOf(each)])) as Record<Lateness, number>,
    oldest: overdue
      .filter((item) => maySeeItem(ctx.actor, { ...item, contributor_paths: [], restricted: 0 }))
      .slice(0, LISTED)
      .map((item) => ({
        feedbackId: item.id,
        trackingCode: item.tracking_code,
        title: item.title,
        unit: { code: item.code, name: item.name, nameEn: item.name_en },
        workingDaysLate: item.workingDaysLate,
      })),
    flow: await readFlow(ctx, [...subtreeIds(await listUnitsOf(db, period), unit)], period),
    asOf: isoOf(now()),
  }
}

/** Days that are still to come are left out. */
async function readFlow(
  { db, now, organisation }: Context,
  unitIds: readonly string[],
  { fromDay, toDay }: Period,
): Promise<OpenItemsReport['flow']> {
  const { zone } = organisation
  const tomorrow = addDays(localDay(now(), zone), 1)
  const grain = dayNumber(toDay) - dayNumber(fromDay) <= MOST_DAYS ? 'day' : 'week'
  const nextOf = (from: string) => {
    const next = addDays(from, grain === 'day' ? 1 : 7 - weekdayOf(from))
    return next < toDay ? next : toDay
  }
  const instantOf = (day: string) => isoOf(startOfLocalDay(day, zone))
  const starts: string[] = []
  for (let from = fromDay; from < toDay && from < tomorrow;) {
    starts.push(from)
    from = nextOf(from)
  }
  const ends = starts.map(nextOf)
  const [received, answered] = await Promise.all([
    countReceivedByDay(db, { fromDay, toDay }, unitIds),
    countAnswered(db, unitIds, { fromDay, bounds: [fromDay, ...ends].map(instantOf) }),
  ])
  const points = starts.map((from, index): FlowPoint => {
    const to = ends[index] ?? toDay
    return {
      from,
      to,
      received: [...received].reduce((sum, [day, n]) => (from <= day && day < to ? sum + n : sum), 0),
      answered: answered.counts[index] ?? 0,
    }
  })
  return {
    grain,
    points,
    received: points.reduce((sum, { received: n }) => sum + n, 0),
    answered: answered.all,
  }
}
