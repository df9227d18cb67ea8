import { saveConsent } from '../../../../db/queries/feedback/publications.ts'
import type { Context } from '../../../context.ts'
import { Refusal } from '../../../contract/refusals.ts'
import type { StepRequest } from '../../../contract/feedback/step-requests.ts'
import { takeStep } from '../take-step.ts'
import { writtenText } from '../written-text.ts'
import { takeDown } from './decide-publication.ts'
import { findPublishing } from './publishing.ts'

/** Notes that the citizen agreed, at the desk or by phone: when and how they did. */
export function allowPublication(
  ctx: Context,
  id: string,
  input: StepRequest<'allow-publication'>,
): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  return takeStep(ctx, 'allow-publication', id, input, async (item, { at }) => {
    const { shown } = await findPublishing(ctx.db, item)
    if (shown.bar === 'complaint') throw new Refusal('publication/complaint')
    if (shown.consent === 'given') throw new Refusal('publication/not-so')
    return {
      changes: {},
      body: { reason },
      write: (tx) => saveConsent(tx, id, 'publish', { at, isGiven: true }),
    }
  })
}

/** The citizen took it back: what is published comes down in the same moment. */
export function forbidPublication(
  ctx: Context,
  id: string,
  input: StepRequest<'forbid-publication'>,
): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  return takeStep(ctx, 'forbid-publication', id, input, async (item, { at }) => {
    const { stored, shown } = await findPublishing(ctx.db, item)
    if (shown.consent !== 'given') throw new Refusal('publication/not-so')
    return {
      changes: {},
      body: { reason, publicationId: stored?.id ?? null },
      write: async (tx) => {
        await saveConsent(tx, id, 'publish', { at, isGiven: false })
        if (stored) await takeDown(tx, stored, 'withdrawn')
      },
    }
  })
}
