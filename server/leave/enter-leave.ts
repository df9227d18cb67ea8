import { endLeave, insertLeave, listGrantsOf, listLeaves } from '../../db/queries/people/leaves.ts'
import { type Context, isoOf } from '../context.ts'
import type { Words } from '../contract/language.ts'
import type { LeaveInput, ShownLeave } from '../contract/people/leaves.ts'
import { type Permission, roleMay } from '../contract/permissions.ts'
import { Refusal } from '../contract/refusals.ts'
import { findCalendar } from '../deadlines/find-calendar.ts'
import { isWorkingDay } from '../domain/deadlines/working-calendar.ts'
import { faultOfLeave, type LeaveFault } from '../domain/unit-day/leave.ts'
import { dayNumber, localDay } from '../domain/local-time.ts'
import { recordWriting } from '../history/append.ts'
import { mayIn } from '../permit.ts'

/** What somebody else has to be able to do while a person is away. A cover gets no right by it. */
const COVERED: readonly Permission[] = ['feedback/handle', 'feedback/approve-answer', 'feedback/triage']

/** Leaves that run or are to come, of oneself and of the people of the units that one reads. */
export async function readLeaves(ctx: Context): Promise<ShownLeave[]> {
  const leaves = await listLeaves(ctx.db, today(ctx))
  const grants = await listGrantsOf(
    ctx.db,
    leaves.map(({ personId }) => personId),
  )
  const pathsOf = (id: string) => grants.filter(({ person_id }) => person_id === id).map(({ path }) => path)
  return leaves
    .filter(
      ({ personId }) =>
        isSelf(ctx, personId) || pathsOf(personId).some((path) => mayIn(ctx.actor, 'feedback/read', path)),
    )
    .map(({ id, personId, personName, coverId, coverName, fromDay, toDay }) => ({
      id,
      person: { id: personId, name: personName },
      cover: { id: coverId, name: coverName },
      from: fromDay,
      to: toDay,
      mayEnd: mayEnterFor(ctx, personId, pathsOf(personId)),
    }))
}

/**
 * A person is away on these days and another covers: sees their items and is told what they would be told. By themselves, or by
 * who settles the items of all their units. Throws `access/not-allowed`, `leave/days`, `leave/overlaps`, `leave/cover-away`,
 * `leave/cover-unable`.
 */
export async function enterLeave(ctx: Context, input: LeaveInput): Promise<{ readonly id: string }> {
  const personId = input.person ?? selfOf(ctx)
  const { from: fromDay, to: toDay, cover: coverId } = input
  const grants = await listGrantsOf(ctx.db, [personId, coverId])
  const own = grants.filter(({ person_id }) => person_id === personId)
  const paths = own.map(({ path }) => path)
  if (!mayEnterFor(ctx, personId, paths)) throw new Refusal('access/not-allowed')
  const leave = { personId, coverId, fromDay, toDay }
  const days = await countDays(ctx, paths, leave)
  const judge = (others: Awaited<ReturnType<typeof listLeaves>>) => {
    const fault = faultOfLeave(leave, { today: today(ctx), days, others })
    if (fault !== null) throw refusalOf(fault)
  }
  judge(await listLeaves(ctx.db, today(ctx)))
  const holdsAll = (grant: (typeof grants)[number]) =>
    grant.valid_from <= fromDay && (grant.valid_to === null || grant.valid_to >= toDay)
  const covers = grants.filter((each) => each.person_id === coverId && each.active === 1 && holdsAll(each))
  const isAble = own
    .filter(({ valid_from, valid_to }) => valid_from < toDay && (valid_to === null || valid_to > fromDay))
    .every(({ role, path }) =>
      COVERED.filter((permission) => roleMay(role, permission)).every((permission) =>
        covers.some((each) => roleMay(each.role, permission) && path.startsWith(each.path)),
      ),
    )
  if (!isAble || covers.length === 0)
    throw wrong('leave/cover-unable', 'cover', { vi: 'không thay được', en: 'cannot cover' })
  const id = ctx.newId()
  await ctx.changes.transaction(async (tx) => {
    await insertLeave(tx, {
      id,
      person_id: personId,
      cover_id: coverId,
      from_day: fromDay,
      to_day: toDay,
      entered_at: isoOf(ctx.now()),
      entered_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
      ended_at: null,
    })
    await recordWriting(tx, ctx, 'leave-entered', [['leave', id]])
    // Who enters one at the same moment has waited for the history: two never make a circle.
    judge((await listLeaves(tx, today(ctx))).filter((other) => other.id !== id))
  })
  return { id }
}

/** It is taken back, or ends before its last day. Throws `leave/not-found`. */
export async function endOfLeave(ctx: Context, id: string): Promise<void> {
  const leave = (await readLeaves(ctx)).find((each) => each.id === id)
  if (!leave) throw new Refusal('leave/not-found')
  if (!leave.mayEnd) throw new Refusal('access/not-allowed')
  await ctx.changes.transaction(async (tx) => {
    if (!(await endLeave(tx, id, isoOf(ctx.now())))) throw new Refusal('leave/not-found')
    await recordWriting(tx, ctx, 'leave-ended', [['leave', id]])
  })
}

const today = (ctx: Context) => localDay(ctx.now(), ctx.organisation.zone)
const isSelf = ({ actor }: Context, id: string) => actor.kind === 'staff' && actor.personId === id

function selfOf({ actor }: Context): string {
  if (actor.kind !== 'staff') throw new Refusal('access/not-allowed')
  return actor.personId
}

function mayEnterFor(ctx: Context, personId: string, paths: readonly string[]): boolean {
  if (isSelf(ctx, personId)) return true
  return paths.length > 0 && paths.every((path) => mayIn(ctx.actor, 'feedback/settle', path))
}

/** By the calendar of the person's first unit. */
async function countDays(
  ctx: Context,
  [path = `/${ctx.organisation.rootUnitId}/`]: readonly string[],
  { fromDay, toDay }: { readonly fromDay: string; readonly toDay: string },
) {
  const { calendar } = await findCalendar(ctx.db, path)
  const first = dayNumber(fromDay)
  const all = Math.max(0, dayNumber(toDay) - first)
  const working = Array.from({ length: Math.min(all, 400) }, (_, index) => calendar.day(first + index))
  return { all, working: working.filter(isWorkingDay).length }
}

const FAULTS: Readonly<Record<LeaveFault, () => Refusal>> = {
  past: () => wrong('leave/days', 'from', { vi: 'là ngày đã qua', en: 'is a day that has passed' }),
  'no-days': () =>
    wrong('leave/days', 'to', { vi: 'phải sau ngày bắt đầu', en: 'must come after the first day' }),
  'no-working-day': () =>
    wrong('leave/days', 'to', {
      vi: 'đợt nghỉ không có ngày làm việc nào',
      en: 'the leave has no working day',
    }),
  'too-long': () =>
    wrong('leave/days', 'to', { vi: 'đợt nghỉ quá một năm', en: 'the leave is longer than a year' }),
  'own-cover': () =>
    wrong('leave/cover-unable', 'cover', { vi: 'là chính người nghỉ', en: 'is who is away' }),
  overlaps: () => new Refusal('leave/overlaps'),
  'cover-away': () => wrong('leave/cover-away', 'cover', { vi: 'cũng nghỉ', en: 'is away too' }),
}

const refusalOf = (fault: LeaveFault): Refusal => FAULTS[fault]()

function wrong(
  code: 'leave/days' | 'leave/cover-unable' | 'leave/cover-away',
  field: string,
  words: Words,
): Refusal {
  return new Refusal(code, { errors: [{ field, ...words }] })
}
