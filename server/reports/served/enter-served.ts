import { lockEnd } from '../../../db/queries/history/events.ts'
import type { Tx } from '../../../db/dialect.ts'
import { listDeskIds } from '../../../db/queries/volumes/tablets.ts'
import {
  insertServedCounts,
  listServedCounts,
  type NamedServedRow,
} from '../../../db/queries/volumes/served-counts.ts'
import { findFrozenId, listPublications } from '../../../db/queries/reports/results.ts'
import type { DaySpan } from '../../../db/queries/tally-cells.ts'
import { listUnits, type Unit } from '../../../db/queries/units.ts'
import { type Context, isoOf } from '../../context.ts'
import { HISTORY_OF_ACT } from '../../contract/office-acts.ts'
import type { ServedReceipt } from '../../contract/quality/served.ts'
import { type FieldError, Refusal } from '../../contract/refusals.ts'
import type { PeriodReply } from '../../contract/report.ts'
import { addDays } from '../../domain/local-time.ts'
import { parsePeriod, periodOf } from '../../domain/period.ts'
import { entryTime, recordWriting } from '../../history/append.ts'
import { scopeOf } from '../../permit.ts'
import { findFewerServed } from '../data-quality/publication-checklist.ts'
import { readQualityFacts } from '../data-quality/quality-facts.ts'
import { readPublication } from '../publication.ts'
import { periodReply } from '../report-scope.ts'
import {
  type CheckedServed,
  checkServed,
  checkServedTogether,
  type KnownDesk,
  type PlacedServed,
} from './check-served.ts'
import { servedKey } from './newest-served.ts'

/**
 * Keeps how many people were served, all entries or none: each corrects what was entered for the same unit, desk and day before, which
 * stays in the history; of a published quarter they wait for a correction. Throws `served/invalid` with each field that is not right, and `served/fewer-than-rated` for a month
 * that is over and counted in full, where the reports tell more ratings. Days alone are never held against ratings:
 * trying one number after another would tell how many rated on that day, and tablets may still send.
 */
export async function enterServed(ctx: Context, placed: readonly PlacedServed[]): Promise<ServedReceipt> {
  const scope = scopeOf(ctx.actor, 'served/enter')
  const all = await listUnits(ctx.db)
  const units = all.filter(({ path }) => scope.some((prefix) => path.startsWith(prefix)))
  const ended = all.filter(({ valid_to: toDay }) => toDay !== null).map(({ id }) => id)
  const span = spanOf(placed)
  const desks = [
    ...(await listDeskIds(
      ctx.db,
      units.map(({ id }) => id),
    )),
    ...desksThen(await listServedCounts(ctx.db, ended, span)),
  ]
  const errors: FieldError[] = []
  const checked = placed.flatMap((each) => {
    const result = checkServed(ctx, { units, desks }, each)
    if ('row' in result) return [result]
    errors.push(...result.errors)
    return []
  })
  refuseAny(errors)
  await ctx.db.transaction().execute(async (tx) => {
    // Held from here on, so that two who enter at once see each other's counts.
    await lockEnd(tx, HISTORY_OF_ACT['served-entered'])
    const involved = [...new Set([...checked.map(({ row }) => row.unit_id), ...ended])]
    const before = await listServedCounts(tx, involved, span)
    refuseAny(checkServedTogether(before, checked))
    const versions = new Map(before.map((row) => [servedKey(row), row.version]))
    const enteredAt = await entryAfter(tx, ctx, before, checked)
    const rows = checked.map(({ row }) => ({
      ...row,
      version: (versions.get(servedKey(row)) ?? 0) + 1,
      entered_at: enteredAt,
    }))
    await insertServedCounts(tx, rows)
    await refuseFewerThanRated(tx, ctx, units, checked)
    await recordWriting(
      tx,
      ctx,
      'served-entered',
      rows.map(({ id }) => ['served_count', id] as const),
    )
  })
  return { entered: checked.length, publishedQuarters: await publishedOf(ctx, checked) }
}

function spanOf(placed: readonly PlacedServed[]): DaySpan {
  const days = placed.map(({ entry }) => entry.day).toSorted()
  return { fromDay: days[0] ?? '', toDay: addDays(days.at(-1) ?? '9999-12-30', 1) }
}

/** A unit that was merged counted at desks that stand elsewhere by now: what it counted can still be put right. */
function desksThen(rows: readonly NamedServedRow[]): KnownDesk[] {
  return rows.flatMap(({ unit_id, desk_id: id, desk_code: code }) =>
    code === null ? [] : [{ id, unit_id, code, name: code }],
  )
}

/** Never before what it corrects, nor before figures that were frozen without it, though the clock may have been put back. */
async function entryAfter(
  tx: Tx,
  ctx: Context,
  before: readonly NamedServedRow[],
  checked: readonly CheckedServed[],
): Promise<string> {
  const quarters = new Set(checked.map(({ row }) => periodOf(row.local_day).key))
  const earlier = before.map((row) => row.entered_at)
  for (const key of quarters)
    earlier.push(...(await listPublications(tx, key)).map(({ frozen_at }) => frozen_at))
  return [entryTime(ctx), ...earlier].toSorted().at(-1) ?? entryTime(ctx)
}

/** Asked afterwards: what is published meanwhile holds the counts, or is corrected by them. */
async function publishedOf(ctx: Context, checked: readonly CheckedServed[]): Promise<PeriodReply[]> {
  const quarters = new Map(
    checked.map(({ row }) => periodOf(row.local_day)).map((quarter) => [quarter.key, quarter]),
  )
  const found: PeriodReply[] = []
  for (const quarter of quarters.values())
    if (await findFrozenId(ctx.db, quarter.key, isoOf(ctx.now()))) found.push(periodReply(quarter))
  return found
}

async function refuseFewerThanRated(
  tx: Tx,
  ctx: Context,
  units: readonly Unit[],
  checked: readonly CheckedServed[],
): Promise<void> {
  const errors: FieldError[] = []
  const months = new Map(
    checked.map((each) => [`${each.row.unit_id} ${each.row.local_day.slice(0, 7)}`, each]),
  )
  for (const { at, row } of months.values()) {
    const unit = units.find(({ id }) => id === row.unit_id)
    const month = parsePeriod(row.local_day.slice(0, 7))
    if (!unit) continue
    const facts = await readQualityFacts(tx, ctx, unit, month)
    if (facts.today < month.toDay) continue
    const [found] = findFewerServed(facts, await readPublication(tx, ctx, [month]), ctx, unit)
    if (found?.kind === 'fewer-served-than-rated')
      errors.push({
        field: `${at}.served`,
        vi: `${unit.name}, ${month.label.vi}: ${found.served} lượt phục vụ, mà ${found.rated} lượt đã đánh giá; xin kiểm lại từng ngày`,
        en: `${unit.name_en || unit.name}, ${month.label.en}: ${found.served} served, yet ${found.rated} rated; check each day`,
      })
  }
  if (errors.length > 0) throw new Refusal('served/fewer-than-rated', { errors })
}

function refuseAny(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new Refusal('served/invalid', { errors })
}
