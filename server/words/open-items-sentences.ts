import type { OpenItemsReport } from '../contract/reports/insight.ts'
import type { Words } from '../contract/language.ts'
import { formatNumber, formatPercent } from './format.ts'

/** What is open and how much of it is overdue, by count and by share. */
export function openItemsFinding({ open, overdue }: OpenItemsReport): Words {
  if (open === 0) return { vi: 'Không còn phản ánh nào đang mở', en: 'Nothing is open' }
  const of = (language: 'vi' | 'en') =>
    [
      formatNumber(overdue, language),
      formatNumber(open, language),
      formatPercent(overdue / open, language),
    ] as const
  const [vi, en] = [of('vi'), of('en')]
  if (overdue === 0)
    return { vi: `${vi[1]} phản ánh đang mở, không phản ánh nào quá hạn`, en: `${en[1]} open, none overdue` }
  return {
    vi: `${vi[0]} trong ${vi[1]} phản ánh đang mở đã quá hạn (${vi[2]})`,
    en: `${en[0]} of ${en[1]} open items are overdue (${en[2]})`,
  }
}
