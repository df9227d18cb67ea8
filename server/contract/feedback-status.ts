import type { Words } from './language.ts'

/** Where an item of feedback stands. *Published* and *overdue* are derived, never stored here. */
export const FEEDBACK_STATUSES = [
  'new',
  'assigned',
  'in-progress',
  'waiting-for-citizen',
  'awaiting-approval',
  'answered',
  'closed',
  'refused',
  'redirected',
  'merged',
  'spam',
] as const
export type FeedbackStatus = (typeof FEEDBACK_STATUSES)[number]

/** What still awaits an answer, and so can be overdue. */
export const OPEN_STATUSES = [
  'new',
  'assigned',
  'in-progress',
  'waiting-for-citizen',
  'awaiting-approval',
] as const satisfies readonly FeedbackStatus[]

export const FEEDBACK_STATUS_WORDS: Readonly<Record<FeedbackStatus, Words>> = {
  new: { vi: 'Mới', en: 'New' },
  assigned: { vi: 'Đã chuyển đơn vị', en: 'Assigned' },
  'in-progress': { vi: 'Đang xử lý', en: 'In progress' },
  'waiting-for-citizen': { vi: 'Chờ công dân bổ sung', en: 'Waiting for the citizen' },
  'awaiting-approval': { vi: 'Chờ duyệt trả lời', en: 'Awaiting approval' },
  answered: { vi: 'Đã trả lời', en: 'Answered' },
  closed: { vi: 'Đã kết thúc', en: 'Closed' },
  refused: { vi: 'Không tiếp nhận', en: 'Refused' },
  redirected: { vi: 'Đã hướng dẫn đến nơi có thẩm quyền', en: 'Redirected to the competent body' },
  merged: { vi: 'Đã gộp', en: 'Merged' },
  spam: { vi: 'Tin rác', en: 'Spam' },
}

/** What a person, or the service, may do with an item. `server/domain/lifecycle.ts` says from which status, to which. */
export const FEEDBACK_MOVES = [
  'assign',
  'transfer',
  'send-back',
  'claim',
  'note',
  'pause',
  'resume',
  'extend',
  'approve-extension',
  'reject-extension',
  'ask-contribution',
  'give-contribution',
  'withdraw-contribution',
  'answer',
  'submit-for-approval',
  'approve',
  'return-to-officer',
  'publish',
  'withdraw',
  'close',
  'reopen',
  'refuse',
  'redirect',
  'merge',
  'mark-spam',
] as const
export type FeedbackMove = (typeof FEEDBACK_MOVES)[number]

export const FEEDBACK_MOVE_WORDS: Readonly<Record<FeedbackMove, Words>> = {
  assign: { vi: 'Giao đơn vị', en: 'Assign to a unit' },
  transfer: { vi: 'Chuyển đơn vị khác', en: 'Transfer to another unit' },
  'send-back': { vi: 'Trả lại điều phối', en: 'Send back to triage' },
  claim: { vi: 'Nhận xử lý', en: 'Take on' },
  note: { vi: 'Ghi chú nội bộ', en: 'Internal note' },
  pause: { vi: 'Chờ công dân bổ sung', en: 'Wait for the citizen' },
  resume: { vi: 'Tiếp tục xử lý', en: 'Resume' },
  extend: { vi: 'Đề nghị gia hạn', en: 'Ask for more time' },
  'approve-extension': { vi: 'Duyệt gia hạn', en: 'Grant the extension' },
  'reject-extension': { vi: 'Không duyệt gia hạn', en: 'Refuse the extension' },
  'ask-contribution': { vi: 'Đề nghị phối hợp', en: 'Ask for a contribution' },
  'give-contribution': { vi: 'Gửi ý kiến phối hợp', en: 'Give the contribution' },
  'withdraw-contribution': { vi: 'Rút đề nghị phối hợp', en: 'Withdraw the request' },
  answer: { vi: 'Trả lời', en: 'Answer' },
  'submit-for-approval': { vi: 'Trình duyệt', en: 'Submit for approval' },
  approve: { vi: 'Duyệt', en: 'Approve' },
  'return-to-officer': { vi: 'Trả lại cán bộ', en: 'Return to the officer' },
  publish: { vi: 'Công khai', en: 'Publish' },
  withdraw: { vi: 'Gỡ công khai', en: 'Withdraw from publication' },
  close: { vi: 'Kết thúc', en: 'Close' },
  reopen: { vi: 'Mở lại', en: 'Reopen' },
  refuse: { vi: 'Không tiếp nhận', en: 'Refuse' },
  redirect: { vi: 'Hướng dẫn đến nơi có thẩm quyền', en: 'Redirect to the competent body' },
  merge: { vi: 'Gộp phản ánh trùng', en: 'Merge a duplicate' },
  'mark-spam': { vi: 'Đánh dấu tin rác', en: 'Mark as spam' },
}

/** The road a citizen is shown, whatever happens inside the office. */
export const CITIZEN_STEPS = ['received', 'in-progress', 'answered'] as const
export type CitizenStep = (typeof CITIZEN_STEPS)[number]

export const CITIZEN_STEP_WORDS: Readonly<Record<CitizenStep, Words>> = {
  received: { vi: 'Đã tiếp nhận', en: 'Received' },
  'in-progress': { vi: 'Đang xử lý', en: 'In progress' },
  answered: { vi: 'Đã trả lời', en: 'Answered' },
}
