import type { Context } from '../../context.ts'
import type { FeedbackStep } from '../../contract/feedback/feedback-steps.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { addNote } from './add-note.ts'
import { answerFeedback } from './answer-feedback.ts'
import { amendAnswer } from './answers/amend-answer.ts'
import { undoAnswer } from './answers/undo-answer.ts'
import { approveAnswer, returnToOfficer, submitForApproval } from './approve-answer.ts'
import { askContribution, withdrawContribution } from './ask-contribution.ts'
import { assignPerson, putBack } from './assign-person.ts'
import { categoriseFeedback } from './categorise-feedback.ts'
import { claimFeedback } from './claim-feedback.ts'
import { closeFeedback, reopenFeedback } from './close-feedback.ts'
import { endFeedback } from './end-feedback.ts'
import { approveExtension, askExtension, rejectExtension } from './extend-feedback.ts'
import { giveContribution } from './give-contribution.ts'
import { takeMarkOff } from '../urgent/take-mark-off.ts'
import { takeBack } from './hand-over/take-back.ts'
import { mergeFeedback } from './merge/merge-feedback.ts'
import { unmergeFeedback } from './merge/unmerge-feedback.ts'
import { pauseFeedback, resumeFeedback } from './pause-feedback.ts'
import { allowPublication, forbidPublication } from './publish/consent-to-publish.ts'
import {
  approvePublication,
  restorePublication,
  returnPublication,
  withdrawPublication,
} from './publish/decide-publication.ts'
import { proposePublication } from './publish/propose-publication.ts'
import { askOutside, withdrawOutside } from '../outside/ask-outside.ts'
import { replyInterim } from '../composer/reply-interim.ts'
import { releaseFeedback } from './release-feedback.ts'
import { acceptObjection, objectToItem, rejectObjection } from './unit-day/object-to-item.ts'
import { remindOfItem } from './unit-day/remind-of-item.ts'
import { assignFeedback, transferFeedback } from './transfer-feedback.ts'

/** What each step does. */
export const STEP_ACTIONS: {
  readonly [S in FeedbackStep]: (ctx: Context, id: string, input: StepRequest<S>) => Promise<void>
} = {
  assign: assignFeedback,
  transfer: transferFeedback,
  'take-back': takeBack,
  categorise: categoriseFeedback,
  claim: claimFeedback,
  'assign-person': assignPerson,
  'put-back': putBack,
  release: releaseFeedback,
  'not-urgent': takeMarkOff,
  note: addNote,
  object: objectToItem,
  'accept-objection': acceptObjection,
  'reject-objection': rejectObjection,
  remind: remindOfItem,
  pause: pauseFeedback,
  resume: resumeFeedback,
  answer: answerFeedback,
  'undo-answer': undoAnswer,
  'amend-answer': amendAnswer,
  'submit-for-approval': submitForApproval,
  approve: approveAnswer,
  'return-to-officer': returnToOfficer,
  'reply-interim': replyInterim,
  extend: askExtension,
  'approve-extension': approveExtension,
  'reject-extension': rejectExtension,
  'ask-contribution': askContribution,
  'give-contribution': giveContribution,
  'withdraw-contribution': withdrawContribution,
  'ask-outside': askOutside,
  'withdraw-outside': withdrawOutside,
  close: closeFeedback,
  reopen: reopenFeedback,
  'allow-publication': allowPublication,
  'propose-publication': proposePublication,
  'approve-publication': approvePublication,
  'return-publication': returnPublication,
  'restore-publication': restorePublication,
  'withdraw-publication': withdrawPublication,
  'forbid-publication': forbidPublication,
  merge: mergeFeedback,
  unmerge: unmergeFeedback,
  redirect: (ctx, id, input) => endFeedback(ctx, id, 'redirect', input),
  refuse: (ctx, id, input) => endFeedback(ctx, id, 'refuse', input),
  'mark-spam': (ctx, id, input) => endFeedback(ctx, id, 'mark-spam', input),
}
