import type { FeedbackEventKind } from './feedback-events.ts'
import { FEEDBACK_STATUSES, type FeedbackStatus } from './feedback-status.ts'
import type { Permission } from '../permissions.ts'

/**
 * What a step may ask for. `remark` is a reason that may be left out, `note` a text for colleagues; `aside` is such a text
 * beside a reason that the citizen reads, and may be left out; `edited` is a text that takes the place of another's.
 */
export type StepField =
  | 'unit'
  /** Of the staff. */
  | 'person'
  | 'into'
  | 'workingDays'
  | 'contribution'
  | 'request'
  | 'text'
  | 'note'
  | 'reason'
  | 'remark'
  | 'aside'
  | 'publication'
  /** Its name, and the answers to what it asks. */
  | 'category'
  | 'edited'
  /** A first word to the citizen, and the day by which the answer follows. */
  | 'interim'
  /** The code of an item that shows why: it may be left out. */
  | 'precedent'
  /** A body without an account, what it is asked, and what it sees of the item. */
  | 'outside'
  | 'outsideRequest'
  /** Of those that the person added: photos and documents that go with a text. */
  | 'files'

/** From the status before to the status after; what is not here is not allowed. */
type Moves = Readonly<Partial<Record<FeedbackStatus, FeedbackStatus>>>

/**
 * One step of an item's life, described once: its route (`POST /api/feedback/{id}/STEP`), its request, who sees its button
 * and its dialog come from here. The action is in `server/feedback/steps/`, the words in `server/words/step-words.ts`.
 */
export interface StepEntry {
  /** Needed in the unit that leads the item. */
  readonly permission: Permission
  /** Those who contribute, and those who have the item that this one is part of, may take it as well, by the same permission. */
  readonly contributors?: true
  /** Only the unit that had it before may take it, by the same permission. */
  readonly former?: true
  /** Of an item that is held: allowed also then, or then alone. By whoever is named for it, whatever `permission` says. */
  readonly held?: 'also' | 'only'
  readonly asks: readonly StepField[]
  /**
   * The version the person was looking at: a newer one refuses the step. Nothing about contributions and notes makes a page
   * stale, so that there it is only for who wants to be told of other changes.
   */
  readonly version: 'needed' | 'optional' | 'none'
  readonly moves: Moves
  /** What the history says afterwards. */
  readonly event: FeedbackEventKind
}

function from<To extends FeedbackStatus>(statuses: readonly FeedbackStatus[], to: To): Moves {
  return Object.fromEntries(statuses.map((status) => [status, to]))
}

function staying(statuses: readonly FeedbackStatus[]): Moves {
  return Object.fromEntries(statuses.map((status) => [status, status]))
}

const WITH_UNIT = ['assigned', 'in-progress'] as const
const UNSETTLED = ['new', ...WITH_UNIT] as const
const COUNTING = [...WITH_UNIT, 'awaiting-approval'] as const
const UNANSWERED = [...COUNTING, 'waiting-for-citizen'] as const
/** In which an item can be that is held. */
const HELD = ['new', 'answered', 'redirected', 'spam', 'withdrawn'] as const
/** What was said may be published, and taken down again. */
const ANSWERED = ['answered', 'closed'] as const
/** Ended without an answer, for good as it seemed; what was merged is parted from the other item instead. */
const ENDED = ['refused', 'redirected', 'spam', 'withdrawn'] as const

/**
 * Every step, in the order in which a person is offered them. Only `resume` and an answer leave `waiting-for-citizen`, so
 * that an item has an open pause exactly while it has that status. An item that had a unit reopens at that unit, or
 * at whoever took over from it; one that ended without an answer, or whose unit is gone, goes back to triage.
 */
export const FEEDBACK_STEPS = {
  assign: {
    permission: 'feedback/triage',
    asks: ['unit', 'reason'],
    version: 'needed',
    moves: { new: 'assigned' },
    event: 'assigned',
  },
  transfer: {
    permission: 'feedback/transfer',
    asks: ['unit', 'reason'],
    version: 'needed',
    moves: from(WITH_UNIT, 'assigned'),
    event: 'transferred',
  },
  /** By whoever sent it away, until somebody of the other unit took it on, looked at it or did anything with it. */
  'take-back': {
    permission: 'feedback/transfer',
    former: true,
    asks: ['remark'],
    version: 'needed',
    moves: { assigned: 'assigned' },
    event: 'taken-back',
  },
  categorise: {
    permission: 'feedback/transfer',
    asks: ['category', 'reason'],
    version: 'needed',
    moves: staying(['new', ...UNANSWERED]),
    event: 'categorised',
  },
  claim: {
    permission: 'feedback/handle',
    asks: [],
    version: 'needed',
    moves: from(WITH_UNIT, 'in-progress'),
    event: 'claimed',
  },
  'assign-person': {
    permission: 'feedback/transfer',
    asks: ['person'],
    version: 'needed',
    moves: staying(WITH_UNIT),
    event: 'person-assigned',
  },
  'put-back': {
    permission: 'feedback/transfer',
    asks: [],
    version: 'needed',
    moves: from(WITH_UNIT, 'assigned'),
    event: 'put-back',
  },
  release: {
    permission: 'restricted/handle',
    held: 'only',
    asks: ['reason'],
    version: 'needed',
    moves: staying(HELD),
    event: 'released',
  },
  /** The words by which it was marked mean something else. */
  'not-urgent': {
    permission: 'feedback/transfer',
    asks: ['reason'],
    version: 'needed',
    moves: staying(['new', ...UNANSWERED]),
    event: 'urgent-lifted',
  },
  note: {
    permission: 'feedback/note',
    contributors: true,
    held: 'also',
    asks: ['note', 'files'],
    version: 'none',
    moves: staying(FEEDBACK_STATUSES),
    event: 'noted',
  },
  /** The unit says that it is not the one responsible: the clock goes on, and a coordinator decides. */
  object: {
    permission: 'feedback/handle',
    asks: ['reason', 'precedent'],
    version: 'needed',
    moves: staying(WITH_UNIT),
    event: 'objected',
  },
  'accept-objection': {
    permission: 'feedback/triage',
    asks: ['unit', 'reason'],
    version: 'needed',
    moves: from(WITH_UNIT, 'assigned'),
    event: 'transferred',
  },
  'reject-objection': {
    permission: 'feedback/triage',
    asks: ['reason'],
    version: 'needed',
    moves: staying(WITH_UNIT),
    event: 'objection-rejected',
  },
  /** Whoever handles the item is told of it, once a day. */
  remind: {
    permission: 'feedback/settle',
    asks: ['remark'],
    version: 'optional',
    moves: staying(COUNTING),
    event: 'reminded',
  },
  pause: {
    permission: 'feedback/handle',
    asks: ['reason', 'aside'],
    version: 'needed',
    moves: from(WITH_UNIT, 'waiting-for-citizen'),
    event: 'paused',
  },
  resume: {
    permission: 'feedback/handle',
    asks: ['remark'],
    version: 'needed',
    moves: { 'waiting-for-citizen': 'in-progress' },
    event: 'resumed',
  },
  answer: {
    permission: 'feedback/handle',
    asks: ['text', 'files'],
    version: 'needed',
    moves: from([...WITH_UNIT, 'waiting-for-citizen'], 'answered'),
    event: 'answered',
  },
  /** Within seconds, by whoever sent it, before anybody read it: back to the status it was answered from. */
  'undo-answer': {
    permission: 'feedback/handle',
    asks: [],
    version: 'needed',
    moves: { answered: 'in-progress' },
    event: 'answer-undone',
  },
  /** The text that was sent stays readable beside the one that takes its place. */
  'amend-answer': {
    permission: 'feedback/handle',
    asks: ['text', 'files', 'reason'],
    version: 'needed',
    moves: staying(ANSWERED),
    event: 'answer-amended',
  },
  'submit-for-approval': {
    permission: 'feedback/handle',
    asks: ['text', 'files'],
    version: 'needed',
    moves: from(WITH_UNIT, 'awaiting-approval'),
    event: 'submitted-for-approval',
  },
  approve: {
    permission: 'feedback/approve-answer',
    asks: ['edited'],
    version: 'needed',
    moves: { 'awaiting-approval': 'answered' },
    event: 'answered',
  },
  'return-to-officer': {
    permission: 'feedback/approve-answer',
    asks: ['reason'],
    version: 'needed',
    moves: { 'awaiting-approval': 'in-progress' },
    event: 'returned-to-officer',
  },
  'reply-interim': {
    permission: 'feedback/handle',
    asks: ['interim'],
    version: 'needed',
    moves: staying(COUNTING),
    event: 'interim-replied',
  },
  extend: {
    permission: 'feedback/handle',
    asks: ['workingDays', 'reason'],
    version: 'needed',
    moves: staying(COUNTING),
    event: 'extension-requested',
  },
  'approve-extension': {
    permission: 'feedback/approve-extension',
    asks: ['remark'],
    version: 'needed',
    moves: staying(COUNTING),
    event: 'extension-approved',
  },
  'reject-extension': {
    permission: 'feedback/approve-extension',
    asks: ['reason'],
    version: 'needed',
    moves: staying(COUNTING),
    event: 'extension-rejected',
  },
  'ask-contribution': {
    permission: 'feedback/transfer',
    asks: ['unit', 'request'],
    version: 'optional',
    moves: staying(UNANSWERED),
    event: 'contribution-asked',
  },
  'give-contribution': {
    permission: 'feedback/handle',
    contributors: true,
    asks: ['contribution', 'text'],
    version: 'none',
    moves: staying(UNANSWERED),
    event: 'contribution-given',
  },
  'withdraw-contribution': {
    permission: 'feedback/transfer',
    asks: ['contribution', 'reason'],
    version: 'optional',
    moves: staying(UNANSWERED),
    event: 'contribution-withdrawn',
  },
  /** The clock runs on. Whoever asks has the item, and gets it back by the answer or by silence. */
  'ask-outside': {
    permission: 'feedback/handle',
    asks: ['outside'],
    version: 'needed',
    moves: from(WITH_UNIT, 'in-progress'),
    event: 'outside-asked',
  },
  'withdraw-outside': {
    permission: 'feedback/handle',
    asks: ['outsideRequest', 'reason'],
    version: 'optional',
    moves: staying(FEEDBACK_STATUSES),
    event: 'outside-withdrawn',
  },
  close: {
    permission: 'feedback/settle',
    asks: ['remark'],
    version: 'needed',
    moves: { answered: 'closed' },
    event: 'closed',
  },
  reopen: {
    permission: 'feedback/settle',
    held: 'also',
    asks: ['reason'],
    version: 'needed',
    moves: { ...from(['answered', 'closed'], 'assigned'), ...from(ENDED, 'new') },
    event: 'reopened',
  },
  'allow-publication': {
    permission: 'feedback/handle',
    asks: ['reason'],
    version: 'optional',
    moves: staying(ANSWERED),
    event: 'publication-allowed',
  },
  'propose-publication': {
    permission: 'feedback/handle',
    asks: ['publication'],
    version: 'needed',
    moves: staying(ANSWERED),
    event: 'publication-proposed',
  },
  'approve-publication': {
    permission: 'feedback/approve-publication',
    asks: [],
    version: 'needed',
    moves: staying(ANSWERED),
    event: 'published',
  },
  'return-publication': {
    permission: 'feedback/approve-publication',
    asks: ['reason'],
    version: 'needed',
    moves: staying(FEEDBACK_STATUSES),
    event: 'publication-returned',
  },
  'restore-publication': {
    permission: 'feedback/approve-publication',
    asks: ['reason'],
    version: 'needed',
    moves: staying(ANSWERED),
    event: 'publication-restored',
  },
  'withdraw-publication': {
    permission: 'feedback/approve-publication',
    asks: ['reason'],
    version: 'needed',
    moves: staying(FEEDBACK_STATUSES),
    event: 'publication-withdrawn',
  },
  'forbid-publication': {
    permission: 'feedback/handle',
    asks: ['reason'],
    version: 'optional',
    moves: staying(FEEDBACK_STATUSES),
    event: 'publication-forbidden',
  },
  merge: {
    permission: 'feedback/settle',
    asks: ['into', 'reason'],
    version: 'needed',
    moves: from(UNSETTLED, 'merged'),
    event: 'merged',
  },
  /** To the status it had when it was merged: `assigned` stands for all of them. */
  unmerge: {
    permission: 'feedback/settle',
    contributors: true,
    asks: ['reason'],
    version: 'needed',
    moves: { merged: 'assigned' },
    event: 'unmerged',
  },
  redirect: {
    permission: 'feedback/settle',
    held: 'also',
    asks: ['reason', 'aside'],
    version: 'needed',
    moves: from(UNSETTLED, 'redirected'),
    event: 'redirected',
  },
  refuse: {
    permission: 'feedback/settle',
    asks: ['reason', 'aside'],
    version: 'needed',
    moves: from(UNSETTLED, 'refused'),
    event: 'refused',
  },
  'mark-spam': {
    permission: 'feedback/settle',
    held: 'also',
    asks: ['reason'],
    version: 'needed',
    moves: from(UNSETTLED, 'spam'),
    event: 'marked-spam',
  },
} as const satisfies Record<string, StepEntry>

export type FeedbackStep = keyof typeof FEEDBACK_STEPS

export const STEP_NAMES = Object.keys(FEEDBACK_STEPS) as readonly FeedbackStep[]

/** The entry of a step by its general shape: for code that treats all steps alike. */
export function stepEntry(step: FeedbackStep): StepEntry {
  return FEEDBACK_STEPS[step]
}

/** The status after `step`, or null where the status does not allow it. */
export function statusAfter(status: FeedbackStatus, step: FeedbackStep): FeedbackStatus | null {
  return stepEntry(step).moves[status] ?? null
}
