import type { SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { ListOrder } from '../../../server/contract/feedback/list-filter.ts'
import { listOf, unindexed } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { Where } from './feedback-search.ts'
import { type FeedbackFilter, matches } from './queue/match-items.ts'

/** Where the page before ended: the value it is sorted by, and the id (of the item, or of the contribution). */
export interface ListKey {
  readonly at: string
  readonly id: string
  /** Of a hit the number of its text. */
  readonly doc?: number
}

export const ROW_COLUMNS = [
  'f.id',
  'f.tracking_code',
  'f.title',
  'f.channel',
  'f.kind',
  'f.category',
  'f.status',
  'f.cycle',
  'f.assignee_id',
  'f.received_at',
  'f.promised_due_at',
  'f.current_due_at',
  'f.queue_at',
  'f.urgent',
  'f.breached_at',
  'f.answered_at',
  'f.on_time',
  'f.version',
  'f.last_event_seq',
  'unit.code as lead_code',
  'unit.name as lead_name',
  'unit.name_en as lead_name_en',
  'person.name as assignee_name',
  'verdict.level as verdict',
] as const

/** Joins `citizen_verdict as verdict` to `feedback as f`: what the citizen said of the present answer. */
export const IS_ITS_VERDICT = sql<SqlBool>`verdict.feedback_id = f.id and verdict.answer_of = f.id
  and verdict.cycle = f.cycle`

/** One page, beginning after `after`. */
export function pageFeedback(
  db: Db,
  filter: FeedbackFilter,
  { order, after, limit }: { order: ListOrder; after: ListKey | null; limit: number },
) {
  const isByDue = order === 'due' || order === 'due-last'
  const column = isByDue ? 'f.queue_at' : 'f.received_at'
  // Where few items are looked up, their order is made of them: its index would lead past all others.
  const isSorted = filter.by === 'hits' || (!isByDue && filter.by !== 'order')
  const ordered = isSorted ? unindexed(db, column) : sql.ref(column)
  const isRising = order === 'due' || order === 'oldest'
  // Ids make the order complete.
  const [direction, further] = isRising ? (['asc', '>'] as const) : (['desc', '<'] as const)
  return db
    .selectFrom('feedback as f')
    .innerJoin('unit', 'unit.id', 'f.lead_unit_id')
    .leftJoin('person', 'person.id', 'f.assignee_id')
    .leftJoin('citizen_verdict as verdict', (join) => join.on(IS_ITS_VERDICT))
    .select(ROW_COLUMNS)
    .where((eb) => matches(db, eb as unknown as Where, filter))
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb(column, further, after?.at ?? ''),
          eb.and([eb(column, '=', after?.at ?? ''), eb('f.id', further, after?.id ?? '')]),
        ]),
      ),
    )
    .orderBy(ordered, direction)
    .orderBy('f.id', direction)
    .limit(limit)
    .execute()
}

/** How many items match, counted up to `cap`. */
export async function countFeedback(db: Db, filter: FeedbackFilter, cap: number): Promise<number> {
  const { n } = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('feedback as f')
        .select(sql<number>`1`.as('one'))
        .where((where) => matches(db, where as unknown as Where, { ...filter, by: countedBy(filter) }))
        .limit(cap)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** What ends early may be counted along any index; what is few among many is found as the list finds it. */
function countedBy({ by = 'units', narrowed }: FeedbackFilter): NonNullable<FeedbackFilter['by']> {
  const isNarrow = narrowed?.received !== undefined || narrowed?.category !== undefined
  return by === 'hits' || isNarrow ? by : 'units'
}

/** Of each item what a unit's board counts; up to `most`. */
export function listForBoard(db: Db, filter: FeedbackFilter, most: number) {
  return db
    .selectFrom('feedback as f')
    .select(['f.assignee_id', 'f.status', 'f.cycle', 'f.current_due_at', 'f.promised_due_at'])
    .select(['f.breached_at', 'f.breach_unit_id', 'f.lead_unit_id', 'f.answered_at'])
    .where((eb) => matches(db, eb as unknown as Where, { ...filter, by: countedBy(filter) }))
    .limit(most)
    .execute()
}

/** How many items are held and open. */
export async function countRestricted(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('feedback')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('restricted', '=', sql.lit(1))
    .where('is_open', '=', 1)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** How many items these units lead, counted up to `cap`. */
export async function countLed(db: Db, unitIds: readonly string[], cap: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from
    (select 1 from feedback where lead_unit_id in ${listOf(db, unitIds)} limit ${cap}) as led`.execute(db)
  return Number(rows[0]?.n ?? 0)
}
