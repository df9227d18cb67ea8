import type { Words } from '../../server/contract/language.ts'

export const QUESTION_STRINGS = {
  lead: {
    vi: 'Mỗi lĩnh vực có thể hỏi thêm nhiều nhất năm điều. Mỗi lần lưu là một bản mới; phản ánh đã nhận giữ câu hỏi như lúc được hỏi.',
    en: 'Each category may ask up to five things more. Every save is a new version; items keep the question as it was asked.',
  },
  noAnswer: { vi: 'chưa trả lời', en: 'not answered' },
  categoryNeeded: { vi: 'Quý vị chưa chọn lĩnh vực.', en: 'Choose a category.' },
  category: { vi: 'Lĩnh vực', en: 'Category' },
  another: { vi: 'Lĩnh vực khác…', en: 'Another category…' },
  newCategory: { vi: 'Tên lĩnh vực', en: 'Name of the category' },
  versions: { vi: 'Các bản đã lưu', en: 'Saved versions' },
  version: { vi: 'Bản', en: 'Version' },
  from: { vi: 'Áp dụng từ ngày', en: 'From the day' },
  note: { vi: 'Lý do, hoặc theo quyết định nào', en: 'Why, or by which decision' },
  none: { vi: 'Lĩnh vực này không hỏi thêm điều gì.', en: 'This category asks nothing more.' },
  question: { vi: 'Câu hỏi', en: 'Question' },
  key: { vi: 'Khoá (chữ không dấu)', en: 'Key (letters without marks)' },
  kind: { vi: 'Loại', en: 'Kind' },
  vi: { vi: 'Câu hỏi, tiếng Việt', en: 'The question in Vietnamese' },
  en: { vi: 'Câu hỏi, tiếng Anh', en: 'The question in English' },
  required: { vi: 'Người gửi phải trả lời', en: 'The sender has to answer' },
  options: {
    vi: 'Lựa chọn, mỗi dòng: khoá | tiếng Việt | tiếng Anh',
    en: 'Options, a line each: key | Vietnamese | English',
  },
  when: { vi: 'Chỉ hỏi khi câu (khoá)', en: 'Asked only where the question (key)' },
  is: {
    vi: 'được trả lời là (khoá, cách nhau bằng dấu phẩy)',
    en: 'was answered (keys, with commas between)',
  },
  add: { vi: 'Thêm câu hỏi', en: 'Add a question' },
  remove: { vi: 'Bỏ câu hỏi này', en: 'Take this question out' },
  preview: { vi: 'Xem trước', en: 'Preview' },
  previewHint: {
    vi: 'Như người gửi thấy; chọn thử câu trả lời để xem câu hỏi nào mở ra.',
    en: 'As the sender sees it; try answers to see which questions open.',
  },
  save: { vi: 'Lưu bản mới', en: 'Save a new version' },
  saved: { vi: 'Đã lưu bản mới.', en: 'The new version is saved.' },
} as const satisfies Record<string, Words>
