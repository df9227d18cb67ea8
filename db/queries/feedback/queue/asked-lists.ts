import type { Expression, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { ListOutcome } from '../../../../server/contract/feedback/list-filter.ts'
import { listOf } from '../../../dialect.ts'
import type { Db } from '../../../open.ts'
import { IS_ITS_VERDICT, type ListKey, ROW_COLUMNS } from '../feedback-lists.ts'
import { found, type Where } from '../feedback-search.ts'
import type { FeedbackFilter } from './match-items.ts'

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
    .leftJoin('citizen_verdict as verdict', (join) => join.on(IS_ITS_VERDICT))
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
    .leftJoin('citizen_verdict as verdict', (join) => join.on(IS_ITS_VERDICT))
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
