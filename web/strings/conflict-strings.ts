import type { ConflictField } from '../../server/contract/feedback/conflicts.ts'
import type { Words } from '../../server/contract/language.ts'

/** The words of what came again with other content. */
export const CONFLICT_STRINGS = {
  title: { vi: 'Gửi lại với nội dung khác', en: 'Sent again with other content' },
  lead: {
    vi: 'Nơi gửi dùng lại một mã đã có. Phản ánh đã nhận không thay đổi; xin đối chiếu và ghi chú vào phản ánh nếu cần.',
    en: 'The sender used a reference that is taken. The item stays as it is; compare, and note in the item what matters.',
  },
  kept: { vi: 'Đã nhận:', en: 'Kept:' },
  came: { vi: 'Gửi lại:', en: 'Came again:' },
  nothing: { vi: 'không có', en: 'none' },
  settle: { vi: 'Đã xem', en: 'Looked at' },
} as const satisfies Record<string, Words>

export const FIELD_NAMES: Readonly<Record<ConflictField, Words>> = {
  receivedAt: { vi: 'Tiếp nhận', en: 'Received' },
  title: { vi: 'Tiêu đề', en: 'Title' },
  text: { vi: 'Nội dung', en: 'Text' },
  category: { vi: 'Lĩnh vực', en: 'Category' },
  kind: { vi: 'Loại', en: 'Kind' },
  place: { vi: 'Địa điểm', en: 'Place' },
  sender: { vi: 'Người gửi', en: 'Sender' },
}
