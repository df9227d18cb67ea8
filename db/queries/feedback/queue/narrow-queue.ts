import type { Expression, RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { ListFilter } from '../../../../server/contract/feedback/list-filter.ts'
import { epochSeconds, listOf, unindexed } from '../../../dialect.ts'
import type { Db } from '../../../open.ts'
import { selectWaitingObjections } from './objections.ts'
import type { Where } from '../feedback-search.ts'

interface Span {
  readonly from: string
  readonly to: string
}

/** What narrows a list by what was done with its items; `null` means that there is no such value. */
export interface NarrowedWork {
  /** Whose items. */
  readonly assigneeId?: string | null
  readonly category?: string | null
  readonly contribution?: ListFilter['contribution']
  readonly verdict?: ListFilter['verdict']
  /** Who looked, where only what changed since then is wanted. */
  readonly changedSinceLookOf?: string
  /** Its unit says that it is not its own, and a coordinator has not decided. */
  readonly isObjected?: true
  /** Due, or answered, in a span of instants (ISO), `to` exclusive. */
  readonly dueIn?: Span
  readonly answeredIn?: Span
  /** Some answer of theirs was given then, be it of an earlier round. */
  readonly everAnsweredIn?: Span
  /** A round after the first began on one of these local days, `toDay` exclusive. */
  readonly reopenedIn?: { readonly fromDay: string; readonly toDay: string }
  /** A first reply promised an answer by a day of this span, and none was there. */
  readonly brokenIn?: Span
  /** These alone. */
  readonly ids?: readonly string[]
  /** Late by three times the time that was promised. */
  readonly isLateThrice?: true
}

/**
 * Each filter by its index: a person's and a category's own; what is asked of others and what changed by the short lists of
 * what is asked and of what this person looked at; verdicts and given contributions item by item along the list's order.
 */
export function narrowWork(
  db: Db,
  eb: Where,
  filter: NarrowedWork,
  { by, nowIso }: { readonly by: 'units' | 'order' | 'hits'; readonly nowIso: string },
): Expression<SqlBool>[] {
  const isOrNone = (column: 'f.assignee_id' | 'f.category', value: string | null): Expression<SqlBool> => {
    // Where the units or a search lead to the items, the index of what they are filed under would lead past them.
    const written = by === 'order' ? sql.ref(column) : unindexed(db, column)
    return value === null ? sql<SqlBool>`${written} is null` : sql<SqlBool>`${written} = ${value}`
  }
  const { assigneeId, category, contribution, verdict, changedSinceLookOf, isLateThrice } = filter
  const { isObjected, dueIn, answeredIn, everAnsweredIn, ids } = filter
  return [
    ...(assigneeId === undefined ? [] : [isOrNone('f.assignee_id', assigneeId)]),
    ...(category === undefined ? [] : [isOrNone('f.category', category)]),
    ...(contribution === undefined ? [] : [isAsked(eb, contribution, nowIso)]),
    ...(verdict === undefined ? [] : [isJudged(eb, verdict)]),
    ...(changedSinceLookOf === undefined ? [] : [isChanged(eb, changedSinceLookOf)]),
    ...(isObjected ? [eb('f.id', 'in', selectWaitingObjections(db))] : []),
    ...(dueIn ? [eb('f.current_due_at', '>=', dueIn.from), eb('f.current_due_at', '<', dueIn.to)] : []),
    ...(answeredIn
      ? [
          eb(
            'f.id',
            'in',
            eb
              .selectFrom('feedback as a')
              .select('a.id')
              .where('a.answered_at', '>=', answeredIn.from)
              .where('a.answered_at', '<', answeredIn.to),
          ),
        ]
      : []),
    ...(everAnsweredIn
      ? [sql<SqlBool>`f.id in (select id from (${selectAnswers(everAnsweredIn)}) as given)`]
      : []),
    ...(ids ? [eb('f.id', 'in', listOf(db, ids))] : []),
    ...(isLateThrice ? [isLateBy(db, eb, nowIso)] : []),
  ]
}

/** Each answer that was given in a span, of whatever round, once: what was imported has but the item's own. */
function selectAnswers({ from, to }: Span): RawBuilder<{ readonly id: string; readonly at: string }> {
  return sql`select id, answered_at as at from feedback where answered_at >= ${from} and answered_at < ${to}
    union select feedback_id, answered_at from answer where answered_at >= ${from} and answered_at < ${to}`
}

function isAsked(
  eb: Where,
  contribution: NonNullable<NarrowedWork['contribution']>,
  nowIso: string,
): Expression<SqlBool> {
  const asked = eb.selectFrom('contribution as c').select('c.feedback_id')
  const open = asked.where('c.given_at', 'is', null).where('c.ended_at', 'is', null)
  const ofItem = asked.whereRef('c.feedback_id', '=', 'f.id')
  switch (contribution) {
    case 'open':
      return eb('f.id', 'in', open)
    case 'late':
      return eb('f.id', 'in', open.where('c.due_at', '<', nowIso))
    case 'given':
      return eb.and([
        eb.exists(ofItem.where('c.given_at', 'is not', null)),
        eb.not(eb.exists(ofItem.where('c.given_at', 'is', null).where('c.ended_at', 'is', null))),
      ])
    case 'none':
      return eb.not(eb.exists(ofItem))
  }
}

const DISSATISFIED = [1, 2]

/** Of the present round: nothing so far is said of what was answered, never of what still waits for an answer. */
function isJudged(eb: Where, verdict: NonNullable<NarrowedWork['verdict']>): Expression<SqlBool> {
  const said = eb
    .selectFrom('citizen_verdict as v')
    .select('v.id')
    .whereRef('v.feedback_id', '=', 'f.id')
    .whereRef('v.answer_of', '=', 'f.id')
    .whereRef('v.cycle', '=', 'f.cycle')
  if (verdict === 'given') return eb.exists(said)
  if (verdict === 'dissatisfied') return eb.exists(said.where('v.level', 'in', DISSATISFIED))
  return eb.and([eb('f.status', 'in', ['answered', 'closed']), eb.not(eb.exists(said))])
}

function isChanged(eb: Where, personId: string): Expression<SqlBool> {
  return eb(
    'f.id',
    'in',
    eb
      .selectFrom('item_look as l')
      .select('l.feedback_id')
      .where('l.person_id', '=', personId)
      .where((look) => look('l.event_seq', '<', sql<number>`f.last_event_seq`)),
  )
}

/** Open and past its promise by three times as long as was promised from its receipt; in calendar time, as people wait. */
function isLateBy(db: Db, eb: Where, nowIso: string): Expression<SqlBool> {
  const at = (column: string) => epochSeconds(db, sql.ref(column))
  return eb.and([
    sql<SqlBool>`${unindexed(db, 'f.is_open')} = 1`,
    eb('f.current_due_at', '<', nowIso),
    sql<SqlBool>`${epochSeconds(db, sql`${nowIso}`)} - ${at('f.promised_due_at')}
      >= 3 * (${at('f.promised_due_at')} - ${at('f.received_at')})`,
  ])
}
