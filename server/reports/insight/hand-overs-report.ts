import { listHoldings, listTransfers } from '../../../db/queries/feedback/hand-overs.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { type Context, isoOf } from '../../context.ts'
import type { HandOverPartner, HandOversReport } from '../../contract/reports/hand-overs.ts'
import { knownCalendars } from '../../deadlines/find-calendar.ts'
import { workedMs } from '../../domain/deadlines/working-calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import { instantsOf, type Period } from '../../domain/period.ts'
import { weightedMedian } from '../../domain/timeliness.ts'
import { readFeedbackEvent } from '../../history/read-event.ts'
import { maySeeItem } from '../../permit.ts'
import { periodReply } from '../report-scope.ts'
import { labelOf, subtreeIds } from '../unit-parts.ts'
import { listUnitsOf } from '../units-on.ts'

const LISTED = 5
const HOUR_MS = 3_600_000

type Transfer = Awaited<ReturnType<typeof listTransfers>>[number]

interface HandOver {
  readonly item: Transfer
  readonly from: Unit
  readonly to: Unit
  /** Working hours since the item had come to the unit that gave it. */
  readonly heldHours: number
}

/** What a unit handed to others and was handed in a period, from the histories of the items. */
export async function handOversReport(ctx: Context, unit: Unit, period: Period): Promise<HandOversReport> {
  const { db, organisation, now, actor } = ctx
  const units = await listUnitsOf(db, period)
  const ids = subtreeIds(units, unit)
  const { from, to } = instantsOf(period, organisation.zone)
  const all = await readHandOvers(ctx, units, isoOf(from), isoOf(to))
  const given = all.filter((each) => ids.has(each.from.id) && !ids.has(each.to.id))
  const taken = all.filter((each) => !ids.has(each.from.id) && ids.has(each.to.id))
  const own = new Set([...given, ...taken].map(({ item }) => item.id))
  const passed = [...groupBy(all, ({ item }) => item.id).values()].filter(
    ([first, ...more]) => first && own.has(first.item.id) && more.length > 0,
  )
  return {
    period: periodReply(period),
    unit: labelOf(unit),
    given: given.length,
    givenItems: itemsIn(given),
    taken: taken.length,
    takenItems: itemsIn(taken),
    returned: itemsIn(
      taken.filter((back) => given.some(({ item }) => item.id === back.item.id && item.at < back.item.at)),
    ),
    heldHours: medianHeld(given),
    partners: partnersOf(given, taken),
    mostPassed: passed
      .toSorted((a, b) => b.length - a.length)
      .flatMap((moves) => {
        const item = moves[0]?.item
        return item && maySeeItem(actor, { ...item, contributor_paths: [], restricted: 0 })
          ? [
              {
                feedbackId: item.id,
                trackingCode: item.tracking_code,
                title: item.title,
                times: moves.length,
              },
            ]
          : []
      })
      .slice(0, LISTED),
    asOf: isoOf(now()),
  }
}

async function readHandOvers(
  ctx: Context,
  units: readonly Unit[],
  fromIso: string,
  toIso: string,
): Promise<HandOver[]> {
  const byCode = new Map(units.map((each) => [each.code, each]))
  const calendarOf = await knownCalendars(ctx)
  const transfers = await listTransfers(ctx.db, fromIso, toIso)
  const holdings = groupBy(
    await listHoldings(ctx.db, [...new Set(transfers.map(({ id }) => id))]),
    ({ feedback_id }) => feedback_id,
  )
  return transfers.flatMap((item) => {
    const event = readFeedbackEvent(item)
    if (event.kind !== 'transferred') return []
    const [from, to] = [byCode.get(event.body.from), byCode.get(event.body.to)]
    if (!from || !to) return []
    const held = holdings.get(item.id)?.find(({ unit_id, to_at }) => unit_id === from.id && to_at === item.at)
    const { calendar } = calendarOf(from.path)
    const worked = held ? workedMs(calendar, Date.parse(held.from_at), Date.parse(item.at)) : 0
    return [{ item, from, to, heldHours: worked / HOUR_MS }]
  })
}

function itemsIn(moves: readonly HandOver[]): number {
  return new Set(moves.map(({ item }) => item.id)).size
}

function medianHeld(moves: readonly HandOver[]): number | null {
  return weightedMedian(moves.map(({ heldHours }) => ({ value: heldHours, count: 1 })))
}

function partnersOf(given: readonly HandOver[], taken: readonly HandOver[]): HandOverPartner[] {
  const givenTo = groupBy(given, ({ to }) => to.id)
  const takenFrom = groupBy(taken, ({ from }) => from.id)
  const partners = new Map(
    [...given.map(({ to }) => to), ...taken.map(({ from }) => from)].map((each) => [each.id, each]),
  )
  return [...partners.values()]
    .map((partner): HandOverPartner => {
      const [gave, took] = [givenTo.get(partner.id) ?? [], takenFrom.get(partner.id) ?? []]
      return { unit: labelOf(partner), given: gave.length, taken: took.length, heldHours: medianHeld(gave) }
    })
    .toSorted((a, b) => b.given + b.taken - a.given - a.taken || a.unit.code.localeCompare(b.unit.code))
}
