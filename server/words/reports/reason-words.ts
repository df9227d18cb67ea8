import type { Words } from '../../contract/language.ts'
import type { ToldReason } from '../../contract/reports/insight.ts'
import { formatPercent } from '../format.ts'

/** What stands out among those who were not satisfied, beside how often the satisfied chose it; undefined where nothing does. */
export function reasonsFinding(reasons: readonly ToldReason[]): Words | undefined {
  const shares = reasons.flatMap(({ words, byLevels }) => {
    const [low, high] = [byLevels?.[0]?.share, byLevels?.at(-1)?.share]
    return typeof low === 'number' && typeof high === 'number' ? [{ words, low, high }] : []
  })
  const [first] = shares.toSorted((a, b) => b.low - a.low)
  if (!first) return undefined
  const said = (language: 'vi' | 'en') => [
    formatPercent(first.low, language),
    formatPercent(first.high, language),
  ]
  const [vi, en] = [said('vi'), said('en')]
  return {
    vi: `Người chưa hài lòng chọn nhiều nhất: ${first.words.vi} (${vi[0]}; người hài lòng: ${vi[1]})`,
    en: `The dissatisfied chose most: ${first.words.en} (${en[0]}; the satisfied: ${en[1]})`,
  }
}
