import type { Selectable } from 'kysely'
import { z } from 'zod'
import { listAskedOutside } from '../../../db/queries/outside/requests.ts'
import { listPromises } from '../../../db/queries/composer/interim-promises.ts'
import type { FeedbackTable } from '../../../db/tables.ts'
import { isOpen } from '../../domain/lifecycle.ts'
import {
  type ApprovalFilter,
  countApprovals,
  countContributions,
  type ContributionFilter,
  countFeedback,
  countLed,
  type FeedbackFilter,
  type ListKey,
  type NarrowedList,
  pageApprovals,
  pageContributions,
  pageFeedback,
} from '../../../db/queries/feedback/feedback-lists.ts'
import { type FeedbackSearch, listNamed, listWritten } from '../../../db/queries/feedback/feedback-search.ts'
import { countHandOvers } from '../../../db/queries/feedback/queue/hand-overs.ts'
import { countTexts } from '../../../db/dialect.ts'
import type { Db } from '../../../db/open.ts'
import { listLooks } from '../../../db/queries/feedback/queue/item-looks.ts'
import { listObjected } from '../../../db/queries/feedback/queue/objections.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { type Actor, type Context, isoOf } from '../../context.ts'
import { Id } from '../../contract/fields.ts'
import type { FeedbackList, FeedbackListQuery, FeedbackRow } from '../../contract/feedback/feedback.ts'
import { COUNTED_HITS, COUNTED_ITEMS } from '../../contract/feedback/queue/counts.ts'
import type { FeedbackView } from '../../contract/feedback/feedback-view.ts'
import {
  type ListFilter,
  type ListOrder,
  MYSELF,
  NO_VALUE,
  SOON_MINUTES,
} from '../../contract/feedback/list-filter.ts'
import { Refusal } from '../../contract/refusals.ts'
import type { Excerpt } from '../../contract/feedback/search.ts'
import { excerptOf, holdsTerm } from '../../domain/text/excerpt.ts'
import { cleanText, fold, hasMarks, spelledWords } from '../../domain/text/fold-vietnamese.ts'
import {
  addDays,
  dayNumber,
  instantAtMinute,
  localDay,
  MINUTE_MS,
  startOfLocalDay,
} from '../../domain/local-time.ts'
import type { Permission } from '../../contract/permissions.ts'
import { coveredBy } from '../../leave/current-covers.ts'
import { knownUnits } from '../../known-organisation.ts'
import { loadCalendars } from '../../deadlines/find-calendar.ts'
import { overdueItems } from '../../deadlines/overdue-items.ts'
import { latenessOf } from '../../domain/lateness.ts'
import { workedMinutes } from '../../deadlines/item-deadline.ts'
import { scopeOf } from '../../permit.ts'
import { findPage, type HitCursor, walksOf } from '../search/find-hits.ts'
import { marksWanted } from '../search/marks.ts'
import { askedContributionOf, rowOf } from './describe-feedback.ts'
import { readTrackingCode } from '../intake/tracking-code.ts'

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
/** Where a span of days is open on one side: before and after everything. */
const [FIRST_DAY, LAST_DAY] = ['1970-01-02', '9998-01-01']
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
  const after = query.after === undefined ? null : readCursor(query.after)
  if (query.view === 'contributions') {
    refuseNarrowing(query, NARROWS_CONTRIBUTIONS)
    const { from, to, outcome } = query
    const asked = {
      ...(await withRarity(db, wanted, FEW_TEXTS)),
      nowIso: now,
      ...(from === undefined && to === undefined ? {} : { askedIn: daysOf(from, to, zone) }),
      ...(outcome === undefined ? {} : { outcome }),
    }
    return listAsked(ctx, asked, after, query.limit, most)
  }
  if (query.view === 'to-approve') {
    refuseNarrowing(query)
    return listWaiting(
      ctx,
      {
        ...(await withRarity(db, wanted, FEW_TEXTS)),
        unitIds: inUnits('feedback/approve-answer', named),
        notBy: personOf(actor),
      },
      after,
      query.limit,
      most,
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
  const { rows, next, total } = await pageOf(ctx, filter, { order, after, limit: query.limit, most })
  const [excerpts, promises, objected, outside, handedOver, looks] = await Promise.all([
    excerptsOf(db, rows, search),
    latestPromises(db, rows, ctx.now()),
    listObjected(
      db,
      rows.map(({ id }) => id),
    ),
    listAskedOutside(
      db,
      rows.map(({ id }) => id),
      now,
    ),
    countHandOvers(
      db,
      rows.map(({ id }) => id),
    ),
    listLooks(
      db,
      personOf(actor),
      rows.map(({ id }) => id),
    ),
  ])
  const items = rows.map((row) => {
    const excerpt = excerpts.get(row.id)
    const outsideUntil = outside.get(row.id)
    const times = handedOver.get(row.id)
    return {
      ...rowOf(row),
      ...promises(row),
      ...(objected.has(row.id) ? { objected: true as const } : {}),
      ...(outsideUntil === undefined ? {} : { outsideUntil }),
      ...(times === undefined ? {} : { handedOver: times }),
      ...unreadOf(row, looks.get(row.id)),
      ...(excerpt ? { excerpt } : {}),
    }
  })
  return { items, next, total, serverTime: now }
}

/** As it is shown; of what was found by words with what the item says. */
type Row = Awaited<ReturnType<typeof pageFeedback>>[number] & { readonly text?: string }

/** What is found by words comes as their index gives it; the rest along the index of its order. */
async function pageOf(
  { db }: Context,
  filter: FeedbackFilter,
  { order, after, limit, most }: { order: ListOrder; after: HitCursor | null; limit: number; most: number },
): Promise<{ readonly rows: readonly Row[]; readonly next: string | null; readonly total: number }> {
  const { search } = filter
  const isOpenAsked = filter.isOpen === true || filter.narrowed?.isOpen === true
  const cut = search && {
    ...search,
    query: { ...search.query, marks: marksWanted({ ...filter, isOpen: isOpenAsked }) },
  }
  if (cut && cut.query.terms.length > 0 && order === 'newest') {
    const { last, ...page } = await findPage(db, { ...filter, search: cut }, { after, limit, most })
    return { ...page, next: last && writeCursor(last) }
  }
  const isByDue = order === 'due' || order === 'due-last'
  const keyOf = ({ id, ...row }: Row): ListKey => ({ at: isByDue ? row.queue_at : row.received_at, id })
  const found = await withRarity(
    db,
    cut ? { ...filter, search: cut } : filter,
    isOpenAsked ? FEW_OPEN : FEW_TEXTS,
  )
  const wanted: FeedbackFilter = found.search?.isRare ? { ...found, by: 'hits' } : found
  const parts = partsOf(wanted)
  const [page, total] = await Promise.all([
    pageByHits(wanted, { after, limit, keyOf }, ({ search: hits }, asked) =>
      pageOfParts(
        parts.map((part) => ({ ...part, ...(hits ? { search: hits } : {}) })),
        (part) => pageFeedback(db, part, { order, ...asked }),
        { keyOf, isRising: order === 'due' || order === 'oldest', limit: asked.limit },
      ),
    ),
    countParts(db, parts, most),
  ])
  return { ...page, total }
}

/** More units are walked past, not looked up one by one. */
const MOST_PARTS = 8

/**
 * A list as lists that have nothing in common, each of them along an index: what came out so of each unit that answers for it,
 * and of what came to a later round.
 */
function partsOf(filter: FeedbackFilter): FeedbackFilter[] {
  const { narrowed } = filter
  const { answerableIds } = narrowed ?? {}
  if (narrowed?.outcome === undefined || !answerableIds || answerableIds.length > MOST_PARTS) return [filter]
  return [
    ...answerableIds.map((id) => ({
      ...filter,
      narrowed: { ...narrowed, answerableIds: [id], round: 'first' as const },
    })),
    { ...filter, narrowed: { ...narrowed, round: 'later' } },
  ]
}

async function pageOfParts(
  parts: readonly FeedbackFilter[],
  page: (part: FeedbackFilter) => Promise<Row[]>,
  { keyOf, isRising, limit }: { keyOf: (row: Row) => ListKey; isRising: boolean; limit: number },
): Promise<Row[]> {
  const pages = await Promise.all(parts.map(page))
  if (pages.length === 1) return pages[0] ?? []
  const before = (one: ListKey, other: ListKey) =>
    one.at === other.at ? one.id < other.id : one.at < other.at
  return pages
    .flat()
    .sort((one, other) => (before(keyOf(one), keyOf(other)) === isRising ? -1 : 1))
    .slice(0, limit)
}

async function countParts(db: Db, parts: readonly FeedbackFilter[], most: number): Promise<number> {
  let n = 0
  for (const part of parts) if (n < most) n += await countFeedback(db, part, most - n)
  return n
}

/** What was never opened counts as unread while it is open; what was, once more happened to it. */
function unreadOf(
  { status, last_event_seq }: Pick<FeedbackTable, 'status' | 'last_event_seq'>,
  seen: number | undefined,
): Pick<FeedbackRow, 'unread'> {
  if (seen === undefined) return isOpen(status) ? { unread: 'new' } : {}
  return seen < last_event_seq ? { unread: 'changed' } : {}
}

/** Of the rows that are open: the latest promise of their present cycle. */
async function latestPromises(
  db: Db,
  rows: readonly PromisedRow[],
  nowMs: number,
): Promise<(row: PromisedRow) => Pick<FeedbackRow, 'promise'>> {
  const open = rows.filter(({ status }) => isOpen(status))
  const made =
    open.length === 0
      ? []
      : await listPromises(
          db,
          open.map(({ id }) => id),
        )
  return ({ id, cycle, status }) => {
    const until = made.findLast((each) => each.feedback_id === id && each.cycle === cycle)?.until_at
    if (until === undefined || !isOpen(status)) return {}
    return { promise: { until, state: Date.parse(until) < nowMs ? 'broken' : 'open' } }
  }
}

type PromisedRow = Pick<Selectable<FeedbackTable>, 'id' | 'cycle' | 'status'>

/** Up to so many items of some units are looked up and put in order; more are met soon by a walk through all. */
const FEW_ITEMS = 10_000

async function haveFew({ db }: Context, unitIds: readonly string[] | null): Promise<boolean> {
  return unitIds !== null && (await countLed(db, unitIds, FEW_ITEMS + 1)) <= FEW_ITEMS
}

/** Where the words stand, of the items whose title does not hold them all. */
async function excerptsOf(
  db: Db,
  rows: readonly Pick<Row, 'id' | 'title' | 'text'>[],
  search: FeedbackSearch | undefined,
): Promise<ReadonlyMap<string, Excerpt>> {
  const terms = search?.query.terms ?? []
  const asked = rows.filter(({ title }) => !terms.every((term) => holdsTerm(title, term)))
  if (terms.length === 0 || asked.length === 0) return new Map()
  const said = asked.flatMap(({ id, text }) => (text === undefined ? [] : [{ id, text }]))
  const written = await listWritten(
    db,
    asked.map(({ id }) => id),
    said.length === asked.length ? said : undefined,
  )
  const texts = new Map<string, string[]>()
  for (const { id, text } of written) {
    const own = texts.get(id)
    if (own) own.push(text)
    else texts.set(id, [text])
  }
  return new Map(
    asked.flatMap(({ id }) => {
      const excerpt = excerptOf(texts.get(id) ?? [], terms)
      return excerpt ? [[id, excerpt] as const] : []
    }),
  )
}

/** Answers that this person may approve, each by its own clock; the item's deadline stands in its row. */
async function listWaiting(
  { db, now }: Context,
  filter: ApprovalFilter,
  after: HitCursor | null,
  limit: number,
  most: number,
): Promise<FeedbackList> {
  const keyOf = (row: { approval_due_at: string; approval_id: string }): ListKey => ({
    at: row.approval_due_at,
    id: row.approval_id,
  })
  const nowMs = now()
  const [{ rows, next }, total, calendarOf] = await Promise.all([
    pageByHits(filter, { after, limit, keyOf }, (hits, page) => pageApprovals(db, hits, page)),
    countApprovals(db, filter, most),
    loadCalendars(db),
  ])
  return {
    items: rows.map((row) => ({
      ...rowOf(row),
      approval: {
        by: row.author_name,
        askedAt: row.asked_at,
        dueAt: row.approval_due_at,
        waitedMinutes: workedMinutes(calendarOf(row.lead_path), Date.parse(row.asked_at), nowMs),
      },
    })),
    next,
    total,
    serverTime: isoOf(nowMs),
  }
}

async function listAsked(
  { db, now }: Context,
  filter: ContributionFilter,
  after: HitCursor | null,
  limit: number,
  most: number,
): Promise<FeedbackList> {
  const keyOf = (row: { due_at: string; contribution_id: string }): ListKey => ({
    at: row.due_at,
    id: row.contribution_id,
  })
  const [{ rows, next }, total] = await Promise.all([
    pageByHits(filter, { after, limit, keyOf }, (hits, page) => pageContributions(db, hits, page)),
    countContributions(db, filter, most),
  ])
  return {
    items: rows.map((row) => ({
      ...rowOf(row),
      contribution: askedContributionOf({
        ...row,
        id: row.contribution_id,
        on_time: row.contribution_on_time,
      }),
    })),
    next,
    total,
    serverTime: isoOf(now()),
  }
}

/** What narrows contributions as well; both days go by when they were asked for. */
const NARROWS_CONTRIBUTIONS: readonly (keyof ListFilter)[] = ['from', 'to', 'outcome']

/** Most of what narrows a list of items is not known of contributions, nor of answers to approve. Throws `request/invalid`. */
function refuseNarrowing(query: ListFilter, but: readonly (keyof ListFilter)[] = []): void {
  const fields = [
    'answerable',
    'from',
    'to',
    'person',
    'category',
    'channel',
    'state',
    'due',
    'outcome',
    'contribution',
    'verdict',
    'changed',
    'objection',
    'urgent',
    'answered',
    'hour',
    'lateness',
    'answeredFrom',
    'answeredTo',
    'reopenedFrom',
    'reopenedTo',
    'brokenFrom',
    'brokenTo',
    'sort',
  ] as const
  const errors = fields
    .filter((field) => query[field] !== undefined && !but.includes(field))
    .map((field) => ({
      field,
      vi: 'không lọc được danh sách phối hợp',
      en: 'cannot narrow the list of contributions',
    }))
  if (errors.length > 0) throw new Refusal('request/invalid', { errors })
}

/** Throws `unit/not-found`. */
function narrowedBy(
  query: ListFilter,
  units: readonly Unit[],
  { zone, nowIso, personId }: { readonly zone: string; readonly nowIso: string; readonly personId: string },
): NarrowedList {
  const spans = spansOf(query, nowIso, zone)
  const { answerable, from, to, person, category, channel, state, due, outcome } = query
  const { contribution, verdict, changed } = query
  const { answeredFrom, answeredTo, reopenedFrom, reopenedTo, brokenFrom, brokenTo } = query
  const answerableIds = idsOf(units, answerable, query)
  const [fromDay, toDay] = [from ?? FIRST_DAY, to === undefined ? LAST_DAY : addDays(to, 1)]
  const received = daysOf(from, to, zone)
  return {
    nowIso,
    ...(answerableIds ? { answerableIds } : {}),
    ...(from === undefined && to === undefined
      ? {}
      : {
          received: {
            fromDay,
            toDay,
            fromIso: received.from,
            toIso: received.to,
          },
        }),
    ...(answeredFrom === undefined && answeredTo === undefined
      ? {}
      : { everAnsweredIn: daysOf(answeredFrom, answeredTo, zone) }),
    ...(reopenedFrom === undefined && reopenedTo === undefined
      ? {}
      : {
          reopenedIn: {
            fromDay: reopenedFrom ?? FIRST_DAY,
            toDay: reopenedTo === undefined ? LAST_DAY : addDays(reopenedTo, 1),
          },
        }),
    ...(brokenFrom === undefined && brokenTo === undefined
      ? {}
      : { brokenIn: daysOf(brokenFrom, brokenTo, zone) }),
    ...(person === undefined
      ? {}
      : { assigneeId: person === NO_VALUE ? null : person === MYSELF ? personId : person }),
    ...(category === undefined ? {} : { category: category === NO_VALUE ? null : category }),
    ...(contribution === undefined ? {} : { contribution }),
    ...(verdict === undefined ? {} : { verdict }),
    ...(changed === undefined ? {} : { changedSinceLookOf: personId }),
    ...(query.objection === undefined ? {} : { isObjected: true as const }),
    ...(query.urgent === undefined ? {} : { isUrgent: true as const }),
    ...spans,
    ...(due === 'thrice' ? { isLateThrice: true as const } : {}),
    ...(channel === undefined ? {} : { channel }),
    ...(state === undefined ? {} : { isOpen: state === 'open' }),
    ...(due === undefined ? {} : { due }),
    ...(outcome === undefined ? {} : { outcome }),
  }
}

/** What is due or was answered today, or in one hour of it; what is due soon. Throws `request/invalid`. */
function spansOf(
  { due, answered, hour }: ListFilter,
  nowIso: string,
  zone: string,
): Pick<NarrowedList, 'dueIn' | 'answeredIn'> {
  const now = Date.parse(nowIso)
  const today = localDay(now, zone)
  const day =
    hour === undefined
      ? { from: startOfLocalDay(today, zone), to: startOfLocalDay(addDays(today, 1), zone) }
      : {
          from: instantAtMinute(dayNumber(today), hour * 60, zone),
          to: instantAtMinute(dayNumber(today), (hour + 1) * 60, zone),
        }
  const span = { from: isoOf(day.from), to: isoOf(day.to) }
  if (hour !== undefined && due !== 'today' && answered !== 'today')
    throw new Refusal('request/invalid', {
      errors: [
        {
          field: 'hour',
          vi: 'chỉ đi cùng “đến hạn hôm nay” hoặc “trả lời hôm nay”',
          en: 'goes with what is due or was answered today',
        },
      ],
    })
  return {
    ...(due === 'today' ? { dueIn: span } : {}),
    ...(due === 'soon' ? { dueIn: { from: nowIso, to: isoOf(now + SOON_MINUTES * MINUTE_MS) } } : {}),
    ...(answered === 'today' ? { answeredIn: span } : {}),
  }
}

/** One page of a list that has an order of its own: walks of the same index, never a sort of all hits. */
async function pageByHits<Filter extends { readonly search?: FeedbackSearch }, Row>(
  filter: Filter,
  { after, limit, keyOf }: { after: HitCursor | null; limit: number; keyOf: (row: Row) => ListKey },
  page: (filter: Filter, asked: { after: ListKey | null; limit: number }) => Promise<Row[]>,
): Promise<{ readonly rows: readonly Row[]; readonly next: string | null }> {
  const walks = filter.search ? walksOf(filter.search) : (['by-words'] as const)
  const from = Math.max(0, after ? walks.indexOf(after.hits) : 0)
  const found: { row: Row; hits: FeedbackSearch['hits'] }[] = []
  for (const [index, hits] of walks.slice(from).entries()) {
    if (found.length > limit) break
    const search = filter.search && { search: { ...filter.search, hits } }
    const rows = await page(
      { ...filter, ...search },
      { after: index === 0 ? (after?.key ?? null) : null, limit: limit + 1 - found.length },
    )
    found.push(...rows.map((row) => ({ row, hits })))
  }
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ row }) => row),
    next: last && found.length > limit ? writeCursor({ key: keyOf(last.row), hits: last.hits }) : null,
  }
}

/** The units in which the actor may, as far as they lie below `within`; null where that is every unit. */
export function unitIdsIn(
  units: readonly Unit[],
  actor: Actor,
  permission: Permission,
  within = '/',
): readonly string[] | null {
  const scope = scopeOf(actor, permission)
  const seen = units.filter(
    ({ path }) => path.startsWith(within) && scope.some((prefix) => path.startsWith(prefix)),
  )
  return seen.length === units.length ? null : seen.map(({ id }) => id)
}

/** A unit and all below it, or it alone; undefined where none is named. Throws `unit/not-found`. */
function idsOf(
  units: readonly Unit[],
  code: string | undefined,
  { reach }: ListFilter,
): readonly string[] | undefined {
  if (code === undefined) return undefined
  const unit = units.find((each) => each.code === code)
  if (!unit) throw new Refusal('unit/not-found')
  if (reach === 'itself') return [unit.id]
  return units.filter(({ path }) => path.startsWith(unit.path)).map(({ id }) => id)
}

/** From the beginning of a local day to the end of another, or from or to any time. */
function daysOf(from: string | undefined, to: string | undefined, zone: string) {
  return {
    from: isoOf(startOfLocalDay(from ?? FIRST_DAY, zone)),
    to: isoOf(startOfLocalDay(to === undefined ? LAST_DAY : addDays(to, 1), zone)),
  }
}

/** What is open and so late, judged item by item as the report of open items does. */
async function byLateness(
  ctx: Context,
  { lateness, ...query }: ListFilter,
  units: readonly Unit[],
): Promise<Pick<NarrowedList, 'isOpenInTime' | 'ids'>> {
  if (lateness === undefined) return {}
  if (lateness === 'in-time') return { isOpenInTime: true }
  const unitIds = idsOf(units, query.answerable, query) ?? units.map(({ id }) => id)
  const late = await overdueItems(ctx, unitIds)
  return {
    ids: late.filter(({ workingDaysLate }) => latenessOf(workingDaysLate) === lateness).map(({ id }) => id),
  }
}

/** Up to so many texts are looked up; of words that stand in more, walking the list finds a page sooner. */
const FEW_TEXTS = 20_000
/** Of what is open, which is little altogether. */
const FEW_OPEN = 500
/** So long a part of a code or of a telephone number is taken for its beginning. */
const SHORTEST_BEGINNING = 3

async function searchOf(
  { db, actor }: Context,
  units: readonly Unit[],
  q: string | undefined,
): Promise<FeedbackSearch | undefined> {
  const typed = cleanText(q ?? '')
  if (typed === '') return undefined
  const words = wordsIn(typed).map((word) => ({ folded: fold(word), spelled: hasMarks(word) ? word : null }))
  const terms = words.map(({ folded }) => ({
    word: folded,
    isBeginning: /\d/.test(folded) && folded.length >= SHORTEST_BEGINNING,
  }))
  return {
    words,
    query: { terms, marks: [] },
    isRare: true,
    senderUnitIds: unitIdsIn(units, actor, 'feedback/see-sender'),
    named: await listNamed(db, { trackingCode: readTrackingCode(typed), externalRef: typed }),
    hits: 'all',
  }
}

/** A list that is narrowed to what is searched for, looked up where so few texts hold it. */
async function withRarity<Filter extends { readonly search?: FeedbackSearch }>(
  db: Db,
  filter: Filter,
  few: number,
): Promise<Filter> {
  const { search } = filter
  if (!search || search.query.terms.length === 0) return filter
  const texts = await countTexts(db, search.query, few + 1)
  return { ...filter, search: { ...search, isRare: texts <= few } }
}

/** The words of a search; a telephone number, however it is spaced, is one. */
function wordsIn(typed: string): string[] {
  const phone = /^(\+?84|0)[\d\s.()-]{5,}$/.test(typed)
    ? typed.replace(/\D/g, '').replace(/^84(?=\d{9}$)/, '0')
    : null
  return phone === null ? spelledWords(typed).split(' ').filter(Boolean) : [phone]
}

const WrittenCursor = z.tuple([
  /** What is urgent stands before all times. */
  z.string().regex(/^0?\d{4}-[\d:.TZ-]{4,30}$/),
  Id,
  z.enum(['named', 'as-typed', 'without-marks', 'by-words']),
  z.int().nullable(),
])

function writeCursor({ key: { at, id, doc }, hits }: HitCursor): string {
  return Buffer.from(JSON.stringify([at, id, hits, doc ?? null])).toString('base64url')
}

function readCursor(cursor: string): HitCursor {
  try {
    const written: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const [at, id, hits, doc] = WrittenCursor.parse(written)
    return { key: { at, id, ...(doc === null ? {} : { doc }) }, hits }
  } catch {
    throw new Refusal('request/invalid', {
      errors: [{ field: 'after', vi: 'không phải vị trí của danh sách này', en: 'is no place in this list' }],
    })
  }
}
