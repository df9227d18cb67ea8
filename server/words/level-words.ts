import type { Words } from '../contract/language.ts'
import { isScaleSize, type ScaleSize } from '../contract/level.ts'

/** The only place where levels are worded: worst first, so that level `n` stands at index `n - 1`. */
export const LEVEL_WORDS: Readonly<Record<ScaleSize, readonly Words[]>> = {
  3: [
    { vi: 'Không hài lòng', en: 'Dissatisfied' },
    { vi: 'Hài lòng', en: 'Satisfied' },
    { vi: 'Rất hài lòng', en: 'Very satisfied' },
  ],
  5: [
    { vi: 'Rất không hài lòng', en: 'Very dissatisfied' },
    { vi: 'Không hài lòng', en: 'Dissatisfied' },
    { vi: 'Bình thường', en: 'Neutral' },
    { vi: 'Hài lòng', en: 'Satisfied' },
    { vi: 'Rất hài lòng', en: 'Very satisfied' },
  ],
}

/** How a level is worded where its scale is only known as a number, as it was stored. */
export function levelWords(scaleSize: number, level: number): Words | undefined {
  return isScaleSize(scaleSize) ? LEVEL_WORDS[scaleSize][level - 1] : undefined
}

/** How bars of the levels are read, beneath or beside them. */
export const BARS_HINT: Readonly<Record<ScaleSize, Words>> = {
  3: {
    vi: 'Bên trái vạch giữa: không hài lòng; bên phải: hài lòng.',
    en: 'Left of the middle line: dissatisfied; right: satisfied.',
  },
  5: {
    vi: 'Bên trái vạch giữa: chưa hài lòng; bên phải: hài lòng; cột riêng bên phải cùng: Bình thường.',
    en: 'Left of the middle line: dissatisfied; right: satisfied; in a column of its own at the far right: Neutral.',
  },
}
