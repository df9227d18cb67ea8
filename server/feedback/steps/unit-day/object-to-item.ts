import { decideObjection, insertObjection } from '../../../../db/queries/feedback/queue/objections.ts'
import { listNamed } from '../../../../db/queries/feedback/feedback-search.ts'
import type { Context } from '../../../context.ts'
import type { StepRequest } from '../../../contract/feedback/step-requests.ts'
import { Refusal } from '../../../contract/refusals.ts'
import { readTrackingCode } from '../../intake/tracking-code.ts'
import { findInScope, type Item } from '../../find-in-scope.ts'
import { personOf } from '../extension-standing.ts'
import { takeStep } from '../take-step.ts'
import { findStanding } from './objection-standing.ts'
import { planMove } from '../transfer-feedback.ts'
import { findOpenUnit, LEADS_ALREADY } from '../unit-clock.ts'
import { writtenText } from '../written-text.ts'

/**
 * The unit that leads an item says that it is not responsible, by a rule or a precedent: once, within its first hour. The
 * clock goes on. Throws `objection/made-already`, `objection/too-late`, `request/invalid` (a precedent nobody finds).
 */
export async function objectToItem(ctx: Context, id: string, input: StepRequest<'object'>): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  const precedent = await findPrecedent(ctx, id, input.precedent)
  return takeStep(ctx, 'object', id, input, async (item, { at }) => {
    const standing = await findStanding(ctx, item)
    if (standing.refused === 'objected-already') throw new Refusal('objection/made-already')
    if (standing.refused === 'too-late') throw new Refusal('objection/too-late')
    const objection = {
      id: ctx.newId(),
      feedback_id: item.id,
      cycle: item.cycle,
      unit_id: item.lead_unit_id,
      made_at: at,
      made_by: personOf(ctx.actor),
      reason_id: reason.id,
      precedent,
      decision: null,
      decided_at: null,
      decided_by: null,
    }
    return {
      // Whoever looks at the item is to see it before they decide anything else.
      changes: {},
      body: { objectionId: objection.id, by: item.lead_code, reason, precedent },
      write: async (tx) => {
        if (!(await insertObjection(tx, objection))) throw new Refusal('objection/made-already')
      },
    }
  })
}

/** The coordinator agrees: the item goes to the unit that is responsible. Throws `objection/not-open`, `unit/not-found`. */
export async function acceptObjection(
  ctx: Context,
  id: string,
  input: StepRequest<'accept-objection'>,
): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  const unit = await findOpenUnit(ctx, input.unit)
  return takeStep(ctx, 'accept-objection', id, input, async (item, moment) => {
    const objection = await demandOpen(ctx, item)
    if (item.lead_unit_id === unit.id) throw new Refusal('request/invalid', LEADS_ALREADY)
    const { body, write, ...move } = await planMove(ctx, item, moment, unit, reason)
    return {
      ...move,
      before: [{ kind: 'objection-accepted', body: { objectionId: objection.id, by: item.lead_code } }],
      body: { ...body, from: item.lead_code },
      write: async (tx) => {
        await decideObjection(tx, objection.id, {
          decision: 'accepted',
          decided_at: moment.at,
          decided_by: personOf(ctx.actor),
        })
        await write(tx)
      },
    }
  })
}

/** The item stays with the unit, which reads why. Throws `objection/not-open`. */
export async function rejectObjection(
  ctx: Context,
  id: string,
  input: StepRequest<'reject-objection'>,
): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  return takeStep(ctx, 'reject-objection', id, input, async (item, { at }) => {
    const objection = await demandOpen(ctx, item)
    return {
      changes: {},
      body: { objectionId: objection.id, by: item.lead_code, reason, askedBy: objection.made_by },
      write: (tx) =>
        decideObjection(tx, objection.id, {
          decision: 'rejected',
          decided_at: at,
          decided_by: personOf(ctx.actor),
        }),
    }
  })
}

async function demandOpen(ctx: Context, item: Item) {
  const { waiting } = await findStanding(ctx, item)
  if (!waiting) throw new Refusal('objection/not-open')
  return waiting
}

/** An item that this person may see, by its code. */
async function findPrecedent(ctx: Context, id: string, typed: string | undefined): Promise<string | null> {
  if (typed === undefined || typed.trim() === '') return null
  const trackingCode = readTrackingCode(typed)
  const [found] = trackingCode === null ? [] : await listNamed(ctx.db, { trackingCode, externalRef: '' })
  const item =
    found === undefined || found === id ? undefined : await findInScope(ctx, found).catch(() => undefined)
  if (!item)
    throw new Refusal('request/invalid', {
      errors: [
        {
          field: 'precedent',
          vi: 'không phải mã của một phản ánh khác mà quý vị xem được',
          en: 'is no code of another item that you may see',
        },
      ],
    })
  return item.tracking_code
}
