import type { Words } from '../../server/contract/language.ts'

/** The words of the page of comments alone. */
export const COMMENT_STRINGS = {
  lead: {
    vi: 'Điều người dân viết thêm khi đánh giá mà không cần trả lời. Mỗi ngày hiện khi đã hết ngày; ngày ít lượt được gộp cho đủ 10 lượt, để không ai lần ra người viết. Thứ tự trong một ngày không mang ý nghĩa.',
    en: 'What citizens wrote beside a rating without asking for an answer. A day appears once it is over; days of few ratings are taken together until there are ten, so that nobody can be traced. The order within a day means nothing.',
  },
  none: {
    vi: 'Chưa có lời góp ý nào xem được trong tháng này.',
    en: 'No comments to read for this month yet.',
  },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  allUnits: { vi: 'Mọi đơn vị', en: 'All units' },
  month: { vi: 'Tháng', en: 'Month' },
  more: { vi: 'Xem tiếp', en: 'Show more' },
  earlier: { vi: 'Tháng trước', en: 'Month before' },
  later: { vi: 'Tháng sau', en: 'Month after' },
} as const satisfies Record<string, Words>
