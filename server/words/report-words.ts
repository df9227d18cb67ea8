import type { Words } from '../contract/language.ts'
import type { Exclusion, HiddenBecause, LateMoveKind, Shown } from '../contract/report.ts'
import { MISUSE_WORDS } from './misuse-words.ts'

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
