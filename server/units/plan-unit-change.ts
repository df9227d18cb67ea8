import { countStaying, listBelongings, listUnitChanges } from '../../db/queries/office/unit-changes.ts'
import { listUnits, type Unit } from '../../db/queries/units.ts'
import type { Db } from '../../db/open.ts'
import type { Context } from '../context.ts'
import type { UnitChange, UnitChangeInput, UnitPlan } from '../contract/units/unit-changes.ts'
import type { Follower } from '../contract/units/unit-change-kinds.ts'
import { type FieldError, Refusal } from '../contract/refusals.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { localDay } from '../domain/local-time.ts'
import { makesCycle } from '../domain/units/unit-tree.ts'
import { sha256 } from '../ids.ts'
import { demand } from '../permit.ts'

/** What a unit has, and which unit each of it goes to. */
export interface Handover {
  readonly from: Unit
  readonly main: Unit
  readonly has: Awaited<ReturnType<typeof listBelongings>>
  readonly to: (id: string) => Unit
}

/** A plan with what applying it needs. */
interface WorkedOut {
  readonly plan: UnitPlan
  /** The units that are changed, as they stand. */
  readonly units: readonly Unit[]
  /** The units that take over, or the new parent. */
  readonly into: readonly Unit[]
  readonly handovers: readonly Handover[]
}

/**
 * What a change of the tree would do, as things stand. Throws `unit/not-found`, `unit/cycle`, `unit/is-root`, `unit/in-use`,
 * `unit/change-planned`, `request/invalid`, `access/not-allowed`.
 */
export async function planUnitChange(ctx: Context, input: UnitChangeInput): Promise<UnitPlan> {
  const { plan } = await workOut(ctx, input, { isNew: true })
  return plan
}

/**
 * The same with what applying needs; `isNew` false for one whose day has come. Reads by `ctx.db`.
 */
export async function workOut(
  ctx: Context,
  input: UnitChangeInput,
  { isNew }: { readonly isNew: boolean },
): Promise<WorkedOut> {
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const onDay = input.onDay ?? today
  if (isNew && onDay < today) throw invalid({ field: 'onDay', ...PAST })
  const units = await listUnits(ctx.db)
  const find = (code: string): Unit => {
    const unit = units.find((each) => each.code === code)
    if (!unit || (unit.valid_to !== null && unit.valid_to <= onDay))
      throw new Refusal('unit/not-found', { detail: code })
    demand(ctx.actor, 'organisation/manage', unit.path)
    return unit
  }
  const changed = (input.kind === 'merge' ? input.units : [input.unit]).map(find)
  const into = intoOf(input).map(find)
  checkPlace(input, changed, into)
  if (isNew) await checkWaiting(ctx.db, changed)
  const handovers =
    input.kind === 'rename' || input.kind === 'move'
      ? []
      : await listHandovers(ctx.db, input, changed, into, onDay)
  if (input.kind === 'end') checkUnused(handovers)
  return {
    units: changed,
    into,
    handovers,
    plan: await describe(ctx.db, { input, onDay, units, changed, into, handovers }),
  }
}

function intoOf(input: UnitChangeInput): readonly string[] {
  switch (input.kind) {
    case 'move':
      return [input.parent]
    case 'merge':
      return [input.into]
    case 'split':
      return input.into
    default:
      return []
  }
}

function checkPlace(input: UnitChangeInput, changed: readonly Unit[], into: readonly Unit[]): void {
  if (input.kind === 'rename') return
  if (changed.some(({ parent_id }) => parent_id === null)) throw new Refusal('unit/is-root')
  for (const unit of changed) {
    const below = into.find((each) => makesCycle(unit, each))
    if (below) throw new Refusal('unit/cycle', { detail: below.code })
  }
  if (input.kind === 'split') {
    const strange = Object.values(input.assign).find((code) => !input.into.includes(code))
    if (strange !== undefined) throw invalid({ field: 'assign', ...NOT_INTO })
  }
}

/** One change of a unit waits at a time: two that overlap would leave it to chance which of them holds. */
async function checkWaiting(db: Db, changed: readonly Unit[]): Promise<void> {
  const waiting = new Set(
    (await listUnitChanges(db))
      .filter(({ state }) => state === 'planned')
      .flatMap(({ body }) => namedIn(JSON.parse(body) as UnitChange['change'])),
  )
  const taken = changed.find(({ code }) => waiting.has(code))
  if (taken) throw new Refusal('unit/change-planned', { detail: taken.code })
}

function namedIn(input: UnitChangeInput): readonly string[] {
  return input.kind === 'merge' ? input.units : [input.unit]
}

async function listHandovers(
  db: Db,
  input: UnitChangeInput,
  changed: readonly Unit[],
  into: readonly Unit[],
  onDay: string,
): Promise<Handover[]> {
  const assign = input.kind === 'split' ? input.assign : {}
  const handovers: Handover[] = []
  for (const from of changed) {
    const main = into[0] ?? from
    const to = (id: string) => into.find(({ code }) => code === assign[id]) ?? main
    handovers.push({ from, main, to, has: await listBelongings(db, from.id, onDay) })
  }
  return handovers
}

/** Roles end with their unit; anything else must have been given to another one before. */
function checkUnused(handovers: readonly Handover[]): void {
  for (const { from, has } of handovers) {
    const { grants: _grants, ...rest } = has
    if (Object.values(rest).some((list) => list.length > 0))
      throw new Refusal('unit/in-use', { detail: from.code })
  }
}

interface ToDescribe {
  readonly input: UnitChangeInput
  readonly onDay: string
  readonly units: readonly Unit[]
  readonly changed: readonly Unit[]
  readonly into: readonly Unit[]
  readonly handovers: readonly Handover[]
}

async function describe(
  db: Db,
  { input, onDay, units, changed, into, handovers }: ToDescribe,
): Promise<UnitPlan> {
  const follows = input.kind === 'end' ? [] : handovers.flatMap(followsOf)
  const moved = input.kind === 'move' ? subtreeFollows(units, changed, into) : []
  const stays: UnitPlan['stays'][number][] = []
  for (const { from } of handovers) {
    for (const [what, count] of Object.entries(await countStaying(db, from.id)))
      if (count > 0) stays.push({ what: what as 'calendar', unit: from.code, count })
  }
  const plan = { kind: input.kind, onDay, follows: [...follows, ...moved], stays }
  const rests = [...changed, ...into].map(({ id, name, name_en, path, valid_to }) => [
    id,
    name,
    name_en,
    path,
    valid_to,
  ])
  const items = handovers.map(({ has }) => has.feedback.map(({ id }) => id))
  return { ...plan, fingerprint: sha256(canonicalJson({ input, plan, rests, items })) }
}

function followsOf({ from, main, to, has }: Handover): UnitPlan['follows'][number][] {
  const each = (what: Follower, rows: readonly { readonly id: string; readonly name: string }[]) =>
    rows.map(({ id, name }) => ({ what, id, name, from: from.code, to: to(id).code }))
  const items = has.feedback.length
  return [
    ...each('unit', has.units),
    ...(items === 0
      ? []
      : [{ what: 'feedback' as const, id: null, name: String(items), from: from.code, to: main.code }]),
    ...each('routing-rule', has.rules),
    ...each('desk', has.desks),
    ...each('kiosk', has.kiosks),
    ...each('grant', has.grants),
    ...each('report-task', has.tasks),
    ...each('approval-rule', has.approvals),
  ]
}

/** Whose rights over them change with the place: the unit and all below it. */
function subtreeFollows(
  units: readonly Unit[],
  changed: readonly Unit[],
  into: readonly Unit[],
): UnitPlan['follows'][number][] {
  const codes = new Map(units.map(({ id, code }) => [id, code]))
  return changed.flatMap((unit) =>
    units
      .filter(({ path }) => path.startsWith(unit.path))
      .map(({ id, name }) => ({
        what: 'unit' as const,
        id,
        name,
        from: codes.get(unit.parent_id ?? '') ?? '',
        to: into[0]?.code ?? '',
      })),
  )
}

function invalid(error: FieldError): Refusal {
  return new Refusal('request/invalid', { errors: [error] })
}

const PAST = {
  vi: 'không được trước hôm nay: các kỳ đã qua giữ nguyên như đã có',
  en: 'must not be before today: what is past stays as it was',
}
const NOT_INTO = {
  vi: 'chỉ giao được cho các đơn vị sau khi tách',
  en: 'may only name the units that come of the split',
}
