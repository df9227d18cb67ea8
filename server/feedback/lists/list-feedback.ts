import type { z } from 'zod'
import type { FeedbackFilter } from '../../../db/queries/feedback/queue/match-items.ts'
import { type Actor, type Context, isoOf } from '../../context.ts'
import { COUNTED_HITS, COUNTED_ITEMS } from '../../contract/feedback/queue/counts.ts'
import type { FeedbackList, FeedbackListQuery } from '../../contract/feedback/feedback.ts'
import type { FeedbackView } from '../../contract/feedback/feedback-view.ts'
import type { ListFilter, ListOrder } from '../../contract/feedback/list-filter.ts'
import type { Permission } from '../../contract/permissions.ts'
import { addDays, localDay, startOfLocalDay } from '../../domain/local-time.ts'
import { knownUnits } from '../../known-organisation.ts'
import { coveredBy } from '../../leave/current-covers.ts'
import { describeRows } from './describe-rows.ts'
import { listAsked, listWaiting } from './list-asked.ts'
import { readCursor } from './list-cursor.ts'
import { idsOf, unitIdsIn } from './list-units.ts'
import { byLateness, daysOf, narrowedBy, refuseNarrowing } from './narrow-list.ts'
import { haveFew, pageOf } from './page-items.ts'
import { searchOf, withRarity } from './read-search.ts'

interface Asked {
  readonly now: string
  /** Whoever asks, and those they cover for today. */
  readonly personIds: readonly string[]
  /** The instant at which the office's day ends. */
  readonly tomorrow: string
  readonly unitIdsFor: (permission: Permission) => readonly string[] | null
  /** What these lead is wanted, not what they contribute to. */
  readonly isUnitNamed: boolean
}

interface View {
  readonly order: ListOrder
  readonly filter: (asked: Asked) => Partial<FeedbackFilter>
}

const NOBODY = ''
const personOf = (actor: Actor) => (actor.kind === 'staff' ? actor.personId : NOBODY)

/** Views of items; what units are asked to contribute and what waits for approval have lists of their own. */
const VIEWS: Readonly<Record<Exclude<FeedbackView, 'contributions' | 'to-approve'>, View>> = {
  today: {
    order: 'due',
    filter: ({ personIds, tomorrow, unitIdsFor }) => ({
      isOpen: true,
      today: {
        dueBefore: tomorrow,
        personIds,
        decided: {
          answers: unitIdsFor('feedback/approve-answer'),
          extensions: unitIdsFor('feedback/approve-extension'),
        },
      },
    }),
  },
  mine: { order: 'due', filter: ({ personIds }) => ({ isOpen: true, assigneeIds: personIds }) },
  unit: { order: 'due', filter: () => ({ isOpen: true }) },
  triage: { order: 'due', filter: () => ({ isOpen: true, isForCoordinator: true }) },
  /** What is held, whatever became of it. */
  restricted: { order: 'newest', filter: () => ({ isRestricted: true, triageUnitIds: null }) },
  overdue: {
    order: 'due',
    filter: ({ now }) => ({ isOpen: true, overdueAt: now }),
  },
  'to-publish': {
    order: 'newest',
    filter: ({ unitIdsFor }) => ({ publishedBy: { unitIds: unitIdsFor('feedback/approve-publication') } }),
  },
  answered: { order: 'newest', filter: () => ({ isOpen: false, statuses: ['answered', 'closed'] }) },
  all: { order: 'newest', filter: ({ isUnitNamed }) => ({ orContributed: !isUnitNamed }) },
}

/** What narrows contributions as well; both days go by when they were asked for. */
const NARROWS_CONTRIBUTIONS: readonly (keyof ListFilter)[] = ['from', 'to', 'outcome']

/** One page of a view over the units of this actor, counted up to `atMost`. Throws `unit/not-found`, `request/invalid` (a wrong `after`; contributions narrowed). */
export async function listFeedback(
  ctx: Context,
  query: z.infer<typeof FeedbackListQuery>,
  atMost = COUNTED_ITEMS,
): Promise<FeedbackList> {
  const { db, actor } = ctx
  const { zone } = ctx.organisation
  const now = isoOf(ctx.now())
  const units = (await knownUnits(ctx)).all
  const search = await searchOf(ctx, units, query.q)
  const most = search ? Math.min(atMost, COUNTED_HITS) : atMost
  const named = idsOf(units, query.unit, query)
  // Of first rounds the unit that led them is asked for: the item itself may lie elsewhere since.
  const isFirstRound = query.outcome !== undefined && query.view !== 'contributions'
  const inUnits = (permission: Permission, ids: readonly string[] | undefined) => {
    const may = unitIdsIn(units, actor, permission)
    return ids ? ids.filter((id) => may === null || may.includes(id)) : may
  }
  const wanted = {
    unitIds: inUnits(
      query.view === 'restricted' ? 'restricted/handle' : 'feedback/read',
      isFirstRound ? undefined : named,
    ),
    ...(search ? { search } : {}),
  }
  const page = { after: query.after === undefined ? null : readCursor(query.after), limit: query.limit, most }
  if (query.view === 'contributions') {
    refuseNarrowing(query, NARROWS_CONTRIBUTIONS)
    const { from, to, outcome } = query
    const asked = {
      ...(await withRarity(db, wanted)),
      nowIso: now,
      ...(from === undefined && to === undefined ? {} : { askedIn: daysOf(from, to, zone) }),
      ...(outcome === undefined ? {} : { outcome }),
    }
    return listAsked(ctx, asked, page)
  }
  if (query.view === 'to-approve') {
    refuseNarrowing(query)
    return listWaiting(
      ctx,
      {
        ...(await withRarity(db, wanted)),
        unitIds: inUnits('feedback/approve-answer', named),
        notBy: personOf(actor),
      },
      page,
    )
  }
  const { order: ownOrder, filter: viewFilter } = VIEWS[query.view]
  const order = query.sort ?? ownOrder
  const isByDue = order === 'due' || order === 'due-last'
  // What is open is little, and found by its units whatever is searched for.
  const isByUnits = isByDue || (!search && (await haveFew(ctx, wanted.unitIds)))
  const filter: FeedbackFilter = {
    ...wanted,
    by: isByUnits ? 'units' : search ? 'hits' : 'order',
    isRestricted: false,
    triageUnitIds: unitIdsIn(units, actor, 'feedback/see-triage'),
    narrowed: {
      ...narrowedBy(query, units, { zone, nowIso: now, personId: personOf(actor) }),
      ...(isFirstRound && named ? { ledIds: named } : {}),
      ...(await byLateness(ctx, query, units)),
    },
    ...viewFilter({
      personIds: [personOf(actor), ...(await coveredBy(ctx, personOf(actor)))],
      now,
      tomorrow: isoOf(startOfLocalDay(addDays(localDay(ctx.now(), zone), 1), zone)),
      unitIdsFor: (permission) => unitIdsIn(units, actor, permission),
      isUnitNamed: named !== undefined && !isFirstRound,
    }),
  }
  const { rows, next, total } = await pageOf(ctx, filter, { order, ...page })
  const items = await describeRows(ctx, rows, { personId: personOf(actor), search })
  return { items, next, total, serverTime: now }
}
