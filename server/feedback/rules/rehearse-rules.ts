import { setImmediate as nextTurn } from 'node:timers/promises'
import { listRoutingRules } from '../../../db/queries/deadlines/calendars.ts'
import { listFirstRoutings, listRoutedItems } from '../../../db/queries/office/routed-items.ts'
import { type Context, isoOf } from '../../context.ts'
import type { RehearseRules, RuleChange, RuleRehearsal } from '../../contract/organisation/routing-rules.ts'
import { Refusal } from '../../contract/refusals.ts'
import { parsePeriod, type Period, periodOf, previousPeriod, instantsOf } from '../../domain/period.ts'
import { compareRouting, type RoutedItem } from '../../domain/organisation/compare-routing.ts'
import { makeRouter, type RoutingRule } from '../../domain/routing.ts'
import { readFeedbackEvent } from '../../history/read-event.ts'
import { demand } from '../../permit.ts'
import { toRoutingRule } from '../intake/known-rules.ts'
import { rulesAfter, today } from './change-rules.ts'
import { unitNames } from './list-rules.ts'

/** Of a quarter with more, the newest are looked at. */
const MOST_ITEMS = 20_000
const PAGE = 500

type Row = Awaited<ReturnType<typeof listRoutedItems>>[number]

/**
 * What a change would have done to the items of a past quarter that rules decided about: both lists are asked as on the day
 * from which the change would hold. Reads only. Throws as `changeRules`, and `report/unknown-period`.
 */
export async function rehearseRules(ctx: Context, input: RehearseRules): Promise<RuleRehearsal> {
  demand(ctx.actor, 'rules/manage')
  const period = quarterOf(ctx, input.quarter)
  const stored = await listRoutingRules(ctx.db)
  const changed = await rulesAfter(ctx, stored, input.change)
  const [before, passedBefore] = askable(stored.map(toRoutingRule))
  const [after, passedAfter] = askable(changed.map(toRoutingRule))
  const day = dayOf(ctx, input.change)
  const [askBefore, askAfter] = [makeRouter(before), makeRouter(after)]
  const compared = compareRouting(
    (item) => unitOf(askBefore(item, day)),
    (item) => unitOf(askAfter(item, day)),
  )
  const isWhole = await eachItem(ctx, period, compared.add)
  const named = await unitNames(ctx)
  const unit = (id: string | null) => (id === null ? null : named(id))
  const { ways, ...counts } = compared.result()
  return {
    quarter: period.key,
    isWhole,
    ...counts,
    ways: ways.map(({ from, to, ended, ...rest }) => ({
      ...rest,
      from: unit(from),
      to: unit(to),
      ended: ended.map((each) => ({ unit: unit(each.unitId), items: each.items })),
    })),
    passedOver: [...new Set([...passedBefore, ...passedAfter])],
  }
}

function quarterOf(ctx: Context, asked: string | undefined): Period {
  const present = periodOf(today(ctx))
  if (asked === undefined) return previousPeriod(present)
  const period = parsePeriod(asked)
  if (period.kind !== 'quarter' || period.fromDay > present.fromDay)
    throw new Refusal('report/unknown-period', { detail: asked })
  return period
}

/** The day from which the change holds. */
function dayOf(ctx: Context, change: RuleChange): string {
  const now = today(ctx)
  const from =
    change.act === 'retire' ? change.validTo : change.act === 'order' ? undefined : change.rule.validFrom
  return from !== undefined && from > now ? from : now
}

/** Those that can be asked of an item as it is stored, and the names of the others. */
function askable(rules: readonly RoutingRule[]): [RoutingRule[], string[]] {
  const asksAnswers = ({ answers = [] }: RoutingRule) => answers.length > 0
  return [rules.filter((rule) => !asksAnswers(rule)), rules.filter(asksAnswers).map(({ name }) => name)]
}

function unitOf(routing: ReturnType<ReturnType<typeof makeRouter>>): string | null {
  return routing.kind === 'matched' ? routing.unitId : null
}

/** False where the quarter has more than are looked at. Others get their turn between two pages. */
async function eachItem(ctx: Context, period: Period, add: (item: RoutedItem) => void): Promise<boolean> {
  const { from, to } = instantsOf(period, ctx.organisation.zone)
  const span = { from: isoOf(from), to: isoOf(to), most: PAGE }
  let after: Row | undefined
  for (let read = 0; read < MOST_ITEMS; read += PAGE) {
    const rows = await listRoutedItems(ctx.db, { ...span, after })
    for (const row of await decidedByRules(ctx, rows)) add(toItem(row))
    after = rows.at(-1)
    if (rows.length < PAGE) return true
    await nextTurn()
  }
  return (await listRoutedItems(ctx.db, { ...span, most: 1, after })).length === 0
}

/** Where the source named a unit, or a law of its own holds, no rule decided. */
async function decidedByRules({ db }: Context, rows: readonly Row[]): Promise<Row[]> {
  const decided = new Set<string>()
  const seen = new Set<string>()
  for (const { chain, ...event } of await listFirstRoutings(
    db,
    rows.map(({ id }) => id),
  )) {
    const read = readFeedbackEvent(event)
    if (seen.has(chain) || read.kind !== 'routed') continue
    seen.add(chain)
    if (read.body.routing.kind === 'rule' || read.body.routing.kind === 'triage') decided.add(chain)
  }
  return rows.filter(({ id, kind, text }) => decided.has(id) && kind !== 'complaint' && text !== '')
}

function toItem({
  place,
  ward_code: wardCode,
  title,
  text,
  category,
  status,
  lead_unit_id,
}: Row): RoutedItem {
  const { address = null } = place === null ? {} : (JSON.parse(place) as { readonly address?: string })
  const isAnswered = status === 'answered' || status === 'closed'
  return { title, text, category, wardCode, address, endedAt: isAnswered ? lead_unit_id : null }
}
