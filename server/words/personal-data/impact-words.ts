import type { Words } from '../../contract/language.ts'

/** What stands in the impact assessment whatever the office is. Article numbers are those that were read; the rest the office checks. */
export const IMPACT = {
  kind: { vi: 'HỒ SƠ', en: 'FILE' },
  subject: {
    vi: 'Đánh giá tác động xử lý dữ liệu cá nhân',
    en: 'Assessment of the impact of processing personal data',
  },
  reference: { vi: 'Số: ......', en: 'No: ......' },
  draft: { vi: 'Dự thảo do hệ thống lập', en: 'Draft made by the service' },
  basis: {
    vi: 'Căn cứ Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và Nghị định số 356/2025/NĐ-CP;',
    en: 'Under the Law on Personal Data Protection 91/2025/QH15 and Decree 356/2025/NĐ-CP;',
  },
  check: {
    vi: 'Hệ thống điền những gì hệ thống biết. Cơ quan đối chiếu với mẫu của Nghị định, điền các mục còn trống, sửa chỗ chưa đúng, rồi ký.',
    en: 'The service has filled in what it knows. The office compares it with the form of the decree, fills in what is blank, corrects what is not right, and signs.',
  },
  blanks: { vi: 'Mục còn để trống', en: 'Left blank' },
  toFill: { vi: '(cơ quan điền)', en: '(for the office to fill in)' },
  recipients: { vi: 'Nơi nhận:', en: 'Recipients:' },
  toAuthority: {
    vi: '- Cơ quan chuyên trách bảo vệ dữ liệu cá nhân;',
    en: '- The authority for personal data;',
  },
  toFile: { vi: '- Lưu: VT.', en: '- On file.' },
  signer: { vi: 'THỦ TRƯỞNG CƠ QUAN', en: 'HEAD OF THE OFFICE' },
  sign: { vi: '(Ký, ghi rõ họ tên, đóng dấu)', en: '(Signature, name, seal)' },
  yes: { vi: 'có', en: 'yes' },
  no: { vi: 'không', en: 'no' },
} as const satisfies Record<string, Words>

/** The sections of the file, in order. */
export type ImpactSection = 'who' | 'what' | 'whom' | 'time' | 'rights' | 'measures' | 'impact'

export const IMPACT_SECTIONS: Readonly<Record<ImpactSection, Words>> = {
  who: { vi: 'Bên kiểm soát và xử lý dữ liệu', en: 'Who controls and processes the data' },
  what: { vi: 'Mục đích, loại dữ liệu, căn cứ', en: 'Purposes, kinds of data, grounds' },
  whom: { vi: 'Ai nhận dữ liệu', en: 'Who receives the data' },
  time: { vi: 'Thời gian lưu và xoá', en: 'How long it is kept' },
  rights: { vi: 'Quyền của chủ thể dữ liệu', en: 'Rights of the people' },
  measures: { vi: 'Biện pháp bảo vệ', en: 'Protection' },
  impact: { vi: 'Mức độ tác động, hậu quả, cách giảm thiểu', en: 'Impact, consequences, mitigation' },
}

/** What the service can't know. */
export const IMPACT_BLANKS = {
  address: {
    vi: 'Địa chỉ, điện thoại, e-mail của cơ quan',
    en: 'Address, telephone and e-mail of the office',
  },
  representative: { vi: 'Người đại diện, chức vụ', en: 'Who represents the office, and as what' },
  officer: {
    vi: 'Người hoặc bộ phận phụ trách bảo vệ dữ liệu cá nhân: quyết định, liên hệ',
    en: 'Who is in charge of personal data: appointment, contact',
  },
  processor: {
    vi: 'Bên xử lý dữ liệu (đơn vị vận hành máy chủ, bảo trì): tên, hợp đồng',
    en: 'Processors (who runs the server, who maintains it): names, contracts',
  },
  hosting: {
    vi: 'Nơi đặt máy chủ; cấp độ an toàn hệ thống thông tin',
    en: 'Where the server stands; its security level',
  },
  abroad: {
    vi: 'Chuyển dữ liệu ra nước ngoài (gồm máy chủ thư, tin nhắn, bản đồ): có hay không, căn cứ',
    en: 'Data leaving the country (mail, messages, map servers too): whether, on which ground',
  },
  training: { vi: 'Tập huấn cho người có quyền truy cập', en: 'Training of those who have access' },
  likelihood: {
    vi: 'Nhận định của cơ quan về khả năng và mức độ thiệt hại',
    en: 'What the office thinks of likelihood and harm',
  },
  conclusion: { vi: 'Kết luận của cơ quan', en: 'Conclusion of the office' },
} as const satisfies Record<string, Words>
export type ImpactBlank = keyof typeof IMPACT_BLANKS

export const IMPACT_LINES = {
  controller: { vi: 'Cơ quan kiểm soát', en: 'Controller' },
  system: { vi: 'Hệ thống', en: 'System' },
  systemIs: {
    vi: 'Hài Lòng: khảo sát sự hài lòng và xử lý phản ánh, kiến nghị tại bộ phận một cửa',
    en: 'Hài Lòng: satisfaction survey and feedback handling of a one-stop desk',
  },
  publicAddress: { vi: 'Địa chỉ công khai', en: 'Public address' },
  notice: { vi: 'Thông báo về dữ liệu cá nhân, phiên bản', en: 'Privacy notice, version' },
  purposes: {
    vi: 'Tiếp nhận, trả lời phản ánh, kiến nghị; đo sự hài lòng: nhiệm vụ của cơ quan nhà nước, không cần sự đồng ý (Luật 91/2025/QH15, Điều 19).',
    en: 'To receive and answer feedback, and to measure satisfaction: tasks of a state office without consent (Law 91/2025/QH15, art. 19).',
  },
  consents: {
    vi: 'Đăng công khai, hiện tên, hỏi lại: chỉ khi người gửi đồng ý từng việc, không chọn sẵn; lưu phiên bản lời văn và thời điểm (Điều 9).',
    en: 'Publication, showing the name, asking once more: only with consent to each, nothing ticked before; the version of the words and the time are kept (art. 9).',
  },
  ordinary: {
    vi: 'Dữ liệu cơ bản: họ tên, điện thoại, e-mail (nếu người gửi cho biết), nội dung phản ánh, nơi xảy ra, ảnh.',
    en: 'Ordinary data: name, telephone, e-mail (if given), what was written, where it is about, photos.',
  },
  sensitive: {
    vi: 'Dữ liệu nhạy cảm: không yêu cầu. Vị trí chụp bị bỏ khỏi ảnh; không hỏi ảnh giấy tờ tuỳ thân. Lời tự viết có thể chứa: được che trước khi công khai.',
    en: 'Sensitive data: none is asked for. The place is taken out of photos; no identity papers are asked for. Words may hold some: masked before anything is published.',
  },
  ratings: {
    vi: 'Lượt đánh giá trên máy không gắn với người; kết quả dưới 10 lượt không hiện.',
    en: 'Ratings on tablets are tied to nobody; results of fewer than ten are not shown.',
  },
  received: { vi: 'Số phản ánh nhận trong 12 tháng', en: 'Items received in 12 months' },
  staff: { vi: 'Số tài khoản đang mở của cán bộ', en: 'Open accounts of staff' },
  line1022: { vi: 'Cổng 1022 (nhận phản ánh)', en: 'The 1022 line (items come from it)' },
  reply1022: { vi: 'Trả trạng thái, câu trả lời về 1022', en: 'Status and answers go back to 1022' },
  mail: { vi: 'Máy chủ e-mail', en: 'Mail server' },
  messages: { vi: 'Nhà cung cấp tin nhắn SMS, Zalo', en: 'Provider of SMS and Zalo messages' },
  signOn: { vi: 'Đăng nhập một lần của cơ quan', en: 'The office’s own sign-in provider' },
  tiles: {
    vi: 'Máy chủ bản đồ (biết vùng người xem đang xem)',
    en: 'Map server (sees which area is looked at)',
  },
  systems: { vi: 'Hệ thống khác có khoá Open311 đang dùng', en: 'Other systems with an Open311 key in use' },
  scope: {
    vi: 'Trong cơ quan: chỉ đơn vị đang xử lý xem được người gửi; mỗi lần xem được ghi lại; việc tố cáo chỉ người có quyền riêng xem.',
    en: 'In the office: only the unit that handles an item sees its sender, each look is recorded; denunciations are for those with a right of their own.',
  },
  history: {
    vi: 'Lịch sử chỉ ghi thêm, nối chuỗi băm, ký từng ngày; xoá lời viết mà chuỗi còn nguyên, có giấy xác nhận.',
    en: 'A history that only grows, hash-chained, signed day by day; words are erased with the chain whole and a certificate.',
  },
  passwords: {
    vi: 'Mật khẩu băm Argon2id, từ chối mật khẩu phổ biến, khoá sau nhiều lần sai; mã hai bước được mã hoá.',
    en: 'Passwords hashed by Argon2id, well-known ones refused, locked after many misses; second-factor secrets enciphered.',
  },
  factors: {
    vi: 'Bắt buộc xác thực hai bước cho quyền rộng',
    en: 'A second factor demanded for wide rights',
  },
  https: { vi: 'Địa chỉ công khai dùng HTTPS', en: 'The public address is HTTPS' },
  backups: { vi: 'Sao lưu tự động', en: 'Backups made by themselves' },
  encrypted: { vi: 'Bản sao lưu được mã hoá (age)', en: 'Backups are encrypted (age)' },
  exports: {
    vi: 'Mỗi lần xuất dữ liệu được ghi: ai, khi nào, cái gì (Nhật ký truy cập).',
    en: 'Each export is recorded: who, when, what (the access log).',
  },
  erasure: {
    vi: 'Một công việc hằng ngày xoá dữ liệu hết hạn lưu.',
    en: 'A daily job erases what has been kept long enough.',
  },
  requestsOpen: { vi: 'Yêu cầu đang xử lý / quá hạn', en: 'Requests open / overdue' },
  risks: {
    vi: 'Lộ người gửi cho người bị phản ánh: người gửi bị ẩn với đơn vị khác, bản công khai được che và cần người thứ hai duyệt.',
    en: 'The sender becomes known to whom it is about: hidden from other units; what is published is masked and approved by a second person.',
  },
  risksRatings: {
    vi: 'Suy ra ai đã đánh giá: không tên, không giờ chính xác, ẩn ô dưới 10 lượt và các ô suy ra được.',
    en: 'Working out who rated: no name, no exact time, cells under ten hidden, and those they could be worked out from.',
  },
  risksLoss: {
    vi: 'Mất hoặc lộ bản sao: sao lưu, khôi phục thử, mã hoá (xem trên). Sự cố: báo trong 72 giờ.',
    en: 'A copy lost or leaked: backups, trial restores, encryption (see above). A breach is reported within 72 hours.',
  },
} as const satisfies Record<string, Words>

export const IMPACT_TABLES = {
  kept: { vi: 'Thời hạn lưu đang áp dụng', en: 'How long data is kept now' },
  keptWhat: { vi: 'Dữ liệu', en: 'Data' },
  keptDays: { vi: 'Số ngày', en: 'Days' },
  keptBy: { vi: 'Căn cứ', en: 'By which rule' },
  due: { vi: 'Thời hạn trả lời yêu cầu đang áp dụng', en: 'Times for requests now' },
  dueWhat: { vi: 'Yêu cầu', en: 'Request' },
  dueReply: { vi: 'Trả lời (ngày làm việc)', en: 'Reply (working days)' },
  dueDone: { vi: 'Thực hiện (ngày)', en: 'Done (days)' },
} as const satisfies Record<string, Words>
