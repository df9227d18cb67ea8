import type { CitizenAct } from '../../contract/feedback/citizen-acts.ts'
import type { Words } from '../../contract/language.ts'

/** What the sender reads around what they may do. */
export const ANSWER_BACK = {
  asked: { vi: 'Trả lời đơn vị', en: 'Reply to the unit' },
  askedHint: {
    vi: 'Đồng hồ chạy tiếp ngay khi quý vị gửi.',
    en: 'The clock runs again as soon as you send it.',
  },
  add: { vi: 'Bổ sung thông tin', en: 'Add something' },
  addHint: {
    vi: 'Quý vị bổ sung được một lần; thời hạn trả lời không đổi. Sau khi đã có câu trả lời, lời bổ sung không mở lại phản ánh.',
    en: 'You can add to it once; the deadline stays. After an answer it does not reopen the feedback.',
  },
  text: { vi: 'Nội dung', en: 'What you want to say' },
  photos: { vi: 'Ảnh (không bắt buộc)', en: 'Photos (optional)' },
  photosHint: {
    vi: 'Tối đa 3 ảnh JPEG, PNG hoặc WebP, mỗi ảnh không quá 8 MB. Vị trí và thời điểm chụp được xoá khỏi ảnh.',
    en: 'At most 3 photos, JPEG, PNG or WebP, 8 MB each. Where and when they were taken is removed.',
  },
  photosTooMany: { vi: 'Mỗi lần gửi tối đa 3 ảnh.', en: 'At most 3 photos at a time.' },
  send: { vi: 'Gửi', en: 'Send' },
  addedAt: { vi: 'Quý vị bổ sung lúc', en: 'You added at' },
  reopenedAt: { vi: 'Quý vị đề nghị mở lại lúc', en: 'You asked to reopen it at' },
  withdrawnAt: { vi: 'Quý vị rút phản ánh lúc', en: 'You withdrew it at' },
  withPhotos: { vi: 'Số ảnh kèm theo:', en: 'Photos sent with it:' },
  place: { vi: 'Nơi xảy ra', en: 'Where' },
  photo: { vi: 'Ảnh', en: 'Photo' },
  officePhoto: { vi: 'Ảnh của đơn vị', en: 'Photo of the unit' },
  judgeTitle: { vi: 'Quý vị có hài lòng với câu trả lời không?', en: 'Are you satisfied with the answer?' },
  judgeHint: {
    vi: 'Đánh giá một lần. Đơn vị đọc được đánh giá của phản ánh này; báo cáo chỉ nêu con số của từ mười đánh giá trở lên.',
    en: 'You can say so once. The unit reads it with this feedback; reports tell figures of ten verdicts or more only.',
  },
  level: { vi: 'Mức hài lòng', en: 'How satisfied' },
  levelMissing: { vi: 'Xin chọn một mức.', en: 'Choose one of the levels.' },
  why: { vi: 'Vì sao? (không bắt buộc)', en: 'Why? (optional)' },
  judge: { vi: 'Gửi đánh giá', en: 'Send the verdict' },
  judged: { vi: 'Quý vị đã đánh giá:', en: 'You said:' },
  until: {
    vi: 'Có thể đánh giá và đề nghị mở lại đến hết ngày',
    en: 'You can judge it and ask to reopen it until the end of',
  },
  daysOver: {
    vi: 'Thời gian đánh giá và đề nghị mở lại đã hết ngày',
    en: 'The time to judge it and to ask for reopening ended with',
  },
  reopenTitle: { vi: 'Đề nghị mở lại', en: 'Ask to reopen it' },
  reopenHint: {
    vi: 'Nếu việc chưa được giải quyết: đơn vị xử lý lại với một hạn mới, và phụ trách đơn vị được báo.',
    en: 'If the matter is not settled: the unit takes it up again with a new deadline, and its head is told.',
  },
  reopenReason: { vi: 'Điều gì chưa được giải quyết?', en: 'What is not settled?' },
  reopen: { vi: 'Mở lại phản ánh', en: 'Reopen' },
  withdrawTitle: { vi: 'Rút phản ánh', en: 'Withdraw it' },
  withdrawHint: {
    vi: 'Đơn vị sẽ không xử lý và không trả lời nữa. Phản ánh vẫn được lưu.',
    en: 'The unit will no longer handle or answer it. The record is kept.',
  },
  withdrawReason: { vi: 'Lý do (không bắt buộc)', en: 'Reason (optional)' },
  sure: { vi: 'Tôi muốn rút phản ánh này', en: 'I want to withdraw this feedback' },
  sureMissing: { vi: 'Xin đánh dấu vào ô để xác nhận.', en: 'Tick the box to confirm.' },
  withdraw: { vi: 'Rút phản ánh', en: 'Withdraw' },
  consentTitle: { vi: 'Đăng công khai', en: 'Publication' },
  consentGiven: {
    vi: 'Quý vị đã đồng ý cho đăng. Rút lại lúc nào cũng được: bài đã đăng được gỡ ngay.',
    en: 'You have agreed to publication. You can take it back at any time: what is published comes down at once.',
  },
  consentNone: {
    vi: 'Quý vị chưa đồng ý cho đăng. Không đồng ý thì không có gì được đăng; câu trả lời cho quý vị không đổi.',
    en: 'You have not agreed to publication. Nothing is published without it, and your answer is the same.',
  },
  agree: { vi: 'Tôi đồng ý', en: 'I agree' },
  takeBack: { vi: 'Rút lại đồng ý', en: 'Take back my consent' },
  tooLong: { vi: 'Nội dung dài quá; tối đa', en: 'Too long; at most' },
  characters: { vi: 'ký tự.', en: 'characters.' },
  unreadable: {
    vi: 'Có ký tự không lưu được; xin gõ lại.',
    en: 'It holds characters that cannot be kept; please type it again.',
  },
  tooOften: {
    vi: 'Có quá nhiều lần gửi; chưa có gì được lưu. Xin thử lại sau',
    en: 'Too much was sent; nothing was kept. Please try again in',
  },
  notSent: { vi: 'Lời quý vị vừa viết, chưa được gửi', en: 'What you wrote, not sent' },
} as const satisfies Record<string, Words>

/** What is said after an act. */
export const DONE_WORDS: Readonly<Record<CitizenAct, Words>> = {
  reply: { vi: 'Đã nhận phần bổ sung của quý vị.', en: 'We have received what you added.' },
  judge: {
    vi: 'Đã ghi nhận đánh giá của quý vị. Cảm ơn quý vị.',
    en: 'Your verdict is recorded. Thank you.',
  },
  reopen: { vi: 'Phản ánh đã được mở lại.', en: 'It has been reopened.' },
  withdraw: { vi: 'Phản ánh đã được rút.', en: 'It has been withdrawn.' },
  'allow-publication': {
    vi: 'Đã ghi nhận: quý vị đồng ý cho đăng.',
    en: 'Recorded: you agree to publication.',
  },
  'forbid-publication': {
    vi: 'Đã ghi nhận: quý vị không đồng ý cho đăng. Bài đã đăng, nếu có, đã được gỡ.',
    en: 'Recorded: you do not agree to publication. What was published has been taken down.',
  },
}
