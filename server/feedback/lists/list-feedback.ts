import { z } from 'zod'
import {
  countContributions,
  type ContributionFilter,
  countFeedback,
  type FeedbackFilter,
  type FeedbackOrder,
  type FeedbackSearch,
  type ListKey,
  type NarrowedList,
  pageContributions,
  pageFeedback,
} from '../../../db/queries/feedback/feedback-lists.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { type Actor, type Context, isoOf } from '../../context.ts'
import { Id } from '../../contract/fields.ts'
import type { FeedbackList, FeedbackListQuery } from '../../contract/feedback/feedback.ts'
import type { FeedbackView } from '../../contract/feedback/feedback-view.ts'
import type { ListFilter } from '../../contract/feedback/list-filter.ts'
import { Refusal } from '../../contract/refusals.ts'
import { cleanText, fold, hasMarks, spelledWords } from '../../domain/text/fold-vietnamese.ts'
import { addDays, localDay, startOfLocalDay } from '../../domain/local-time.ts'
import type { Permission } from '../../contract/permissions.ts'
import { knownUnits } from '../../known-organisation.ts'
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
/** Where a span of days is open on one side: before and after everything. */
const [FIRST_DAY, LAST_DAY] = ['1970-01-02', '9998-01-01']
const personOf = (actor: Actor) => (actor.kind === 'staff' ? actor.personId : NOBODY)

/** Views of items; what units are asked to contribute has a list of its own. */
const VIEWS: Readonly<Record<Exclude<FeedbackView, 'contributions'>, View>> = {
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

/** One page of a view over the units of this actor. Throws `unit/not-found`, `request/invalid` (a wrong `after`; contributions narrowed). */
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
  if (query.view === 'contributions') {
    refuseNarrowing(query)
    return listAsked(ctx, wanted, after, query.limit)
  }
  const { order, filter: viewFilter } = VIEWS[query.view]
  const filter: FeedbackFilter = {
    ...wanted,
    isRestricted: false,
    triageUnitIds: unitIdsIn(units, actor, 'feedback/see-triage'),
    narrowed: narrowedBy(query, units, zone, now),
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

/** What narrows a list of items is not known of contributions. Throws `request/invalid`. */
function refuseNarrowing(query: ListFilter): void {
  const fields = ['answerable', 'from', 'to', 'category', 'channel', 'state', 'due', 'outcome'] as const
  const errors = fields
    .filter((field) => query[field] !== undefined)
    .map((field) => ({
      field,
      vi: 'không lọc được danh sách phối hợp',
      en: 'cannot narrow the list of contributions',
    }))
  if (errors.length > 0) throw new Refusal('request/invalid', { errors })
}

/** Throws `unit/not-found`. */
function narrowedBy(query: ListFilter, units: readonly Unit[], zone: string, nowIso: string): NarrowedList {
  const { answerable, from, to, category, channel, state, due, outcome } = query
  const path = subtreeOf(units, answerable)
  const [fromDay, toDay] = [from ?? FIRST_DAY, to === undefined ? LAST_DAY : addDays(to, 1)]
  return {
    nowIso,
    ...(path === undefined
      ? {}
      : { answerableIds: units.filter((unit) => unit.path.startsWith(path)).map(({ id }) => id) }),
    ...(from === undefined && to === undefined
      ? {}
      : {
          received: {
            fromDay,
            toDay,
            fromIso: isoOf(startOfLocalDay(fromDay, zone)),
            toIso: isoOf(startOfLocalDay(toDay, zone)),
          },
        }),
    ...(category === undefined ? {} : { category }),
    ...(channel === undefined ? {} : { channel }),
    ...(state === undefined ? {} : { isOpen: state === 'open' }),
    ...(due === undefined ? {} : { due }),
    ...(outcome === undefined ? {} : { outcome }),
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
