import { listForBoard } from '../../../db/queries/feedback/feedback-lists.ts'
import type { FeedbackFilter } from '../../../db/queries/feedback/queue/match-items.ts'
import { listPersonNames } from '../../../db/queries/people/handlers.ts'
import { type Context, isoOf } from '../../context.ts'
import type { Board } from '../../contract/feedback/queue/board.ts'
import { Refusal } from '../../contract/refusals.ts'
import { type BoardItem, countBoard } from '../../domain/unit-day/board.ts'
import { newBreach } from '../../domain/breach.ts'
import { addDays, localDay, startOfLocalDay } from '../../domain/local-time.ts'
import { compareNames } from '../../domain/text/compare-names.ts'
import { knownUnits } from '../../known-organisation.ts'
import { awayToday } from '../../leave/current-covers.ts'
import { scopeOf } from '../../permit.ts'
import { listFeedback } from '../lists/list-feedback.ts'
import { unitIdsIn } from '../lists/list-units.ts'
import { listHandlers } from '../lists/list-handlers.ts'

/** More are not counted: a board of a ward has some hundred. */
const MOST = 50_000

/** The day of a unit, or of all that the person reads, counted as the queue lists it. Throws `unit/not-found`. */
export async function readBoard(ctx: Context, code: string | undefined): Promise<Board> {
  const { db, actor } = ctx
  const { zone } = ctx.organisation
  const nowMs = ctx.now()
  const nowIso = isoOf(nowMs)
  const units = await knownUnits(ctx)
  const unit = code === undefined ? undefined : units.byCode.get(code)
  const scope = scopeOf(actor, 'feedback/read')
  if (code !== undefined && !(unit && scope.some((path) => unit.path.startsWith(path))))
    throw new Refusal('unit/not-found')
  const today = localDay(nowMs, zone)
  const filter = {
    unitIds: unitIdsIn(units.all, actor, 'feedback/read', unit?.path),
    triageUnitIds: unitIdsIn(units.all, actor, 'feedback/see-triage'),
    isRestricted: false,
  } as const
  const answeredIn = {
    from: isoOf(startOfLocalDay(today, zone)),
    to: isoOf(startOfLocalDay(addDays(today, 1), zone)),
  }
  const items = async (more: Partial<FeedbackFilter>): Promise<BoardItem[]> =>
    (await listForBoard(db, { ...filter, ...more }, MOST)).map((row) => ({
      assigneeId: row.assignee_id,
      dueAt: row.current_due_at,
      isPromised: row.promised_due_at !== null,
      isOverdue: row.breached_at !== null || newBreach(row, nowMs) !== null,
      answeredAt: row.answered_at,
    }))
  const narrowed = code === undefined ? {} : { unit: code }
  const totalOf = async (
    query: Partial<Parameters<typeof listFeedback>[1]> & Pick<Parameters<typeof listFeedback>[1], 'view'>,
  ) => (await listFeedback(ctx, { ...narrowed, ...query, limit: 1 })).total
  const [open, answered, handlers, away, contributions, approvals, objections, brokenPromises] =
    await Promise.all([
      items({ isOpen: true }),
      items({ isOpen: false, statuses: ['answered', 'closed'], narrowed: { nowIso, answeredIn } }),
      listHandlers(ctx, code),
      awayToday(ctx),
      totalOf({ view: 'contributions' }),
      totalOf({ view: 'to-approve' }),
      totalOf({ view: 'unit', objection: 'open' }),
      totalOf({ view: 'unit', due: 'promise-broken' }),
    ])
  const counted = countBoard({ open, answered }, { nowMs, zone })
  const known = new Set(handlers.map(({ id }) => id))
  const ids = [...counted.people.keys()].filter((id) => id !== null && !known.has(id)) as string[]
  const standIns = handlers.flatMap(({ id }) => away(id)?.standIn ?? [])
  const names = await listPersonNames(db, [...ids, ...standIns])
  const everybody = [...handlers, ...ids.map((id) => ({ id, name: names[id] ?? '' }))]
  const people: Board['people'][number][] = everybody
    .toSorted((a, b) => compareNames(a.name, b.name))
    .map((person) => {
      const leave = away(person.id)
      return {
        person,
        away: leave ? { until: leave.until, cover: names[leave.standIn ?? ''] ?? null } : null,
        counts: counted.countsOf(person.id),
      }
    })
  return {
    serverTime: nowIso,
    unit: unit ? { code: unit.code, name: unit.name, nameEn: unit.name_en } : null,
    total: counted.total,
    people: counted.people.has(null)
      ? [...people, { person: null, away: null, counts: counted.countsOf(null) }]
      : people,
    hours: counted.hours,
    contributions,
    approvals,
    objections,
    brokenPromises,
  }
}
