import type { Words } from '../contract/language.ts'

/** What every form says. */
export const FORM = {
  pleaseCheck: { vi: 'Xin xem lại', en: 'Please check' },
  leaveEmpty: { vi: 'Xin để trống ô này', en: 'Please leave this field empty' },
} as const satisfies Record<string, Words>

/** What stands around every page. */
export const SITE = {
  /** For who finds the page by a search, before the office's name. */
  about: {
    vi: 'gửi phản ánh, tra cứu, câu trả lời và kết quả hài lòng của',
    en: 'send feedback, follow it, read answers and how satisfied people are with',
  },
  skip: { vi: 'Đến nội dung chính', en: 'Skip to the content' },
  sections: { vi: 'Các mục', en: 'Sections' },
  home: { vi: 'Trang chủ', en: 'Home' },
  send: { vi: 'Gửi phản ánh', en: 'Send feedback' },
  track: { vi: 'Tra cứu phản ánh', en: 'Track feedback' },
  answers: { vi: 'Câu trả lời', en: 'Answers' },
  results: { vi: 'Kết quả hằng quý', en: 'Quarterly results' },
  deadline: { vi: 'Tính thời hạn', en: 'Deadline calculator' },
  privacy: { vi: 'Bảo vệ dữ liệu cá nhân', en: 'Privacy' },
  accessibility: { vi: 'Khả năng tiếp cận của trang này', en: 'Accessibility of these pages' },
} as const satisfies Record<string, Words>

export const HOME = {
  title: { vi: 'Ý kiến của quý vị được trả lời đúng hạn', en: 'Your feedback, answered on time' },
  lead: {
    vi: 'Gửi phản ánh, theo dõi việc xử lý, đọc câu trả lời và xem kết quả khảo sát hài lòng, không cần tài khoản.',
    en: 'Send feedback, follow how it is handled, read the answer and see the satisfaction results. No account needed.',
  },
  trackTitle: { vi: 'Tra cứu phản ánh đã gửi', en: 'Track what you have sent' },
  sendTitle: { vi: 'Gửi phản ánh, kiến nghị', en: 'Send feedback' },
  send: {
    vi: 'Viết ngay tại đây, gọi 1022, hoặc nói với cán bộ tại quầy tiếp nhận. Quý vị nhận được mã tra cứu và hạn trả lời.',
    en: 'Write it here, call 1022, or tell the staff at the reception desk. You are given a tracking code and the time by which it is answered.',
  },
  write: { vi: 'Viết tại đây', en: 'Write it here' },
  call: { vi: 'Gọi 1022', en: 'Call 1022' },
  continueLink: { vi: 'Tôi có mã từ máy đánh giá', en: 'I have a code from the tablet' },
  answersTitle: { vi: 'Người khác đã được trả lời gì?', en: 'What were others answered?' },
  answers: {
    vi: 'Câu hỏi và câu trả lời được đăng khi người gửi đồng ý, đã che thông tin cá nhân: có thể việc của quý vị đã có lời giải.',
    en: 'Questions and answers published with consent and with personal data masked: yours may be among them.',
  },
  answersLink: { vi: 'Đọc các câu trả lời', en: 'Read the answers' },
  resultsTitle: { vi: 'Kết quả hài lòng hằng quý', en: 'Satisfaction, quarter by quarter' },
  results: {
    vi: 'Bao nhiêu người hài lòng, phản ánh có được trả lời đúng hạn không: công bố sau mỗi quý, theo từng đơn vị.',
    en: 'How many were satisfied, and was feedback answered on time: published after each quarter, by unit.',
  },
  resultsLink: { vi: 'Xem kết quả', en: 'See the results' },
  deadlineTitle: { vi: 'Bao giờ có câu trả lời?', en: 'When is an answer due?' },
  deadline: {
    vi: 'Chọn ngày, giờ gửi để biết hạn trả lời và vì sao, tính cả ngày nghỉ, ngày lễ và ngày làm bù.',
    en: 'Choose a day and time to see the deadline and why, with weekends, holidays and make-up days counted.',
  },
  deadlineLink: { vi: 'Tính thời hạn', en: 'Work out a deadline' },
} as const satisfies Record<string, Words>

/** What stands around a tracking code that is to be kept. */
export const CODE_TO_KEEP = {
  code: { vi: 'Mã tra cứu', en: 'Tracking code' },
  keep: {
    vi: 'Xin chụp màn hình hoặc ghi lại mã này: ai có mã đều xem được câu trả lời. Chạm vào mã là chọn cả mã để sao chép; máy khác quét hình vuông là mở được trang tra cứu.',
    en: 'Keep a picture or a note of this code: whoever has it can read the answer. A touch selects all of it for copying; another phone that scans the square opens the page.',
  },
  mail: { vi: 'Gửi mã cho chính mình bằng e-mail', en: 'E-mail the code to yourself' },
  print: {
    vi: 'Muốn giữ trên giấy, xin in trang này bằng lệnh in của trình duyệt.',
    en: 'To keep it on paper, print this page with your browser.',
  },
  scan: {
    vi: 'Hình vuông dẫn đến trang tra cứu phản ánh này',
    en: 'A square that leads to the page of this feedback',
  },
} as const satisfies Record<string, Words>

export const CODE_FORM = {
  label: { vi: 'Mã tra cứu', en: 'Tracking code' },
  hint: {
    vi: 'Mã có trong tin nhắn hoặc giấy biên nhận, ví dụ PA-7K2MX-4TQ9-W1ZB. Viết hoa hay thường, có dấu cách hay gạch nối đều được.',
    en: 'It stands in the message or receipt you were given, for example PA-7K2MX-4TQ9-W1ZB. Capitals, spaces and dashes do not matter.',
  },
  submit: { vi: 'Tra cứu', en: 'Track' },
  missing: { vi: 'Quý vị chưa nhập mã tra cứu.', en: 'Please enter a tracking code.' },
} as const satisfies Record<string, Words>

export const PROBLEM = {
  notFoundTitle: { vi: 'Không có trang này', en: 'There is no such page' },
  notFound: {
    vi: 'Địa chỉ có thể đã viết sai hoặc đã đổi. Quý vị có thể bắt đầu từ trang chủ.',
    en: 'The address may be mistyped or may have changed. You can start from the home page.',
  },
  codeTitle: { vi: 'Không tìm thấy phản ánh', en: 'No feedback found' },
  code: { vi: 'Không có phản ánh nào mang mã', en: 'No feedback has the code' },
  codeHelp: {
    vi: [
      'Xem lại từng ký tự của mã: mã không có các chữ I, L, O, U.',
      'Phản ánh vừa gửi qua tổng đài 1022 có thể cần vài phút mới tra cứu được.',
      'Nếu mất mã, xin gọi 1022 hoặc đến quầy tiếp nhận.',
    ],
    en: [
      'Check each character of the code: it never holds the letters I, L, O or U.',
      'What was just sent through 1022 may need a few minutes before it can be tracked.',
      'If you lost the code, call 1022 or come to the reception desk.',
    ],
  },
  tooOftenTitle: { vi: 'Xin thử lại sau ít phút', en: 'Please try again in a few minutes' },
  tooOften: {
    vi: 'Đã có quá nhiều lần nhập mã không đúng từ kết nối này. Việc tra cứu sẽ mở lại sau',
    en: 'Too many wrong codes came from this connection. Tracking opens again in',
  },
  refusedTitle: { vi: 'Không nhận được yêu cầu này', en: 'This could not be taken' },
  failedTitle: { vi: 'Hệ thống đang gặp lỗi', en: 'Something went wrong here' },
  failed: {
    vi: 'Đây là lỗi của hệ thống, không phải của quý vị. Xin thử lại sau ít phút hoặc gọi 1022.',
    en: 'The fault is ours, not yours. Please try again in a few minutes, or call 1022.',
  },
  notYetTitle: { vi: 'Kết quả quý này chưa công bố', en: 'This quarter is not published yet' },
  expected: { vi: 'Số liệu của quý chốt ngày', en: 'The figures of the quarter close on' },
  thenSigned: {
    vi: 'Kết quả được công bố sau đó, khi một người trình và một người khác ký.',
    en: 'They are published after that, once one person has submitted them and another has signed.',
  },
  allResults: { vi: 'Các quý đã công bố', en: 'Published quarters' },
  period: {
    vi: 'Chưa có kết quả nào được công bố cho kỳ này.',
    en: 'No results have been published for this period.',
  },
  toHome: { vi: 'Về trang chủ', en: 'To the home page' },
} as const

export const ACCESSIBILITY = {
  title: { vi: 'Khả năng tiếp cận', en: 'Accessibility' },
  lead: {
    vi: 'Các trang dành cho công dân được làm theo WCAG 2.2 mức AA và Thông tư 26/2020/TT-BTTTT.',
    en: 'The pages for citizens are made to WCAG 2.2 level AA and Circular 26/2020/TT-BTTTT.',
  },
  points: {
    vi: [
      'Dùng được hoàn toàn bằng bàn phím và trình đọc màn hình; không cần JavaScript.',
      'Chữ phóng to đến 400% mà không mất nội dung; không thông tin nào chỉ dựa vào màu sắc.',
      'Mọi biểu đồ đều có bảng số liệu đi kèm.',
      'Tất cả các trang có bản tiếng Việt và tiếng Anh, in được ra giấy.',
    ],
    en: [
      'They can be used with a keyboard and a screen reader alone; no JavaScript is needed.',
      'Text can be enlarged to 400% without loss; nothing is told by colour alone.',
      'Every chart has a table with the same figures.',
      'Every page exists in Vietnamese and English and prints on paper.',
    ],
  },
  tabletTitle: { vi: 'Máy đánh giá tại quầy', en: 'The tablet at the desk' },
  tablet: {
    vi: 'Cũng làm theo WCAG 2.2 mức AA: nút ít nhất 20 mm, chữ to khi cần, đọc câu hỏi thành tiếng nếu máy có giọng đọc, thêm thời gian khi cần. Trình đọc màn hình, âm lượng và chỗ đặt được kiểm tra ở từng nơi đặt máy; hàng nút của chữ to có thể thấp hơn, ít nhất 18 mm.',
    en: 'Made to WCAG 2.2 level AA as well: buttons of at least 20 mm, larger text, the question read aloud where the tablet has a voice, more time when needed. Screen reader, loudness and place are checked where each tablet stands; rows of large text may be lower, at least 18 mm.',
  },
  checkedTitle: { vi: 'Đã kiểm tra thế nào', en: 'How it was checked' },
  checked: {
    vi: 'Mỗi lần thay đổi, các trang được kiểm tra tự động trong trình duyệt thật, ở cả hai ngôn ngữ. Kiểm tra tự động không phát hiện được mọi trở ngại.',
    en: 'With every change the pages are checked automatically in a real browser, in both languages. Automatic checks do not find every barrier.',
  },
  reportTitle: { vi: 'Quý vị gặp trở ngại?', en: 'Did you meet a barrier?' },
  report: {
    vi: 'Xin gọi 1022 hoặc nói với cán bộ tại quầy tiếp nhận, cho biết trang nào và thiết bị nào. Cán bộ sẽ giúp quý vị ngay trong lúc chờ sửa.',
    en: 'Call 1022 or tell the staff at the reception desk which page and which device it was. They will help you at once while it is being mended.',
  },
} as const
