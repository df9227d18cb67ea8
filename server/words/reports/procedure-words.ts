import type { Words } from '../../contract/language.ts'

/** Satisfaction by procedure, as pages, paper and files call it. */
export const PROCEDURES = {
  title: { vi: 'Hài lòng theo thủ tục', en: 'Satisfaction by procedure' },
  lead: {
    vi: 'Lượt bấm trên máy có nêu thủ tục, theo đơn vị tiếp nhận; chỉ gồm lượt đến trước khi chốt. Thủ tục dưới 10 lượt không nêu, kể cả khi có thể tính ngược ra.',
    en: 'Taps on tablets that name a procedure, by the unit that received it; only those that came before the figures closed. Procedures with fewer than 10 are not told, nor what would give them away.',
  },
  none: {
    vi: 'Quý này không có lượt nào nêu thủ tục ở đơn vị được công bố.',
    en: 'In this quarter no rating names a procedure at a unit that is told of.',
  },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
} as const satisfies Record<string, Words>
