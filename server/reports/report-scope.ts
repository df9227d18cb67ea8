import { listUnits, type Unit } from '../../db/queries/units.ts'
import type { Context, Service } from '../context.ts'
import { closingDayOf } from '../contract/closing.ts'
import { Refusal } from '../contract/refusals.ts'
import type { PeriodReply } from '../contract/report.ts'
import { addDays, localDay } from '../domain/local-time.ts'
import { isOfMonths, parsePeriod, type Period, periodOf, previousPeriod } from '../domain/period.ts'
import { dayNotOver } from '../history/seal-day.ts'
import { scopeOf } from '../permit.ts'
import { listUnitsOf } from './units-on.ts'

/** What an address names of a report: both may be left out. */
interface Named {
  readonly unit?: string | undefined
  readonly period?: string | undefined
}

/**
 * The period that an address names, by default the last quarter whose figures are closed, and the unit, called as
 * it was then; without a unit, the highest whose reports the actor may read, the first in the administrative order. Who may
 * read follows today's tree. A unit that lies elsewhere is as unknown as one that does not exist: `unit/not-found`.
 */
export async function findReportScope(ctx: Context, { unit, period }: Named): Promise<[Unit, Period]> {
  return scopeIn(ctx, findReportPeriod(ctx, period), unit)
}

/** As above, for ratings: whole months, quarters, halves and years only, as of `findRatingPeriod`. */
export async function findRatingScope(ctx: Context, { unit, period }: Named): Promise<[Unit, Period]> {
  return scopeIn(ctx, findRatingPeriod(ctx, period), unit)
}

async function scopeIn(ctx: Context, period: Period, code?: string): Promise<[Unit, Period]> {
  const scope = scopeOf(ctx.actor, 'reports/read')
  const readable = (await listUnits(ctx.db)).filter(({ path }) =>
    scope.some((prefix) => path.startsWith(prefix)),
  )
  const unit = code === undefined ? readable[0] : readable.find((each) => each.code === code)
  if (!unit) throw new Refusal('unit/not-found', { ...(code === undefined ? {} : { detail: code }) })
  const then = (await listUnitsOf(ctx.db, period)).find(({ id }) => id === unit.id) ?? unit
  return [{ ...unit, name: then.name, name_en: then.name_en }, period]
}

/** The period that an address names, by default the last quarter whose figures are closed. */
function findReportPeriod(service: Service, key?: string): Period {
  return key === undefined ? defaultQuarter(service) : parsePeriod(key)
}

/**
 * As above, for ratings: whole months, quarters, halves and years only, else `report/not-of-months`. Of two ranges that differ by a day, the difference would
 * be that day's ratings, however few.
 */
function findRatingPeriod(service: Service, key?: string): Period {
  const period = findReportPeriod(service, key)
  if (!isOfMonths(period)) throw new Refusal('report/not-of-months', { detail: period.key })
  return period
}

/** The quarter that reports open with. */
export function defaultQuarter(service: Service): Period {
  let quarter = previousPeriod(currentQuarter(service))
  while (!closingOf(service, quarter).isClosed) quarter = previousPeriod(quarter)
  return quarter
}

export function currentQuarter({ organisation, now }: Service): Period {
  return periodOf(localDay(now(), organisation.zone))
}

/**
 * With which UTC day a period's figures close, and whether they have. What is entered on a day before it counts in them, what
 * is entered later does not: the one cut that all closed figures rest on.
 */
export function closingOf({ now }: Pick<Service, 'now'>, { toDay }: Pick<Period, 'toDay'>) {
  const day = closingDayOf(addDays(toDay, -1))
  return { isClosed: dayNotOver(now()) >= day, day }
}

/** The moment from which a period's figures are closed. */
export function closedAtMs({ toDay }: Pick<Period, 'toDay'>): number {
  return Date.parse(closingDayOf(addDays(toDay, -1)))
}

export function periodReply({ key, kind, fromDay, toDay, turnsAt, label }: Period): PeriodReply {
  return { key, kind, from: fromDay, to: toDay, turnsAt, label }
}
