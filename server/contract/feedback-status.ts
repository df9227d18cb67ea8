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

/** The road a citizen is shown, whatever happens inside the office. */
export const CITIZEN_STEPS = ['received', 'in-progress', 'answered'] as const
export type CitizenStep = (typeof CITIZEN_STEPS)[number]

export const CITIZEN_STEP_WORDS: Readonly<Record<CitizenStep, Words>> = {
  received: { vi: 'Đã tiếp nhận', en: 'Received' },
  'in-progress': { vi: 'Đang xử lý', en: 'In progress' },
  answered: { vi: 'Đã trả lời', en: 'Answered' },
}
