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
  amendedTitle: { vi: 'Câu trả lời đã sửa', en: 'Amended answers' },
  amendedAt: { vi: 'Đã sửa lúc', en: 'Amended at' },
  earlierText: { vi: 'Bản trước', en: 'Earlier text' },
  textErased: { vi: 'Nội dung đã xoá', en: 'The text was erased' },
  ofEarlierText: { vi: 'về bản trước khi sửa', en: 'about the text before it was amended' },
} as const satisfies Record<string, Words>
