import type { Words } from '../../server/contract/language.ts'

/** The words of the page of report tasks alone. */
export const REPORT_TASK_STRINGS = {
  title: { vi: 'Nhiệm vụ báo cáo', en: 'Report tasks' },
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
  download: { vi: 'Tải CSV', en: 'Download CSV' },
} as const satisfies Record<string, Words>
