import type { Words } from '../server/contract/language.ts'

/** Words that only the tablet shows. */
export const STRINGS = {
  told: { vi: 'Quý vị nói, chúng tôi làm', en: 'You said, we did' },
  starting: { vi: 'Đang khởi động…', en: 'Starting…' },

  otherLanguage: { vi: 'English', en: 'Tiếng Việt' },
  largerText: { vi: 'Chữ to hơn', en: 'Larger text' },
  normalText: { vi: 'Chữ nhỏ', en: 'Normal text' },
  listen: { vi: 'Nghe câu hỏi', en: 'Listen' },
  listenShort: { vi: 'Nghe', en: 'Listen' },
  stopListening: { vi: 'Dừng đọc', en: 'Stop' },
  stopListeningShort: { vi: 'Dừng', en: 'Stop' },
  louder: { vi: 'Đọc to hơn', en: 'Louder' },
  louderShort: { vi: 'To hơn', en: 'Louder' },
  softer: { vi: 'Đọc nhỏ lại', en: 'Softer' },
  softerShort: { vi: 'Nhỏ lại', en: 'Softer' },
  help: { vi: 'Trợ giúp', en: 'Help' },

  chooseAgain: {
    vi: 'Xin chọn lại mức đánh giá; vẫn chỉ tính một lần.',
    en: 'Choose again. It still counts once.',
  },

  recorded: { vi: 'Đã ghi nhận đánh giá', en: 'Your rating is recorded' },
  optional: { vi: 'không bắt buộc', en: 'optional' },
  changeRating: { vi: 'Sửa lại', en: 'Change rating' },
  skip: { vi: 'Bỏ qua', en: 'Skip' },
  done: { vi: 'Xong', en: 'Done' },
  manyMay: { vi: 'chọn nhiều được, không bắt buộc', en: 'any number, optional' },
  goOn: { vi: 'Tiếp tục', en: 'Continue' },
  stopHere: { vi: 'Dừng ở đây', en: 'Stop here' },

  commentQuestion: { vi: 'Quý vị muốn viết thêm điều gì không?', en: 'Would you like to add a few words?' },
  commentPrivacy: {
    vi: 'Xin đừng ghi tên, số điện thoại, số giấy tờ. Lãnh đạo đơn vị đọc, cán bộ tại quầy thì không.',
    en: 'No names, phone or document numbers, please. The head of the office reads this, not the desk.',
  },
  commentLeft: { vi: 'Còn {n} ký tự', en: '{n} characters left' },
  sendComment: { vi: 'Gửi', en: 'Send' },

  wantAnswer: { vi: 'Quý vị có muốn đơn vị trả lời không?', en: 'Would you like the office to answer you?' },
  wantAnswerHow: {
    vi: 'Quý vị nhận một mã để viết tiếp trên điện thoại của mình: nội dung cần trả lời và cách liên hệ, chỉ dùng để trả lời quý vị.',
    en: 'You get a code to continue on your own phone: what needs an answer and how to reach you, used only to answer you.',
  },
  wantAnswerSecret: {
    vi: 'Lượt đánh giá vẫn được giữ kín với cán bộ tại quầy.',
    en: 'Your rating stays hidden from the officer at the desk.',
  },
  yesPlease: { vi: 'Có, tôi muốn', en: 'Yes, please' },
  noThanks: { vi: 'Không, cảm ơn', en: 'No, thank you' },

  thanks: { vi: 'Cảm ơn quý vị!', en: 'Thank you!' },
  whatNext: {
    vi: 'Đánh giá được cộng vào kết quả của quý này, công bố khi hết quý. Không ai biết ai đã đánh giá.',
    en: 'Your rating is added to this quarter’s results, published when the quarter ends. Nobody can see who gave it.',
  },
  codePicture: { vi: 'Mã QR để viết tiếp trên điện thoại', en: 'QR code to continue on your phone' },
  continueOnPhone: { vi: 'Quét bằng điện thoại, hoặc mở trang', en: 'Scan with your phone, or open' },
  enterCode: { vi: 'và nhập mã', en: 'and enter the code' },
  answerPromise: {
    vi: 'Đơn vị trả lời trong ngày làm việc; hạn chính xác hiện trên điện thoại khi quý vị gửi.',
    en: 'The office answers within the working day; the exact time appears on your phone.',
  },
  exactPromise: {
    vi: 'Quý vị gửi trước {sent} thì đơn vị trả lời trước {due}.',
    en: 'Send it before {sent} and the office answers before {due}.',
  },
  today: { vi: 'hôm nay', en: 'today' },
  tomorrow: { vi: 'ngày mai', en: 'tomorrow' },
  closesIn: { vi: 'Màn hình tự đóng sau {n} giây', en: 'This screen closes in {n} seconds' },

  moreTimeQuestion: { vi: 'Quý vị cần thêm thời gian?', en: 'Do you need more time?' },
  moreTimeSafe: {
    vi: 'Đánh giá và các mục đã chọn đã được lưu.',
    en: 'Your rating and your choices are already saved.',
  },
  moreTimeUnsent: {
    vi: 'Đánh giá đã được lưu. Những gì quý vị viết chỉ được gửi khi quý vị bấm “Gửi”.',
    en: 'Your rating is saved. What you wrote is sent only when you press “Send”.',
  },
  moreTime: { vi: 'Tôi cần thêm thời gian', en: 'I need more time' },
  finish: { vi: 'Kết thúc', en: 'Finish' },

  helpTitle: { vi: 'Trợ giúp', en: 'Help' },
  helpTap: {
    vi: 'Chạm một mức là xong; các bước sau không bắt buộc.',
    en: 'Touch one answer and you are done; the rest is optional.',
  },
  helpSecret: {
    vi: 'Không hỏi tên; cán bộ tại quầy không thấy quý vị chọn mức nào.',
    en: 'No name is asked; the desk officer does not see your answer.',
  },
  helpStaff: {
    vi: 'Cần giúp? Xin hỏi cán bộ ở đây.',
    en: 'Need a hand? Ask any officer here.',
  },
  helpOther: {
    vi: 'Cách khác: phiếu giấy tại quầy, hoặc gọi tổng đài 1022.',
    en: 'Other ways: a paper form at the desk, or call 1022.',
  },
  helpPhone: {
    vi: 'Hoặc gửi ý kiến từ điện thoại của quý vị',
    en: 'Or send your feedback from your own phone',
  },
  back: { vi: 'Quay lại', en: 'Back' },

  outOfService: { vi: 'Thiết bị tạm ngừng', en: 'This device is out of service' },
  notRecorded: {
    vi: 'Thiết bị không ghi được đánh giá vừa rồi. Chúng tôi xin lỗi quý vị.',
    en: 'The device could not record that. We are sorry.',
  },
  forStaff: {
    vi: 'Dành cho cán bộ: bộ nhớ của trình duyệt không ghi được. Thiết bị tự thử lại; nếu vẫn hiện màn hình này, xin khởi động lại và kiểm tra dung lượng trống.',
    en: 'For staff: the browser’s storage cannot be written. The device keeps trying; if this screen stays, restart it and check the free space.',
  },

  unsent: { vi: 'Chưa gửi', en: 'Unsent' },

  pairTitle: { vi: 'Ghép thiết bị', en: 'Pair this tablet' },
  pairHow: {
    vi: 'Quản trị viên tạo mã ghép trong ứng dụng quản lý (mục Máy đánh giá) hoặc bằng dòng lệnh, rồi nhập vào đây.',
    en: 'An administrator makes a pairing code in the staff app (Kiosks) or on the command line; type it here.',
  },
  pairCode: { vi: 'Mã ghép (8 ký tự)', en: 'Pairing code (8 characters)' },
  pair: { vi: 'Ghép', en: 'Pair' },
  pairing: { vi: 'Đang ghép…', en: 'Pairing…' },
  pairIncomplete: { vi: 'Quý vị chưa nhập đủ 8 ký tự.', en: 'The code needs 8 characters.' },
  pairUnknown: {
    vi: 'Mã ghép không đúng hoặc đã hết hạn. Xin lấy mã mới.',
    en: 'The code is wrong or has expired. Get a new one.',
  },
  pairTooOften: {
    vi: 'Đã thử quá nhiều lần. Xin đợi ít phút rồi thử lại.',
    en: 'Too many attempts. Wait a few minutes and try again.',
  },
  pairUnreachable: {
    vi: 'Không liên lạc được với máy chủ. Xin kiểm tra mạng rồi thử lại.',
    en: 'The server cannot be reached. Check the network and try again.',
  },
  pairFailed: {
    vi: 'Máy chủ không nhận mã này. Xin thử lại hoặc lấy mã mới.',
    en: 'The server did not take this code. Try again or get a new one.',
  },
  notSecure: {
    vi: 'Trang này không dùng HTTPS nên không chạy được khi mất mạng. Xin mở bằng địa chỉ https://.',
    en: 'This page is not on HTTPS, so it cannot run offline. Open it at an https:// address.',
  },

  setUp: { vi: 'Cài đặt thiết bị', en: 'Tablet set-up' },
  pin: {
    vi: 'Mã PIN (lúc đầu là mã ghép gần nhất của thiết bị)',
    en: 'PIN (at first, the code this tablet was paired with)',
  },
  open: { vi: 'Mở', en: 'Open' },
  pinWrong: { vi: 'Mã PIN không đúng.', en: 'The PIN is not right.' },
  pinWait: {
    vi: 'Đã nhập sai nhiều lần. Xin đợi một phút.',
    en: 'Too many wrong attempts. Wait a minute.',
  },
  pinNew: { vi: 'Mã PIN mới (4–12 ký tự)', en: 'New PIN (4–12 characters)' },
  pinKeep: { vi: 'Đổi mã PIN', en: 'Change PIN' },
  pinKept: { vi: 'Đã đổi mã PIN.', en: 'The PIN is changed.' },
  pinTooShort: { vi: 'Mã PIN cần 4–12 ký tự.', en: 'The PIN needs 4–12 characters.' },
  factKiosk: { vi: 'Thiết bị', en: 'Kiosk' },
  factPlace: { vi: 'Đơn vị, quầy', en: 'Unit, desk' },
  factUnsent: { vi: 'Chưa gửi', en: 'Unsent' },
  factOldest: { vi: 'Cũ nhất', en: 'Oldest unsent' },
  factRefused: { vi: 'Máy chủ không nhận', en: 'Refused by the server' },
  factLastSent: { vi: 'Lần gửi gần nhất', en: 'Last sent' },
  factClock: { vi: 'Lệch giờ so với máy chủ', en: 'Clock against the server' },
  factPersisted: { vi: 'Bộ nhớ được giữ lâu dài', en: 'Storage is persistent' },
  factFree: { vi: 'Còn trống', en: 'Free space' },
  factBattery: { vi: 'Pin', en: 'Battery' },
  factOrder: { vi: 'Thứ tự mức', en: 'Order of options' },
  factVersion: { vi: 'Phiên bản', en: 'Version' },
  factLanguages: { vi: 'Ngôn ngữ', en: 'Languages' },
  factWakeLock: { vi: 'Giữ màn hình sáng', en: 'Screen kept on' },
  clockWrong: { vi: 'cần chỉnh giờ', en: 'set the clock' },
  bestFirst: { vi: 'Rất hài lòng trước', en: 'Very satisfied first' },
  worstFirst: { vi: 'Rất không hài lòng trước', en: 'Very dissatisfied first' },
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  none: { vi: 'Không có', en: 'None' },
  seconds: { vi: 'giây', en: 's' },
  sendNow: { vi: 'Gửi ngay', en: 'Send now' },
  sending: { vi: 'Đang gửi…', en: 'Sending…' },
  exportUnsent: { vi: 'Lưu bản chưa gửi ra tệp', en: 'Save unsent to a file' },
  persist: { vi: 'Xin giữ bộ nhớ lâu dài', en: 'Ask for persistent storage' },
  pairAgain: { vi: 'Ghép lại', en: 'Pair again' },
  testTap: { vi: 'Chạm thử', en: 'Test tap' },
  testTapHow: {
    vi: 'Không ghi thành đánh giá: chỉ thử cảm ứng và bộ nhớ.',
    en: 'No rating is recorded: it only tries touch and storage.',
  },
  testTapKept: { vi: 'Lần {n}: đã ghi xuống bộ nhớ sau {ms} ms', en: 'Tap {n}: on the disk after {ms} ms' },
  testTapFailed: { vi: 'Bộ nhớ không ghi được.', en: 'The storage cannot be written.' },
  calibrate: { vi: 'Chỉnh cỡ màn hình', en: 'Calibrate the screen' },
  calibrateHow: {
    vi: 'Đặt thẻ căn cước lên khung, rồi kéo thanh cho khung vừa bằng chiều ngang của thẻ.',
    en: 'Lay a citizen card on the frame, then move the slider until the frame is exactly as wide as the card.',
  },
  cardWidth: { vi: 'Chiều ngang của thẻ', en: 'Width of the card' },
  keep: { vi: 'Lưu', en: 'Save' },
} as const satisfies Record<string, Words>
