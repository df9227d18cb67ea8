import type { Expression, RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Channel } from '../../../../server/contract/channel.ts'
import type { FeedbackStatus } from '../../../../server/contract/feedback/feedback-status.ts'
import type { ListFilter, ListOutcome } from '../../../../server/contract/feedback/list-filter.ts'
import { listOf, unindexed } from '../../../dialect.ts'
import type { Db } from '../../../open.ts'
import { type FeedbackSearch, found, type Where } from '../feedback-search.ts'
import { type NarrowedWork, narrowWork } from './narrow-queue.ts'
import { selectWaitingObjections } from './objections.ts'

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
