import type { Words } from '../contract/language.ts'

export const CONTACT = {
  label: { vi: 'E-mail hoặc số điện thoại', en: 'E-mail address or telephone number' },
  wrong: {
    vi: 'Xin ghi một địa chỉ e-mail (ten@vidu.vn) hoặc một số điện thoại (0901 234 567).',
    en: 'Please give an e-mail address (name@example.vn) or a telephone number (0901 234 567).',
  },
  noWay: {
    vi: 'Cơ quan chưa gửi được tin tự động. Xin hỏi tại quầy.',
    en: 'The office cannot send messages yet. Please ask at the desk.',
  },
  lostTitle: { vi: 'Tìm lại mã tra cứu', en: 'Find a lost tracking code' },
  lostLead: {
    vi: 'Ghi liên hệ quý vị đã để lại khi gửi phản ánh. Nếu có phản ánh gửi bằng liên hệ này, chúng tôi gửi một liên kết dùng được trong hai giờ.',
    en: 'Give the contact you left with your feedback. If anything was sent with it, we send a link that is good for two hours.',
  },
  lostSend: { vi: 'Gửi liên kết cho tôi', en: 'Send me the link' },
  lostSentTitle: { vi: 'Đã nhận yêu cầu', en: 'Your request was taken' },
  lostSent: {
    vi: 'Nếu có phản ánh gửi bằng liên hệ này, liên kết sẽ tới trong ít phút. Liên kết dùng được hai giờ; yêu cầu mới làm liên kết cũ hết hiệu lực.',
    en: 'If anything was sent with this contact, the link arrives within a few minutes. It is good for two hours; asking again ends it.',
  },
  codesTitle: { vi: 'Phản ánh gửi bằng liên hệ của quý vị', en: 'Feedback sent with your contact' },
  overTitle: { vi: 'Liên kết không còn dùng được', en: 'This link is not good any more' },
  over: {
    vi: 'Liên kết đã quá hạn, đã dùng, hoặc đã có liên kết mới hơn.',
    en: 'It is too old, was used already, or a newer one was sent.',
  },
  messagesTitle: { vi: 'Nhận tin về phản ánh', en: 'Messages about your feedback' },
  messagesOn: { vi: 'Liên hệ này đang nhận tin.', en: 'This contact gets messages.' },
  messagesOff: {
    vi: 'Liên hệ này không nhận tin. Câu trả lời vẫn đọc được bằng mã tra cứu.',
    en: 'This contact gets no messages. Answers can still be read with the tracking code.',
  },
  stop: { vi: 'Ngừng nhận tin', en: 'No more messages' },
  start: { vi: 'Nhận tin trở lại', en: 'Get messages again' },
  changeTitle: { vi: 'Đổi liên hệ nhận tin', en: 'Change the contact for messages' },
  changeLead: {
    vi: 'Liên hệ mới nhận một liên kết để xác nhận trong hai ngày; liên hệ cũ được báo và có thể huỷ. Trước khi xác nhận, không có gì thay đổi.',
    en: 'The new contact gets a link to confirm within two days; the old one is told and can stop it. Nothing changes before it is confirmed.',
  },
  changeSend: { vi: 'Gửi liên kết xác nhận', en: 'Send the link to confirm' },
  changeSent: {
    vi: 'Liên kết xác nhận đã được gửi đến liên hệ mới.',
    en: 'The link to confirm is on its way to the new contact.',
  },
  confirmTitle: { vi: 'Xác nhận liên hệ mới', en: 'Confirm the new contact' },
  confirm: { vi: 'Đúng, báo tin cho liên hệ này', en: 'Yes, send messages to this contact' },
  confirmed: {
    vi: 'Từ nay tin về phản ánh được gửi đến liên hệ này.',
    en: 'From now on messages go to this contact.',
  },
  cancelTitle: { vi: 'Huỷ việc đổi liên hệ', en: 'Stop the change of contact' },
  cancel: { vi: 'Huỷ, giữ liên hệ cũ', en: 'Stop it, keep the old contact' },
  cancelled: { vi: 'Đã huỷ. Liên hệ cũ được giữ.', en: 'Stopped. The old contact stays.' },
  done: { vi: 'Xong', en: 'Done' },
} as const satisfies Record<string, Words>
