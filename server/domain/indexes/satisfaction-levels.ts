import { type ScaleSize, satisfiedLevels } from '../../contract/level.ts'
import type { IndexResult, LegalSource } from '../../contract/indexes.ts'
import type { Words } from '../../contract/language.ts'
import { wilsonInterval } from '../satisfaction.ts'
import { DECIMALS } from './decimals.ts'
import { noValue, percent, shareOf, shareStep, sumStep } from './results.ts'
import { type IndexInput, type InputValues, missingOf } from './rule-set.ts'
import { DOSSIERS_SOLVED } from './shared-inputs.ts'

/** How citizens' satisfaction came to be what is measured, whatever the form. */
export const SATISFACTION_SOURCES: readonly LegalSource[] = [
  {
    document: 'NĐ 61/2018/NĐ-CP',
    article: { vi: 'Điều 27, 29, 31', en: 'art. 27, 29, 31' },
    from: '2018-06-21',
    to: '2025-06-30',
  },
  {
    document: 'NĐ 118/2025/NĐ-CP',
    article: { vi: 'Điều 8', en: 'art. 8' },
    from: '2025-07-01',
    to: null,
  },
  {
    document: 'NĐ 224/2026/NĐ-CP',
    article: { vi: 'Điều 10.3b, 19', en: 'art. 10.3b, 19' },
    from: '2026-07-01',
    to: null,
  },
]

export const NEVER_MIXED: Words = {
  vi: 'Thang 3 mức và thang 5 mức không bao giờ tính chung.',
  en: 'The scales of three and five levels are never counted together.',
}
export const BLANK_IS_NO_ANSWER: Words = {
  vi: 'Phiếu để trống không nằm trong mẫu số và không phải “Bình thường”.',
  en: 'A blank answer is not in the denominator, and it is not “neutral”.',
}

const SATISFIED: Words = { vi: 'Hài lòng và rất hài lòng', en: 'Satisfied and very satisfied' }
const VALID: Words = { vi: 'Lượt đánh giá hợp lệ', en: 'Valid ratings' }
const SHARE: Words = { vi: 'Tỷ lệ hài lòng', en: 'Share satisfied' }
const NOBODY: Words = { vi: 'Chưa có lượt đánh giá nào.', en: 'Nobody has rated.' }

const INTERVAL: Words = { vi: 'Khoảng tin cậy 95% (Wilson)', en: '95% interval (Wilson)' }
const TOOK_PART: Words = { vi: 'Lượt đánh giá trên hồ sơ đã giải quyết', en: 'Ratings of dossiers solved' }

/** To tell how many took part; without it the share stands all the same. */
export const SATISFACTION_DOSSIERS = { ...DOSSIERS_SOLVED, isOptional: true } as const

/**
 * (Satisfied + very satisfied) ÷ all valid answers on one scale, with its interval and, where the dossiers are known, how
 * many took part. `levels` are the inputs of the scale, the worst first.
 */
export function shareOfLevels<Code extends string>(
  levels: readonly IndexInput<Code>[],
  values: InputValues<Code | 'dossiers-solved'>,
  scaleSize: ScaleSize,
): IndexResult {
  const digits = DECIMALS[scaleSize === 5 ? 'satisfaction-five-levels' : 'satisfaction-three-levels'].value
  const codes = levels.map(({ code }) => code)
  const lacks = missingOf<Code | 'dossiers-solved'>(values, codes)
  if (lacks.length > 0) return noValue(lacks)
  const counts = codes.map((code) => values[code] ?? 0)
  const satisfied = satisfiedLevels(scaleSize).map((level) => counts[level - 1] ?? 0)
  const over = satisfied.reduce((a, b) => a + b, 0)
  const n = counts.reduce((a, b) => a + b, 0)
  if (n === 0) return noValue([], NOBODY)
  const [lower, upper] = wilsonInterval(over, n)
  const dossiers: number | undefined = values['dossiers-solved']
  return {
    ...noValue([]),
    value: shareOf(over, n, digits),
    steps: [
      sumStep(SATISFIED, satisfied),
      sumStep(VALID, counts),
      shareStep(SHARE, over, n, digits),
      { what: INTERVAL, formula: [percent(lower, digits), '–', percent(upper, digits)], result: null },
      ...(dossiers === undefined || dossiers < n ? [] : [shareStep(TOOK_PART, n, dossiers, digits)]),
    ],
    n,
    // Of fewer dossiers than ratings these are no part.
    total: dossiers === undefined || dossiers < n ? null : dossiers,
  }
}
