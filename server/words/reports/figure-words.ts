import type { Language, Words } from '../../contract/language.ts'
import type { FigureChange } from '../../contract/results/published-results.ts'
import { PARTICIPATION } from './participation-words.ts'
import { TIMELINESS_WORDS } from '../timeliness-words.ts'
import { formatNumber, formatPercent } from '../format.ts'

/** Figures that a correction may move, by name. */
export const FIGURE_WORDS: Readonly<Record<FigureChange['figure'], Words>> = {
  n: { vi: 'Số lượt đánh giá', en: 'Ratings' },
  satisfied: { vi: 'Số lượt hài lòng', en: 'Satisfied' },
  share: { vi: 'Tỷ lệ hài lòng', en: 'Share satisfied' },
  served: PARTICIPATION.served,
  offered: PARTICIPATION.offered,
  rated: { vi: 'Đã đánh giá, mọi kênh', en: 'Rated, in every way' },
  rate: PARTICIPATION.rate,
  received: TIMELINESS_WORDS.received,
  judged: TIMELINESS_WORDS.judged,
  onTime: TIMELINESS_WORDS.onTime,
  onTimeShare: TIMELINESS_WORDS.onTimeShare,
}

const NOT_SHOWN: Words = { vi: 'chưa nêu', en: 'not shown' }
const NOT_ENTERED: Words = { vi: 'chưa nhập', en: 'not entered' }

/** What people enter: nothing there is nothing hidden. */
const ENTERED: readonly FigureChange['figure'][] = ['served', 'offered']
const SHARES: readonly FigureChange['figure'][] = ['share', 'rate', 'onTimeShare']

const MOST_DECIMALS = 6

/** One side of a change as it is read: what moved never reads as what it was. */
export function changeText(change: FigureChange, value: number | null, language: Language): string {
  if (value === null) return (ENTERED.includes(change.figure) ? NOT_ENTERED : NOT_SHOWN)[language]
  return SHARES.includes(change.figure)
    ? formatPercent(value, language, changeDigits(change))
    : formatNumber(value, language)
}

/** One decimal, or so many more that the two sides differ. */
function changeDigits({ before, after }: FigureChange): number {
  if (before === null || after === null || before === after) return 1
  let digits = 1
  while (digits < MOST_DECIMALS && (before * 100).toFixed(digits) === (after * 100).toFixed(digits)) digits++
  return digits
}
