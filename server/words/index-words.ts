import type { Figure, IndexStep, InputReply, MissingInput, Standing } from '../contract/indexes.ts'
import type { Language, Words } from '../contract/language.ts'
import { formatDay, formatDecimal, formatNumber, formatPercent, formatSample } from './format.ts'

/** `14.707`, `17,94`, `99,15%`. */
export function formatFigure({ value, measure, digits }: Figure, language: Language): string {
  switch (measure) {
    case 'count':
      return formatNumber(value, language)
    case 'points':
      return formatDecimal(value, language, digits)
    case 'percent':
      return formatPercent(value, language, digits)
  }
}

/** `(14.707 − 125) ÷ 14.707 = 99,15%`, `120 ÷ 133 = 90,23%, được 1,0 điểm`; empty where nothing was counted. */
export function formulaWords({ formula, result }: IndexStep, language: Language): string {
  const parts = formula.map((part) => (typeof part === 'string' ? part : formatFigure(part, language)))
  const isEarned = parts.at(-1) === '→'
  const text = (isEarned ? parts.slice(0, -1) : parts)
    .join(' ')
    .replaceAll('( ', '(')
    .replaceAll(' )', ')')
    .replaceAll(' ;', ';')
  if (!result) return text
  const came = formatFigure(result, language)
  if (isEarned) return language === 'vi' ? `${text}, được ${came} điểm` : `${text}, which earns ${came}`
  return [text, came].filter(Boolean).join(' = ')
}

/** `n = 40, N = 100`: on how many it rests, of how many. */
export function countedWords(n: number | null, total: number | null, language: Language): string {
  return [
    n === null ? '' : formatSample(n, language),
    total === null ? '' : formatSample(total, language, 'N'),
  ]
    .filter(Boolean)
    .join(', ')
}

const MISSING_WORDS: Readonly<Record<MissingInput, Words>> = {
  'not-entered': { vi: 'chưa nhập', en: 'not entered' },
  'not-whole': { vi: 'chưa đủ cả kỳ', en: 'not for the whole period' },
  contradictory: { vi: 'mâu thuẫn: lớn hơn tổng của nó', en: 'contradictory: more than its whole' },
  hidden: {
    vi: 'ẩn để giữ kín người đánh giá, hoặc chưa có lượt nào',
    en: 'hidden to keep raters secret, or there are none',
  },
  'too-few': { vi: 'dưới 30 lượt, không tính tỷ lệ', en: 'fewer than 30, no share' },
  'other-scale': {
    vi: 'kỳ này đơn vị dùng thang kia, hai thang không tính chung',
    en: 'the other scale was used here, and the two are never counted together',
  },
  'not-of-months': {
    vi: 'kết quả hài lòng chỉ nêu theo trọn tháng, quý hoặc năm',
    en: 'satisfaction is told of whole months, quarters or years only',
  },
}

/** Why an input has no number: `chưa đủ cả kỳ, từ 01/08/2026`. */
export function missingWords({ missing, uncoveredFrom }: InputReply): Words | null {
  if (missing === null) return null
  const { vi, en } = MISSING_WORDS[missing]
  if (uncoveredFrom === null) return { vi, en }
  const day = formatDay(uncoveredFrom)
  return { vi: `${vi}, thiếu từ ${day}`, en: `${en}, missing from ${day}` }
}

/** What is said beside an index about its days in force; null where there is nothing to say. */
export function standingWords(standing: Standing, validFrom: string, validTo: string | null): Words | null {
  const [from, to] = [formatDay(validFrom), validTo === null ? '' : formatDay(validTo)]
  switch (standing) {
    case 'in-force':
      return null
    case 'ended':
      return { vi: `Hết hiệu lực sau ngày ${to}`, en: `No longer in force after ${to}` }
    case 'not-yet':
      return { vi: `Chưa có hiệu lực, từ ${from}`, en: `Not in force before ${from}` }
    case 'partly':
      return {
        vi: to === '' ? `Có hiệu lực từ ${from}` : `Có hiệu lực ${from} – ${to}`,
        en: to === '' ? `In force from ${from}` : `In force ${from} – ${to}`,
      }
  }
}

/** `từ 06/01/2019 đến hết 30/06/2025`. */
export function spanWords(from: string, to: string | null): Words {
  return to === null
    ? { vi: `từ ${formatDay(from)}`, en: `from ${formatDay(from)}` }
    : {
        vi: `từ ${formatDay(from)} đến hết ${formatDay(to)}`,
        en: `from ${formatDay(from)} to ${formatDay(to)}`,
      }
}
