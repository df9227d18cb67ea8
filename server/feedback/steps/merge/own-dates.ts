import type { Feedback, FeedbackChanges } from '../../../../db/queries/feedback/feedback.ts'
import { listPauses } from '../../../../db/queries/feedback/feedback.ts'
import type { Context } from '../../../context.ts'
import { findCalendar } from '../../../deadlines/find-calendar.ts'
import { readProof, recountDeadline } from '../../../deadlines/item-deadline.ts'
import { newBreach } from '../../../domain/breach.ts'
import { isOpen } from '../../../domain/lifecycle.ts'
import type { Item } from '../../find-in-scope.ts'

const DATES = [
  'received_at',
  'received_on',
  'cycle_on',
  'promised_due_at',
  'current_due_at',
  'breached_at',
  'breach_unit_id',
  'policy_id',
  'policy_code',
  'calendar_version_id',
  'proof',
] as const satisfies readonly (keyof Feedback)[]

type Dates = Pick<Feedback, (typeof DATES)[number]>

/** What an item had of its own before it took the dates of others, and the ids of those that gave it theirs. */
interface OwnDates extends Dates {
  readonly givers: readonly string[]
}

/** Its dates now, with a breach that the clock shows and that is not kept yet. */
function datesOf(item: Feedback, nowMs: number): Dates {
  const dates = Object.fromEntries(DATES.map((name) => [name, item[name]])) as Dates
  return { ...dates, ...newBreach(item, nowMs) }
}

/**
 * The earlier receipt, promise and deadline of the two; with the deadline goes its breach. An item that was reopened keeps the
 * receipt it had.
 */
function earlier(item: Dates, other: Dates, cycle: number): Dates {
  const first = cycle === 1 && other.received_at < item.received_at ? other : item
  const due = isDueBefore(other, item) ? other : item
  const late = item.breached_at === null ? other : item
  const promises = [item, other].flatMap(({ promised_due_at }) => promised_due_at ?? [])
  return {
    ...due,
    received_at: first.received_at,
    received_on: first.received_on,
    cycle_on: first === item ? item.cycle_on : other.received_on,
    promised_due_at: promises.sort()[0] ?? null,
    breached_at: late.breached_at,
    breach_unit_id: late.breach_unit_id,
  }
}

function isDueBefore(other: Dates, item: Dates): boolean {
  if (other.promised_due_at === null) return false
  return item.promised_due_at === null || other.current_due_at < item.current_due_at
}

/** What an item takes from one that is merged into it; an answered one keeps its dates and its verdict. */
export function takeDates(item: Feedback, other: Feedback, nowMs: number): FeedbackChanges {
  if (!isOpen(item.status)) return {}
  const now = datesOf(item, nowMs)
  const own = readOwn(item) ?? { ...now, givers: [] }
  return {
    ...earlier(now, datesOf(other, nowMs), item.cycle),
    own_dates: JSON.stringify({ ...own, givers: [...own.givers, other.id] } satisfies OwnDates),
  }
}

/**
 * What an item gets back when one that was merged into it goes, or gets its own dates back itself: the item's own dates, or
 * the earliest of it and of those that are part of it then (`members`), with the pauses and extensions it was given meanwhile.
 * `former` is the other one as it was. A cycle that is over keeps what it was judged by.
 */
export async function giveBackDates(
  ctx: Context,
  item: Item,
  { former, members, nowMs }: { former: Feedback; members: readonly Feedback[]; nowMs: number },
): Promise<FeedbackChanges> {
  const own = readOwn(item)
  const isOver = !isOpen(item.status) && item.status !== 'merged'
  if (!own || isOver || !own.givers.includes(former.id)) return {}
  const { givers: before, ...mine } = own
  const givers = members.filter(({ id }) => before.includes(id))
  const earliest = givers.reduce<Dates>(
    (dates, giver) => earlier(dates, datesOf(giver, nowMs), item.cycle),
    mine,
  )
  const dates = await withTimeGiven(ctx, item, earliest, former)
  return {
    ...dates,
    ...newBreach({ ...item, ...dates }, nowMs),
    own_dates:
      givers.length === 0
        ? null
        : JSON.stringify({ ...mine, givers: givers.map(({ id }) => id) } satisfies OwnDates),
  }
}

function readOwn({ own_dates }: Pick<Feedback, 'own_dates'>): OwnDates | null {
  return own_dates === null ? null : (JSON.parse(own_dates) as OwnDates)
}

/** The dates with the pauses of this cycle that are over, and the extensions that were granted to the item itself. */
async function withTimeGiven(ctx: Context, item: Item, dates: Dates, former: Feedback): Promise<Dates> {
  const proof = readProof(dates.proof)
  const { extensions: known = [] } = proof
  const ofOther = readProof(former.proof).extensions ?? []
  const granted = (readProof(item.proof).extensions ?? []).filter(
    ({ id }) => ![...known, ...ofOther].some((other) => other.id === id),
  )
  const pauses = (await listPauses(ctx.db, item.id, item.cycle)).flatMap(({ from_at, to_at }) =>
    to_at === null ? [] : [{ from: Date.parse(from_at), to: Date.parse(to_at) }],
  )
  if (granted.length + pauses.length === 0) return dates
  const where = await findCalendar(ctx.db, proof.unitPath ?? item.lead_path)
  const extended = granted.length === 0 ? proof : { ...proof, extensions: [...known, ...granted] }
  const recounted = recountDeadline(extended, dates.current_due_at, pauses, where)
  return {
    ...dates,
    current_due_at: recounted.dueAt,
    calendar_version_id: where.versionId,
    proof: JSON.stringify(recounted.proof),
  }
}
