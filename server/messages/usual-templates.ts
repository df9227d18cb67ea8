import type { Language } from '../contract/language.ts'
import type { MessageKind } from '../contract/messages/message-kinds.ts'

/** Subject and body of a mail, and the short text of an SMS. */
export interface Template {
  readonly subject: string
  readonly body: string
  readonly short: string
}

const STOP = {
  vi: '\n\n-- \nThư tự động của {office}; xin không trả lời thư này.\nKhông muốn nhận tin nữa: {stop}',
  en: '\n\n-- \nSent by {office} by itself; please do not answer this mail.\nNo more messages: {stop}',
} as const

/** What citizens read where the office has no words of its own. A line whose values are all missing is left out. */
export const USUAL_TEMPLATES: Readonly<Record<MessageKind, Readonly<Record<Language, Template>>>> = {
  received: {
    vi: {
      subject: '{office}: đã tiếp nhận phản ánh {code}',
      body: `{office} đã tiếp nhận phản ánh của quý vị.\n\nMã tra cứu: {code}\nHẹn trả lời trước: {due}\nXem phản ánh: {link}\n\nXin giữ mã này: ai có mã đều xem được phản ánh. Các tin sau không ghi lại mã.${STOP.vi}`,
      short: '{office}: đã tiếp nhận, mã {code}, hẹn trả lời trước {due}. {link}',
    },
    en: {
      subject: '{office}: your feedback {code} was received',
      body: `{office} has received your feedback.\n\nTracking code: {code}\nAn answer is due before: {due}\nSee it: {link}\n\nPlease keep the code: whoever has it can read your feedback. Later messages do not repeat it.${STOP.en}`,
      short: '{office}: received, code {code}, answer due before {due}. {link}',
    },
  },
  joined: {
    vi: {
      subject: '{office}: phản ánh {reference} được xử lý chung',
      body: `Phản ánh {reference} được xử lý chung với một phản ánh khác về cùng việc, bởi {unit}.\n\nKhi có kết quả, quý vị được báo như người gửi đầu tiên.\nXem phản ánh bằng mã của quý vị: {link}${STOP.vi}`,
      short: '{office}: phản ánh {reference} được xử lý chung với phản ánh khác về cùng việc. {link}',
    },
    en: {
      subject: '{office}: your feedback {reference} is handled together with another',
      body: `Your feedback {reference} is handled together with another about the same matter, by {unit}.\n\nOnce there is a result you are told as its first sender is.\nSee it with your own code: {link}${STOP.en}`,
      short: '{office}: feedback {reference} is handled together with another about the same matter. {link}',
    },
  },
  asked: {
    vi: {
      subject: '{office}: cần quý vị bổ sung cho phản ánh {reference}',
      body: `{unit} cần quý vị bổ sung để trả lời phản ánh {reference}:\n\n{question}\n\nXin bổ sung trước: {answerBy}. Sau đó đơn vị tiếp tục xử lý với những gì đã có.\nMở phản ánh bằng mã tra cứu: {link}${STOP.vi}`,
      short: '{office}: phản ánh {reference} cần bổ sung trước {answerBy}. Xem: {link}',
    },
    en: {
      subject: '{office}: please add something to your feedback {reference}',
      body: `To answer your feedback {reference}, {unit} needs something from you:\n\n{question}\n\nPlease reply before: {answerBy}. After that the unit goes on with what it has.\nOpen it with your tracking code: {link}${STOP.en}`,
      short: '{office}: feedback {reference} needs your reply before {answerBy}. See: {link}',
    },
  },
  'question-ended': {
    vi: {
      subject: '{office}: tiếp tục xử lý phản ánh {reference}',
      body: `Chúng tôi chưa nhận được bổ sung của quý vị cho phản ánh {reference}. {unit} tiếp tục xử lý với những gì đã có.\n\nHẹn trả lời trước: {due}\nXem phản ánh: {link}${STOP.vi}`,
      short: '{office}: chưa nhận được bổ sung, tiếp tục xử lý {reference}, hẹn trả lời trước {due}. {link}',
    },
    en: {
      subject: '{office}: your feedback {reference} goes on',
      body: `We have not received your reply about feedback {reference}. {unit} goes on with what it has.\n\nAn answer is due before: {due}\nSee it: {link}${STOP.en}`,
      short: '{office}: no reply came, feedback {reference} goes on, answer due before {due}. {link}',
    },
  },
  'date-moved': {
    vi: {
      subject: '{office}: ngày hẹn trả lời phản ánh {reference} thay đổi',
      body: `Ngày hẹn trả lời phản ánh {reference} thay đổi.\n\nHẹn mới: {due}\nHẹn cũ: {oldDue}\nLý do: {reason}\nXem phản ánh: {link}${STOP.vi}`,
      short: '{office}: phản ánh {reference} hẹn lại {due} (cũ {oldDue}). {link}',
    },
    en: {
      subject: '{office}: the date for your feedback {reference} has moved',
      body: `The date for the answer to your feedback {reference} has moved.\n\nNow due before: {due}\nBefore: {oldDue}\nWhy: {reason}\nSee it: {link}${STOP.en}`,
      short: '{office}: feedback {reference} is now due {due} (was {oldDue}). {link}',
    },
  },
  interim: {
    vi: {
      subject: '{office}: hồi âm bước đầu phản ánh {reference}',
      body: `{unit} đang xử lý phản ánh {reference}:\n\n{answer}\n\nHẹn trả lời trước: {due}\nXem phản ánh: {link}${STOP.vi}`,
      short: '{office}: phản ánh {reference} đang được xử lý, hẹn trả lời trước {due}. Xem: {link}',
    },
    en: {
      subject: '{office}: a first reply to your feedback {reference}',
      body: `{unit} is working on your feedback {reference}:\n\n{answer}\n\nAn answer is promised before: {due}\nSee it: {link}${STOP.en}`,
      short: '{office}: feedback {reference} is in hand, an answer is promised before {due}. See: {link}',
    },
  },
  answered: {
    vi: {
      subject: '{office}: đã trả lời phản ánh {reference}',
      body: `{unit} đã trả lời phản ánh {reference}:\n\n{answer}\n\nXem câu trả lời và cho biết quý vị có hài lòng không: {link}\nNếu không có ý kiến khác, phản ánh tự kết thúc: {closes}${STOP.vi}`,
      short: '{office}: đã trả lời phản ánh {reference}. Xem: {link}',
    },
    en: {
      subject: '{office}: your feedback {reference} was answered',
      body: `{unit} has answered your feedback {reference}:\n\n{answer}\n\nRead it and say whether it satisfies you: {link}\nIf you say nothing else, it closes by itself: {closes}${STOP.en}`,
      short: '{office}: feedback {reference} was answered. See: {link}',
    },
  },
  'answer-amended': {
    vi: {
      subject: '{office}: đã sửa câu trả lời phản ánh {reference}',
      body: `{unit} đã sửa câu trả lời phản ánh {reference}:\n\n{answer}\n\nXem bản này và bản trước: {link}${STOP.vi}`,
      short: '{office}: đã sửa câu trả lời phản ánh {reference}. Xem: {link}',
    },
    en: {
      subject: '{office}: the answer to your feedback {reference} was amended',
      body: `{unit} has amended its answer to your feedback {reference}:\n\n{answer}\n\nRead it and the earlier one: {link}${STOP.en}`,
      short: '{office}: the answer to feedback {reference} was amended. See: {link}',
    },
  },
  'closing-soon': {
    vi: {
      subject: '{office}: phản ánh {reference} sắp tự kết thúc',
      body: `Phản ánh {reference} đã được trả lời và sẽ tự kết thúc: {closes}.\n\nNếu câu trả lời chưa ổn, xin cho biết trước lúc đó: {link}${STOP.vi}`,
      short: '{office}: phản ánh {reference} tự kết thúc {closes}. Chưa ổn? {link}',
    },
    en: {
      subject: '{office}: your feedback {reference} is about to close',
      body: `Your feedback {reference} was answered and closes by itself: {closes}.\n\nIf the answer does not settle it, please say so before: {link}${STOP.en}`,
      short: '{office}: feedback {reference} closes {closes}. Not settled? {link}',
    },
  },
  ended: {
    vi: {
      subject: '{office}: kết quả xem xét phản ánh {reference}',
      body: `{office} không xử lý tiếp phản ánh {reference}.\n\nLý do: {reason}\nXem phản ánh: {link}${STOP.vi}`,
      short: '{office}: không xử lý tiếp phản ánh {reference}. Lý do: {link}',
    },
    en: {
      subject: '{office}: what became of your feedback {reference}',
      body: `{office} does not take your feedback {reference} further.\n\nWhy: {reason}\nSee it: {link}${STOP.en}`,
      short: '{office}: feedback {reference} is not taken further. Why: {link}',
    },
  },
  reopened: {
    vi: {
      subject: '{office}: phản ánh {reference} được mở lại',
      body: `Phản ánh {reference} được mở lại.\n\nHẹn trả lời trước: {due}\nXem phản ánh: {link}${STOP.vi}`,
      short: '{office}: phản ánh {reference} được mở lại, hẹn trả lời trước {due}. {link}',
    },
    en: {
      subject: '{office}: your feedback {reference} was reopened',
      body: `Your feedback {reference} was reopened.\n\nAn answer is due before: {due}\nSee it: {link}${STOP.en}`,
      short: '{office}: feedback {reference} was reopened, answer due before {due}. {link}',
    },
  },
  'contact-changing': {
    vi: {
      subject: '{office}: có yêu cầu đổi liên hệ của phản ánh {reference}',
      body: 'Có người giữ mã của phản ánh {reference} yêu cầu báo tin về một liên hệ khác.\n\nNếu không phải quý vị, xin huỷ tại: {link}\nLiên kết dùng được đến: {until}\n\n-- \nThư tự động của {office}.',
      short: '{office}: có yêu cầu đổi liên hệ của phản ánh {reference}. Không phải quý vị? Huỷ: {link}',
    },
    en: {
      subject: '{office}: a new contact was asked for on feedback {reference}',
      body: 'Somebody who has the code of feedback {reference} asks that messages go to another contact.\n\nIf it was not you, stop it here: {link}\nThe link is good until: {until}\n\n-- \nSent by {office} by itself.',
      short: '{office}: a new contact was asked for on feedback {reference}. Not you? Stop it: {link}',
    },
  },
  'contact-confirm': {
    vi: {
      subject: '{office}: xác nhận liên hệ của phản ánh {reference}',
      body: 'Liên hệ này được ghi để nhận tin về phản ánh {reference}.\n\nXin xác nhận tại: {link}\nLiên kết dùng được đến: {until}\nNếu quý vị không yêu cầu, xin bỏ qua thư này.\n\n-- \nThư tự động của {office}.',
      short: '{office}: xác nhận nhận tin về phản ánh {reference}: {link}',
    },
    en: {
      subject: '{office}: confirm the contact of feedback {reference}',
      body: 'This contact was given to get messages about feedback {reference}.\n\nPlease confirm it here: {link}\nThe link is good until: {until}\nIf you did not ask for it, do nothing.\n\n-- \nSent by {office} by itself.',
      short: '{office}: confirm messages about feedback {reference}: {link}',
    },
  },
  'lost-code': {
    vi: {
      subject: '{office}: tìm lại mã tra cứu',
      body: 'Mã tra cứu các phản ánh gửi bằng liên hệ này: {link}\n\nLiên kết dùng được đến: {until}; yêu cầu mới làm liên kết cũ hết hiệu lực.\nNếu quý vị không yêu cầu, xin bỏ qua thư này.\n\n-- \nThư tự động của {office}.',
      short: '{office}: tìm lại mã tra cứu, dùng được đến {until}: {link}',
    },
    en: {
      subject: '{office}: your tracking codes',
      body: 'The codes of the feedback sent with this contact: {link}\n\nThe link is good until: {until}; asking again ends it.\nIf you did not ask for it, do nothing.\n\n-- \nSent by {office} by itself.',
      short: '{office}: your tracking codes, until {until}: {link}',
    },
  },
}
