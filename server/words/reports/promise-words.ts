import type { Words } from '../../contract/language.ts'
import type { PromisesReport } from '../../contract/reports/promises.ts'
import { formatNumber } from '../format.ts'

/** How many promised days were kept, and how many passed without the answer. */
export function promisesFinding({ promised, kept, broken, brokenItems }: PromisesReport): Words {
  const [vi, en] = [promised, kept, broken, brokenItems].reduce<[string[], string[]]>(
    ([inVi, inEn], n) => [
      [...inVi, formatNumber(n, 'vi')],
      [...inEn, formatNumber(n, 'en')],
    ],
    [[], []],
  )
  return {
    vi: `${vi[2] ?? ''} trong ${vi[0] ?? ''} lời hẹn trả lời đã lỡ (${vi[3] ?? ''} phản ánh); ${vi[1] ?? ''} lời hẹn giữ đúng`,
    en: `${en[2] ?? ''} of ${en[0] ?? ''} promised days passed without the answer (${en[3] ?? ''} items); ${en[1] ?? ''} were kept`,
  }
}
