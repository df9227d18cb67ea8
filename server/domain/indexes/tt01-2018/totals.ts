import type { IndexResult, LegalSource, Readings } from '../../../contract/indexes.ts'
import type { Words } from '../../../contract/language.ts'
import { DECIMALS } from '../decimals.ts'
import { fraction, halfUp } from '../exact.ts'
import { count, joined, noValue, points } from '../results.ts'
import { type CriterionScore, MOST_TENTHS } from './criterion-score.ts'

const { value: POINT_DIGITS } = DECIMALS['tt01-2018-agency']

export const TT01_VALIDITY = {
  sources: [
    {
      document: 'TT 01/2018/TT-VPCP',
      article: { vi: 'Điều 13–15', en: 'art. 13–15' },
      from: '2019-01-06',
      to: '2025-06-30',
    },
    {
      document: 'NĐ 61/2018/NĐ-CP',
      article: { vi: 'Điều 27–32', en: 'art. 27–32' },
      from: '2018-06-21',
      to: '2025-06-30',
    },
  ] satisfies readonly LegalSource[],
  validFrom: '2019-01-06',
  validTo: '2025-06-30',
  ended: {
    vi: 'NĐ 61/2018 mà thông tư này hướng dẫn được NĐ 118/2025/NĐ-CP thay thế từ 01/07/2025; chưa thấy văn bản nào nói riêng về thông tư. Tính để tham khảo.',
    en: 'Decree 61/2018, which this circular details, was replaced by Decree 118/2025/NĐ-CP on 01/07/2025; nothing was found on the circular itself. Counted for reference.',
  } satisfies Words,
} as const

export const TT01_NOTES: readonly Words[] = [
  {
    vi: 'Mỗi chỉ số làm tròn đến một chữ số thập phân (từ 5 làm tròn lên) rồi mới cộng; cận dưới của mỗi loại được tính.',
    en: 'Each index is rounded to one decimal, half up, and then added; the lower bound of a class belongs to it.',
  },
  {
    vi: 'Chỉ số chưa đủ thông tin thì không tính, và không phải là 0 điểm. Văn bản không nói cách quy đổi tổng khi đó: mặc định để nguyên và chưa xếp loại.',
    en: 'An index without enough information is not counted, which is not 0 points. The text does not say how a total is then scaled: by default it stays as it is, without a class.',
  },
  {
    vi: 'Mẫu số là mọi hồ sơ đã giải quyết (câu chữ Điều 15.2a) hoặc hồ sơ có thông tin (đọc cùng Điều 15.4b): chọn ở đầu trang; n và N luôn được nêu.',
    en: 'The denominator is all dossiers solved (the words of art. 15.2a) or those with information (read with art. 15.4b): chosen at the top; n and N are always told.',
  },
]

/** A class and its inclusive lower bound in tenths of a point, the best first. */
export interface Class {
  readonly fromTenths: number
  readonly name: Words
}

/** The sum of indexes that were rounded before (art. 15.1), and its class; `total` is N, the dossiers solved. */
export function totalOf(
  scores: readonly CriterionScore[],
  classes: readonly Class[],
  { incomplete }: Readings,
  total: number | null,
): IndexResult {
  const known = scores.flatMap(({ tenths }) => (tenths === null ? [] : [tenths]))
  const lacks = [...new Set(scores.flatMap((score) => score.lacks))]
  const steps = scores.map(({ step }) => step)
  if (known.length === 0) return { ...noValue(lacks, lacks.length > 0 ? null : NOTHING), steps, total }

  const sum = known.reduce((a, b) => a + b, 0)
  const isWhole = known.length === scores.length
  const [most, mostKnown] = [scores.length * MOST_TENTHS, known.length * MOST_TENTHS]
  const isRescaled = !isWhole && incomplete === 'rescaled'
  const tenths = isRescaled ? halfUp(fraction(sum * most, mostKnown * 10), 1) : sum
  const value = points(tenths / 10, POINT_DIGITS)
  const counts = scores.flatMap(({ n }) => (n === undefined ? [] : [n]))
  return {
    value,
    reason: null,
    lacks,
    class:
      isWhole || isRescaled ? (classes.find(({ fromTenths }) => tenths >= fromTenths)?.name ?? null) : null,
    classReason: isWhole || isRescaled ? null : notClassed(known.length, scores.length),
    steps: [
      ...steps,
      {
        what: SUM,
        formula: joined(
          known.map((each) => points(each / 10, POINT_DIGITS)),
          '+',
        ),
        result: points(sum / 10, POINT_DIGITS),
        remark: ofAtMost(mostKnown / 10),
      },
      ...(isRescaled
        ? [
            {
              what: RESCALED,
              formula: [points(sum / 10, POINT_DIGITS), '×', count(most / 10), '÷', count(mostKnown / 10)],
              result: value,
            },
          ]
        : []),
    ],
    n: counts.length === 0 ? null : Math.min(...counts),
    total,
  }
}

const SUM: Words = { vi: 'Tổng các chỉ số được tính', en: 'Sum of what is counted' }
const RESCALED: Words = { vi: 'Quy đổi về thang đầy đủ', en: 'Brought to the full scale' }
const NOTHING: Words = { vi: 'Không chỉ số nào tính được.', en: 'No index could be counted.' }

function ofAtMost(most: number): Words {
  return { vi: `Tối đa ${most} điểm.`, en: `At most ${most} points.` }
}

function notClassed(known: number, all: number): Words {
  return {
    vi: `Chưa đủ dữ liệu để xếp loại: tính được ${known} trong ${all} chỉ số.`,
    en: `Not enough data for a class: ${known} of ${all} indexes are counted.`,
  }
}
