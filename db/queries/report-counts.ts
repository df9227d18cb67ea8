import { type ExpressionBuilder, sql } from 'kysely'
import type { ItemOutcome } from '../../server/contract/feedback/item-outcome.ts'
import type { RatingChannel } from '../../server/contract/rating-channel.ts'
import type { Db } from '../open.ts'
import type { Tables } from '../tables.ts'
import { countCycles, type CycleCount, findFirstReceivedMonth } from './item-tallies.ts'
import { countTallies, findFirstRatedMonth } from './tallies.ts'
import { type DaySpan, hasCells } from './tally-cells.ts'

/* Counts only, never ratios: the dividing is done in server/domain. */

/** So many ratings of one level, at one unit itself. `flag` is empty, or the rule that keeps them out of the headline. */
export interface LevelCount {
  readonly unitId: string
  readonly channel: RatingChannel
  readonly versionId: string
  readonly flag: string
  readonly level: number
  /** `YYYY-MM`, of the local day on which they count. */
  readonly month: string
  /** Of a month `in-time` or `late`: before or after its quarter closed; of arrivals the UTC day. */
  readonly known: string
  readonly n: number
}

/** The levels of every unit in these days, month by month. */
export function countLevels(db: Db, span: DaySpan): Promise<LevelCount[]> {
  return levelsBy(db, { span })
}

/** The same by the day on which the service learnt of them: for a quarter that is not closed. */
export function countArrivals(db: Db, span: DaySpan): Promise<LevelCount[]> {
  return levelsBy(db, { span, grain: 'day' })
}

function levelsBy(db: Db, cut: { readonly span: DaySpan; readonly grain?: 'day' }): Promise<LevelCount[]> {
  return countTallies(db, {
    ...cut,
    by: ['unitId', 'month', 'channel', 'versionId', 'flag', 'known', 'level'],
    questions: ['level'],
  })
}

/** So many tablets' ratings of one level, on one local day. */
export interface DayCount {
  readonly unitId: string
  readonly day: string
  readonly versionId: string
  readonly flag: string
  readonly level: number
  /** The UTC day on which the service learnt of them. */
  readonly known: string
  readonly n: number
}

/** What was tapped on tablets, day by day, at every unit. */
export function countDays(db: Db, span: DaySpan): Promise<DayCount[]> {
  return countTallies(db, {
    span,
    by: ['unitId', 'day', 'versionId', 'flag', 'known', 'level'],
    channels: ['kiosk'],
    questions: ['level'],
  })
}

/** Questionnaire version → how many levels its scale has. */
export async function listScaleSizes(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('questionnaire_version').select(['id', 'scale_size']).execute()
  return new Map(rows.map(({ id, scale_size }) => [id, Number(scale_size)]))
}

/** So many cycles of items that are settled alike. */
export interface SettledCount extends CycleCount {
  readonly outcome: Exclude<ItemOutcome, 'open'>
}

/** Cycles that count on these days and are open no more, of all units, each kind once. */
export async function countSettledItems(db: Db, span: DaySpan): Promise<SettledCount[]> {
  return (await countCycles(db, span)).filter((each): each is SettledCount => each.outcome !== 'open')
}

/** So many open items that stand alike; those to whom nothing was promised are in the tally alone. */
export interface OpenCount {
  readonly unitId: string
  readonly holderId: string
  readonly isReopened: number
  readonly isOverdue: boolean
  readonly n: number
}

/**
 * Open cycles that count on these days, of all units. Overdue is what is kept as breached, and what the clock shows at
 * `nowIso` unless it waits for the citizen: the rule of `newBreach` (server/domain/breach.ts), as the database counts it.
 */
export async function countOpenItems(
  db: Db,
  { fromDay, toDay }: DaySpan,
  nowIso: string,
): Promise<OpenCount[]> {
  const rows = await db
    .selectFrom('feedback')
    .select((eb) => [
      'lead_unit_id',
      'breach_unit_id',
      eb.case().when('cycle', '>', 1).then(eb.lit(1)).else(eb.lit(0)).end().as('is_reopened'),
      eb
        .case()
        .when(eb.or([eb('breached_at', '<', nowIso), isPastDue(eb, nowIso)]))
        .then(eb.lit(1))
        .else(eb.lit(0))
        .end()
        .as('is_overdue'),
      eb.fn.countAll<number>().as('n'),
    ])
    .where('is_open', '=', sql.lit(1))
    .where('restricted', '=', sql.lit(0))
    .where('promised_due_at', 'is not', null)
    .where('cycle_on', '>=', fromDay)
    .where('cycle_on', '<', toDay)
    .groupBy(['lead_unit_id', 'breach_unit_id', 'is_reopened', 'is_overdue'])
    .execute()
  return rows.map((row) => ({
    unitId: row.lead_unit_id,
    holderId: row.breach_unit_id ?? row.lead_unit_id,
    isReopened: Number(row.is_reopened),
    isOverdue: Number(row.is_overdue) === 1,
    n: Number(row.n),
  }))
}

function isPastDue(eb: ExpressionBuilder<Tables, 'feedback'>, nowIso: string) {
  return eb.and([eb('current_due_at', '<', nowIso), eb('status', '!=', 'waiting-for-citizen')])
}

/** A first cycle received near a period's edge, with the verdict that is kept where it has been reopened. */
export type ReceivedCycle = Awaited<ReturnType<typeof listReceivedBetween>>[number]

/** First cycles received between two instants, item by item; what is held is left out. */
export function listReceivedBetween(db: Db, fromIso: string, toIso: string) {
  return db
    .selectFrom('feedback as f')
    .leftJoin('answer as a', (join) =>
      join.onRef('a.feedback_id', '=', 'f.id').on('a.cycle', '=', 1).on('f.cycle', '>', 1),
    )
    .select(['f.lead_unit_id', 'f.cycle', 'f.cycle_on', 'f.channel', 'f.status', 'f.promised_due_at'])
    .select(['f.breached_at', 'f.breach_unit_id', 'f.on_time', 'f.working_minutes', 'f.current_due_at'])
    .select(['a.unit_id as answered_unit_id', 'a.holder_id', 'a.cycle_on as answered_cycle_on'])
    .select(['a.on_time as answered_on_time', 'a.working_minutes as answered_minutes'])
    .where('f.restricted', '=', 0)
    .where('f.received_at', '>=', fromIso)
    .where('f.received_at', '<', toIso)
    .execute()
}

/** So many contributions that one unit was asked for and that stand alike. */
interface AskedCount {
  readonly unitId: string
  readonly isOpen: boolean
  readonly isPastDue: boolean
  /** The unit's verdict as stored; null while it is open, or where it was no longer needed in time. */
  readonly onTime: boolean | null
  readonly count: number
}

/** Contributions asked for between two instants, of all units, to what is not held; `nowIso` judges what is past due. */
export async function countAsked(
  db: Db,
  { fromIso, toIso }: { readonly fromIso: string; readonly toIso: string },
  nowIso: string,
): Promise<AskedCount[]> {
  const rows = await db
    .selectFrom('contribution as c')
    .innerJoin('feedback as f', 'f.id', 'c.feedback_id')
    .select((eb) => [
      'c.unit_id',
      'c.on_time',
      eb
        .case()
        .when(eb.and([eb('c.given_at', 'is', null), eb('c.ended_at', 'is', null)]))
        .then(eb.lit(1))
        .else(eb.lit(0))
        .end()
        .as('is_awaited'),
      eb.case().when('c.due_at', '<', nowIso).then(eb.lit(1)).else(eb.lit(0)).end().as('is_past_due'),
      eb.fn.countAll<number>().as('count'),
    ])
    .where('c.asked_at', '>=', fromIso)
    .where('c.asked_at', '<', toIso)
    .where('f.restricted', '=', sql.lit(0))
    .groupBy(['c.unit_id', 'c.on_time', 'is_awaited', 'is_past_due'])
    .execute()
  return rows.map((row) => ({
    unitId: row.unit_id,
    isOpen: Number(row.is_awaited) === 1,
    isPastDue: Number(row.is_past_due) === 1,
    onTime: row.on_time === null ? null : row.on_time === 1,
    count: Number(row.count),
  }))
}

/** The first month, `YYYY-MM`, with a rating or a received item; undefined while there is nothing. */
export async function findFirstMonth(db: Db): Promise<string | undefined> {
  const firsts = [await findFirstRatedMonth(db), await findFirstReceivedMonth(db)]
  return firsts
    .filter((month) => month !== undefined)
    .toSorted()
    .at(0)
}

/** Was anything rated or received in these days? What another shard took back counts until the shards are folded. */
export async function hasAnyIn(db: Db, span: DaySpan): Promise<boolean> {
  return (
    (await hasCells(db, 'tally', span, sql`question = 'level'`)) || (await hasCells(db, 'item_tally', span))
  )
}
