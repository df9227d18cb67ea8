import type { Channel } from '../contract/channel.ts'
import type { FeedbackKind } from '../contract/feedback-kind.ts'
import type { CitizenStep, FeedbackMove, FeedbackStatus } from '../contract/feedback-status.ts'
import type { Words } from '../contract/language.ts'

export const FEEDBACK_KIND_WORDS: Readonly<Record<FeedbackKind, Words>> = {
  report: { vi: 'Phản ánh', en: 'Report' },
  proposal: { vi: 'Kiến nghị', en: 'Proposal' },
  question: { vi: 'Hỏi đáp', en: 'Question' },
  complaint: { vi: 'Khiếu nại, tố cáo', en: 'Complaint or denunciation' },
}

export const CHANNEL_WORDS: Readonly<Record<Channel, Words>> = {
  'call-centre-1022': { vi: 'Tổng đài 1022', en: '1022 call centre' },
  'file-import': { vi: 'Nhập từ tệp', en: 'File import' },
  desk: { vi: 'Tại quầy', en: 'At the desk' },
  phone: { vi: 'Điện thoại', en: 'By phone' },
  'web-form': { vi: 'Trang web', en: 'Web form' },
  'low-rating': { vi: 'Từ đánh giá tại máy', en: 'From a rating' },
}

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

/** What the sender reads of each step: of an end without an answer, the status itself. */
export const CITIZEN_STEP_WORDS: Readonly<Record<CitizenStep | FeedbackStatus, Words>> = {
  ...FEEDBACK_STATUS_WORDS,
  received: { vi: 'Đã tiếp nhận', en: 'Received' },
}
