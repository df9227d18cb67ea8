import type { Language, Words } from '../../../../server/contract/language.ts'

export const PRIVACY_STRINGS = {
  lead: {
    vi: 'Trang công khai /public/privacy nói gì với người dân về dữ liệu của họ, và cơ quan tự đặt thời hạn nào cho yêu cầu về dữ liệu.',
    en: 'What the public page /public/privacy tells citizens about their data, and which times the office sets itself for requests about it.',
  },
  publicPage: { vi: 'Mở trang công khai', en: 'Open the public page' },
  text: { vi: 'Lời thông báo', en: 'The notice' },
  textHint: {
    vi: 'Nêu địa chỉ, điện thoại, e-mail của cơ quan, người phụ trách bảo vệ dữ liệu, và mục đích riêng nếu có. Dòng bắt đầu bằng “# ” là tiêu đề, mỗi dòng khác là một đoạn. Thời hạn lưu, những việc cần đồng ý và thời hạn giải quyết được tự thêm bên dưới.',
    en: 'Name the address, telephone and e-mail of the office, who is in charge of data protection, and purposes of your own if there are any. A line that begins with “# ” is a heading, every other line a paragraph. How long data is kept, what needs consent and the times for requests are added below by themselves.',
  },
  preview: { vi: 'Người dân sẽ thấy', en: 'What citizens will read' },
  fromDay: { vi: 'Áp dụng từ ngày', en: 'In force from' },
  saveText: { vi: 'Lưu thành bản mới', en: 'Save as a new version' },
  saved: { vi: 'Đã lưu bản', en: 'Saved as version' },
  from: { vi: 'áp dụng từ', en: 'in force from' },
  versions: { vi: 'Các bản đã có', en: 'The versions there are' },
  version: { vi: 'Bản', en: 'Version' },
  inForce: { vi: 'đang áp dụng', en: 'in force' },
  waits: { vi: 'chờ đến ngày', en: 'waits for its day' },
  usual: { vi: 'có sẵn cùng phần mềm', en: 'came with the service' },
  takeText: { vi: 'Dùng lại lời này', en: 'Take these words again' },
  taken: {
    vi: 'Lời của bản được chọn đang ở trong ô soạn; chưa lưu.',
    en: 'The words of that version are in the fields; nothing is saved yet.',
  },
  due: { vi: 'Thời hạn cho yêu cầu về dữ liệu', en: 'Times for requests about data' },
  dueLead: {
    vi: 'Yêu cầu đã nhận giữ thời hạn của lúc nhận; thời hạn mới chỉ áp dụng cho yêu cầu đến từ ngày nêu ra.',
    en: 'Requests that are here keep the times of their receipt; new times hold for those that come from the day on.',
  },
  kind: { vi: 'Yêu cầu', en: 'Request' },
  replyDays: { vi: 'Trả lời đã nhận (ngày làm việc)', en: 'Reply that we have it (working days)' },
  doneDays: { vi: 'Thực hiện xong (ngày)', en: 'Done (days)' },
  extensionDays: { vi: 'Gia hạn một lần thêm (ngày)', en: 'One extension adds (days)' },
  source: { vi: 'Căn cứ', en: 'By which rule' },
  sourceVi: { vi: 'Căn cứ (tiếng Việt)', en: 'By which rule (Vietnamese)' },
  sourceEn: { vi: 'Căn cứ (tiếng Anh)', en: 'By which rule (English)' },
  changeDue: { vi: 'Đổi thời hạn', en: 'Change a time' },
  saveDue: { vi: 'Ghi thời hạn', en: 'Save the times' },
  example: { vi: 'Nếu yêu cầu đến ngay lúc này', en: 'If such a request came this minute' },
  step: { vi: 'Việc', en: 'What' },
  now: { vi: 'Đang áp dụng', en: 'In force' },
  then: { vi: 'Theo số mới', en: 'By the new times' },
  replyBy: { vi: 'Trả lời trước', en: 'Reply by' },
  doneBy: { vi: 'Xong trước', en: 'Done by' },
  extendedBy: { vi: 'Xong trước, nếu gia hạn', en: 'Done by, if extended' },
} as const satisfies Record<string, Words>

/** What the texts in both languages are called. */
export const TEXT_STRINGS: Readonly<Record<Language, Words>> = {
  vi: { vi: 'Tiếng Việt', en: 'Vietnamese' },
  en: { vi: 'Tiếng Anh', en: 'English' },
}
