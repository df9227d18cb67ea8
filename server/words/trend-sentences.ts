import type { TrendPoint, WeekChart } from '../contract/reports/insight.ts'
import type { Words } from '../contract/language.ts'
import { formatPercent } from './format.ts'

/** From the first to the last told period; whether they can be told apart is said where they are compared. */
export function trendFinding(points: readonly TrendPoint[]): Words {
  const told = points.filter(({ share }) => share !== null)
  const [first, last] = [told[0], told.at(-1)]
  if (!first || !last || first.share === null || last.share === null)
    return { vi: 'Chưa kỳ nào đủ số lượt để nêu tỷ lệ', en: 'No period has enough ratings for a share' }
  if (first === last)
    return {
      vi: `${last.period.label.vi}: ${formatPercent(last.share, 'vi')}`,
      en: `${last.period.label.en}: ${formatPercent(last.share, 'en')}`,
    }
  const areApart =
    first.interval !== null &&
    last.interval !== null &&
    (first.interval[1] < last.interval[0] || last.interval[1] < first.interval[0])
  return {
    vi: `Từ ${formatPercent(first.share, 'vi')} (${first.period.label.vi}) đến ${formatPercent(last.share, 'vi')} (${last.period.label.vi})${areApart ? '' : ', hai khoảng 95% còn chồng nhau'}`,
    en: `From ${formatPercent(first.share, 'en')} (${first.period.label.en}) to ${formatPercent(last.share, 'en')} (${last.period.label.en})${areApart ? '' : '; the 95% intervals overlap'}`,
  }
}

/** What the run of weeks shows. */
export function weeksFinding({ points }: WeekChart): Words {
  const marked = points.filter(({ signals }) => signals.length > 0).length
  return marked === 0
    ? {
        vi: 'Các tuần dao động trong giới hạn: chưa có dấu hiệu thay đổi',
        en: 'The weeks stay within their limits: no sign of a change',
      }
    : {
        vi: `${marked} trên ${points.length} điểm đáng xem lại`,
        en: `${marked} of ${points.length} points are worth a look`,
      }
}

/** Said of every picture whose scale of shares does not begin at 0; `from` is 0–1. */
export function axisWords(from: number): Words {
  return {
    vi: `Trục dọc bắt đầu từ ${formatPercent(from, 'vi', 0)}, không từ 0.`,
    en: `The scale begins at ${formatPercent(from, 'en', 0)}, not at 0.`,
  }
}
