import type { Words } from '../../contract/language.ts'

export const OUTSIDE = {
  title: { vi: 'Đề nghị cho ý kiến', en: 'A request for your word' },
  lead: {
    vi: 'Cơ quan dưới đây đề nghị quý cơ quan cho ý kiến. Không cần tài khoản. Người gửi phản ánh không được nêu tên.',
    en: 'The office asks for your word on what a citizen reported. No account is needed. The sender is not named.',
  },
  until: { vi: 'Xin trả lời trước', en: 'Please answer before' },
  request: { vi: 'Điều cần hỏi', en: 'What is asked' },
  words: { vi: 'Nội dung phản ánh', en: 'What was reported' },
  photo: { vi: 'Ảnh', en: 'Photo' },
  answer: { vi: 'Ý kiến của quý cơ quan', en: 'Your answer' },
  answerHint: {
    vi: 'Cán bộ phụ trách đọc ý kiến này rồi trả lời người dân.',
    en: 'The officer in charge reads it and then answers the citizen.',
  },
  photos: { vi: 'Ảnh (không bắt buộc)', en: 'Photos (optional)' },
  photosHint: {
    vi: 'Tối đa 3 ảnh JPEG, PNG hoặc WebP, mỗi ảnh không quá 8 MB. Vị trí và thời điểm chụp được xoá khỏi ảnh.',
    en: 'At most 3 photos, JPEG, PNG or WebP, 8 MB each. Where and when they were taken is removed.',
  },
  tooMany: { vi: 'Tối đa 3 ảnh.', en: 'At most 3 photos.' },
  empty: { vi: 'Xin ghi ý kiến.', en: 'Please write your answer.' },
  tooLong: { vi: 'Ý kiến dài quá; tối đa 10.000 ký tự.', en: 'Too long; at most 10,000 characters.' },
  send: { vi: 'Gửi ý kiến', en: 'Send the answer' },
  once: {
    vi: 'Gửi được một lần; sau đó liên kết hết hiệu lực.',
    en: 'It can be sent once; the link ends then.',
  },
  doneTitle: { vi: 'Đã nhận ý kiến', en: 'Your answer has arrived' },
  done: {
    vi: 'Cảm ơn quý cơ quan. Cán bộ phụ trách đã được báo.',
    en: 'Thank you. The officer in charge has been told.',
  },
  overTitle: { vi: 'Liên kết không còn dùng được', en: 'This link is not good any more' },
  over: {
    vi: 'Câu hỏi đã được trả lời, đã hết hạn hoặc đã được rút.',
    en: 'The request was answered, has ended or was withdrawn.',
  },
} as const satisfies Record<string, Words>
