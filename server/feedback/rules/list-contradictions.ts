import { setImmediate as nextTurn } from 'node:timers/promises'
import { listFirstRoutings, listRoutedItems } from '../../../db/queries/office/routed-items.ts'
import { type Context, isoOf } from '../../context.ts'
import type { Channel } from '../../contract/channel.ts'
import type { Contradictions } from '../../contract/organisation/contradictions.ts'
import { DAY_MS, localDay } from '../../domain/local-time.ts'
import { readFeedbackEvent } from '../../history/read-event.ts'
import { knownUnits } from '../../known-organisation.ts'
import { demand, maySeeItem } from '../../permit.ts'
import { knownRules } from '../intake/known-rules.ts'
import { unitNames } from './list-rules.ts'

const DAYS = 90
/** The newest. */
const MOST_ITEMS = 5_000
const PAGE = 500
const MOST_EXAMPLES = 5

type Row = Awaited<ReturnType<typeof listRoutedItems>>[number]

interface Way {
  readonly channel: Channel
  readonly named: string
  readonly rule: { readonly name: string; readonly unitId: string }
  items: number
  endedAsNamed: number
  endedAsRuled: number
  readonly examples: { id: string; trackingCode: string; title: string }[]
}

/**
 * Where a channel named another unit than the rules of today would give the item to: either the channel errs, or the rules do.
 * Which unit answered in the end tells which.
 */
export async function listContradictions(ctx: Context): Promise<Contradictions> {
  demand(ctx.actor, 'rules/manage')
  const [{ ask }, { byId, find }, named] = await Promise.all([
    knownRules(ctx),
    knownUnits(ctx),
    unitNames(ctx),
  ])
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const ways = new Map<string, Way>()
  let compared = 0
  const isWhole = await eachNamed(ctx, (row, said) => {
    const routing = ask(askable(row), today)
    if (routing.kind !== 'matched') return
    compared += 1
    const meant = find(said)
    const unit = meant.kind === 'as-written' || meant.kind === 'without-marks' ? meant.found : undefined
    if (unit?.id === routing.unitId) return
    const key = [row.channel, unit?.id ?? said, routing.ruleId].join('\n')
    const way: Way = ways.get(key) ?? {
      channel: row.channel,
      named: unit?.id ?? said,
      rule: { name: routing.ruleName, unitId: routing.unitId },
      items: 0,
      endedAsNamed: 0,
      endedAsRuled: 0,
      examples: [],
    }
    ways.set(key, way)
    way.items += 1
    const isAnswered = row.status === 'answered' || row.status === 'closed'
    if (isAnswered && row.lead_unit_id === unit?.id) way.endedAsNamed += 1
    if (isAnswered && row.lead_unit_id === routing.unitId) way.endedAsRuled += 1
    const leadPath = byId.get(row.lead_unit_id)?.path ?? ''
    const maySee = maySeeItem(ctx.actor, {
      lead_path: leadPath,
      contributor_paths: [],
      restricted: 0,
      status: row.status,
    })
    if (maySee && way.examples.length < MOST_EXAMPLES)
      way.examples.push({ id: row.id, trackingCode: row.tracking_code, title: row.title })
  })
  return {
    compared,
    days: DAYS,
    isWhole,
    ways: [...ways.values()]
      .sort((a, b) => b.items - a.items)
      .map(({ rule, ...way }) => ({
        ...way,
        named: byId.has(way.named) ? named(way.named) : way.named,
        rule: { name: rule.name, unit: named(rule.unitId) },
      })),
  }
}

/** False where there are more than are looked at. Others get their turn between two pages. */
async function eachNamed(ctx: Context, look: (row: Row, said: string) => void): Promise<boolean> {
  const span = { from: isoOf(ctx.now() - DAYS * DAY_MS), to: isoOf(ctx.now() + 1), most: PAGE }
  let after: Row | undefined
  for (let read = 0; read < MOST_ITEMS; read += PAGE) {
    const rows = await listRoutedItems(ctx.db, { ...span, after })
    const said = await namedAtReceipt(ctx, rows)
    for (const row of rows) {
      const unit = said.get(row.id)
      if (unit !== undefined && row.text !== '' && row.kind !== 'complaint') look(row, unit)
    }
    after = rows.at(-1)
    if (rows.length < PAGE) return true
    await nextTurn()
  }
  return false
}

async function namedAtReceipt({ db }: Context, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const said = new Map<string, string>()
  for (const { chain, ...event } of await listFirstRoutings(
    db,
    rows.map(({ id }) => id),
  )) {
    const read = readFeedbackEvent(event)
    if (read.kind === 'routed' && read.body.routing.kind === 'source' && !said.has(chain))
      said.set(chain, read.body.routing.unit)
  }
  return said
}

function askable({ title, text, category, place, ward_code: wardCode }: Row) {
  const { address = null } = place === null ? {} : (JSON.parse(place) as { readonly address?: string })
  return { title, text, category, wardCode, address }
}
