import { z } from 'zod'
import {
  countContributions,
  type ContributionFilter,
  countFeedback,
  type FeedbackFilter,
  type FeedbackOrder,
  type FeedbackSearch,
  type ListKey,
  pageContributions,
  pageFeedback,
} from '../../../db/queries/feedback/feedback-lists.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { type Actor, type Context, isoOf } from '../../context.ts'
import { Id } from '../../contract/fields.ts'
import type { FeedbackList, FeedbackListQuery } from '../../contract/feedback/feedback.ts'
import type { FeedbackView } from '../../contract/feedback/feedback-view.ts'
import { Refusal } from '../../contract/refusals.ts'
import { cleanText, fold } from '../../domain/fold-vietnamese.ts'
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
  overdue: {
    order: 'due',
    filter: ({ now }) => ({ isOpen: true, overdueAt: now }),
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
  const wanted = {
    unitIds: unitIdsIn(units, actor, 'feedback/read', subtreeOf(units, query.unit)),
    ...searchOf(query.q),
  }
  const after = query.after === undefined ? null : readCursor(query.after)
  if (query.view === 'contributions') return listAsked(ctx, wanted, after, query.limit)
  const { order, filter: viewFilter } = VIEWS[query.view]
  const filter: FeedbackFilter = {
    ...wanted,
    triageUnitIds: unitIdsIn(units, actor, 'feedback/see-triage'),
    ...viewFilter({
      actor,
      now,
      tomorrow: isoOf(startOfLocalDay(addDays(localDay(ctx.now(), zone), 1), zone)),
      unitIdsFor: (permission) => unitIdsIn(units, actor, permission),
    }),
  }
  const [rows, total] = await Promise.all([
    pageFeedback(db, filter, { order, after, limit: query.limit + 1 }),
    countFeedback(db, filter, MAX_TOTAL),
  ])
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  const key = last && { at: order === 'due' ? last.current_due_at : last.received_at, id: last.id }
  return {
    items: items.map(rowOf),
    next: key && rows.length > items.length ? writeCursor(key) : null,
    total,
    serverTime: now,
  }
}

async function listAsked(
  { db, now }: Context,
  filter: ContributionFilter,
  after: ListKey | null,
  limit: number,
): Promise<FeedbackList> {
  const [rows, total] = await Promise.all([
    pageContributions(db, filter, { after, limit: limit + 1 }),
    countContributions(db, filter, MAX_TOTAL),
  ])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => ({
      ...rowOf(row),
      contribution: askedContributionOf({
        ...row,
        id: row.contribution_id,
        on_time: row.contribution_on_time,
      }),
    })),
    next: last && rows.length > limit ? writeCursor({ at: last.due_at, id: last.contribution_id }) : null,
    total,
    serverTime: isoOf(now()),
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

function searchOf(q: string | undefined): { search?: FeedbackSearch } {
  const typed = cleanText(q ?? '')
  if (typed === '') return {}
  return {
    search: {
      words: fold(typed).split(' ').filter(Boolean),
      trackingCode: readTrackingCode(typed),
      externalRef: typed,
    },
  }
}

const Cursor = z.tuple([z.iso.datetime(), Id])

function writeCursor({ at, id }: ListKey): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url')
}

function readCursor(cursor: string): ListKey {
  try {
    const [at, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { at, id }
  } catch {
    throw new Refusal('request/invalid', {
      errors: [{ field: 'after', vi: 'không phải vị trí của danh sách này', en: 'is no place in this list' }],
    })
  }
}
