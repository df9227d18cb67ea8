import type { Language, Words } from '../../contract/language.ts'
import type { FigureChange } from '../../contract/results/published-results.ts'
import { TIMELINESS_WORDS } from '../timeliness-words.ts'
import { formatNumber, formatPercent } from '../format.ts'

/** Figures that a correction may move, by name. */
export const FIGURE_WORDS: Readonly<Record<FigureChange['figure'], Words>> = {
  n: { vi: 'Số lượt đánh giá', en: 'Ratings' },
  satisfied: { vi: 'Số lượt hài lòng', en: 'Satisfied' },
  share: { vi: 'Tỷ lệ hài lòng', en: 'Share satisfied' },
  received: TIMELINESS_WORDS.received,
  judged: TIMELINESS_WORDS.judged,
  onTime: TIMELINESS_WORDS.onTime,
  onTimeShare: TIMELINESS_WORDS.onTimeShare,
}

const NOT_SHOWN: Words = { vi: 'không nêu', en: 'not shown' }

/** One side of a change as it is read. */
export function changeText({ figure }: FigureChange, value: number | null, language: Language): string {
  if (value === null) return NOT_SHOWN[language]
  return figure === 'share' || figure === 'onTimeShare'
    ? formatPercent(value, language)
    : formatNumber(value, language)
}
