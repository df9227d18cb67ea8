import type { Words } from '../../../server/contract/language.ts'

/** What is said of a unit that holds an item not to be its own. */
export const OBJECTION_STRINGS = {
  precedent: { vi: 'Mã phản ánh làm tiền lệ', en: 'Code of an item as precedent' },
  waits: {
    vi: 'Đơn vị nêu: không thuộc thẩm quyền. Chờ điều phối phân xử; thời hạn vẫn chạy.',
    en: 'The unit says: not ours. A coordinator decides; the clock goes on.',
  },
} as const satisfies Record<string, Words>
