import type { FeedbackEventKind } from '../contract/feedback/feedback-events.ts'
import type { Words } from '../contract/language.ts'

/** What happened, as the history says it. */
export const EVENT_WORDS: Readonly<Record<FeedbackEventKind, Words>> = {
  received: { vi: 'Tiếp nhận', en: 'Received' },
  routed: { vi: 'Giao đơn vị', en: 'Routed to a unit' },
  assigned: { vi: 'Giao đơn vị', en: 'Assigned to a unit' },
  transferred: { vi: 'Chuyển đơn vị', en: 'Transferred' },
  claimed: { vi: 'Nhận xử lý', en: 'Taken on' },
  noted: { vi: 'Ghi chú nội bộ', en: 'Internal note' },
  answered: { vi: 'Trả lời công dân', en: 'Answered the citizen' },
  'submitted-for-approval': { vi: 'Trình duyệt câu trả lời', en: 'Answer put up for approval' },
  'returned-to-officer': { vi: 'Trả lại để sửa', en: 'Returned to be changed' },
  paused: { vi: 'Chờ công dân bổ sung', en: 'Waiting for the citizen' },
  resumed: { vi: 'Tiếp tục xử lý', en: 'Resumed' },
  'extension-requested': { vi: 'Đề nghị gia hạn', en: 'More time asked for' },
  'extension-approved': { vi: 'Duyệt gia hạn', en: 'Extension granted' },
  'extension-rejected': { vi: 'Không duyệt gia hạn', en: 'Extension refused' },
  'contribution-asked': { vi: 'Đề nghị phối hợp', en: 'Asked to contribute' },
  'contribution-given': { vi: 'Ý kiến phối hợp', en: 'Contributed' },
  'contribution-withdrawn': { vi: 'Rút đề nghị phối hợp', en: 'Request to contribute withdrawn' },
  'due-recomputed': { vi: 'Tính lại hạn', en: 'Deadline counted anew' },
  closed: { vi: 'Kết thúc', en: 'Closed' },
  reopened: { vi: 'Mở lại', en: 'Reopened' },
  released: { vi: 'Chuyển vào xử lý thường', en: 'Released into the ordinary flow' },
  refused: { vi: 'Không tiếp nhận', en: 'Refused' },
  redirected: { vi: 'Hướng dẫn đến nơi có thẩm quyền', en: 'Redirected to the competent body' },
  'marked-spam': { vi: 'Đánh dấu tin rác', en: 'Marked as spam' },
  merged: { vi: 'Gộp với phản ánh khác', en: 'Merged with another item' },
  'took-in': { vi: 'Nhận gộp phản ánh khác', en: 'Another item merged into this one' },
  erased: { vi: 'Xoá dữ liệu cá nhân', en: 'Personal data erased' },
}
