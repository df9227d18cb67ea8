import type { Words } from '../../contract/language.ts'
import type {
  DataRequestKind,
  DataRequestState,
  IdentityCheck,
  RetainedKind,
} from '../../contract/personal-data/data-kinds.ts'

export const DATA_REQUEST_KIND_WORDS: Readonly<Record<DataRequestKind, Words>> = {
  see: { vi: 'Xem dữ liệu của tôi', en: 'See my data' },
  correct: { vi: 'Chỉnh sửa dữ liệu', en: 'Correct my data' },
  delete: { vi: 'Xoá dữ liệu', en: 'Delete my data' },
  withdraw: { vi: 'Rút lại đồng ý', en: 'Withdraw my consent' },
  object: { vi: 'Phản đối hoặc hạn chế xử lý', en: 'Object to or restrict the processing' },
}

export const DATA_REQUEST_STATE_WORDS: Readonly<Record<DataRequestState, Words>> = {
  open: { vi: 'Đang xử lý', en: 'Under way' },
  done: { vi: 'Đã thực hiện', en: 'Done' },
  refused: { vi: 'Không thực hiện được', en: 'Refused' },
}

export const IDENTITY_CHECK_WORDS: Readonly<Record<IdentityCheck, Words>> = {
  'not-checked': { vi: 'Chưa xác minh', en: 'Not checked yet' },
  'shown-document': {
    vi: 'Xem giấy tờ tại quầy, không chụp lại',
    en: 'A document shown at the desk, not copied',
  },
  'called-back': { vi: 'Gọi lại số đã đăng ký', en: 'Called back on the number we hold' },
  'holds-code': { vi: 'Có mã tra cứu của phản ánh', en: 'Holds the tracking code' },
  authorised: { vi: 'Có văn bản uỷ quyền', en: 'Authorised in writing' },
}

export const RETAINED_KIND_WORDS: Readonly<Record<RetainedKind, Words>> = {
  photos: { vi: 'Ảnh kèm phản ánh, sau khi kết thúc', en: 'Photos of feedback, after it has ended' },
  contact: {
    vi: 'Tên, điện thoại, e-mail người gửi, sau khi kết thúc',
    en: 'Name, telephone, e-mail of senders, after it has ended',
  },
  comments: { vi: 'Lời viết kèm lượt đánh giá', en: 'Words beside a rating' },
  'waiting-words': { vi: 'Lời viết chờ lượt đánh giá từ máy', en: 'Words that wait for their rating' },
  messages: { vi: 'Thông báo và tin nhắn đã gửi', en: 'Notices and messages that were sent' },
  requests: {
    vi: 'Người yêu cầu về dữ liệu cá nhân, sau khi giải quyết',
    en: 'Who asked about personal data, after it was settled',
  },
}
