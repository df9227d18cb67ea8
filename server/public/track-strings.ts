import type { FeedbackStatus } from '../contract/feedback/feedback-status.ts'
import type { Words } from '../contract/language.ts'

export const TRACK = {
  people: { vi: 'người cùng phản ánh', en: 'people sent the same' },
  others: { vi: 'Có người khác cùng phản ánh việc này.', en: 'Others sent the same.' },
  joined: {
    vi: 'Phản ánh của quý vị được xử lý cùng việc này: hạn và câu trả lời dưới đây là của chung, lời và ảnh của quý vị vẫn được giữ.',
    en: 'Yours is handled with it: the deadline and the answer below are the same for all, and your words and photos are kept.',
  },
  joinedMay: {
    vi: 'Vì vậy việc bổ sung, mở lại hoặc rút do người gửi đầu tiên làm; quý vị vẫn tự đánh giá câu trả lời. Nếu việc của quý vị khác, hoặc câu trả lời chưa giải quyết được, xin gọi 1022 và đọc mã tra cứu, hoặc gửi một phản ánh mới.',
    en: 'Adding to it, reopening and withdrawing it are therefore up to whoever sent it first; you still judge the answer for yourself. If yours is another matter, or the answer does not settle it, call 1022 with your code, or send new feedback.',
  },
  waitsForFirst: {
    vi: 'Đơn vị đang chờ người gửi đầu tiên bổ sung thông tin. Quý vị không cần làm gì.',
    en: 'The unit is waiting for more information from whoever sent it first. You need do nothing.',
  },
  withdrawnByFirst: {
    vi: 'Người gửi đầu tiên đã rút phản ánh nên việc này không được xử lý nữa.',
    en: 'Whoever sent it first has withdrawn it, so it is no longer handled.',
  },
  title: { vi: 'Tra cứu phản ánh', en: 'Track feedback' },
  lead: {
    vi: 'Nhập mã để xem phản ánh đang ở bước nào, khi nào có câu trả lời và câu trả lời là gì.',
    en: 'Enter the code to see where your feedback stands, when an answer is due and what it says.',
  },
  item: { vi: 'Phản ánh', en: 'Feedback' },
  code: { vi: 'Mã tra cứu', en: 'Tracking code' },
  lostCode: { vi: 'Tôi làm mất mã', en: 'I have lost my code' },
  changeContact: { vi: 'Đổi liên hệ nhận tin', en: 'Change the contact for messages' },
  road: { vi: 'Các bước', en: 'Steps' },
  done: { vi: 'Đã xong:', en: 'Done:' },
  now: { vi: 'Hiện tại:', en: 'Now:' },
  ahead: { vi: 'Sắp tới:', en: 'Ahead:' },
  answerDue: { vi: 'Hạn trả lời', en: 'Answer due' },
  dueNow: { vi: 'Hạn hiện nay', en: 'Due now' },
  promised: { vi: 'Hạn hẹn ban đầu', en: 'First promised' },
  kind: { vi: 'Loại', en: 'Kind' },
  received: { vi: 'Tiếp nhận', en: 'Received' },
  unit: { vi: 'Đơn vị trả lời', en: 'Unit that answers' },
  triage: { vi: 'đang phân công', en: 'being assigned' },
  facts: { vi: 'Thông tin', en: 'Details' },
  answeredOnTime: { vi: 'đúng hạn', en: 'on time' },
  answeredLate: { vi: 'muộn hơn hạn', en: 'later than due' },
  answeredAt: { vi: 'Đã trả lời lúc', en: 'Answered at' },
  dueAt: { vi: 'Hạn trả lời:', en: 'An answer is due at' },
  overdue: { vi: 'Đã quá hạn từ', en: 'Overdue since' },
  overdueHelp: {
    vi: 'Xin lỗi quý vị vì sự chậm trễ. Đơn vị vẫn phải trả lời; quý vị có thể gọi 1022 và đọc mã tra cứu để nhắc.',
    en: 'We are sorry for the delay. The unit still owes you an answer; you can call 1022 with your code as a reminder.',
  },
  interim: { vi: 'Hồi âm bước đầu của', en: 'First reply of' },
  interimUntil: { vi: 'Hẹn trả lời trước', en: 'An answer is promised before' },
  waiting: {
    vi: 'Thời gian chờ quý vị bổ sung không tính vào hạn.',
    en: 'The time spent waiting for you does not count.',
  },
  askedFor: { vi: 'Đơn vị cần quý vị bổ sung', en: 'The unit needs from you' },
  howToAdd: {
    vi: 'Xin trả lời ngay bên dưới, hoặc gọi 1022, hoặc đến quầy tiếp nhận và đọc mã tra cứu.',
    en: 'Reply right below, or call 1022, or come to the reception desk with your code.',
  },
  reason: { vi: 'Lý do', en: 'Reason' },
  movedTitle: { vi: 'Vì sao hạn đã đổi', en: 'Why the deadline moved' },
  movedReopened: {
    vi: 'Phản ánh được mở lại nên hạn tính lại.',
    en: 'It was reopened, so the deadline was counted anew.',
  },
  movedOtherwise: {
    vi: 'Hạn được tính lại theo đơn vị và lịch làm việc hiện nay.',
    en: 'It was counted anew for the present unit and its working calendar.',
  },
  answerOf: { vi: 'Trả lời của', en: 'Answer from' },
  amendedAt: { vi: 'đã sửa lúc', en: 'amended at' },
  earlierText: { vi: 'Xem câu trả lời trước khi sửa', en: 'Read the answer before it was amended' },
  ofEarlierText: {
    vi: 'Đánh giá này là về câu trả lời trước khi sửa.',
    en: 'This was said of the answer before it was amended.',
  },
  earlierAnswerOf: { vi: 'Lần trả lời trước của', en: 'Earlier answer from' },
  dissatisfiedTitle: { vi: 'Nếu quý vị chưa hài lòng', en: 'If this does not satisfy you' },
  dissatisfied: {
    vi: [
      'Đề nghị mở lại ở ngay dưới đây, hoặc gọi 1022, hoặc đến quầy tiếp nhận, đọc mã tra cứu và cho biết điều gì chưa được trả lời.',
      'Quý vị giữ nguyên quyền khiếu nại, tố cáo theo Luật Khiếu nại và Luật Tố cáo.',
    ],
    en: [
      'Ask to reopen it right below, or call 1022 or come to the reception desk, give your code and say what was not answered.',
      'Your right to complain or denounce under the Law on Complaints and the Law on Denunciations is untouched.',
    ],
  },
  dissatisfiedJoined: {
    vi: [
      'Gọi 1022 hoặc đến quầy tiếp nhận, đọc mã tra cứu và cho biết điều gì chưa được trả lời; hoặc gửi một phản ánh mới.',
      'Quý vị giữ nguyên quyền khiếu nại, tố cáo theo Luật Khiếu nại và Luật Tố cáo.',
    ],
    en: [
      'Call 1022 or come to the reception desk, give your code and say what was not answered; or send new feedback.',
      'Your right to complain or denounce under the Law on Complaints and the Law on Denunciations is untouched.',
    ],
  },
  whyDue: { vi: 'Hạn này được tính thế nào?', en: 'How was this deadline counted?' },
  rule: { vi: 'Quy tắc', en: 'Rule' },
  calendar: { vi: 'Lịch làm việc, phiên bản', en: 'Working calendar, version' },
  yourWords: { vi: 'Nội dung quý vị đã gửi', en: 'What you sent' },
  keepCode: {
    vi: 'Ai có mã này đều xem được trang này: xin giữ mã cho riêng mình. Trang không hiện tên hay số điện thoại của quý vị.',
    en: 'Anyone with this code can see this page, so keep it to yourself. Your name and phone number are not shown here.',
  },
} as const

/** Where the item stands, said to the person who sent it. */
export const STATUS_SENTENCES: Readonly<Record<FeedbackStatus, Words>> = {
  new: {
    vi: 'Phản ánh đã được tiếp nhận và đang chờ phân công đơn vị trả lời.',
    en: 'Your feedback was received; a unit to answer it is being chosen.',
  },
  assigned: {
    vi: 'Phản ánh đã được chuyển đến đơn vị trả lời.',
    en: 'Your feedback has reached the unit that answers it.',
  },
  'in-progress': { vi: 'Đơn vị đang xử lý phản ánh.', en: 'The unit is working on it.' },
  'waiting-for-citizen': {
    vi: 'Đơn vị đang chờ quý vị bổ sung thông tin.',
    en: 'The unit is waiting for more information from you.',
  },
  'awaiting-approval': {
    vi: 'Câu trả lời đã soạn xong và đang chờ duyệt.',
    en: 'The answer is written and awaits approval.',
  },
  answered: { vi: 'Phản ánh đã được trả lời.', en: 'Your feedback has been answered.' },
  closed: { vi: 'Phản ánh đã được trả lời và kết thúc.', en: 'Your feedback has been answered and closed.' },
  refused: { vi: 'Phản ánh không được tiếp nhận.', en: 'Your feedback was not accepted.' },
  redirected: {
    vi: 'Việc này thuộc thẩm quyền của cơ quan khác; quý vị được hướng dẫn đến đó.',
    en: 'This is for another body; you are directed there.',
  },
  merged: {
    vi: 'Phản ánh trùng nội dung với một phản ánh khác và được xử lý chung.',
    en: 'This is about the same matter as another item; both are handled together.',
  },
  spam: {
    vi: 'Phản ánh được xếp là tin rác nên không được xử lý. Nếu không đúng, xin gọi 1022.',
    en: 'This was taken for spam and is not handled. If that is wrong, please call 1022.',
  },
  withdrawn: {
    vi: 'Quý vị đã rút phản ánh này nên đơn vị không xử lý nữa.',
    en: 'You have withdrawn this, so the unit no longer handles it.',
  },
}
