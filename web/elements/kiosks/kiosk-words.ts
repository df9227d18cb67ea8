import type { KioskStatus } from '../../../server/contract/kiosk.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { IconName } from '../../ui/icons.ts'

/** A kiosk's status: words, the tint of its tag and an icon, never a colour alone. */
export const KIOSK_STATUS_LOOK: Readonly<
  Record<KioskStatus, { readonly words: Words; readonly tint: string; readonly icon: IconName }>
> = {
  ok: { words: { vi: 'Đang hoạt động', en: 'Working' }, tint: 'ontime', icon: 'check' },
  silent: {
    words: { vi: 'Mất liên lạc trong giờ', en: 'Silent in open hours' },
    tint: 'overdue',
    icon: 'alert',
  },
  closed: { words: { vi: 'Ngoài giờ làm việc', en: 'Closed now' }, tint: '', icon: 'clock' },
  'never-seen': { words: { vi: 'Chưa liên lạc lần nào', en: 'Never seen' }, tint: 'soon', icon: 'info' },
}

/** The words of the fleet page alone: it is loaded when somebody opens it. */
export const KIOSK_STRINGS = {
  add: { vi: 'Thêm máy', en: 'Add a kiosk' },
  notPaired: { vi: 'Chưa ghép máy tính bảng', en: 'No tablet paired' },
  arrived: { vi: 'Đã nhận', en: 'Arrived' },
  reused: { vi: 'Số thứ tự dùng lại', en: 'Numbers used again' },
  quarter: { vi: 'Quý này', en: 'This quarter' },
  details: { vi: 'Chi tiết', en: 'Details' },
  hours: { vi: 'Giờ mở cửa hôm nay', en: 'Open today' },
  hoursSource: { vi: 'theo lịch làm việc của đơn vị', en: 'by the unit’s calendar' },
  dayOff: { vi: 'Nghỉ', en: 'Closed' },
  battery: { vi: 'Pin', en: 'Battery' },
  persisted: { vi: 'Bộ nhớ được giữ lâu dài', en: 'Storage kept for good' },
  free: { vi: 'Bộ nhớ còn trống', en: 'Free storage' },
  clock: { vi: 'Đồng hồ lệch', en: 'Clock off by' },
  oldest: { vi: 'Lượt chưa gửi cũ nhất', en: 'Oldest unsent' },
  app: { vi: 'Phiên bản ứng dụng', en: 'App version' },
  config: { vi: 'Cấu hình', en: 'Configuration' },
  applied: { vi: 'máy đã nhận', en: 'applied' },
  pending: { vi: 'chờ máy nhận', en: 'waiting for the tablet' },
  languages: { vi: 'Ngôn ngữ', en: 'Languages' },
  comment: { vi: 'Cho viết ý kiến trên máy', en: 'Let citizens write on the tablet' },
  commentHint: {
    vi: 'Để dành cho phiên bản sau; hiện máy chưa hỏi.',
    en: 'Reserved for a later version; tablets do not ask yet.',
  },
  unknown: { vi: 'Không rõ', en: 'Not known' },
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  none: { vi: 'Không có', en: 'None' },
  tablet: { vi: 'Máy tính bảng', en: 'Tablet' },
  underTen: { vi: 'dưới 10', en: 'under 10' },
  fromTens: { vi: 'từ', en: 'from' },
  movesDaily: {
    vi: 'Chỉ thay đổi khi hết ngày và có ít nhất 10 lượt mới; nêu theo chục, để giữ kín từng người.',
    en: 'Moves only when a day is over and at least 10 new ratings have come; in full tens, so that nobody is singled out.',
  },
  suspect: { vi: 'Dấu hiệu bất thường trong quý', en: 'Suspected misuse this quarter' },
  rule: { vi: 'Quy tắc', en: 'Rule' },
  ratings: { vi: 'Lượt', en: 'Ratings' },
  headline: { vi: 'Tính vào kết quả', en: 'In the result' },
  isExcluded: { vi: 'Không tính', en: 'Left out' },
  isKept: { vi: 'Vẫn tính', en: 'Counted' },
  pair: { vi: 'Lấy mã ghép', en: 'Make a pairing code' },
  pairTitle: { vi: 'Mã ghép máy', en: 'Pairing code' },
  pairHow: {
    vi: 'Trên máy tính bảng, mở địa chỉ dưới đây rồi nhập mã, hoặc quét hình vuông.',
    en: 'On the tablet, open the address below and type the code, or scan the square.',
  },
  pairUntil: { vi: 'Dùng một lần, đến', en: 'Good once, until' },
  pairWarning: {
    vi: 'Khi máy mới ghép xong, máy đang dùng ở chỗ này mất quyền gửi.',
    en: 'Once a tablet is paired, the one in use here can no longer send.',
  },
  configure: { vi: 'Chuyển chỗ, cấu hình', en: 'Move, configure' },
  name: { vi: 'Tên máy', en: 'Name of the kiosk' },
  nameNeeded: { vi: 'Quý vị chưa đặt tên máy.', en: 'Give the kiosk a name.' },
  languageNeeded: { vi: 'Chọn ít nhất một ngôn ngữ.', en: 'Choose at least one language.' },
  desk: { vi: 'Quầy', en: 'Desk' },
  noDesk: { vi: 'Cả đơn vị, không riêng quầy nào', en: 'The whole unit, no single desk' },
  save: { vi: 'Lưu', en: 'Save' },
  moveHint: {
    vi: 'Lượt đã bấm trước lúc chuyển vẫn tính cho chỗ cũ.',
    en: 'What was tapped before the move still counts for the old place.',
  },
  restart: { vi: 'Khởi động lại ứng dụng', en: 'Restart the app' },
  restarted: { vi: 'Lần khởi động lại gần nhất', en: 'Last restart asked for' },
  restartAsked: { vi: 'chờ máy nhận lệnh', en: 'waiting for the tablet' },
  restartSent: { vi: 'máy đã nhận, chờ lúc không có người', en: 'told, waits for a quiet minute' },
  restartDone: { vi: 'đã khởi động lại lúc', en: 'started anew at' },
  revoke: { vi: 'Thu hồi máy', en: 'Revoke the tablet' },
  revokeWhat: {
    vi: 'Máy tính bảng đang ghép không gửi được nữa, kể từ vài giây sau. Số liệu đã nhận được giữ nguyên; lượt còn trong máy chỉ gửi được khi ghép lại. Dùng khi máy mất, hỏng hoặc chuyển đi.',
    en: 'The paired tablet can no longer send, from a few seconds on. What has arrived stays; what is still on the tablet can be sent only after it is paired again. For a tablet that is lost, broken or given away.',
  },
} as const satisfies Record<string, Words>
