import type { Actor } from '../../context.ts'
import type { FeedbackMove, FeedbackStatus } from '../../contract/feedback-status.ts'
import { nextStatus } from '../../domain/lifecycle.ts'
import type { Permission } from '../../domain/permissions.ts'
import { type ItemUnits, mayIn } from '../../permit.ts'

/** The moves that people make by a route of their own, and the permission each needs in the unit that makes it. */
export const STEP_PERMISSIONS = {
  assign: 'feedback/triage',
  transfer: 'feedback/transfer',
  claim: 'feedback/handle',
  note: 'feedback/note',
  pause: 'feedback/handle',
  resume: 'feedback/handle',
  answer: 'feedback/handle',
  'submit-for-approval': 'feedback/handle',
  approve: 'feedback/approve-answer',
  'return-to-officer': 'feedback/approve-answer',
  extend: 'feedback/handle',
  'approve-extension': 'feedback/approve-extension',
  'reject-extension': 'feedback/approve-extension',
  'ask-contribution': 'feedback/transfer',
  'withdraw-contribution': 'feedback/transfer',
  'give-contribution': 'feedback/handle',
  close: 'feedback/settle',
  reopen: 'feedback/settle',
  refuse: 'feedback/settle',
  redirect: 'feedback/settle',
  merge: 'feedback/settle',
  'mark-spam': 'feedback/settle',
} as const satisfies Partial<Record<FeedbackMove, Permission>>

export type Step = keyof typeof STEP_PERMISSIONS

const STEPS = Object.keys(STEP_PERMISSIONS) as Step[]

/** The status after a step, or null. An answer to an item that waits for the citizen first resumes it. */
export function statusAfter(from: FeedbackStatus, step: Step): FeedbackStatus | null {
  const resumed = step === 'answer' ? nextStatus(from, 'resume') : null
  return nextStatus(resumed ?? from, step)
}

/** What a contributing unit may do as well: everything else is the lead's. Which unit was asked what is for the action to say. */
const CONTRIBUTORS_STEPS: readonly Step[] = ['note', 'give-contribution']

export function mayTake(actor: Actor, step: Step, units: ItemUnits): boolean {
  const { lead_path, contributor_paths } = units
  const paths = CONTRIBUTORS_STEPS.includes(step) ? [lead_path, ...contributor_paths] : [lead_path]
  return paths.some((path) => mayIn(actor, STEP_PERMISSIONS[step], path))
}

/** The steps this actor may take on an item now. */
export function allowedSteps(actor: Actor, item: ItemUnits & { readonly status: FeedbackStatus }): Step[] {
  return STEPS.filter(
    (step) =>
      statusAfter(item.status, step) !== null &&
      mayTake(actor, step, item) &&
      (step !== 'claim' || actor.kind === 'staff'),
  )
}
