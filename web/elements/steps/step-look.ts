import type { FeedbackStep } from '../../../server/contract/feedback/feedback-steps.ts'
import type { IconName } from '../../ui/icons.ts'

export const STEP_ICONS: Readonly<Record<FeedbackStep, IconName>> = {
  assign: 'arrow-right',
  transfer: 'transfer',
  categorise: 'document',
  claim: 'people',
  'assign-person': 'person',
  'put-back': 'undo',
  release: 'arrow-right',
  note: 'lock',
  pause: 'pause',
  resume: 'play',
  answer: 'send',
  'submit-for-approval': 'clock',
  approve: 'send',
  'return-to-officer': 'undo',
  'reply-interim': 'reply',
  extend: 'clock',
  'approve-extension': 'check',
  'reject-extension': 'close',
  'ask-contribution': 'people',
  'give-contribution': 'check',
  'withdraw-contribution': 'undo',
  close: 'check',
  reopen: 'undo',
  'allow-publication': 'check',
  'propose-publication': 'clock',
  'approve-publication': 'people',
  'return-publication': 'undo',
  'restore-publication': 'undo',
  'withdraw-publication': 'close',
  'forbid-publication': 'stop',
  merge: 'merge',
  unmerge: 'undo',
  redirect: 'arrow-right',
  refuse: 'stop',
  'mark-spam': 'stop',
}

/** The steps that a button and a dialog of the item's page offer, in this order; the others have their own places. */
export const DIALOG_STEPS = [
  'release',
  'assign',
  'transfer',
  'assign-person',
  'put-back',
  'categorise',
  'pause',
  'resume',
  'reply-interim',
  'extend',
  'approve',
  'return-to-officer',
  'approve-extension',
  'reject-extension',
  'ask-contribution',
  'allow-publication',
  'approve-publication',
  'return-publication',
  'restore-publication',
  'withdraw-publication',
  'forbid-publication',
  'close',
  'reopen',
  'unmerge',
  'merge',
  'redirect',
  'refuse',
  'mark-spam',
] as const satisfies readonly FeedbackStep[]

/** They end the item without an answer, and stand apart. */
export const ENDING_STEPS: readonly FeedbackStep[] = ['merge', 'redirect', 'refuse', 'mark-spam']

/** What a decision waits for. */
export const FIRST_STEPS: readonly FeedbackStep[] = [
  'release',
  'assign',
  'approve',
  'approve-extension',
  'approve-publication',
]
