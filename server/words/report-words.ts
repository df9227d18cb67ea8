import type { Words } from '../contract/language.ts'
import type { Exclusion, LateMoveKind } from '../contract/report.ts'
import { MISUSE_WORDS } from './misuse-words.ts'

export const EXCLUSION_WORDS: Readonly<Record<Exclusion, Words>> = {
  'suspect-burst': MISUSE_WORDS['suspect-burst'].name,
  'many-from-one-address': MISUSE_WORDS['many-from-one-address'].name,
  'other-scale': { vi: 'Thang đánh giá khác', en: 'Another scale' },
}

export const LATE_MOVE_WORDS: Readonly<Record<LateMoveKind, Words>> = {
  pause: { vi: 'Chờ công dân bổ sung', en: 'Wait for the citizen' },
  transfer: { vi: 'Chuyển đơn vị khác', en: 'Transfer' },
}
