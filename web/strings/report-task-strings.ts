import type { Words } from '../../server/contract/language.ts'

/** The words of the page of report tasks alone. */
export const REPORT_TASK_STRINGS = {
  lead: {
    vi: 'Đơn vị nào nộp báo cáo gì trước ngày nào. “Trước ngày 15” nghĩa là chậm nhất hết ngày 14.',
    en: 'Which unit owes which report before which day. “Before the 15th” means by the end of the 14th.',
  },
  late: { vi: 'Trễ hạn', en: 'Late' },
  due: { vi: 'Sắp tới', en: 'Due next' },
  done: { vi: 'Đã xong', en: 'Done' },
  none: { vi: 'Không có báo cáo nào.', en: 'None.' },
  notLater: { vi: 'chậm nhất 23:59 ngày', en: 'not later than 23:59 on' },
  finish: { vi: 'Ghi nhận đã xong', en: 'Record as done' },
  proof: {
    vi: 'Minh chứng: liên kết hoặc số văn bản, nơi đăng',
    en: 'Proof: a link, or where it was published',
  },
  add: { vi: 'Thêm nhiệm vụ', en: 'Add a task' },
  dueBefore: { vi: 'Nộp trước ngày (lần đầu)', en: 'Due before (the first time)' },
  coordinatingCodes: {
    vi: 'Mã đơn vị phối hợp, cách nhau bằng dấu phẩy',
    en: 'Codes of coordinating units, with commas between',
  },
  optional: { vi: 'có thể để trống', en: 'may be left empty' },
  save: { vi: 'Lưu nhiệm vụ', en: 'Save the task' },
  change: { vi: 'Sửa nhiệm vụ', en: 'Change the task' },
  saveChange: { vi: 'Lưu thay đổi', en: 'Save the change' },
  assignee: {
    vi: 'Tên đăng nhập của người được giao',
    en: 'User name of whoever it is assigned to',
  },
  reason: { vi: 'Lý do sửa', en: 'Why it is changed' },
  end: { vi: 'Kết thúc nhiệm vụ', en: 'End the task' },
  endReason: { vi: 'Lý do kết thúc', en: 'Why it ends' },
  endHint: {
    vi: 'Từ hôm nay không còn kỳ mới; những gì đã đến hạn vẫn được giữ.',
    en: 'From today on nothing new is owed; what was due is kept.',
  },
  history: { vi: 'Lịch sử nhiệm vụ', en: 'History of the task' },
  changed: { vi: 'đã sửa', en: 'changed' },
  ended: { vi: 'đã kết thúc', en: 'ended' },
  was: { vi: 'trước là', en: 'was' },
  template: { vi: 'Thêm theo mẫu kế hoạch năm 2021', en: 'Add from the template of the plan of 2021' },
  templateHint: {
    vi: 'Mẫu 22 nhiệm vụ của Kế hoạch quận Bình Tân 09/02/2021 (mục III và phụ lục). Việc “thường xuyên” được nhắc mỗi quý. Nhiệm vụ đã có không bị thêm lần nữa.',
    en: 'The 22 tasks of the plan of Binh Tan of 09/02/2021 (part III and annex). What is “ongoing” is asked for each quarter. What is there already is not added again.',
  },
  year: { vi: 'Năm', en: 'Year' },
  addTemplate: { vi: 'Thêm các nhiệm vụ của mẫu', en: 'Add the tasks of the template' },
  templateAdded: { vi: 'Số nhiệm vụ đã thêm', en: 'Tasks added' },
  download: { vi: 'Tải CSV', en: 'Download CSV' },
} as const satisfies Record<string, Words>
