import { z } from 'zod'
import {
  type ApprovalFilter,
  countApprovals,
  countContributions,
  type ContributionFilter,
  countFeedback,
  type FeedbackFilter,
  type FeedbackOrder,
  type FeedbackSearch,
  type ListKey,
  pageApprovals,
  pageContributions,
  pageFeedback,
} from '../../../db/queries/feedback/feedback-lists.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { type Actor, type Context, isoOf } from '../../context.ts'
import { Id } from '../../contract/fields.ts'
import type { FeedbackList, FeedbackListQuery } from '../../contract/feedback/feedback.ts'
import type { FeedbackView } from '../../contract/feedback/feedback-view.ts'
import { Refusal } from '../../contract/refusals.ts'
import { cleanText, fold, hasMarks, spelledWords } from '../../domain/text/fold-vietnamese.ts'
import { addDays, localDay, startOfLocalDay } from '../../domain/local-time.ts'
import type { Permission } from '../../contract/permissions.ts'
import { knownUnits } from '../../known-organisation.ts'
import { loadCalendars } from '../../deadlines/find-calendar.ts'
import { workedMinutes } from '../../deadlines/item-deadline.ts'
import { scopeOf } from '../../permit.ts'
import { askedContributionOf, rowOf } from './describe-feedback.ts'
import { readTrackingCode } from '../intake/tracking-code.ts'

/** Counting stays cheap: above this a list only says "many". */
const MAX_TOTAL = 1_000

interface Asked {
  readonly actor: Actor
  readonly now: string
  /** The instant at which the office's day ends. */
  readonly tomorrow: string
  readonly unitIdsFor: (permission: Permission) => readonly string[] | null
}

interface View {
  readonly order: FeedbackOrder
  readonly filter: (asked: Asked) => Partial<FeedbackFilter>
}

const NOBODY = ''
const personOf = (actor: Actor) => (actor.kind === 'staff' ? actor.personId : NOBODY)

/** Views of items; what units are asked to contribute and what waits for approval have lists of their own. */
const VIEWS: Readonly<Record<Exclude<FeedbackView, 'contributions' | 'to-approve'>, View>> = {
  today: {
    order: 'due',
    filter: ({ actor, tomorrow, unitIdsFor }) => ({
      isOpen: true,
      today: {
        dueBefore: tomorrow,
        personId: personOf(actor),
        decided: {
          answers: unitIdsFor('feedback/approve-answer'),
          extensions: unitIdsFor('feedback/approve-extension'),
        },
      },
    }),
  },
  mine: { order: 'due', filter: ({ actor }) => ({ isOpen: true, assigneeId: personOf(actor) }) },
  unit: { order: 'due', filter: () => ({ isOpen: true }) },
  triage: { order: 'due', filter: () => ({ isOpen: true, statuses: ['new'] }) },
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
  all: { order: 'newest', filter: () => ({ orContributed: true }) },
}

/** One page of a view over the units of this actor. Throws `unit/not-found`, `request/invalid` (a wrong `after`). */
export async function listFeedback(
  ctx: Context,
  query: z.infer<typeof FeedbackListQuery>,
): Promise<FeedbackList> {
  const { db, actor } = ctx
  const { zone } = ctx.organisation
  const now = isoOf(ctx.now())
  const units = (await knownUnits(ctx)).all
  const search = searchOf(query.q)
  const wanted = {
    unitIds: unitIdsIn(
      units,
      actor,
      query.view === 'restricted' ? 'restricted/handle' : 'feedback/read',
      subtreeOf(units, query.unit),
    ),
    ...(search ? { search } : {}),
  }
  const after = query.after === undefined ? null : readCursor(query.after)
  if (query.view === 'contributions') return listAsked(ctx, wanted, after, query.limit)
  if (query.view === 'to-approve') {
    const unitIds = unitIdsIn(units, actor, 'feedback/approve-answer', subtreeOf(units, query.unit))
    return listWaiting(ctx, { ...wanted, unitIds, notBy: personOf(actor) }, after, query.limit)
  }
  const { order, filter: viewFilter } = VIEWS[query.view]
  const filter: FeedbackFilter = {
    ...wanted,
    isRestricted: false,
    triageUnitIds: unitIdsIn(units, actor, 'feedback/see-triage'),
    ...viewFilter({
      actor,
      now,
      tomorrow: isoOf(startOfLocalDay(addDays(localDay(ctx.now(), zone), 1), zone)),
      unitIdsFor: (permission) => unitIdsIn(units, actor, permission),
    }),
  }
  const keyOf = ({ id, ...row }: { id: string; current_due_at: string; received_at: string }): ListKey => ({
    at: order === 'due' ? row.current_due_at : row.received_at,
    id,
  })
  const [{ rows, next }, total] = await Promise.all([
    pageByHits(filter, { after, limit: query.limit, keyOf }, (hits, page) =>
      pageFeedback(db, hits, { order, ...page }),
    ),
    countFeedback(db, filter, MAX_TOTAL),
  ])
  return { items: rows.map(rowOf), next, total, serverTime: now }
}

/** Answers that this person may approve, each by its own clock; the item's deadline stands in its row. */
async function listWaiting(
  { db, now }: Context,
  filter: ApprovalFilter,
  after: Cursor | null,
  limit: number,
): Promise<FeedbackList> {
  const keyOf = (row: { approval_due_at: string; approval_id: string }): ListKey => ({
    at: row.approval_due_at,
    id: row.approval_id,
  })
  const nowMs = now()
  const [{ rows, next }, total, calendarOf] = await Promise.all([
    pageByHits(filter, { after, limit, keyOf }, (hits, page) => pageApprovals(db, hits, page)),
    countApprovals(db, filter, MAX_TOTAL),
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
  after: Cursor | null,
  limit: number,
): Promise<FeedbackList> {
  const keyOf = (row: { due_at: string; contribution_id: string }): ListKey => ({
    at: row.due_at,
    id: row.contribution_id,
  })
  const [{ rows, next }, total] = await Promise.all([
    pageByHits(filter, { after, limit, keyOf }, (hits, page) => pageContributions(db, hits, page)),
    countContributions(db, filter, MAX_TOTAL),
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

type Hits = FeedbackSearch['hits']

/**
 * One page. Of words that were typed with marks, what holds these marks comes first, then what holds the words without
 * them, each in the list's order: two walks of the same index, never a sort of all hits.
 */
async function pageByHits<Filter extends { readonly search?: FeedbackSearch }, Row>(
  filter: Filter,
  { after, limit, keyOf }: { after: Cursor | null; limit: number; keyOf: (row: Row) => ListKey },
  page: (filter: Filter, asked: { after: ListKey | null; limit: number }) => Promise<Row[]>,
): Promise<{ readonly rows: readonly Row[]; readonly next: string | null }> {
  const isTwofold = filter.search?.words.some(({ spelled }) => spelled !== null) ?? false
  const walks: readonly Hits[] = isTwofold ? ['as-typed', 'without-marks'] : ['all']
  const from = Math.max(0, after ? walks.indexOf(after.hits) : 0)
  const found: { row: Row; hits: Hits }[] = []
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
function unitIdsIn(
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

function subtreeOf(units: readonly Unit[], code: string | undefined): string | undefined {
  if (code === undefined) return undefined
  const unit = units.find((each) => each.code === code)
  if (!unit) throw new Refusal('unit/not-found')
  return unit.path
}

function searchOf(q: string | undefined): FeedbackSearch | undefined {
  const typed = cleanText(q ?? '')
  if (typed === '') return undefined
  const words = spelledWords(typed).split(' ').filter(Boolean)
  return {
    words: words.map((word) => ({ folded: fold(word), spelled: hasMarks(word) ? word : null })),
    trackingCode: readTrackingCode(typed),
    externalRef: typed,
    hits: 'all',
  }
}

/** Where a page ended, and among which hits. */
interface Cursor {
  readonly key: ListKey
  readonly hits: Hits
}

const WrittenCursor = z.tuple([z.iso.datetime(), Id, z.enum(['as-typed', 'without-marks', 'all'])])

function writeCursor({ key: { at, id }, hits }: Cursor): string {
  return Buffer.from(JSON.stringify([at, id, hits])).toString('base64url')
}

function readCursor(cursor: string): Cursor {
  try {
    const written: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const [at, id, hits] = WrittenCursor.parse(written)
    return { key: { at, id }, hits }
  } catch {
    throw new Refusal('request/invalid', {
      errors: [{ field: 'after', vi: 'không phải vị trí của danh sách này', en: 'is no place in this list' }],
    })
  }
}
