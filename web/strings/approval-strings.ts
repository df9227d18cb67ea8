import type { Language, Words } from '../../server/contract/language.ts'
import { formatDuration } from '../../server/words/format.ts'

/** What the screens of approval say. */
export const APPROVAL_STRINGS = {
  lead: {
    vi: 'Câu trả lời nào cần người thứ hai đọc trước khi gửi. Mọi điều kiện đã ghi phải cùng đúng; không quy tắc nào khớp thì gửi ngay.',
    en: 'Which answers a second person reads before they go out. All conditions of a rule must hold; where no rule matches, an answer goes out at once.',
  },
  needed: { vi: 'Cần người thứ hai duyệt, theo quy tắc', en: 'A second person has to approve, by the rule' },
  edit: { vi: 'Câu trả lời sẽ gửi', en: 'The answer that goes out' },
  editHint: {
    vi: 'Có thể sửa; bản người soạn viết vẫn được giữ, phần khác nhau được đánh dấu.',
    en: 'You may edit it; what its author wrote is kept, and what differs is marked.',
  },
  waited: { vi: 'Đã chờ duyệt', en: 'Has waited for approval' },
  due: { vi: 'hạn duyệt', en: 'to be approved by' },
  late: { vi: 'quá hạn duyệt', en: 'approval overdue since' },
  officeTime: { vi: 'trong giờ làm việc', en: 'of office time' },
  approvers: { vi: 'Người có thể duyệt', en: 'May approve' },
  nobody: {
    vi: 'Chưa có ai khác được quyền duyệt ở đơn vị này: xin quản trị giao quyền phụ trách cho một người nữa.',
    en: 'Nobody else may approve for this unit: ask an administrator to make one more person its head.',
  },
  byRules: { vi: 'Theo quy tắc', en: 'By the rule' },
  approvedTitle: { vi: 'Câu trả lời đã duyệt', en: 'Approved answers' },
  writtenBy: { vi: 'Soạn', en: 'Written' },
  approvedBy: { vi: 'Duyệt', en: 'Approved' },
  changed: { vi: 'Người duyệt đã sửa', en: 'Edited by whoever approved' },
  unchanged: { vi: 'Gửi đúng như người soạn viết', en: 'Sent as its author wrote it' },
  removed: { vi: 'bỏ', en: 'removed' },
  added: { vi: 'thêm', en: 'added' },
  name: { vi: 'Tên quy tắc', en: 'Name of the rule' },
  unit: { vi: 'Đơn vị (và đơn vị trực thuộc)', en: 'Unit (and those below)' },
  channel: { vi: 'Kênh', en: 'Channel' },
  category: { vi: 'Lĩnh vực', en: 'Category' },
  words: { vi: 'Có một trong các từ', en: 'Holds one of the words' },
  wordsHint: {
    vi: 'Cách nhau bằng dấu phẩy; tìm trong lời công dân và trong câu trả lời.',
    en: 'Separated by commas; looked for in what the citizen wrote and in the answer.',
  },
  published: {
    vi: 'Chỉ những gì công dân đồng ý công khai',
    en: 'Only what the citizen agreed to have published',
  },
  minutes: { vi: 'Người duyệt có bao nhiêu phút làm việc', en: 'Office minutes to approve within' },
  all: { vi: 'Tất cả', en: 'All' },
  add: { vi: 'Thêm quy tắc', en: 'Add a rule' },
  replace: { vi: 'Lưu thay quy tắc cũ', en: 'Save in place of the old one' },
  change: { vi: 'Sửa', en: 'Change' },
  end: { vi: 'Kết thúc', en: 'End' },
  saved: {
    vi: 'Đã lưu. Câu trả lời đang chờ vẫn chờ như cũ.',
    en: 'Saved. Answers that wait go on waiting as they did.',
  },
  ended: { vi: 'Đã kết thúc', en: 'Ended' },
  holds: { vi: 'Đang áp dụng', en: 'In force' },
  everything: { vi: 'Mọi câu trả lời', en: 'Every answer' },
  tryTitle: { vi: 'Thử một nội dung', en: 'Try a text' },
  tryText: { vi: 'Lời công dân hoặc câu trả lời', en: 'What a citizen or a unit writes' },
  tryPublished: { vi: 'Công dân đồng ý công khai', en: 'The citizen agreed to have it published' },
  tryIt: { vi: 'Thử', en: 'Try' },
  tryNone: { vi: 'Không cần duyệt: gửi ngay.', en: 'No approval needed: it goes out at once.' },
  tryNeeds: { vi: 'Cần duyệt, theo quy tắc', en: 'Needs approval, by the rule' },
} as const satisfies Record<string, Words>

/** `1 giờ 20 phút trong giờ làm việc`. */
export function officeTime(minutes: number, language: Language): string {
  return `${formatDuration(minutes, language)} ${APPROVAL_STRINGS.officeTime[language]}`
}
