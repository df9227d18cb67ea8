import { CITIZEN_STEPS, FEEDBACK_MOVES, OPEN_STATUSES } from '../contract/feedback-status.ts'
import type { CitizenStep, FeedbackMove, FeedbackStatus } from '../contract/feedback-status.ts'

type Moves = Readonly<Partial<Record<FeedbackMove, FeedbackStatus>>>

/** How an item ends without an answer; each needs a reason. */
const ENDS: Moves = { refuse: 'refused', redirect: 'redirected', merge: 'merged', 'mark-spam': 'spam' }

const HANDLE: Moves = {
  ...ENDS,
  transfer: 'assigned',
  'send-back': 'new',
  pause: 'waiting-for-citizen',
  answer: 'answered',
  'submit-for-approval': 'awaiting-approval',
}

/** More time asked for, granted or refused: the status stays. */
const extensionsIn = (status: FeedbackStatus): Moves => ({
  extend: status,
  'approve-extension': status,
  'reject-extension': status,
})

/** What other units contribute leaves the status as it is, and waits for no citizen. */
const contributionsIn = (status: FeedbackStatus): Moves => ({
  'ask-contribution': status,
  'give-contribution': status,
  'withdraw-contribution': status,
})

/**
 * The whole life of an item: status → move → next status; what is not here is not allowed.
 * Only `resume` leaves `waiting-for-citizen`, so an item has an open pause exactly while it has that status.
 * An item that had a unit reopens at that unit; one that ended without an answer goes back to triage.
 */
const NEXT: Readonly<Record<FeedbackStatus, Moves>> = {
  new: { ...ENDS, assign: 'assigned', note: 'new' },
  assigned: {
    ...HANDLE,
    ...extensionsIn('assigned'),
    ...contributionsIn('assigned'),
    claim: 'in-progress',
    note: 'assigned',
  },
  'in-progress': {
    ...HANDLE,
    ...extensionsIn('in-progress'),
    ...contributionsIn('in-progress'),
    claim: 'in-progress',
    note: 'in-progress',
  },
  'waiting-for-citizen': {
    resume: 'in-progress',
    ...contributionsIn('waiting-for-citizen'),
    note: 'waiting-for-citizen',
  },
  'awaiting-approval': {
    approve: 'answered',
    'return-to-officer': 'in-progress',
    ...extensionsIn('awaiting-approval'),
    ...contributionsIn('awaiting-approval'),
    note: 'awaiting-approval',
  },
  answered: {
    publish: 'answered',
    withdraw: 'answered',
    close: 'closed',
    reopen: 'assigned',
    note: 'answered',
  },
  closed: { publish: 'closed', withdraw: 'closed', reopen: 'assigned', note: 'closed' },
  refused: { reopen: 'new', note: 'refused' },
  redirected: { reopen: 'new', note: 'redirected' },
  merged: { reopen: 'new', note: 'merged' },
  spam: { reopen: 'new', note: 'spam' },
}

/** The status after `move`, or null where the move is not allowed. */
export function nextStatus(from: FeedbackStatus, move: FeedbackMove): FeedbackStatus | null {
  return NEXT[from][move] ?? null
}

/** The moves that the status allows; who may make them is for the action to say. */
export function allowedMoves(from: FeedbackStatus): FeedbackMove[] {
  return FEEDBACK_MOVES.filter((move) => nextStatus(from, move) !== null)
}

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
}

export interface ShownStep {
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
