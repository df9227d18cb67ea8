import type { Actor } from '../../context.ts'
import {
  type FeedbackStep,
  statusAfter,
  STEP_NAMES,
  stepEntry,
} from '../../contract/feedback/feedback-steps.ts'
import type { FeedbackStatus } from '../../contract/feedback/feedback-status.ts'
import { type ItemUnits, mayIn, mayOn } from '../../permit.ts'

/** No unit's path begins so. */
const NOWHERE = ''

/** May this actor take the step on an item of these units? Which unit was asked what is for the action to say. */
export function mayTake(actor: Actor, step: FeedbackStep, units: ItemUnits): boolean {
  const { permission, contributors, former, held } = stepEntry(step)
  if (units.restricted === 1) return held !== undefined && mayOn(actor, permission, units)
  if (former) return mayIn(actor, permission, units.former_paths?.at(-1) ?? NOWHERE)
  const paths = contributors ? [units.lead_path, ...units.contributor_paths] : [units.lead_path]
  return paths.some((path) => mayIn(actor, permission, path))
}

/** The steps this actor may take on an item now. */
export function allowedSteps(
  actor: Actor,
  item: ItemUnits & { readonly status: FeedbackStatus },
): FeedbackStep[] {
  return STEP_NAMES.filter(
    (step) =>
      statusAfter(item.status, step) !== null &&
      (item.restricted === 1 || stepEntry(step).held !== 'only') &&
      mayTake(actor, step, item) &&
      (step !== 'claim' || actor.kind === 'staff'),
  )
}
