import type { FeedbackDetail } from '../../../server/contract/feedback.ts'
import type { Words } from '../../../server/contract/language.ts'
import { isScaleSize } from '../../../server/contract/level.ts'
import { formatDay } from '../../../server/words/format.ts'
import { LEVEL_WORDS } from '../../../server/words/level-words.ts'

export const RATING: Words = { vi: 'Đánh giá tại máy', en: 'Rating at the tablet' }

/** `Không hài lòng, 22/08/2026`: the level and the day, for those whom the service tells them. */
export function ratingWords({ level, scaleSize, day }: NonNullable<FeedbackDetail['rating']>): Words {
  const words = isScaleSize(scaleSize) ? LEVEL_WORDS[scaleSize][level - 1] : undefined
  const { vi, en } = words ?? { vi: String(level), en: String(level) }
  return { vi: `${vi}, ${formatDay(day)}`, en: `${en}, ${formatDay(day)}` }
}
