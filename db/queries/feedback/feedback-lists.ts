import type { Expression, RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Channel } from '../../../server/contract/channel.ts'
import { selectWaitingObjections } from './queue/objections.ts'
import { type NarrowedWork, narrowWork } from './queue/narrow-queue.ts'
import type { FeedbackStatus } from '../../../server/contract/feedback/feedback-status.ts'
import { listOf, unindexed } from '../../dialect.ts'
import type { ListFilter, ListOrder, ListOutcome } from '../../../server/contract/feedback/list-filter.ts'
import type { Db } from '../../open.ts'
import { type FeedbackSearch, found, type Where } from './feedback-search.ts'

/** Which items a list shows. Every condition given must hold. */
export interface FeedbackFilter {
  /** Units whose items may be seen; null for all. */
  readonly unitIds: readonly string[] | null
  /** Units whose items in triage may be seen; null for all. */
  readonly triageUnitIds: readonly string[] | null
  readonly isOpen?: boolean
  /** In triage, or held by its unit not to be its own. */
  readonly isForCoordinator?: true
  readonly statuses?: readonly FeedbackStatus[]
  readonly notStatus?: FeedbackStatus
  /** Items of any of these people. */
  readonly assigneeIds?: readonly string[]
  /** Overdue at this instant. */
  readonly overdueAt?: string
  /** Due before this instant, missed, or urgent; or one of these waits for a decision in the units named. */
  readonly today?: {
    readonly dueBefore: string
    readonly personIds: readonly string[]
    readonly decided: Decided
  }
  /** Also what these units contribute to, as far as it is no longer in triage. */
  readonly orContributed?: boolean
  /** Waiting to be published, or hidden by a reader's report, in units whose answers the person publishes; null for all. */
  readonly publishedBy?: { readonly unitIds: readonly string[] | null }
  readonly search?: FeedbackSearch
  /** Those that are held, or those that are not. */
  readonly isRestricted: boolean
  /**
   * How SQLite comes by the items: by the units' own index, right where they have few; by a walk in the order of the list that
   * leaves others out, right where they have many; or one by one, as a search has found them. PostgreSQL knows by its statistics.
   */
  readonly by?: 'units' | 'order' | 'hits'
  readonly narrowed?: NarrowedList
}

/** What a reader asks for beside the view. */
export interface NarrowedList extends NarrowedWork {
  /** Of the unit that a delay is charged to; the one that leads where there is none. */
  readonly answerableIds?: readonly string[]
  /** Local days, `toDay` exclusive, and instants that hold all of them. */
  readonly received?: {
    readonly fromDay: string
    readonly toDay: string
    readonly fromIso: string
    readonly toIso: string
  }
  readonly channel?: Channel
  readonly isOpen?: boolean
  readonly due?: ListFilter['due']
  readonly isUrgent?: true
  /** How the first round came out, as reports count it: of one that was reopened, by its first answer. */
  readonly outcome?: ListOutcome
  /** With `outcome`: only items that are in their first round still, or only those that came to a later one. */
  readonly round?: 'first' | 'later'
  /** Open, with a date that has not passed. */
  readonly isOpenInTime?: true
  /** With `outcome`: units that led the first round. */
  readonly ledIds?: readonly string[]
  readonly nowIso: string
}

/** Units in which the person decides on answers and on extensions; null for all. */
interface Decided {
  readonly answers: readonly string[] | null
  readonly extensions: readonly string[] | null
}

/** Answers of these units (null for all) that wait for a second person, but for those that `notBy` wrote. */
export interface ApprovalFilter extends Pick<FeedbackFilter, 'unitIds' | 'search'> {
  readonly notBy: string
}

/** Of which units the contributions are shown; null for all. */
export interface ContributionFilter extends Pick<FeedbackFilter, 'unitIds' | 'search'> {
  /** Asked for in a span of instants, `to` exclusive. */
  readonly askedIn?: { readonly from: string; readonly to: string }
  /** What came of it, as reports count it; left out, what has not been given yet. */
  readonly outcome?: ListOutcome
  readonly nowIso: string
}

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
    .leftJoin('citizen_verdict as verdict', (join) =>
      join
        .onRef('verdict.feedback_id', '=', 'f.id')
        .onRef('verdict.answer_of', '=', 'f.id')
        .onRef('verdict.cycle', '=', 'f.cycle'),
    )
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

/** What units are asked to contribute, by default what they have not given, one row each: the first due by the unit's own clock first. */
export function pageContributions(
  db: Db,
  filter: ContributionFilter,
  { after, limit }: { after: ListKey | null; limit: number },
) {
  return selectAsked(db, filter)
    .innerJoin('unit', 'unit.id', 'f.lead_unit_id')
    .innerJoin('unit as asked', 'asked.id', 'c.unit_id')
    .leftJoin('person', 'person.id', 'f.assignee_id')
    .leftJoin('citizen_verdict as verdict', (join) =>
      join
        .onRef('verdict.feedback_id', '=', 'f.id')
        .onRef('verdict.answer_of', '=', 'f.id')
        .onRef('verdict.cycle', '=', 'f.cycle'),
    )
    .select(ROW_COLUMNS)
    .select(['c.id as contribution_id', 'c.due_at', 'c.given_at', 'c.ended_at'])
    .select('c.on_time as contribution_on_time')
    .select(['asked.code as unit_code', 'asked.name as unit_name', 'asked.name_en as unit_name_en'])
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('c.due_at', '>', after?.at ?? ''),
          eb.and([eb('c.due_at', '=', after?.at ?? ''), eb('c.id', '>', after?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('c.due_at')
    .orderBy('c.id')
    .limit(limit)
    .execute()
}

/** How many there are, counted up to `cap`. */
export async function countContributions(db: Db, filter: ContributionFilter, cap: number): Promise<number> {
  const { n } = await db
    .selectFrom(
      selectAsked(db, filter)
        .select(sql<number>`1`.as('one'))
        .limit(cap)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Answers that wait for a second person, the first due by that person's own clock first. */
export function pageApprovals(
  db: Db,
  filter: ApprovalFilter,
  { after, limit }: { after: ListKey | null; limit: number },
) {
  return selectWaiting(db, filter)
    .innerJoin('unit', 'unit.id', 'f.lead_unit_id')
    .leftJoin('person', 'person.id', 'f.assignee_id')
    .leftJoin('person as author', 'author.id', 'a.asked_by')
    .leftJoin('citizen_verdict as verdict', (join) =>
      join
        .onRef('verdict.feedback_id', '=', 'f.id')
        .onRef('verdict.answer_of', '=', 'f.id')
        .onRef('verdict.cycle', '=', 'f.cycle'),
    )
    .select(ROW_COLUMNS)
    .select(['unit.path as lead_path', 'author.name as author_name'])
    .select(['a.id as approval_id', 'a.asked_at', 'a.due_at as approval_due_at'])
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('a.due_at', '>', after?.at ?? ''),
          eb.and([eb('a.due_at', '=', after?.at ?? ''), eb('a.id', '>', after?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('a.due_at')
    .orderBy('a.id')
    .limit(limit)
    .execute()
}

/** How many there are, counted up to `cap`. */
export async function countApprovals(db: Db, filter: ApprovalFilter, cap: number): Promise<number> {
  const { n } = await db
    .selectFrom(
      selectWaiting(db, filter)
        .select(sql<number>`1`.as('one'))
        .limit(cap)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

function selectWaiting(db: Db, { unitIds, notBy, search }: ApprovalFilter) {
  let waiting = db
    .selectFrom('answer_approval as a')
    .innerJoin('feedback as f', 'f.id', 'a.feedback_id')
    .where(sql<boolean>`a.decided_at is null`)
    .where('f.restricted', '=', sql.lit(0))
    .where((eb) => eb.or([eb('a.asked_by', 'is', null), eb('a.asked_by', '!=', notBy)]))
  if (unitIds) waiting = waiting.where('f.lead_unit_id', 'in', listOf(db, unitIds))
  if (search) waiting = waiting.where((eb) => found(db, eb as unknown as Where, search))
  return waiting
}

/** The rule of `judgeContribution` (server/domain/contribution.ts), as the database finds it. */
function contributionCameOutAs(outcome: ListOutcome | undefined, nowIso: string): Expression<SqlBool> {
  const isOpen = sql<SqlBool>`c.given_at is null and c.ended_at is null`
  const isOver = sql<SqlBool>`(c.given_at is not null or c.ended_at is not null)`
  const found: Readonly<Record<ListOutcome, Expression<SqlBool>>> = {
    any: sql<SqlBool>`1 = 1`,
    'on-time': sql<SqlBool>`${isOver} and c.on_time = 1`,
    late: sql<SqlBool>`${isOver} and c.on_time = 0`,
    open: sql<SqlBool>`${isOpen} and c.due_at >= ${nowIso}`,
    overdue: sql<SqlBool>`${isOpen} and c.due_at < ${nowIso}`,
    'ended-in-time': sql<SqlBool>`${isOver} and c.on_time is null`,
    'ended-past-due': sql<SqlBool>`1 = 0`,
    unpromised: sql<SqlBool>`1 = 0`,
  }
  return outcome === undefined ? isOpen : found[outcome]
}

function selectAsked(db: Db, { unitIds, search, askedIn, outcome, nowIso }: ContributionFilter) {
  let asked = db
    .selectFrom('contribution as c')
    .innerJoin('feedback as f', 'f.id', 'c.feedback_id')
    .where(contributionCameOutAs(outcome, nowIso))
    .where('f.restricted', '=', sql.lit(0))
  if (askedIn) asked = asked.where('c.asked_at', '>=', askedIn.from).where('c.asked_at', '<', askedIn.to)
  if (unitIds) asked = asked.where('c.unit_id', 'in', listOf(db, unitIds))
  if (search) asked = asked.where((eb) => found(db, eb as unknown as Where, search))
  return asked
}

/** The condition that an item is in the list. */
export function matches(db: Db, eb: Where, filter: FeedbackFilter): Expression<SqlBool> {
  const { unitIds, triageUnitIds, statuses, search } = filter
  const conditions: Expression<SqlBool>[] = [eb('f.restricted', '=', sql.lit(filter.isRestricted ? 1 : 0))]
  if (unitIds) {
    conditions.push(ofUnits(db, eb, unitIds, filter))
  }
  if (triageUnitIds) {
    conditions.push(eb.or([eb('f.status', '!=', 'new'), among(eb, 'f.lead_unit_id', triageUnitIds)]))
  }
  if (filter.isOpen !== undefined) conditions.push(stands(db, filter.isOpen, filter.by))
  if (statuses) conditions.push(eb('f.status', 'in', statuses))
  if (filter.isForCoordinator) conditions.push(isForCoordinator(db, eb, triageUnitIds))
  if (filter.notStatus) conditions.push(eb('f.status', '!=', filter.notStatus))
  if (filter.assigneeIds) conditions.push(eb('f.assignee_id', 'in', filter.assigneeIds))
  if (filter.overdueAt) conditions.push(isOverdue(eb, filter.overdueAt))
  if (filter.today) conditions.push(isForToday(eb, filter.today))
  if (filter.publishedBy) conditions.push(waitsForPublication(eb, filter.publishedBy.unitIds))
  if (search) conditions.push(found(db, eb, search))
  if (filter.narrowed) conditions.push(...narrow(db, eb, filter.narrowed, filter.by))
  return eb.and(conditions)
}

function isForCoordinator(db: Db, eb: Where, unitIds: readonly string[] | null): Expression<SqlBool> {
  const objected = eb('f.id', 'in', selectWaitingObjections(db))
  return eb.or([
    eb('f.status', '=', 'new'),
    unitIds ? eb.and([objected, among(eb, 'f.lead_unit_id', unitIds)]) : objected,
  ])
}

/** Nearly all items are closed: of the index by that, only those of the open ones and of a unit's are looked up. */
function stands(db: Db, isOpen: boolean, by: FeedbackFilter['by'] = 'units'): Expression<SqlBool> {
  const column = by === 'units' ? sql.ref('f.is_open') : unindexed(db, 'f.is_open')
  // Written out: an index of what is open alone is known to serve.
  return sql<SqlBool>`${column} = ${sql.lit(isOpen ? 1 : 0)}`
}

function ofUnits(
  db: Db,
  eb: Where,
  unitIds: readonly string[],
  { by = 'units', orContributed = false }: FeedbackFilter,
): Expression<SqlBool> {
  const units = listOf(db, unitIds)
  const own =
    by === 'units'
      ? sql<SqlBool>`f.lead_unit_id in ${units}`
      : sql<SqlBool>`${unindexed(db, 'f.lead_unit_id')} in ${units}`
  if (!orContributed) return own
  if (by === 'hits')
    return eb.or([
      own,
      sql<SqlBool>`exists (select 1 from contribution as c
        where c.feedback_id = f.id and c.unit_id in ${units} and c.ended_at is null)`,
    ])
  const asked = sql`select feedback_id from contribution where unit_id in ${units} and ended_at is null`
  if (by !== 'units') return eb.or([own, sql<SqlBool>`f.id in (${asked})`])
  return sql<SqlBool>`f.id in (select id from feedback where lead_unit_id in ${units} union all ${asked})`
}

/** How many items these units lead, counted up to `cap`. */
export async function countLed(db: Db, unitIds: readonly string[], cap: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from
    (select 1 from feedback where lead_unit_id in ${listOf(db, unitIds)} limit ${cap}) as led`.execute(db)
  return Number(rows[0]?.n ?? 0)
}

function narrow(
  db: Db,
  eb: Where,
  filter: NarrowedList,
  by: FeedbackFilter['by'] = 'units',
): Expression<SqlBool>[] {
  const { received, channel, isOpen, due, outcome, answerableIds, reopenedIn, brokenIn, nowIso } = filter
  const isPromised = eb('f.promised_due_at', 'is not', null)
  const { isOpenInTime } = filter
  const isPending = due === 'in-time' || due === 'today' || due === 'soon'
  return [
    ...(received
      ? [
          // Instants for the index, days for what reports count by.
          eb('f.received_at', '>=', received.fromIso),
          eb('f.received_at', '<', received.toIso),
          eb('f.received_on', '>=', received.fromDay),
          eb('f.received_on', '<', received.toDay),
        ]
      : []),
    ...narrowWork(db, eb, filter, { by, nowIso }),
    ...(channel === undefined ? [] : [sql<SqlBool>`${unindexed(db, 'f.channel')} = ${channel}`]),
    ...(isOpen === undefined ? [] : [stands(db, isOpen, by)]),
    ...(due === undefined || due === 'promise-broken' ? [] : [isPromised]),
    ...(filter.isUrgent ? [eb('f.urgent', '=', 1)] : []),
    ...(due === 'promise-broken' ? [isPromiseBroken(db, eb, nowIso)] : []),
    ...(due === 'overdue' || due === 'thrice' ? [isOverdue(eb, nowIso)] : []),
    ...(isPending ? [eb.not(isOverdue(eb, nowIso))] : []),
    ...(isOpenInTime ? [stands(db, true, by), isPromised, eb.not(isOverdue(eb, nowIso))] : []),
    ...(reopenedIn ? [wasReopened(db, reopenedIn, answerableIds)] : []),
    ...(brokenIn ? [brokePromise(db, brokenIn, answerableIds, nowIso)] : []),
    ...(outcome ? [cameOutAs(eb, outcome, filter)] : []),
    ...(answerableIds && !outcome && !reopenedIn && !brokenIn ? [isAnswerable(eb, answerableIds)] : []),
  ]
}

/** Open past a day that a first reply of this cycle promised. */
function isPromiseBroken(db: Db, eb: Where, nowIso: string): Expression<SqlBool> {
  const broken = eb
    .selectFrom('interim_promise as p')
    .select('p.id')
    .whereRef('p.feedback_id', '=', 'f.id')
    .whereRef('p.cycle', '=', 'f.cycle')
    .where('p.until_at', '<', nowIso)
  return eb.and([sql<SqlBool>`${unindexed(db, 'f.is_open')} = 1`, eb.exists(broken)])
}

/** The rule of `judgePromised` (server/domain/deadlines/interim-promise.ts): at the unit that had the item when the day was over. */
function brokePromise(
  db: Db,
  { from, to }: NonNullable<NarrowedList['brokenIn']>,
  unitIds: readonly string[] | undefined,
  nowIso: string,
): Expression<SqlBool> {
  const ofUnits = unitIds ? sql`and h.unit_id in ${listOf(db, unitIds)}` : sql``
  return sql<SqlBool>`f.id in (
    select p.feedback_id from interim_promise as p
      inner join feedback_holding as h on h.feedback_id = p.feedback_id and h.cycle = p.cycle
        and h.from_at <= p.until_at and (h.to_at is null or h.to_at > p.until_at)
      where p.until_at >= ${from} and p.until_at < ${to} and p.until_at < ${nowIso} ${ofUnits})`
}

/** As the tally counts later rounds: the present one at the unit that is answerable now, an earlier one as its answer left it. */
function wasReopened(
  db: Db,
  { fromDay, toDay }: NonNullable<NarrowedList['reopenedIn']>,
  answerableIds: readonly string[] | undefined,
): Expression<SqlBool> {
  const isOf = (holder: RawBuilder<unknown>) =>
    answerableIds ? sql`and ${holder} in ${listOf(db, answerableIds)}` : sql``
  return sql<SqlBool>`f.id in (
    select r.id from feedback as r
      where r.cycle > 1 and r.cycle_on >= ${fromDay} and r.cycle_on < ${toDay}
        ${isOf(sql`coalesce(r.breach_unit_id, r.lead_unit_id)`)}
    union all select r.id from feedback as r
      inner join answer as a on a.feedback_id = r.id and a.cycle > 1 and a.cycle < r.cycle
      where r.cycle > 1 and r.cycle_on >= ${fromDay} and a.cycle_on >= ${fromDay} and a.cycle_on < ${toDay}
        ${isOf(sql`a.holder_id`)})`
}

function isAnswerable(eb: Where, unitIds: readonly string[]): Expression<SqlBool> {
  return unitIds.length === 0
    ? sql<SqlBool>`1 = 0`
    : eb(eb.fn.coalesce('f.breach_unit_id', 'f.lead_unit_id'), 'in', unitIds)
}

/** The rule of `itemCellOf` and `answeredCellOf` (server/domain/item-cell.ts) for first rounds, as the database finds it. */
function cameOutAs(
  eb: Where,
  outcome: ListOutcome,
  {
    answerableIds,
    ledIds,
    round,
    nowIso,
  }: Pick<NarrowedList, 'answerableIds' | 'ledIds' | 'round' | 'nowIso'>,
): Expression<SqlBool> {
  const isPromised = eb('f.promised_due_at', 'is not', null)
  const ended = (...conditions: Expression<SqlBool>[]) =>
    eb.and([isPromised, eb('f.is_open', '=', 0), ...conditions])
  const unanswered = eb('f.on_time', 'is', null)
  const now: Readonly<Record<ListOutcome, Expression<SqlBool>>> = {
    any: eb.and([]),
    'on-time': ended(eb('f.on_time', '=', 1)),
    late: ended(eb('f.on_time', '=', sql.lit(0))),
    open: eb.and([isPromised, eb('f.is_open', '=', 1), eb.not(isOverdue(eb, nowIso))]),
    overdue: eb.and([isPromised, eb('f.is_open', '=', 1), isOverdue(eb, nowIso)]),
    'ended-in-time': ended(unanswered, eb('f.breached_at', 'is', null)),
    'ended-past-due': ended(unanswered, eb('f.breached_at', 'is not', null)),
    unpromised: eb('f.promised_due_at', 'is', null),
  }
  const verdicts: Readonly<Partial<Record<ListOutcome, Expression<SqlBool>>>> = {
    any: sql<SqlBool>`1 = 1`,
    'on-time': sql<SqlBool>`a.on_time = 1`,
    late: sql<SqlBool>`a.on_time = 0`,
    unpromised: sql<SqlBool>`a.on_time is null`,
  }
  const verdict = verdicts[outcome]
  const first = eb.and([
    eb('f.cycle', '=', 1),
    now[outcome],
    ...(answerableIds ? [isAnswerable(eb, answerableIds)] : []),
    ...(ledIds ? [among(eb, 'f.lead_unit_id', ledIds)] : []),
  ])
  if (!verdict) return round === 'later' ? sql<SqlBool>`1 = 0` : first
  if (round === 'first') return first
  const isOneOf = (column: 'a.holder_id' | 'a.unit_id', ids: readonly string[] | undefined) =>
    ids === undefined
      ? sql<SqlBool>`1 = 1`
      : ids.length > 0
        ? sql<SqlBool>`${sql.ref(column)} in (${sql.join(ids)})`
        : sql<SqlBool>`1 = 0`
  const answered = eb
    .selectFrom('answer as a')
    .select('a.id')
    .whereRef('a.feedback_id', '=', 'f.id')
    .where('a.cycle', '=', 1)
    .where(verdict)
    .where(isOneOf('a.holder_id', answerableIds))
    .where(isOneOf('a.unit_id', ledIds))
  const later = eb.and([eb('f.cycle', '>', sql.lit(1)), eb.exists(answered)])
  return round === 'later' ? later : eb.or([first, later])
}

/** The rule of `newBreach` (server/domain/breach.ts), as the database finds it. */
function isOverdue(eb: Where, nowIso: string): Expression<SqlBool> {
  return eb.or([
    eb('f.breached_at', 'is not', null),
    eb.and([
      eb('f.current_due_at', '<', nowIso),
      eb('f.promised_due_at', 'is not', null),
      eb('f.status', '!=', 'waiting-for-citizen'),
    ]),
  ])
}

/** Mine or nobody's yet, and due or urgent; or waiting for what only this person's role decides. */
function isForToday(
  eb: Where,
  { dueBefore, personIds, decided }: NonNullable<FeedbackFilter['today']>,
): Expression<SqlBool> {
  const isMine = eb.or([eb('f.assignee_id', 'is', null), eb('f.assignee_id', 'in', personIds)])
  const asksForTime = eb.exists(
    eb
      .selectFrom('feedback_extension as x')
      .select('x.id')
      .whereRef('x.feedback_id', '=', 'f.id')
      .whereRef('x.cycle', '=', 'f.cycle')
      .where('x.decision', 'is', null),
  )
  const within = (ids: readonly string[] | null, condition: Expression<SqlBool>) =>
    ids ? eb.and([condition, among(eb, 'f.lead_unit_id', ids)]) : condition
  return eb.or([
    eb.and([isMine, eb.or([isOverdue(eb, dueBefore), eb('f.urgent', '=', 1)])]),
    within(decided.answers, eb('f.status', '=', 'awaiting-approval')),
    within(decided.extensions, asksForTime),
  ])
}

function waitsForPublication(eb: Where, unitIds: readonly string[] | null): Expression<SqlBool> {
  const waiting = eb(
    'f.id',
    'in',
    eb
      .selectFrom('published_answer as p')
      .select('p.feedback_id')
      .where(sql<boolean>`p.state in ('proposed', 'reported')`),
  )
  return unitIds ? eb.and([waiting, among(eb, 'f.lead_unit_id', unitIds)]) : waiting
}

/** `in ()` is not valid SQL: an empty list matches nothing. */
function among(eb: Where, column: 'f.lead_unit_id', ids: readonly string[]): Expression<SqlBool> {
  return ids.length > 0 ? eb(column, 'in', ids) : sql<SqlBool>`1 = 0`
}
