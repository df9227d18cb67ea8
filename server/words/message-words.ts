import type { Words } from '../contract/language.ts'
import type {
  MessageChannelName,
  MessageKind,
  MessageState,
  SilenceReason,
} from '../contract/messages/message-kinds.ts'

/** What staff read of each message to a citizen. */
export const MESSAGE_KIND_WORDS: Readonly<Record<MessageKind, Words>> = {
  received: { vi: 'Đã tiếp nhận: mã và ngày hẹn', en: 'Received: code and promise' },
  joined: { vi: 'Được xử lý chung với phản ánh khác', en: 'Handled together with another item' },
  asked: { vi: 'Đề nghị bổ sung', en: 'Asked for more' },
  'question-ended': { vi: 'Hết hạn bổ sung, tiếp tục xử lý', en: 'No reaction, the clock runs again' },
  'date-moved': { vi: 'Ngày hẹn thay đổi', en: 'The date has moved' },
  interim: { vi: 'Hồi âm bước đầu và ngày hẹn', en: 'First reply and promise' },
  answered: { vi: 'Đã trả lời', en: 'Answered' },
  'answer-amended': { vi: 'Đã sửa câu trả lời', en: 'Answer amended' },
  'closing-soon': { vi: 'Sắp tự kết thúc', en: 'About to close by itself' },
  ended: { vi: 'Kết thúc, không trả lời', en: 'Ended without an answer' },
  reopened: { vi: 'Đã mở lại', en: 'Reopened' },
  'contact-changing': { vi: 'Báo liên hệ cũ về việc đổi', en: 'Old contact told of a change' },
  'contact-confirm': { vi: 'Xác nhận liên hệ mới', en: 'New contact to confirm' },
  'lost-code': { vi: 'Tìm lại mã', en: 'Lost code' },
}

export const MESSAGE_STATE_WORDS: Readonly<Record<MessageState | 'failed', Words>> = {
  queued: { vi: 'Chờ gửi', en: 'Queued' },
  sent: { vi: 'Đã gửi', en: 'Sent' },
  played: { vi: 'Diễn thử, không gửi thật', en: 'Played, not really sent' },
  refused: { vi: 'Nơi nhận từ chối', en: 'Refused by the receiver' },
  'not-sent': { vi: 'Không gửi', en: 'Not sent' },
  failed: { vi: 'Không gửi được, đã thôi thử', en: 'Failed, given up' },
}

export const MESSAGE_CHANNEL_WORDS: Readonly<Record<MessageChannelName, Words>> = {
  email: { vi: 'E-mail', en: 'E-mail' },
  zalo: { vi: 'Zalo', en: 'Zalo' },
  sms: { vi: 'Tin nhắn SMS', en: 'SMS' },
}

/** After “nothing will be sent, because …”. */
export const SILENCE_WORDS: Readonly<Record<SilenceReason, Words>> = {
  'no-channel': {
    vi: 'cơ quan chưa cài đặt kênh gửi nào (e-mail, SMS, Zalo)',
    en: 'the office has set up no way to send (e-mail, SMS, Zalo)',
  },
  'no-contact': {
    vi: 'công dân không để lại e-mail hay số điện thoại; họ chỉ biết khi tự tra cứu bằng mã',
    en: 'the citizen left no e-mail or telephone; they learn of it only by looking the item up with its code',
  },
  'no-channel-for-contact': {
    vi: 'công dân để lại liên hệ mà cơ quan chưa cài đặt kênh gửi tới',
    en: 'the office has set up no way to the contact that the citizen left',
  },
  'opted-out': {
    vi: 'công dân đã chọn không nhận tin',
    en: 'the citizen has chosen to get no messages',
  },
  'needs-approval': {
    vi: 'người khác còn phải duyệt; công dân được báo khi duyệt xong',
    en: 'somebody else has to approve it first; the citizen is told then',
  },
  'nothing-told': { vi: 'bước này không báo gì cho công dân', en: 'this step tells the citizen nothing' },
  historical: {
    vi: 'phản ánh có từ trước hệ thống này',
    en: 'the item is from before this service',
  },
  pointless: {
    vi: 'khi đến lúc gửi, tin không còn đúng nữa',
    en: 'it was no longer true when it could be sent',
  },
  'too-late': { vi: 'quá bảy ngày không gửi được', en: 'it could not be sent for seven days' },
}

/** Invented values, by which an administrator sees how a wording reads. */
export const MESSAGE_EXAMPLES: Readonly<Record<'unit' | 'reason' | 'question' | 'answer', Words>> = {
  unit: { vi: 'Tổ Môi trường', en: 'Environment Team' },
  reason: { vi: 'việc cần thêm thời gian và đã được duyệt', en: 'more time was needed, and was granted' },
  question: { vi: 'Xin quý vị cho biết số nhà gần nhất.', en: 'Please tell us the nearest house number.' },
  answer: { vi: 'Rác ở đầu hẻm đã được thu gom sáng nay.', en: 'The rubbish was collected this morning.' },
}

/** Why a date moved, where no person gave a reason. */
export const MOVED_BECAUSE: Readonly<
  Record<'waited' | 'calendar' | 'policy' | 'campaign' | 'extension', Words>
> = {
  waited: {
    vi: 'thời gian chờ quý vị bổ sung được cộng thêm',
    en: 'the time spent waiting for your reply was added',
  },
  calendar: { vi: 'lịch làm việc thay đổi', en: 'the working calendar changed' },
  policy: { vi: 'quy định về thời hạn thay đổi', en: 'the rule for deadlines changed' },
  campaign: { vi: 'đợt cao điểm thay đổi thời hạn', en: 'a campaign changed the deadline' },
  extension: { vi: 'việc cần thêm thời gian và đã được duyệt', en: 'more time was needed, and was granted' },
}
