import type { FeedbackKind } from '../../contract/feedback/feedback-kind.ts'
import type { Words } from '../../contract/language.ts'

export const LETTER = {
  send: { vi: 'Gửi phản ánh, kiến nghị', en: 'Send feedback' },
  continue: { vi: 'Viết thêm về lượt đánh giá', en: 'Say more about your rating' },
  question: { vi: 'Câu', en: 'Question' },
  of: { vi: 'trên', en: 'of' },
  optional: { vi: '(không bắt buộc)', en: '(optional)' },
  back: { vi: 'Quay lại', en: 'Back' },
  next: { vi: 'Tiếp tục', en: 'Continue' },
  problem: { vi: 'Cần xem lại', en: 'Please check' },
  tooOften: {
    vi: 'Có quá nhiều lần gửi từ kết nối này. Những gì quý vị đã viết vẫn còn; xin thử lại sau',
    en: 'Too much came from this connection. What you wrote is still here; please try again in',
  },
  staffDoNotSee: {
    vi: 'Cán bộ tại quầy không thấy mức hài lòng mà quý vị đã chọn.',
    en: 'The staff at the desk do not see which level you chose.',
  },
  ratingNotHere: {
    vi: 'Lượt đánh giá mang mã này chưa về tới máy chủ; thường chỉ mất một phút. Quý vị cứ viết: chúng tôi giữ lại và chuyển đi ngay khi đánh giá về. Nếu quý vị tự gõ mã, xin so lại với mã trên máy:',
    en: 'The rating with this code has not reached us yet; usually that takes a minute. You can write now: we keep it and pass it on as soon as the rating arrives. If you typed the code, compare it with the one on the tablet:',
  },
} as const satisfies Record<string, Words>

export const QUESTIONS = {
  kind: { vi: 'Quý vị muốn gửi điều gì?', en: 'What would you like to send?' },
  category: { vi: 'Việc này thuộc lĩnh vực nào?', en: 'Which field is it about?' },
  anyCategory: { vi: 'Không rõ, hoặc lĩnh vực khác', en: 'Not sure, or another field' },
  more: { vi: 'Vài điều nữa để xử lý nhanh hơn', en: 'A few more things, to handle it faster' },
  moreHint: {
    vi: 'Tuỳ câu trả lời, có thể hỏi thêm một câu ở trang sau.',
    en: 'Depending on your answers, the next page may ask one thing more.',
  },
  text: { vi: 'Xin cho biết sự việc', en: 'What happened?' },
  textHint: {
    vi: 'Điều gì, ở đâu, khi nào, và quý vị mong muốn điều gì. Nhiều nhất 2.000 ký tự. Xin đừng viết số căn cước.',
    en: 'What, where, when, and what you would like to happen. At most 2,000 characters. Please do not write identity numbers.',
  },
  comment: { vi: 'Quý vị muốn nói thêm điều gì?', en: 'What would you like to add?' },
  commentHint: {
    vi: 'Điều gì tốt, điều gì cần sửa. Nhiều nhất 2.000 ký tự. Xin đừng viết số căn cước.',
    en: 'What was good, what should change. At most 2,000 characters. Please do not write identity numbers.',
  },
  place: { vi: 'Việc xảy ra ở đâu?', en: 'Where is it?' },
  locate: { vi: 'Lấy vị trí của điện thoại này', en: 'Use where this phone is' },
  locating: { vi: 'Đang hỏi vị trí…', en: 'Asking where it is…' },
  located: { vi: 'Đã ghi vị trí', en: 'The place is noted' },
  notLocated: {
    vi: 'Không lấy được vị trí; xin chọn hoặc viết ở dưới.',
    en: 'The place was not found; please choose or write below.',
  },
  nearest: { vi: 'Nơi gần nhất trong danh sách:', en: 'The nearest listed place:' },
  nearestFilled: {
    vi: 'đã điền bên dưới, xin sửa nếu không đúng',
    en: 'filled in below, please change it if it is wrong',
  },
  forgetPoint: { vi: 'Bỏ vị trí đã lấy từ điện thoại', en: 'Drop the place taken from the phone' },
  point: { vi: 'vị trí từ điện thoại', en: 'place from the phone' },
  ward: { vi: 'Phường, xã', en: 'Ward or commune' },
  anyWard: { vi: 'Không rõ', en: 'Not sure' },
  spot: { vi: 'Đường hoặc nơi dễ nhận ra', en: 'Street or landmark' },
  address: { vi: 'Nói rõ hơn', en: 'More exactly' },
  where: { vi: 'Ảnh và nơi xảy ra', en: 'Photos and the place' },
  what: { vi: 'Sự việc', en: 'What it is' },
  all: { vi: 'Gửi phản ánh trên một trang', en: 'Send feedback on one page' },
  toAll: {
    vi: 'Đã rõ lĩnh vực? Điền tất cả trên một trang',
    en: 'You know the field? Fill in everything on one page',
  },
  toParts: { vi: 'Hỏi tôi từng bước', en: 'Ask me step by step' },
  placeHint: {
    vi: 'Số nhà, đường, phường hoặc xã; hoặc một nơi dễ nhận ra gần đó.',
    en: 'House number, street, ward or commune; or a landmark nearby.',
  },
  photos: { vi: 'Ảnh của sự việc', en: 'Photos of it' },
  photosHint: {
    vi: 'Nhiều nhất 3 ảnh JPEG, PNG hoặc WebP, mỗi ảnh đến 8 MB. Vị trí và ngày giờ ghi trong ảnh được xoá. Chỉ cán bộ xử lý xem được ảnh; xin đừng gửi ảnh giấy tờ tuỳ thân.',
    en: 'Up to 3 JPEG, PNG or WebP photos of at most 8 MB each. Place and time recorded in a photo are removed. Only the staff who handle it see the photos; please send none of identity papers.',
  },
  choosePhotos: { vi: 'Chọn ảnh', en: 'Choose photos' },
  morePhotos: { vi: 'Gửi ảnh này rồi chọn thêm', en: 'Send these, then choose more' },
  photo: { vi: 'Ảnh', en: 'Photo' },
  removePhoto: { vi: 'Bỏ ảnh', en: 'Remove photo' },
  photoMissing: { vi: 'Quý vị chưa chọn ảnh nào.', en: 'Please choose a photo first.' },
  photoTooMany: { vi: 'Đã đủ 3 ảnh.', en: 'There are 3 photos already.' },
  reply: { vi: 'Quý vị có muốn được trả lời không?', en: 'Would you like an answer?' },
  replyHint: {
    vi: 'Nếu có, đơn vị trả lời trong ngày làm việc và quý vị xem câu trả lời bằng mã tra cứu.',
    en: 'If so, the unit answers within the working day, and you read the answer with a tracking code.',
  },
  yes: { vi: 'Có, tôi muốn được trả lời', en: 'Yes, I would like an answer' },
  no: { vi: 'Không cần trả lời', en: 'No answer needed' },
  contact: { vi: 'Liên hệ với quý vị thế nào?', en: 'How can you be reached?' },
  contactHint: {
    vi: 'Chỉ để đơn vị hỏi thêm cho rõ và báo khi có câu trả lời. Không để lại gì cũng được: quý vị vẫn xem câu trả lời bằng mã tra cứu.',
    en: 'Only so that the unit can ask back and tell you of the answer. You may leave everything empty: the tracking code shows you the answer anyway.',
  },
  name: { vi: 'Họ và tên', en: 'Name' },
  phone: { vi: 'Số điện thoại', en: 'Phone number' },
  email: { vi: 'E-mail', en: 'E-mail' },
  consents: { vi: 'Đồng ý thêm (không bắt buộc)', en: 'Further consent (optional)' },
  consentsHint: {
    vi: 'Việc xử lý không phụ thuộc vào các ô này. Quý vị rút lại bất cứ lúc nào qua 1022, đọc mã tra cứu.',
    en: 'Handling does not depend on these. You can withdraw at any time through 1022 with your tracking code.',
  },
  privacy: { vi: 'Dữ liệu của quý vị được bảo vệ thế nào', en: 'How your data is protected' },
} as const satisfies Record<string, Words>

export const SAME = {
  title: { vi: 'Có phải việc này?', en: 'Is it one of these?' },
  hint: {
    vi: 'Những việc đang được xử lý, gần giống điều quý vị viết. Nếu đúng, quý vị cùng theo dõi: có mã tra cứu riêng, lời và ảnh của quý vị được chuyển thêm vào, và quý vị cũng nhận câu trả lời.',
    en: 'Matters in hand that are much like what you wrote. If it is one of them, you follow it too: with a code of your own, your words and photos are added, and you get the answer as well.',
  },
  other: { vi: 'Không, việc của tôi là việc khác', en: 'No, mine is another matter' },
  otherHint: { vi: 'Phản ánh của quý vị được xử lý riêng.', en: 'Yours is handled by itself.' },
  received: { vi: 'nhận ngày', en: 'received on' },
  another: { vi: 'việc khác', en: 'another matter' },
} as const satisfies Record<string, Words>

export const KIND_HINTS: Readonly<Record<FeedbackKind, Words>> = {
  report: {
    vi: 'Một việc chưa tốt, chưa đúng hoặc hư hỏng.',
    en: 'Something wrong, broken or not done well.',
  },
  proposal: {
    vi: 'Đề nghị làm khác đi hoặc tốt hơn.',
    en: 'A suggestion to do something differently or better.',
  },
  question: { vi: 'Hỏi về thủ tục, quy định, hồ sơ.', en: 'About a procedure, a rule or a dossier.' },
  complaint: {
    vi: 'Về quyết định hành chính hoặc hành vi vi phạm pháp luật.',
    en: 'About an administrative decision, or a breach of the law.',
  },
}

export const CHECK = {
  title: { vi: 'Xem lại trước khi gửi', en: 'Check before sending' },
  change: { vi: 'Sửa', en: 'Change' },
  none: { vi: 'không có', en: 'none' },
  photoCount: { vi: 'ảnh', en: 'photos' },
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  data: {
    vi: 'Tên và cách liên hệ được giữ riêng, chỉ người xử lý xem được, và không được công khai nếu quý vị không đồng ý.',
    en: 'Your name and contact are kept apart, seen only by those who handle it, and not published unless you agreed.',
  },
  submit: { vi: 'Gửi', en: 'Send' },
  fields: {
    vi: {
      kind: 'Loại',
      category: 'Lĩnh vực',
      more: 'Chi tiết của lĩnh vực',
      text: 'Nội dung',
      place: 'Nơi xảy ra',
      photos: 'Ảnh',
      same: 'Có phải việc đã có?',
      reply: 'Muốn được trả lời',
      contact: 'Liên hệ',
    },
    en: {
      kind: 'Kind',
      category: 'Field',
      more: 'Details of the field',
      text: 'What you wrote',
      place: 'Place',
      photos: 'Photos',
      same: 'A matter in hand?',
      reply: 'Answer wanted',
      contact: 'Contact',
    },
  },
} as const

export const DONE = {
  received: { vi: 'Đã nhận ý kiến của quý vị', en: 'We have received what you sent' },
  answers: { vi: 'trả lời trước', en: 'answers before' },
  office: { vi: 'Cơ quan', en: 'The office' },
  today: { vi: 'hôm nay', en: 'today' },
  joined: {
    vi: 'Quý vị cùng theo dõi một việc đã có: lời và ảnh của quý vị đã được chuyển thêm vào, quý vị nhận cùng câu trả lời.',
    en: 'You follow a matter that is in hand: your words and photos were added, and you get the same answer.',
  },
  track: { vi: 'Xem tình trạng xử lý', en: 'See where it stands' },
  thanks: {
    vi: 'Cảm ơn quý vị. Lời của quý vị được giữ cùng kết quả khảo sát và giúp đơn vị phục vụ tốt hơn.',
    en: 'Thank you. Your words are kept with the survey and help the unit to serve better.',
  },
  waitingTitle: { vi: 'Đã giữ lời của quý vị', en: 'Your words are kept' },
  waiting: {
    vi: 'Lượt đánh giá tại máy chưa về tới máy chủ; máy gửi ngay khi có mạng. Khi đánh giá về, lời của quý vị được chuyển đến đơn vị, trả lời trong ngày làm việc, và mã tra cứu hiện ở trang này.',
    en: 'The rating has not reached us yet; the tablet sends it as soon as it is online. Your words then go to the unit, which answers within the working day, and your tracking code appears on this page.',
  },
  waitingNoAnswer: {
    vi: 'Lượt đánh giá tại máy chưa về tới máy chủ; khi đánh giá về, lời của quý vị được ghi cùng với nó. Quý vị không cần làm gì thêm.',
    en: 'The rating has not reached us yet; when it arrives, your words are kept with it. You need do nothing more.',
  },
  waitingKeep: {
    vi: 'Xin lưu địa chỉ trang này và mở lại sau ít phút.',
    en: 'Keep the address of this page and open it again in a few minutes.',
  },
  again: { vi: 'Xem lại trang này', en: 'Look again' },
  alreadyTitle: { vi: 'Mã này đã được dùng', en: 'This code has been used' },
  already: {
    vi: 'Lời viết thêm cho lượt đánh giá này đã được nhận. Nếu quý vị đã gửi, mã tra cứu ở trang hiện ra lúc gửi. Nếu còn điều muốn nói, quý vị có thể gửi một phản ánh riêng.',
    en: 'Words for this rating have been received. If you sent them, your tracking code is on the page shown then. If there is more to say, you can send feedback of its own.',
  },
} as const satisfies Record<string, Words>

export const COMPLAINT = {
  title: {
    vi: 'Khiếu nại, tố cáo theo luật riêng',
    en: 'Complaints and denunciations follow their own laws',
  },
  lead: {
    vi: 'Để quyền của quý vị được bảo đảm đầy đủ, việc này cần gửi đúng nơi có thẩm quyền, không qua trang này.',
    en: 'So that your rights are fully protected, this goes to the competent body and not through this page.',
  },
  points: {
    vi: [
      'Khiếu nại một quyết định hay hành vi hành chính: gửi người đã ra quyết định hoặc thủ trưởng cơ quan đó, theo Luật Khiếu nại số 02/2011/QH13.',
      'Tố cáo hành vi vi phạm pháp luật: gửi cơ quan có thẩm quyền, theo Luật Tố cáo số 25/2018/QH14; tên người tố cáo được giữ bí mật.',
      'Quý vị có thể đến nơi tiếp công dân của cơ quan, hoặc gọi 1022 để được hướng dẫn.',
    ],
    en: [
      'A complaint about an administrative decision or act goes to whoever made it or to the head of that body, under the Law on Complaints 02/2011/QH13.',
      'A denunciation of a breach of the law goes to the competent body, under the Law on Denunciations 25/2018/QH14; your name is kept secret.',
      'You can come to the office’s reception of citizens, or call 1022 to be shown the way.',
    ],
  },
  maybe: {
    vi: 'Nội dung này có thể là khiếu nại hoặc tố cáo',
    en: 'This may be a complaint or a denunciation',
  },
  sendOn: {
    vi: 'Quý vị vẫn có thể gửi qua trang này: nội dung được giữ riêng, chỉ người được phân công đọc, không chuyển đến đơn vị bị nêu.',
    en: 'You can still send it here: it is held apart, read only by the person named for it, and not passed to the unit it is about.',
  },
  otherwise: {
    vi: 'Nếu quý vị muốn nói về cách phục vụ hay một việc chưa tốt, xin chọn “Phản ánh”.',
    en: 'If it is about how you were served or something not done well, choose “Report”.',
  },
  choose: { vi: 'Chọn lại', en: 'Choose again' },
} as const

export const CODE_PAGE = {
  title: { vi: 'Viết thêm về lượt đánh giá', en: 'Say more about your rating' },
  label: { vi: 'Mã trên máy đánh giá', en: 'The code on the tablet' },
  hint: {
    vi: '8 chữ và số, ví dụ 7K2M X4TQ. Viết hoa hay thường, có dấu cách hay không đều được.',
    en: '8 letters and digits, for example 7K2M X4TQ. Capitals and spaces do not matter.',
  },
  missing: { vi: 'Quý vị chưa nhập mã.', en: 'Please enter the code.' },
  wrong: {
    vi: 'Mã cần đúng 8 chữ và số; không có chữ U.',
    en: 'The code has exactly 8 letters and digits, and never a U.',
  },
} as const satisfies Record<string, Words>
