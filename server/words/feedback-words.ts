import type { Channel } from '../contract/channel.ts'
import type { FeedbackKind } from '../contract/feedback/feedback-kind.ts'
import type { CitizenStep, FeedbackStatus } from '../contract/feedback/feedback-status.ts'
import type { Words } from '../contract/language.ts'

export const FEEDBACK_KIND_WORDS: Readonly<Record<FeedbackKind, Words>> = {
  report: { vi: 'Phản ánh', en: 'Report' },
  proposal: { vi: 'Kiến nghị', en: 'Proposal' },
  question: { vi: 'Hỏi đáp', en: 'Question' },
  complaint: { vi: 'Khiếu nại, tố cáo', en: 'Complaint or denunciation' },
}

export const CHANNEL_WORDS: Readonly<Record<Channel, Words>> = {
  'call-centre-1022': { vi: 'Tổng đài 1022', en: '1022 call centre' },
  email: { vi: 'E-mail', en: 'E-mail' },
  'file-import': { vi: 'Nhập từ tệp', en: 'File import' },
  desk: { vi: 'Tại quầy', en: 'At the desk' },
  phone: { vi: 'Điện thoại', en: 'By phone' },
  'web-form': { vi: 'Trang web', en: 'Web form' },
  'low-rating': { vi: 'Từ đánh giá tại máy', en: 'From a rating' },
  open311: { vi: 'Open311', en: 'Open311' },
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
  withdrawn: { vi: 'Công dân đã rút', en: 'Withdrawn' },
}

export const CITIZEN_STEP_WORDS: Readonly<Record<CitizenStep | FeedbackStatus, Words>> = {
  ...FEEDBACK_STATUS_WORDS,
  received: { vi: 'Đã tiếp nhận', en: 'Received' },
}
