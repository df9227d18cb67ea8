import type { Context } from '../../context.ts'
import { Refusal } from '../../contract/refusals.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { listHandlersOf } from '../lists/list-handlers.ts'
import { takeStep } from './take-step.ts'

/**
 * An item is given to somebody who handles its unit's items. Throws `feedback/person-not-of-unit`, `feedback/move-not-allowed`
 * where they have it already.
 */
export function assignPerson(
  ctx: Context,
  id: string,
  { person, version }: StepRequest<'assign-person'>,
): Promise<void> {
  return takeStep(ctx, 'assign-person', id, { version }, async ({ assignee_id, lead_path }) => {
    if (assignee_id === person) throw new Refusal('feedback/move-not-allowed')
    const handlers = await listHandlersOf(ctx, lead_path)
    if (handlers.every((one) => one.id !== person)) throw new Refusal('feedback/person-not-of-unit')
    return { changes: { assignee_id: person }, body: { personId: person, before: assignee_id } }
  })
}

/** Nobody handles the item: anybody of its unit may take it on. Throws `feedback/move-not-allowed` where nobody did. */
export function putBack(ctx: Context, id: string, input: StepRequest<'put-back'>): Promise<void> {
  return takeStep(ctx, 'put-back', id, input, ({ assignee_id }) => {
    if (assignee_id === null) throw new Refusal('feedback/move-not-allowed')
    return { changes: { assignee_id: null }, body: { before: assignee_id } }
  })
}
