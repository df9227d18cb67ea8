import type { Words } from '../../../server/contract/language.ts'

/** What people read around bodies without an account. */
export const OUTSIDE_STRINGS = {
  title: { vi: 'Cơ quan bên ngoài', en: 'Outside bodies' },
  body: { vi: 'Hỏi cơ quan', en: 'Body to ask' },
  choose: { vi: 'Chọn cơ quan…', en: 'Choose a body…' },
  noBodies: {
    vi: 'Chưa có cơ quan nào trong danh sách; quản trị viên thêm ở trang Tổ chức.',
    en: 'The list holds no body yet; an administrator adds them on the page Office.',
  },
  request: { vi: 'Điều cần hỏi', en: 'What you ask' },
  requestHint: { vi: 'Cơ quan đó đọc nguyên văn.', en: 'The body reads it as it stands.' },
  words: { vi: 'Nội dung phản ánh họ thấy', en: 'What they see of the item' },
  wordsHint: {
    vi: 'Dữ liệu cá nhân tìm thấy đã được che; hãy đọc lại và sửa trước khi gửi.',
    en: 'Personal data that was found is masked; read it again and edit it before you send.',
  },
  photos: { vi: 'Ảnh họ thấy', en: 'Photos they see' },
  photo: { vi: 'Ảnh', en: 'Photo' },
  days: { vi: 'Liên kết dùng được (ngày)', en: 'The link is good for (days)' },
  loading: { vi: 'Đang lấy nội dung…', en: 'Loading…' },
  until: { vi: 'Trả lời trước', en: 'To answer before' },
  asked: { vi: 'Đã hỏi', en: 'Asked' },
  saw: { vi: 'Nội dung họ thấy', en: 'What they saw' },
  answered: { vi: 'Trả lời', en: 'Answered' },
  recordedOnly: {
    vi: 'Đến sau khi phản ánh đã được chuyển bước: chỉ ghi lại.',
    en: 'It came after the item had been moved on: recorded only.',
  },
  open: { vi: 'đang chờ', en: 'awaited' },
  given: { vi: 'đã trả lời', en: 'answered' },
  lapsed: { vi: 'không trả lời', en: 'no answer' },
  withdrawn: { vi: 'đã rút', en: 'withdrawn' },
  erased: { vi: '(đã xoá)', en: '(erased)' },
} as const satisfies Record<string, Words>
