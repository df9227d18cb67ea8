import type { ItemHistory } from '../history/append.ts'
import type { NewFeedbackEvent } from '../contract/feedback/feedback-events.ts'
import type { FeedbackStatus } from '../contract/feedback/feedback-status.ts'
import type { MessageKind } from '../contract/messages/message-kinds.ts'
import { isOpen } from '../domain/lifecycle.ts'
import type { MOVED_BECAUSE } from '../words/message-words.ts'

/** What a message is about: dates, and ids of what a person wrote; the words themselves lie in the history alone. */
export interface MessageFacts {
  readonly cycle: number
  readonly dueAt?: string
  readonly oldDueAt?: string
  readonly answerBy?: string
  readonly closesAt?: string
  readonly until?: string
  /** Of the question, answer or reason, in the history. */
  readonly textId?: string
  /** Why a date moved, where no person wrote why. */
  readonly moved?: keyof typeof MOVED_BECAUSE
  readonly changeId?: string
}

/** How the item stands when its message could leave. */
interface Standing {
  readonly status: FeedbackStatus
  readonly cycle: number
  readonly current_due_at: string
}

interface MessageEntry {
  /** The event of the history that causes it, and what it then tells; null for other events, or where nothing is to be told. */
  readonly when: (event: NewFeedbackEvent, item: ItemHistory['after']) => MessageFacts | null
  /** Is it still true? What lost its point while it waited is not sent. */
  readonly holds: (item: Standing, facts: MessageFacts) => boolean
  /** Whom it goes to: the item's sender, or the contact that was newly given. */
  readonly to: 'sender' | 'new-contact'
  /**
   * Asked for by the person at this moment, or a warning of misuse: leaves also in quiet hours, and to who wants no messages.
   * All others heed both: an answer is given by the item's page (Decree 20/2008, art. 19, leaves the way open), so that no law
   * asks to write to somebody who objects (Law 91/2025, art. 4).
   */
  readonly direct: boolean
  /** Do the senders of what was merged into the item hear of it too? */
  readonly shared: boolean
  /** Where its link leads. */
  readonly link: 'item' | 'track' | 'confirm' | 'cancel' | 'lost-code'
}

const USUAL = { to: 'sender', direct: false, shared: false, link: 'track' } as const
const SHARED = { ...USUAL, shared: true } as const
const always = () => true
const never = () => null

/** Every message to a citizen: when it is caused, whom it goes to, until when it is true, where it leads. Words: `usual-templates.ts`. */
export const MESSAGE_TABLE: Readonly<Record<MessageKind, MessageEntry>> = {
  received: {
    ...USUAL,
    // The code opens the item: it is told this once, to the contact that was given with it, and no later message repeats it.
    link: 'item',
    when: ({ kind, body }, { cycle }) =>
      kind === 'received' && body.sender !== null
        ? { cycle, ...(body.receipt.promisedDueAt === null ? {} : { dueAt: body.receipt.promisedDueAt }) }
        : null,
    holds: always,
  },
  joined: {
    ...USUAL,
    when: ({ kind }, { cycle }) => (kind === 'merged' ? { cycle } : null),
    holds: ({ status }) => status === 'merged',
  },
  asked: {
    ...USUAL,
    when: ({ kind, body }, { cycle }) =>
      kind === 'paused'
        ? {
            cycle,
            textId: body.reason.id,
            ...(body.answerBy === undefined ? {} : { answerBy: body.answerBy }),
          }
        : null,
    holds: ({ status, cycle }, facts) => status === 'waiting-for-citizen' && cycle === facts.cycle,
  },
  'question-ended': {
    ...USUAL,
    when: ({ kind, body }, { cycle }) =>
      kind === 'resumed' && body.noReactionUntil !== undefined
        ? { cycle, dueAt: body.newDueAt, oldDueAt: body.oldDueAt }
        : null,
    holds: isStillDue,
  },
  'date-moved': {
    ...USUAL,
    when: ({ kind, body }, { cycle, promised_due_at }) => {
      if (kind !== 'resumed' && kind !== 'extension-approved' && kind !== 'due-recomputed') return null
      // What was never promised moves nobody; nor does what stayed where it was.
      if (promised_due_at === null || body.oldDueAt === body.newDueAt) return null
      if (kind === 'resumed' && body.noReactionUntil !== undefined) return null
      const moved = kind === 'resumed' ? 'waited' : kind === 'extension-approved' ? 'extension' : body.cause
      return { cycle, dueAt: body.newDueAt, oldDueAt: body.oldDueAt, moved }
    },
    holds: isStillDue,
  },
  interim: {
    ...SHARED,
    when: ({ kind, body }, { cycle }) =>
      kind === 'interim-replied' ? { cycle, textId: body.text.id, dueAt: body.promisedUntil } : null,
    holds: ({ status, cycle }, facts) => isOpen(status) && cycle === facts.cycle,
  },
  answered: {
    ...SHARED,
    when: ({ kind, body }, { cycle }) =>
      kind === 'answered' && body.source === undefined ? { cycle, textId: body.text.id } : null,
    // Also where the office closed it before this could leave.
    holds: ({ status, cycle }, facts) =>
      (status === 'answered' || status === 'closed') && cycle === facts.cycle,
  },
  'answer-amended': {
    ...SHARED,
    when: ({ kind, body }, { cycle }) => (kind === 'answer-amended' ? { cycle, textId: body.text.id } : null),
    holds: ({ status, cycle }, facts) => !isOpen(status) && cycle === facts.cycle,
  },
  'closing-soon': { ...SHARED, when: never, holds: isStillAnswered },
  ended: {
    ...SHARED,
    when: ({ kind, body }, { cycle }) =>
      kind === 'refused' || kind === 'redirected' ? { cycle, textId: body.reason.id } : null,
    holds: ({ status }) => status === 'refused' || status === 'redirected',
  },
  reopened: {
    ...SHARED,
    when: ({ kind }, { cycle, current_due_at }) =>
      kind === 'reopened' ? { cycle, dueAt: current_due_at } : null,
    holds: ({ status, cycle }, facts) => isOpen(status) && cycle === facts.cycle,
  },
  'contact-changing': {
    to: 'sender',
    direct: true,
    shared: false,
    link: 'cancel',
    when: changeFacts,
    holds: always,
  },
  'contact-confirm': {
    to: 'new-contact',
    direct: true,
    shared: false,
    link: 'confirm',
    when: changeFacts,
    holds: always,
  },
  // Of a contact, not of an item: `deliver-lost-code.ts`.
  'lost-code': { to: 'sender', direct: true, shared: false, link: 'lost-code', when: never, holds: always },
}

function changeFacts({ kind, body }: NewFeedbackEvent, { cycle }: ItemHistory['after']): MessageFacts | null {
  return kind === 'contact-change-asked' ? { cycle, changeId: body.changeId, until: body.until } : null
}

function isStillDue({ status, cycle, current_due_at }: Standing, facts: MessageFacts): boolean {
  return isOpen(status) && cycle === facts.cycle && current_due_at === facts.dueAt
}

function isStillAnswered({ status, cycle }: Standing, facts: MessageFacts): boolean {
  return status === 'answered' && cycle === facts.cycle
}
