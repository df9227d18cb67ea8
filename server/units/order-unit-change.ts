import type { ChangeTx } from '../../db/queries/change-stamps.ts'
import { insertUnitChange, listUnitChanges, settleUnitChange } from '../../db/queries/office/unit-changes.ts'
import { type Context, contextFor, isoOf, type Service } from '../context.ts'
import type { UnitChange, UnitChangeInput, UnitChangeOrder } from '../contract/units/unit-changes.ts'
import { Refusal } from '../contract/refusals.ts'
import { localDay } from '../domain/local-time.ts'
import { recordWriting } from '../history/append.ts'
import { demand } from '../permit.ts'
import { applyWithin } from './apply-unit-change.ts'
import { workOut } from './plan-unit-change.ts'

/**
 * Does what the plan with this fingerprint says: at once where its day is today, otherwise on its day. Returns the change's
 * id. Throws `unit/plan-changed` where things stand differently by now, and what planning throws.
 */
export async function orderUnitChange(
  ctx: Context,
  { change, fingerprint }: UnitChangeOrder,
): Promise<string> {
  // Those who hear of items that change hands need it at hand before the transaction.
  await ctx.shard.current()
  return ctx.changes.transaction((tx) => orderWithin(tx, ctx, change, fingerprint))
}

/**
 * The same within a larger transaction, whose caller has asked for the shard; without a fingerprint by the plan as things stand
 * in it.
 */
export async function orderWithin(
  tx: ChangeTx,
  ctx: Context,
  change: UnitChangeInput,
  fingerprint?: string,
): Promise<string> {
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const onDay = change.onDay ?? today
  const id = ctx.newId()
  const at = isoOf(ctx.now())
  const isAhead = onDay > today
  const { plan } = await workOut({ ...ctx, db: tx }, change, { isNew: true })
  if (fingerprint !== undefined && plan.fingerprint !== fingerprint) throw new Refusal('unit/plan-changed')
  await insertUnitChange(tx, {
    id,
    on_day: onDay,
    body: JSON.stringify({ ...change, onDay }),
    state: isAhead ? 'planned' : 'applied',
    problem: null,
    made_at: at,
    made_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
    settled_at: isAhead ? null : at,
  })
  if (isAhead) await recordWriting(tx, ctx, 'unit-change-planned', [['unit_change', id]])
  else await applyWithin(tx, ctx, change, ['unit_change', id])
  return id
}

/** Takes back a change that waits for its day. Throws `unit/change-not-found`. */
export async function undoUnitChange(ctx: Context, id: string): Promise<void> {
  demand(ctx.actor, 'organisation/manage')
  const waiting = (await listUnitChanges(ctx.db)).find((each) => each.id === id && each.state === 'planned')
  if (!waiting) throw new Refusal('unit/change-not-found')
  // Whoever may not plan it may not take it back.
  await workOut(ctx, JSON.parse(waiting.body) as UnitChangeInput, { isNew: false }).catch(
    (error: unknown) => {
      if (!(error instanceof Refusal) || error.code === 'access/not-allowed') throw error
    },
  )
  await ctx.db.transaction().execute(async (tx) => {
    const settled = { state: 'undone' as const, problem: null, settled_at: isoOf(ctx.now()) }
    if (!(await settleUnitChange(tx, id, settled))) throw new Refusal('unit/change-not-found')
    await recordWriting(tx, ctx, 'unit-change-undone', [['unit_change', id]])
  })
}

/** Every change of the tree, the latest first. */
export async function describeUnitChanges(ctx: Context): Promise<UnitChange[]> {
  demand(ctx.actor, 'organisation/manage')
  return (await listUnitChanges(ctx.db)).map(({ id, on_day, state, problem, made_at, body }) => ({
    id,
    onDay: on_day,
    state,
    problem,
    madeAt: made_at,
    change: JSON.parse(body) as UnitChangeInput,
  }))
}

/** Does what was planned for today or before, the earliest first; what cannot be done any more says why. Safe to repeat. */
export async function settleDueChanges(service: Service): Promise<void> {
  const ctx = contextFor(service, { kind: 'service' })
  const today = localDay(service.now(), service.organisation.zone)
  const due = (await listUnitChanges(service.db))
    .filter(({ state, on_day }) => state === 'planned' && on_day <= today)
    .toReversed()
  for (const { id, body } of due) {
    await service.shard.current()
    const settle = { problem: null, settled_at: isoOf(service.now()) }
    try {
      await service.changes.transaction(async (tx) => {
        if (!(await settleUnitChange(tx, id, { state: 'applied', ...settle }))) return
        await applyWithin(tx, ctx, JSON.parse(body) as UnitChangeInput, ['unit_change', id])
      })
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'unit/plan-changed') throw error
      await service.db.transaction().execute(async (tx) => {
        if (await settleUnitChange(tx, id, { ...settle, state: 'refused', problem: error.code }))
          await recordWriting(tx, ctx, 'unit-change-undone', [['unit_change', id]])
      })
    }
  }
}
