import { countAnswers, countOpen, listOverdue } from '../../../db/queries/feedback/open-items.ts'
import { countItemTallies } from '../../../db/queries/item-tallies.ts'
import { listUnits, type Unit } from '../../../db/queries/units.ts'
import { type Context, isoOf } from '../../context.ts'
import {
  type FlowPoint,
  LATENESS,
  type Lateness,
  type OpenItemsReport,
} from '../../contract/reports/insight.ts'
import { knownCalendars } from '../../deadlines/find-calendar.ts'
import { workedMs } from '../../domain/deadlines/working-calendar.ts'
import { latenessOf } from '../../domain/lateness.ts'
import {
  addDays,
  dayNumber,
  localDay,
  MINUTE_MS,
  startOfLocalDay,
  weekdayOf,
} from '../../domain/local-time.ts'
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
  const calendarOf = await knownCalendars(ctx)
  const open = await countOpen(db, ids)
  const overdue = (await listOverdue(db, ids, isoOf(now())))
    .map((item) => {
      const { calendar } = calendarOf(item.holder_path)
      const worked = workedMs(calendar, Date.parse(item.breached_at ?? item.current_due_at), now())
      return { ...item, workingDaysLate: worked / MINUTE_MS / calendar.standardDayMinutes }
    })
    .toSorted((a, b) => b.workingDaysLate - a.workingDaysLate || a.id.localeCompare(b.id))
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
  const instantOf = (day: string) => isoOf(startOfLocalDay(day, zone))
  const received = (await countItemTallies(db, { fromDay, toDay }, ['unitId', 'isReopened', 'day'])).filter(
    ({ unitId, isReopened }) => isReopened === 0 && unitIds.includes(unitId),
  )
  const answered = (await countAnswers(db, unitIds, instantOf(fromDay), instantOf(toDay))).map(
    ({ at, n }) => ({
      day: localDay(Date.parse(at), zone),
      n,
    }),
  )
  const points: FlowPoint[] = []
  for (let from = fromDay; from < toDay && from < tomorrow;) {
    const next = addDays(from, grain === 'day' ? 1 : 7 - weekdayOf(from))
    const to = next < toDay ? next : toDay
    const sum = (rows: readonly { readonly day: string; readonly n: number }[]) =>
      rows.reduce((total, { day, n }) => (from <= day && day < to ? total + n : total), 0)
    points.push({ from, to, received: sum(received), answered: sum(answered) })
    from = to
  }
  return { grain, points }
}
