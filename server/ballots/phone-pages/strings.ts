import type { Words } from '../../contract/language.ts'

export const RATE = {
  title: { vi: 'Đánh giá việc phục vụ', en: 'Rate the service' },
  question: { vi: 'Câu', en: 'Question' },
  of: { vi: 'trên', en: 'of' },
  back: { vi: 'Quay lại', en: 'Back' },
  next: { vi: 'Tiếp tục', en: 'Continue' },
  optional: { vi: '(không bắt buộc)', en: '(optional)' },
  problem: { vi: 'Cần xem lại', en: 'Problem' },
  chooseLevel: { vi: 'Quý vị chưa chọn mức hài lòng.', en: 'Please choose how satisfied you were.' },
  code: { vi: 'Giấy hẹn của quý vị có mã đánh giá không?', en: 'Is there a rating code on your receipt?' },
  codeHint: {
    vi: '10 chữ và số in trên giấy hẹn, ví dụ 7K2MX 4TQ9W. Mã cho biết đây là một hồ sơ thật; không cho biết hồ sơ nào. Không có mã thì để trống.',
    en: '10 letters and digits on the receipt, for example 7K2MX 4TQ9W. It shows that there was a dossier, not which one. Leave it empty if you have none.',
  },
  codeLabel: { vi: 'Mã đánh giá', en: 'Rating code' },
  yourRating: { vi: 'Đánh giá của quý vị', en: 'Your rating' },
  further: { vi: 'Thêm vài câu hỏi', en: 'A few more questions' },
  onlyAfter: { vi: 'Chỉ trả lời nếu ở câu trước quý vị chọn', en: 'Answer only if before you chose' },
  send: { vi: 'Gửi đánh giá', en: 'Send the rating' },
  codeShape: {
    vi: 'Mã cần đúng 10 chữ và số; không có chữ U. Không có mã thì để trống.',
    en: 'The code has exactly 10 letters and digits, and never a U. Leave it empty if you have none.',
  },
  unknown: {
    vi: 'Không có mã này. Xin so lại với giấy hẹn, hoặc để trống rồi gửi.',
    en: 'There is no such code. Please compare it with the receipt, or leave it empty and send.',
  },
  spent: {
    vi: 'Mã này đã được dùng: mỗi hồ sơ đánh giá một lần, và lượt đó đã được ghi. Nếu quý vị muốn đánh giá thêm, xin để trống mã rồi gửi; lượt này được tính riêng.',
    en: 'This code has been used: a dossier is rated once, and that rating has been counted. If you would like to rate again, leave the code empty and send; it is counted apart.',
  },
  expired: {
    vi: 'Mã này đã hết hạn. Xin để trống mã rồi gửi; lượt này được tính riêng.',
    en: 'This code is no longer valid. Leave it empty and send; the rating is counted apart.',
  },
  tooOften: {
    vi: 'Từ địa chỉ này đã gửi quá nhiều. Xin thử lại sau ít phút; điều quý vị chọn vẫn còn ở đây.',
    en: 'Too much was sent from this address. Try again in a few minutes; what you chose is still here.',
  },
  thanksTitle: { vi: 'Cảm ơn quý vị', en: 'Thank you' },
  thanks: {
    vi: 'Đánh giá của quý vị đã được ghi, không kèm tên hay hồ sơ.',
    en: 'Your rating is counted, without your name or dossier.',
  },
  more: { vi: 'Gửi phản ánh, kiến nghị', en: 'Send feedback' },
  enterCode: { vi: 'Đánh giá bằng mã trên giấy hẹn', en: 'Rate with the code of your receipt' },
} as const satisfies Record<string, Words>

export const POSTER = {
  lead: { vi: 'Quý vị có hài lòng không?', en: 'Were you satisfied?' },
  scan: {
    vi: 'Quét hình vuông bằng điện thoại để đánh giá. Không hỏi tên, chưa đến một phút.',
    en: 'Scan the square with your phone to rate us. No name asked, less than a minute.',
  },
  address: { vi: 'Hoặc mở', en: 'Or open' },
  size: { vi: 'Khổ giấy', en: 'Paper' },
  print: {
    vi: 'In trang này bằng lệnh in của trình duyệt (Ctrl + P). Phần này không in ra.',
    en: 'Print this page with your browser (Ctrl + P). This part is not printed.',
  },
} as const satisfies Record<string, Words>

export const PAPER_FORM = {
  title: { vi: 'Phiếu đánh giá', en: 'Rating form' },
  lead: {
    vi: 'Đánh dấu vào ô quý vị chọn rồi bỏ phiếu vào hòm. Không ghi tên; câu nào không muốn trả lời thì bỏ trống.',
    en: 'Tick what you choose and put the form into the box. No name; leave out whatever you do not want to answer.',
  },
  many: { vi: 'Có thể chọn nhiều ô.', en: 'You may tick several.' },
  version: { vi: 'phiên bản', en: 'version' },
} as const satisfies Record<string, Words>
