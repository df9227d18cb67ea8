import type { Words } from '../../contract/language.ts'
import type { HoursReport, Opening } from '../../contract/reports/taps.ts'
import { formatNumber } from '../format.ts'

/** Monday first. */
export const WEEKDAY_WORDS: readonly Words[] = [
  { vi: 'Thứ Hai', en: 'Monday' },
  { vi: 'Thứ Ba', en: 'Tuesday' },
  { vi: 'Thứ Tư', en: 'Wednesday' },
  { vi: 'Thứ Năm', en: 'Thursday' },
  { vi: 'Thứ Sáu', en: 'Friday' },
  { vi: 'Thứ Bảy', en: 'Saturday' },
  { vi: 'Chủ nhật', en: 'Sunday' },
]

export const OPENING_WORDS: Readonly<Record<Opening, Words>> = {
  open: { vi: 'mở', en: 'open' },
  partly: { vi: 'mở một phần', en: 'partly open' },
  closed: { vi: 'đóng', en: 'closed' },
}

export const UNDER_TEN: Words = { vi: 'dưới 10', en: 'under 10' }

/** When most people tapped, and how many while the unit was closed. */
export function hoursFinding({ cells, outside }: HoursReport): Words {
  const [busiest] = cells.toSorted((a, b) => (b.n ?? 0) - (a.n ?? 0))
  if (!busiest || busiest.n === null)
    return { vi: 'Chưa giờ nào trong tuần đủ 10 lượt', en: 'No hour of the week has ten ratings' }
  const { weekday, hour, n } = busiest
  const said = (language: 'vi' | 'en') => ({
    day: WEEKDAY_WORDS[weekday]?.[language] ?? '',
    most: formatNumber(n, language),
    outside: outside === null ? UNDER_TEN[language] : formatNumber(outside, language),
  })
  const [vi, en] = [said('vi'), said('en')]
  return {
    vi: `Đông nhất: ${vi.day}, ${hour}–${hour + 1} giờ, khoảng ${vi.most} lượt; ngoài giờ làm việc: ${outside === null ? '' : 'khoảng '}${vi.outside} lượt`,
    en: `Busiest: ${en.day}, ${hour}:00–${hour + 1}:00, about ${en.most} ratings; outside opening hours: ${outside === null ? '' : 'about '}${en.outside}`,
  }
}
