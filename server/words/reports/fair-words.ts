import type {
  FairComparison,
  FairUnit,
  NotCompared,
  UnitVerdict,
} from '../../contract/reports/fair-comparison.ts'
import type { Language, Words } from '../../contract/language.ts'
import { formatDecimal, formatInterval, formatNumber, formatPercent } from '../format.ts'
import type { SatisfactionReport } from '../../contract/report.ts'
import { partName } from '../unit-name.ts'

export const VERDICT_WORDS: Readonly<Record<UnitVerdict, Words>> = {
  below: { vi: 'Thấp hơn các đơn vị khác', en: 'Below the others' },
  above: { vi: 'Cao hơn các đơn vị khác', en: 'Above the others' },
  'not-told-apart': {
    vi: 'Chưa phân biệt được với mức chung',
    en: 'Not told apart from the others',
  },
}

/** What a table of compared units is made of, on every side that shows one. */
export const FAIR_WORDS = {
  title: { vi: 'So sánh công bằng giữa các đơn vị', en: 'Units compared fairly' },
  named: { vi: 'Đơn vị phân biệt được', en: 'Units told apart' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  verdict: { vi: 'Kết luận', en: 'Finding' },
  n: { vi: 'Số lượt (n)', en: 'Ratings (n)' },
  share: { vi: 'Hài lòng', en: 'Satisfied' },
  others: { vi: 'Các đơn vị khác', en: 'The others' },
  limits95: { vi: 'Giới hạn 95%', en: '95% limits' },
  limits998: { vi: 'Giới hạn 99,8%', en: '99.8% limits' },
  pValue: { vi: 'p (Holm)', en: 'p (Holm)' },
  phi: { vi: 'Hệ số φ', en: 'Factor φ' },
  funnel: {
    vi: 'Tỷ lệ hài lòng theo số lượt đánh giá; giữa hai giới hạn là mức dao động ngẫu nhiên quanh các đơn vị khác',
    en: 'Share satisfied by number of ratings; between the limits lies what chance alone does around the others',
  },
} as const satisfies Record<string, Words>

const NOT_COMPARED: Readonly<Record<NotCompared, Words>> = {
  'not-closed': {
    vi: 'Chưa so sánh các đơn vị: số liệu chưa chốt.',
    en: 'Units are not compared yet: the figures are not closed.',
  },
  'few-units': {
    vi: 'Không so sánh các đơn vị: chưa có hai đơn vị đủ lượt để nêu tỷ lệ.',
    en: 'Units are not compared: fewer than two have enough ratings for a share.',
  },
  'few-days': {
    vi: 'Không so sánh các đơn vị: quá ít ngày có đánh giá để biết các ngày dao động đến đâu.',
    en: 'Units are not compared: too few days have ratings to know how days differ.',
  },
}

/** Who stands out and how that was tested, then how days differ; the folded group has `foldedWords`. */
export function fairSentences(report: SatisfactionReport): Words[] {
  const { fair } = report
  if (fair.notCompared !== null) return [NOT_COMPARED[fair.notCompared]]
  const named = namedUnits(fair)
  return [
    named.length === 0
      ? {
          vi: 'Chưa đơn vị nào phân biệt được với mức chung.',
          en: 'No unit can be told apart from the others.',
        }
      : both((language) =>
          (['below', 'above'] as const)
            .filter((verdict) => fair.counts[verdict] > 0)
            .map((verdict) => {
              const names = named.filter((unit) => unit.verdict === verdict)
              return `${VERDICT_WORDS[verdict][language]}: ${names.map((unit) => nameWithShares(report, unit, language)).join('; ')}.`
            })
            .join(' '),
        ),
    both((language) => {
      const units = formatNumber(fair.units.length, language)
      const alpha = formatPercent(fair.alpha, language, 0)
      return language === 'vi'
        ? `Mỗi đơn vị được so với các đơn vị khác, không gồm chính nó, bằng kiểm định chính xác Fisher hai phía, hiệu chỉnh Holm cho cả ${units} đơn vị: nếu mọi đơn vị như nhau, nhiều nhất ${alpha} số báo cáo nêu nhầm một đơn vị nào đó.`
        : `Each unit is compared with the others without itself by Fisher’s exact test, two-sided, adjusted by Holm for all ${units} units: if all were alike, at most ${alpha} of reports would name any.`
    }),
    ...(fair.phi === null ? [] : [phiSentence(fair.phi)]),
  ]
}

function phiSentence(phi: number): Words {
  return both((language) => {
    const factor = formatDecimal(phi, language, 1)
    if (phi === 1)
      return language === 'vi'
        ? `Hệ số dao động giữa các ngày φ = ${factor}: các ngày không khác nhau hơn mức ngẫu nhiên.`
        : `Factor of the days φ = ${factor}: days differ no more than chance has it.`
    return language === 'vi'
      ? `Hệ số dao động giữa các ngày φ = ${factor} (trung bình): phương sai gấp chừng ấy lần so với khi các lượt độc lập; giới hạn và kiểm định đã nới theo từng đơn vị.`
      : `Factor of the days φ = ${factor} on average: so many times the variance of independent ratings; limits and test are widened by it, unit by unit.`
  })
}

/** `Chưa phân biệt được với mức chung: 162 đơn vị`. */
export function foldedWords({ counts }: FairComparison): Words {
  const n = counts['not-told-apart']
  return both((language) => {
    const number = formatNumber(n, language)
    const said = VERDICT_WORDS['not-told-apart'][language]
    return language === 'vi'
      ? `${said}: ${number} đơn vị`
      : `${said}: ${number} ${n === 1 ? 'unit' : 'units'}`
  })
}

/** Those below first, then those above, each in the order of the report. */
export function namedUnits({ units }: FairComparison): FairUnit[] {
  return (['below', 'above'] as const).flatMap((verdict) => units.filter((unit) => unit.verdict === verdict))
}

/** How a named unit may be called in the picture: by its name where there is room, else by its code. */
export function namesInPicture(unit: FairUnit['unit'], name: string): string[] {
  return unit.code === name ? [name] : [name, unit.code]
}

/** How it is called beside the picture: with the code that may stand for it there. */
export function nameWithCode({ unit, verdict }: FairUnit, name: string): string {
  return verdict === 'not-told-apart' || unit.code === name ? name : `${name} (${unit.code})`
}

/** How far outside its own limits a unit lies, in their widths: below 0 within them. */
export function outlyingOf({ share, limits998: [low, high] }: FairUnit): number {
  return Math.max(low - share, share - high) / (high - low || 1)
}

export function foldedUnits({ units }: FairComparison): FairUnit[] {
  return units.filter(({ verdict }) => verdict === 'not-told-apart')
}

/** The columns of a compared unit after its name, as words. */
export const FAIR_COLUMNS: readonly {
  readonly name: Words
  readonly show: (unit: FairUnit, language: Language) => string
}[] = [
  { name: FAIR_WORDS.verdict, show: ({ verdict }, language) => VERDICT_WORDS[verdict][language] },
  { name: FAIR_WORDS.n, show: ({ n }, language) => formatNumber(n, language) },
  { name: FAIR_WORDS.share, show: ({ share }, language) => formatPercent(share, language) },
  { name: FAIR_WORDS.others, show: ({ othersShare }, language) => formatPercent(othersShare, language) },
  { name: FAIR_WORDS.limits95, show: ({ limits95 }, language) => formatInterval(limits95, language) },
  { name: FAIR_WORDS.limits998, show: ({ limits998 }, language) => formatInterval(limits998, language) },
  { name: FAIR_WORDS.pValue, show: ({ pValue }, language) => formatP(pValue, language) },
  { name: FAIR_WORDS.phi, show: ({ phi }, language) => formatDecimal(phi, language, 1) },
]

/** One compared unit in a line, for whoever walks through the picture. */
export function fairPoint(unit: FairUnit, name: string, language: Language): string {
  const columns = FAIR_COLUMNS.slice(0, 6).map(
    (column) => `${column.name[language]} ${column.show(unit, language)}`,
  )
  return `${name}: ${columns.join(', ')}`
}

function nameWithShares(report: SatisfactionReport, unit: FairUnit, language: Language): string {
  const [own, others] = [unit.share, unit.othersShare].map((share) => formatPercent(share, language))
  const name = partName(report, unit.unit, language)
  return language === 'vi'
    ? `${name} (${own}; các đơn vị khác ${others})`
    : `${name} (${own}; the others ${others})`
}

function formatP(p: number, language: Language): string {
  return p < 0.001 ? `< ${formatDecimal(0.001, language, 3)}` : formatDecimal(p, language, 3)
}

function both(write: (language: Language) => string): Words {
  return { vi: write('vi'), en: write('en') }
}
