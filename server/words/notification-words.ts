import type { Words } from '../contract/language.ts'
import type { NotificationKind } from '../contract/notification.ts'

export const NOTIFICATION_WORDS: Readonly<Record<NotificationKind, Words>> = {
  received: { vi: 'Phản ánh mới của đơn vị', en: 'New item for the unit' },
  'due-soon': { vi: 'Sắp đến hạn trả lời', en: 'The answer is due soon' },
  breached: { vi: 'Đã quá hạn trả lời', en: 'The answer is overdue' },
  'still-overdue': {
    vi: 'Quá hạn từ hôm trước, chưa trả lời',
    en: 'Overdue since the day before, still unanswered',
  },
  'extension-asked': { vi: 'Có đề nghị gia hạn chờ duyệt', en: 'An extension is waiting for approval' },
  'extension-approved': { vi: 'Đề nghị gia hạn được duyệt', en: 'The extension is granted' },
  'extension-rejected': { vi: 'Đề nghị gia hạn không được duyệt', en: 'The extension is not granted' },
  'answer-proposed': { vi: 'Có câu trả lời chờ duyệt', en: 'An answer is waiting for approval' },
  'answer-returned': { vi: 'Câu trả lời được trả lại để sửa', en: 'The answer was returned to be changed' },
  'publication-proposed': { vi: 'Có câu trả lời chờ duyệt đăng', en: 'An answer is waiting to be published' },
  'publication-returned': {
    vi: 'Bản đăng được trả lại để sửa',
    en: 'A publication was returned to be changed',
  },
  'publication-reported': {
    vi: 'Bạn đọc báo lộ dữ liệu cá nhân: bài đăng đã ẩn, cần xem ngay',
    en: 'A reader reported personal data: the entry is hidden, look at it',
  },
  'citizen-replied': { vi: 'Công dân đã bổ sung', en: 'The citizen has added to it' },
  'citizen-judged': { vi: 'Công dân đã đánh giá câu trả lời', en: 'The citizen has judged the answer' },
  'citizen-reopened': { vi: 'Công dân đề nghị mở lại', en: 'Reopened by the citizen' },
  'citizen-withdrew': { vi: 'Công dân đã rút phản ánh', en: 'The citizen has withdrawn it' },
  'question-lapsed': {
    vi: 'Công dân không bổ sung: đồng hồ chạy lại',
    en: 'The citizen did not react: the clock runs again',
  },
  'assigned-to-you': { vi: 'Quý vị được giao một phản ánh', en: 'An item was given to you' },
  'item-put-back': {
    vi: 'Phản ánh của quý vị được trả về việc chung',
    en: 'Your item was put back for anybody',
  },
  'item-reopened': { vi: 'Phản ánh được mở lại', en: 'An item was reopened' },
  'answer-approved': { vi: 'Câu trả lời đã được duyệt và gửi', en: 'Your answer was approved and sent' },
  mentioned: { vi: 'Đồng nghiệp nhắc quý vị trong ghi chú', en: 'A colleague mentions you in a note' },
  'item-merged': { vi: 'Phản ánh được gộp', en: 'Items were merged' },
  objected: { vi: 'Đơn vị phản đối thẩm quyền: chờ phân xử', en: 'A unit says “not ours”: decide' },
  'objection-rejected': {
    vi: 'Phản đối không được chấp nhận',
    en: 'The objection was rejected',
  },
  'marked-urgent': { vi: 'KHẨN: có từ báo nguy hiểm', en: 'URGENT: its words speak of danger' },
  reminded: { vi: 'Quý vị được nhắc về phản ánh này', en: 'You are reminded of this item' },
  'contribution-asked': { vi: 'Đơn vị được đề nghị phối hợp', en: 'The unit is asked to contribute' },
  'contribution-overdue': { vi: 'Đã quá hạn phối hợp', en: 'The contribution is overdue' },
  'contribution-given': { vi: 'Đã có ý kiến phối hợp', en: 'A contribution was given' },
  'outside-answered': { vi: 'Cơ quan bên ngoài đã trả lời', en: 'An outside body has answered' },
  'outside-lapsed': {
    vi: 'Cơ quan bên ngoài không trả lời đúng hạn',
    en: 'An outside body did not answer in time',
  },
  'report-due-soon': { vi: 'Sắp đến hạn nộp báo cáo', en: 'A report is due soon' },
  'report-late': { vi: 'Báo cáo trễ hạn, chưa ghi nhận đã xong', en: 'A report is late and not delivered' },
  'data-reply-due-soon': {
    vi: 'Yêu cầu về dữ liệu cá nhân: sắp hết hạn trả lời là đã nhận',
    en: 'Request about personal data: the first reply is due soon',
  },
  'data-request-due-soon': {
    vi: 'Yêu cầu về dữ liệu cá nhân sắp đến hạn',
    en: 'A request about personal data is due soon',
  },
  'data-request-late': {
    vi: 'Yêu cầu về dữ liệu cá nhân đã quá hạn',
    en: 'A request about personal data is overdue',
  },
  'assessment-due': {
    vi: 'Đến kỳ cập nhật hồ sơ đánh giá tác động dữ liệu cá nhân',
    en: 'The impact assessment of personal data is to be brought up to date',
  },
  'factors-taken-away': {
    vi: 'Quản trị viên đã gỡ xác thực hai bước của quý vị',
    en: 'An administrator took away your second factor',
  },
  'kiosk-silent': { vi: 'Máy đánh giá mất liên lạc trong giờ', en: 'A kiosk is silent in open hours' },
  'kiosk-gaps': { vi: 'Có lượt đánh giá chưa về máy chủ', en: 'Ratings of a kiosk have not arrived' },
  'kiosk-reused': { vi: 'Hai lượt đánh giá trùng số thứ tự', en: 'Two ratings of a kiosk share a number' },
  'kiosk-storage': { vi: 'Bộ nhớ máy đánh giá không bảo đảm', en: 'A kiosk’s storage cannot be relied on' },
}
