import type { MixAdjusted } from '../../contract/reports/fair-comparison.ts'
import type { Language, Words } from '../../contract/language.ts'
import type { Comparison, Interval, SatisfactionReport } from '../../contract/report.ts'
import {
  differenceDigits,
  formatDecimal,
  formatDifference,
  formatNumber,
  formatPercent,
  formatPoints,
} from '../format.ts'
import { partName } from '../unit-name.ts'

/** `−3,5 điểm, khoảng 95%: −6,1 đến −0,9`. */
export function differenceWords(
  { difference, interval }: { readonly difference: number; readonly interval: Interval },
  language: Language,
): string {
  const { points, lower, upper } = formatDifference(difference, interval, language)
  return language === 'vi'
    ? `${points} điểm, khoảng 95%: ${lower} đến ${upper}`
    : `${points} points, 95%: ${lower} to ${upper}`
}

const ON_SAME_UNITS: Readonly<Record<MixAdjusted['changed'], Words>> = {
  up: { vi: 'thì tăng', en: 'it rose' },
  down: { vi: 'thì giảm', en: 'it fell' },
  'not-shown': {
    vi: 'thì chưa đủ căn cứ khẳng định thay đổi',
    en: 'there is not enough ground to speak of a change',
  },
}

/** The change on units that both periods hold. */
export function sameUnitsWords(adjusted: MixAdjusted, language: Language): string {
  const units = formatNumber(adjusted.units, language)
  const said = ON_SAME_UNITS[adjusted.changed][language]
  const range = differenceWords(adjusted, language)
  const covered = formatPercent(adjusted.covered, language, 0)
  return language === 'vi'
    ? `tính trên ${units} đơn vị có ở cả hai kỳ (${covered} số lượt) ${said} (${range})`
    : `on the ${units === '1' ? 'unit' : `${units} units`} that both periods hold (${covered} of ratings) ${said} (${range})`
}

/** So many units are named as where a change comes from. */
const MOST_NAMED = 3

/** How a change was judged, and where it comes from; nothing where there is no change to judge. */
export function changeSources(report: SatisfactionReport): Words[] {
  const { changed, designEffect, decomposition, mixAdjusted } = report.comparison
  if (changed === null) return []
  if (!designEffect)
    return [
      {
        vi: 'Chỉ nói tăng hay giảm khi cả hai kỳ đã chốt và mỗi kỳ có đánh giá trong ít nhất 10 ngày.',
        en: 'A rise or fall is named only when both periods are closed and each has ratings on ten days or more.',
      },
    ]
  const { now, before } = designEffect
  const factors = (language: Language) => [before, now].map((factor) => formatDecimal(factor, language, 1))
  const [viBefore = '', viNow = ''] = factors('vi')
  const [enBefore = '', enNow = ''] = factors('en')
  return [
    {
      vi: `Khoảng này đã tính việc các ngày dao động: phương sai gấp ${viBefore} lần (kỳ trước) và ${viNow} lần (kỳ này) so với khi các lượt độc lập.`,
      en: `The interval reckons with how days differ: ${enBefore} (before) and ${enNow} times (this period) the variance of independent ratings.`,
    },
    ...(mixAdjusted && changed !== 'mix'
      ? [
          {
            vi: `Nếu giữ nguyên tỷ trọng, ${sameUnitsWords(mixAdjusted, 'vi')}.`,
            en: `With weights kept, ${sameUnitsWords(mixAdjusted, 'en')}.`,
          },
        ]
      : []),
    ...(decomposition && changed !== 'not-shown' ? [decompositionSentence(report, decomposition)] : []),
  ]
}

function decompositionSentence(
  report: SatisfactionReport,
  { rows, within, difference, isWhole }: NonNullable<Comparison['decomposition']>,
): Words {
  const most = rows
    .toSorted((a, b) => Math.abs(b.within + b.mix) - Math.abs(a.within + a.mix))
    .slice(0, MOST_NAMED)
  const digits = differenceDigits(report.comparison.interval ?? [0, 0])
  const write = (language: Language): string => {
    const vi = language === 'vi'
    const named = most
      .map((row) => {
        const name = row.unit
          ? partName(report, row.unit, language)
          : vi
            ? 'các đơn vị khác gộp lại'
            : 'all others together'
        return `${name} ${formatPoints(row.within + row.mix, language, digits)}`
      })
      .join('; ')
    // Rounded parts that add up to the rounded whole, as many decimals as the sentence before has.
    const [all, ownPart] = [difference, within].map((value) => Math.round(value * 100 * 10 ** digits))
    const [total, own, weights] = [all ?? 0, ownPart ?? 0, (all ?? 0) - (ownPart ?? 0)].map((value) =>
      formatPoints(value / 100 / 10 ** digits, language, digits),
    )
    const left = isWhole
      ? ''
      : vi
        ? ' Không kể các đơn vị chưa đủ lượt để nêu riêng.'
        : ' Units with too few ratings to be told by themselves are left out.'
    return vi
      ? `Chênh lệch ${total} điểm gồm ${own} do kết quả của từng đơn vị và ${weights} do tỷ trọng giữa các đơn vị; nhiều nhất: ${named}.${left}`
      : `Of ${total} points, ${own} come from the units’ own results and ${weights} from their weights; most of it: ${named}.${left}`
  }
  return { vi: write('vi'), en: write('en') }
}
