import { type FeedbackStatus, FEEDBACK_STATUSES, OPEN_STATUSES } from './feedback-status.ts'
import type { RefusalCode } from '../refusals.ts'

type Moves = Readonly<Partial<Record<FeedbackStatus, FeedbackStatus>>>

/** What whoever holds an item's tracking code may do, described once: `server/feedback/citizen/` does it. */
interface CitizenActEntry {
  /** From the status before to the status after; what is not here is not possible any more, or not yet. */
  readonly moves: Moves
  /** What the citizen is told then. */
  readonly otherwise: RefusalCode
}

function from(statuses: readonly FeedbackStatus[], to: FeedbackStatus): Moves {
  return Object.fromEntries(statuses.map((status) => [status, to]))
}

function staying(statuses: readonly FeedbackStatus[]): Moves {
  return Object.fromEntries(statuses.map((status) => [status, status]))
}

const ANSWERED = ['answered', 'closed'] as const

/**
 * Every act of the citizen. A reply to what was asked starts the clock again at once; unasked, one can be added a cycle,
 * until the item is closed.
 */
export const CITIZEN_ACTS = {
  reply: {
    moves: { ...staying([...OPEN_STATUSES, 'answered']), 'waiting-for-citizen': 'in-progress' },
    otherwise: 'citizen/reply-too-late',
  },
  judge: { moves: staying(ANSWERED), otherwise: 'citizen/not-answered' },
  reopen: { moves: from(ANSWERED, 'assigned'), otherwise: 'citizen/not-answered' },
  withdraw: { moves: from(OPEN_STATUSES, 'withdrawn'), otherwise: 'citizen/withdraw-too-late' },
  'allow-publication': {
    moves: staying([...OPEN_STATUSES, ...ANSWERED]),
    otherwise: 'citizen/nothing-to-publish',
  },
  'forbid-publication': { moves: staying(FEEDBACK_STATUSES), otherwise: 'citizen/nothing-to-publish' },
} as const satisfies Record<string, CitizenActEntry>

export type CitizenAct = keyof typeof CITIZEN_ACTS

/** The entry of an act by its general shape. */
export function citizenActEntry(act: CitizenAct): CitizenActEntry {
  return CITIZEN_ACTS[act]
}

/** For so many days after an answer it can be judged, and reopening asked for, where the policy names no number. */
export const USUAL_ANSWER_BACK_DAYS = 15

/** For how many working days the citizen is waited for where the policy says nothing. */
export const USUAL_QUESTION_DAYS = 5

/** The scale on which citizens judge an answer. */
export const VERDICT_LEVELS = 5 as const

export const MAX_REPLY_PHOTOS = 3
export const MAX_REPLY_TEXT = 2_000
export const MAX_VERDICT_TEXT = 1_000
