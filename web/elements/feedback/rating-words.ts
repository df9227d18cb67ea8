import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import type { Words } from '../../../server/contract/language.ts'
import { formatDay } from '../../../server/words/format.ts'
import { levelWords } from '../../../server/words/level-words.ts'

export const RATING: Words = { vi: 'Đánh giá tại máy', en: 'Rating at the tablet' }

/** `Không hài lòng, 22/08/2026`: the level and the day, for those whom the service tells them. */
export function ratingWords({ level, scaleSize, day }: NonNullable<FeedbackDetail['rating']>): Words {
  const { vi, en } = levelWords(scaleSize, level) ?? { vi: String(level), en: String(level) }
  return { vi: `${vi}, ${formatDay(day)}`, en: `${en}, ${formatDay(day)}` }
}
