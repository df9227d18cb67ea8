import type { Placeholder } from '../../server/contract/messages/message-kinds.ts'
import type { Words } from '../../server/contract/language.ts'

/** What staff read beside the messages to citizens. */
export const MESSAGE_STRINGS = {
  title: { vi: 'Tin đã báo cho công dân', en: 'What the citizen was told' },
  none: { vi: 'Chưa báo gì cho công dân.', en: 'The citizen was told nothing yet.' },
  willGo: { vi: 'Công dân sẽ nhận', en: 'The citizen will get' },
  after: { vi: 'gửi sau giờ yên lặng, lúc', en: 'sent after the quiet hours, at' },
  links: { vi: 'Liên kết', en: 'Links' },
  willNot: { vi: 'Sẽ không gửi gì, vì', en: 'Nothing will be sent, because' },
  standsStill: {
    vi: 'Đồng hồ sẽ đứng mà công dân không được báo: nên gọi trực tiếp trước.',
    en: 'The clock would stand still without the citizen being told: reach them in person first.',
  },
  others: {
    vi: 'Số người cùng phản ánh cũng nhận tin này, mỗi người theo liên hệ của mình',
    en: 'People who joined and get this message too, each at their own contact',
  },
  nextTry: { vi: 'thử lại lúc', en: 'tried again at' },
} as const satisfies Record<string, Words>

/** The administrator's page of wording. */
export const WORDING_STRINGS = {
  lead: {
    vi: 'Lời của e-mail và SMS gửi công dân. Tin Zalo dùng mẫu đã được Zalo duyệt, không dùng lời ở đây.',
    en: 'The words of e-mails and SMS to citizens. Zalo messages use the templates Zalo approved, not these.',
  },
  channels: { vi: 'Kênh gửi', en: 'Ways to send' },
  isSetUp: { vi: 'đã cài đặt', en: 'set up' },
  isNotSetUp: { vi: 'chưa cài đặt', en: 'not set up' },
  quiet: { vi: 'Giờ yên lặng', en: 'Quiet hours' },
  quietHint: {
    vi: 'Trong giờ này không gửi tin; tin đợi đến hết giờ. Hai giờ giống nhau: không có giờ yên lặng.',
    en: 'Nothing is sent between these; it waits until they end. Both the same: never quiet.',
  },
  from: { vi: 'Từ', en: 'From' },
  to: { vi: 'Đến', en: 'Until' },
  kind: { vi: 'Tin', en: 'Message' },
  language: { vi: 'Ngôn ngữ', en: 'Language' },
  own: { vi: 'lời riêng', en: 'own words' },
  isOwn: { vi: 'Đang dùng lời riêng của cơ quan.', en: 'The office’s own words are in use.' },
  isUsual: { vi: 'Đang dùng lời mẫu.', en: 'The shipped words are in use.' },
  subject: { vi: 'Tiêu đề e-mail', en: 'Subject of the e-mail' },
  body: { vi: 'Nội dung e-mail', en: 'Body of the e-mail' },
  short: { vi: 'Tin SMS', en: 'Text of the SMS' },
  insert: {
    vi: 'Chèn chỗ điền vào ô đang viết; dòng chỉ có chỗ điền trống thì được bỏ.',
    en: 'Insert a placeholder where you write; a line whose placeholders are all empty is left out.',
  },
  preview: { vi: 'Người nhận sẽ đọc (ví dụ)', en: 'What is read (an example)' },
  parts: { vi: 'tin nhắn', en: 'messages' },
  characters: { vi: 'ký tự', en: 'characters' },
  withoutMarks: { vi: 'Nhà mạng không nhận dấu', en: 'A provider without marks' },
  save: { vi: 'Lưu', en: 'Save' },
  reset: { vi: 'Trở về lời mẫu', en: 'Back to the shipped words' },
  saved: { vi: 'Đã lưu.', en: 'Saved.' },
  failed: { vi: 'Tin không đến được', en: 'Messages that reached nobody' },
  noneFailed: { vi: 'Không có tin nào.', en: 'There is none.' },
} as const satisfies Record<string, Words>

/** What stands in a message where a template names it. */
export const PLACEHOLDER_WORDS: Readonly<Record<Placeholder, Words>> = {
  office: { vi: 'tên cơ quan', en: 'the office’s name' },
  unit: { vi: 'đơn vị xử lý', en: 'the unit that handles it' },
  reference: { vi: 'đầu mã, không mở được phản ánh', en: 'the beginning of the code, which opens nothing' },
  code: { vi: 'mã tra cứu', en: 'the tracking code' },
  due: { vi: 'ngày hẹn', en: 'the date due' },
  oldDue: { vi: 'ngày hẹn cũ', en: 'the date before' },
  reason: { vi: 'lý do', en: 'the reason' },
  question: { vi: 'điều cần bổ sung', en: 'what is asked' },
  answerBy: { vi: 'hạn bổ sung', en: 'until when to reply' },
  answer: { vi: 'câu trả lời', en: 'the answer' },
  closes: { vi: 'ngày tự kết thúc', en: 'the day it closes by itself' },
  until: { vi: 'hạn của liên kết', en: 'until when the link is good' },
  link: { vi: 'liên kết', en: 'the link' },
  stop: { vi: 'liên kết thôi nhận tin', en: 'the link to get no more' },
}
