import type { Words } from '../contract/language.ts'

/** The counts of a row, in the order in which every table shows them; the four after the first make it up. */
export const DOSSIER_COLUMNS = [
  { key: 'received', words: { vi: 'Tiếp nhận', en: 'Received' } },
  { key: 'onTime', words: { vi: 'Đã giải quyết đúng hạn', en: 'Handled on time' } },
  { key: 'late', words: { vi: 'Đã giải quyết trễ hạn', en: 'Handled late' } },
  { key: 'openInTime', words: { vi: 'Đang giải quyết, còn hạn', en: 'Open, in time' } },
  { key: 'overdue', words: { vi: 'Đang giải quyết, quá hạn', en: 'Open, overdue' } },
] as const satisfies readonly { readonly key: string; readonly words: Words }[]

export const DOSSIER_WORDS = {
  period: { vi: 'Kỳ', en: 'Period' },
  unitCode: { vi: 'Mã đơn vị', en: 'Unit code' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  procedureCode: { vi: 'Mã thủ tục', en: 'Procedure code' },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  share: { vi: 'Tỷ lệ đúng hạn', en: 'Share on time' },
  all: { vi: 'Tất cả thủ tục', en: 'All procedures' },
  shareHint: {
    vi: 'Tỷ lệ đúng hạn = đúng hạn ÷ (đúng hạn + trễ hạn + đang quá hạn); hồ sơ còn hạn chưa xét.',
    en: 'Share on time = on time ÷ (on time + late + overdue); what is open in time is not judged yet.',
  },
} as const satisfies Record<string, Words>
