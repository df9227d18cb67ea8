import { type CitizenAct, citizenActEntry } from '../../contract/feedback/citizen-acts.ts'
import type { FeedbackStatus } from '../../contract/feedback/feedback-status.ts'
import type { PublishingConsent } from '../../contract/feedback/publication.ts'
import type { RefusalCode } from '../../contract/refusals.ts'

/** What of an item decides on what its sender may still do. Days are local, `YYYY-MM-DD`. */
export interface CitizenStanding {
  readonly status: FeedbackStatus
  /** Of the item whose answer the sender gets: the same, or what theirs is part of. */
  readonly statusOfAnswer: FeedbackStatus
  /** Something was added unasked in this cycle. */
  readonly hasAdded: boolean
  /** This cycle's answer has been judged by them. */
  readonly hasJudged: boolean
  /** The last day on which the answer can be judged or reopening asked for; null without an answer. */
  readonly lastDay: string | null
  readonly today: string
  readonly consent: PublishingConsent
  /** Complaints and denunciations are never published. */
  readonly isComplaint: boolean
  /** Others' items are part of it, and share its answer. */
  readonly hasOthers: boolean
}

/** Why the citizen may not do this (any more, or yet); null where they may. */
export function whyNot(act: CitizenAct, standing: CitizenStanding): RefusalCode | null {
  const { status, statusOfAnswer, hasAdded, hasJudged, lastDay, today, consent, isComplaint, hasOthers } =
    standing
  const { moves, otherwise } = citizenActEntry(act)
  // What is part of another item shares its answer: each sender judges that one, and has none of their own to act on.
  const from = act === 'judge' ? statusOfAnswer : status
  if (moves[from] === undefined) return from === 'merged' ? 'citizen/joined' : otherwise
  switch (act) {
    case 'reply':
      return hasAdded && status !== 'waiting-for-citizen' ? 'citizen/already-added' : null
    case 'judge':
      if (hasJudged) return 'citizen/already-judged'
      return isOver(lastDay, today) ? 'citizen/days-over' : null
    case 'reopen':
      return isOver(lastDay, today) ? 'citizen/days-over' : null
    case 'withdraw':
      return hasOthers ? 'citizen/others-joined' : null
    case 'allow-publication':
      if (isComplaint) return 'publication/complaint'
      return consent === 'given' ? 'citizen/consent-as-it-is' : null
    case 'forbid-publication':
      return consent === 'given' ? null : 'citizen/consent-as-it-is'
  }
}

function isOver(lastDay: string | null, today: string): boolean {
  return lastDay === null || today > lastDay
}
