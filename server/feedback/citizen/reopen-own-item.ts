import type { Service } from '../../context.ts'
import { planReopening } from '../steps/close-feedback.ts'
import { writtenText } from '../steps/written-text.ts'
import { raisedBy } from '../urgent/raise-item.ts'
import { takeCitizenAct } from './take-citizen-act.ts'

/**
 * The answer did not settle it, says its sender: a new cycle with a promise of its own begins, at the unit that answered or
 * whoever took over from it. Throws `citizen/not-answered`, `citizen/days-over`, `request/invalid` without a reason in words.
 */
export async function reopenOwnItem(service: Service, id: string, reason: string): Promise<void> {
  const why = writtenText(service, 'reason', reason)
  await takeCitizenAct(service, 'reopen', id, async (ctx, item, moment) => {
    const { body, ...plan } = await planReopening(ctx, item, moment, why)
    const raised = await raisedBy(ctx, item, reason, plan.status ?? moment.status)
    return {
      ...plan,
      changes: { ...plan.changes, ...raised?.changes },
      news: [{ kind: 'reopened', body }, ...(raised?.news ?? [])],
    }
  })
}
