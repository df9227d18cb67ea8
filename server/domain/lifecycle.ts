import { CITIZEN_STEPS, OPEN_STATUSES } from '../contract/feedback/feedback-status.ts'
import type { CitizenStep, FeedbackStatus } from '../contract/feedback/feedback-status.ts'

/** Does the item still await an answer? */
export function isOpen(status: FeedbackStatus): boolean {
  return OPEN_STATUSES.some((open) => open === status)
}

/** The citizen's step of each status; null where the item ended without an answer. */
const CITIZEN_STEP: Readonly<Record<FeedbackStatus, CitizenStep | null>> = {
  new: 'received',
  assigned: 'received',
  'in-progress': 'in-progress',
  'waiting-for-citizen': 'in-progress',
  'awaiting-approval': 'in-progress',
  answered: 'answered',
  closed: 'answered',
  refused: null,
  redirected: null,
  merged: null,
  spam: null,
  withdrawn: null,
}

interface ShownStep {
  readonly step: CitizenStep | FeedbackStatus
  readonly state: 'done' | 'now' | 'ahead'
}

/** What the sender sees: received → in progress → answered, or received → how it ended instead. */
export function citizenSteps(status: FeedbackStatus): ShownStep[] {
  const step = CITIZEN_STEP[status]
  if (step === null) {
    return [
      { step: 'received', state: 'done' },
      { step: status, state: 'now' },
    ]
  }
  const now = CITIZEN_STEPS.indexOf(step)
  return CITIZEN_STEPS.map((each, index) => ({
    step: each,
    state: index < now ? 'done' : index === now ? 'now' : 'ahead',
  }))
}
