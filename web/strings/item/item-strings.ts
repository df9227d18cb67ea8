import type { Words } from '../../../server/contract/language.ts'

/** What the item's page says of its answers and of the way it went. */
export const ITEM_STRINGS = {
  amendNeeded: { vi: 'Câu trả lời không được để trống.', en: 'The answer must not be empty.' },
  amendHint: {
    vi: 'Công dân đọc được bản này; bản trước vẫn xem được.',
    en: 'The citizen reads this; the earlier text stays readable.',
  },
  sent: {
    vi: 'Đã gửi câu trả lời; công dân chưa thấy.',
    en: 'The answer is sent; the citizen has not seen it yet.',
  },
  next: { vi: 'Việc kế tiếp', en: 'Next' },
  amendedTitle: { vi: 'Câu trả lời đã sửa', en: 'Amended answers' },
  amendedAt: { vi: 'Đã sửa lúc', en: 'Amended at' },
  earlierText: { vi: 'Bản trước', en: 'Earlier text' },
  textErased: { vi: 'Nội dung đã xoá', en: 'The text was erased' },
  ofEarlierText: { vi: 'về bản trước khi sửa', en: 'about the text before it was amended' },
  unitDue: { vi: 'Đơn vị này sẽ có hạn riêng:', en: 'This unit would have its own date:' },
  unitDueUnknown: {
    vi: 'Chưa tính được hạn của đơn vị này.',
    en: 'The date of this unit could not be told.',
  },
  when: { vi: 'Lúc', en: 'When' },
  fromTo: { vi: 'Từ, đến', en: 'From, to' },
  byAndWhy: { vi: 'Ai, vì sao', en: 'Who, and why' },
  held: { vi: 'Đã giữ (giờ làm việc)', en: 'Had it (office time)' },
  triage: { vi: 'Chờ phân loại', en: 'Triage' },
  theService: { vi: 'Hệ thống', en: 'The service' },
} as const satisfies Record<string, Words>

/** How often an item was sent on. */
export function sentOn(times: number): Words {
  return { vi: `Chuyển ${times} lần`, en: `Sent on ${times} ${times === 1 ? 'time' : 'times'}` }
}
