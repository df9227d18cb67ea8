import type { Words } from '../../contract/language.ts'
import type { Exclusion, HiddenBecause, LateMoveKind, PeriodKind, Shown } from '../../contract/report.ts'
import { MISUSE_WORDS } from '../misuse-words.ts'

/** Why a figure is not there, as it stands in a table. */
const HIDDEN_WORDS: Readonly<Record<HiddenBecause, Words>> = {
  few: { vi: 'Chưa đủ 10 lượt để công bố', en: 'Fewer than 10 ratings, not shown' },
  company: {
    vi: 'Đủ lượt, nhưng ẩn cùng nhóm nhỏ để không ai tính ngược ra được',
    en: 'Enough ratings, hidden beside a small group so that nobody can work that out',
  },
  waiting: {
    vi: 'Chưa nêu, còn chờ hết ngày và đủ lượt mới',
    en: 'Not told yet, until a day is over and enough new ratings have come',
  },
}

/** Why a figure is not shown; undefined where it is. */
export function hiddenWords(shown: Shown): Words | undefined {
  return shown in HIDDEN_WORDS ? HIDDEN_WORDS[shown as HiddenBecause] : undefined
}

export const EXCLUSION_WORDS: Readonly<Record<Exclusion, Words>> = {
  'suspect-burst': MISUSE_WORDS['suspect-burst'].name,
  'many-from-one-address': MISUSE_WORDS['many-from-one-address'].name,
  'other-scale': { vi: 'Thang đánh giá khác', en: 'Another scale' },
}

export const LATE_MOVE_WORDS: Readonly<Record<LateMoveKind, Words>> = {
  pause: { vi: 'Chờ công dân bổ sung', en: 'Wait for the citizen' },
  transfer: { vi: 'Chuyển đơn vị khác', en: 'Transfer' },
}

/** Kinds of periods, as they are chosen from. */
export const PERIOD_KIND_WORDS: Readonly<Record<PeriodKind, Words>> = {
  quarter: { vi: 'Quý', en: 'Quarter' },
  month: { vi: 'Tháng', en: 'Month' },
  half: { vi: '6 tháng', en: 'Half-year' },
  year: { vi: 'Năm', en: 'Year' },
  'month-15': { vi: 'Tháng, ngày 15 đến 14', en: 'Month, 15th to 14th' },
  'quarter-15': { vi: 'Quý, ngày 15 đến 14', en: 'Quarter, 15th to 14th' },
  'year-15': { vi: 'Năm, ngày 15 đến 14', en: 'Year, 15th to 14th' },
  plan: { vi: 'Theo ngày báo cáo của kế hoạch', en: 'By a plan’s report dates' },
  noon: { vi: '1022: 12 giờ ngày 25', en: '1022: noon on the 25th' },
  range: { vi: 'Từ ngày đến ngày', en: 'Any days' },
  'noon-range': { vi: 'Từ 12 giờ đến 12 giờ', en: 'Noon to noon' },
}
