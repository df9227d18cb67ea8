import type { IndexStep } from '../../contract/indexes.ts'
import type { Words } from '../../contract/language.ts'
import { add, decimal, type Fraction, fraction, isAtLeast, rounded, times } from './exact.ts'
import { DECIMALS } from './decimals.ts'
import { count, noValue, percent, points, shareOf } from './results.ts'
import { entered, missingOf, ruleSet } from './rule-set.ts'
import { DOSSIERS_RECEIVED, FEEDBACK_JUDGED, FEEDBACK_ON_TIME } from './shared-inputs.ts'

const DISPUTED = entered(
  'feedback-disputed',
  'Phản ánh bị đánh giá không hài lòng về trả lời, hoặc bị phản ánh lại về kết quả hay việc xử lý quá hạn',
  'Feedback whose answer was rated dissatisfied, or that was complained about again for its result or delay',
)
const FAULTED = entered(
  'dossiers-faulted',
  'Hồ sơ bị đánh giá không hài lòng, hoặc có phản ánh, hoặc quá hạn: mỗi hồ sơ chỉ trừ một lần',
  'Dossiers rated dissatisfied, or with feedback, or overdue: each is taken off once',
)
const TARGET = {
  ...entered(
    'procedures-satisfaction-target',
    'Mục tiêu hài lòng về giải quyết thủ tục của kỳ, %',
    'Target of satisfaction with procedures in the period, %',
    { kind: 'percent' },
  ),
  isOptional: true,
} as const

/** Each ratio of the group is worth this much. */
const MOST_OF_A_RATIO = 6
const { value: DIGITS, shares: SHARE_DIGITS } = DECIMALS['qd766-satisfaction']

/** The targets of resolution 76/NQ-CP, by the last day for which they are set. */
const TARGETS = [
  { until: '2025-12-31', percent: 90 },
  { until: '2030-12-31', percent: 95 },
] as const

/** The target that holds on a day; after the last one, the last. */
export function targetOn(day: string): number {
  return (TARGETS.find(({ until }) => day <= until) ?? TARGETS[1]).percent
}

/** How many dossiers are taken off: one that is late and complained about is one. Lists of their ids. */
export function countFaulted(...lists: readonly (readonly string[])[]): number {
  return new Set(lists.flat()).size
}

export const QD766_SATISFACTION = ruleSet({
  code: 'qd766-satisfaction',
  name: {
    vi: 'Nhóm “Mức độ hài lòng” của Bộ chỉ số 766 (tối đa 18)',
    en: 'Group “satisfaction” of index 766 (at most 18)',
  },
  sources: [
    {
      document: 'QĐ 766/QĐ-TTg',
      article: { vi: 'nhóm mức độ hài lòng', en: 'group of satisfaction' },
      from: '2022-06-23',
      to: null,
    },
    {
      document: 'NQ 76/NQ-CP',
      article: {
        vi: 'mục tiêu hài lòng đến 2025, đến 2030',
        en: 'targets of satisfaction to 2025, to 2030',
      },
      from: '2021-07-15',
      to: null,
    },
  ],
  validFrom: '2022-06-23',
  validTo: null,
  notes: [
    {
      vi: 'Tỷ lệ thứ ba đạt mục tiêu của kỳ thì được đủ 6 điểm; chưa đạt thì tính theo tỷ lệ. Mục tiêu 90% đến 2025 và 95% đến 2030 chưa xác minh theo văn bản gốc: nhập mục tiêu của kỳ nếu khác.',
      en: 'The third ratio earns its full 6 points once the target is met, and its share of them below. The targets of 90% to 2025 and 95% to 2030 are not verified in the text: enter that of the period where it differs.',
    },
    {
      vi: 'Phản ánh còn trong hạn chưa nằm trong mẫu số.',
      en: 'Feedback that is open in time is not in the denominator yet.',
    },
    {
      vi: 'Cổng Dịch vụ công quốc gia tính tự động từ dữ liệu của Cổng; số ở đây để tự theo dõi.',
      en: 'The national portal computes this from its own data; the figure here is for the office itself.',
    },
  ],
  inputs: [FEEDBACK_ON_TIME, FEEDBACK_JUDGED, DISPUTED, DOSSIERS_RECEIVED, FAULTED, TARGET],
  compute(values, { onDay }) {
    const {
      'feedback-on-time': onTime,
      'feedback-judged': judged,
      'feedback-disputed': disputed,
      'dossiers-received': dossiers,
      'dossiers-faulted': faulted,
    } = values
    const lacks = missingOf(values, [
      'feedback-on-time',
      'feedback-judged',
      'feedback-disputed',
      'dossiers-received',
      'dossiers-faulted',
    ])
    const target = values['procedures-satisfaction-target'] ?? targetOn(onDay)
    const ratios = [
      ratio(FEEDBACK_IN_TIME, onTime, judged),
      ratio(FEEDBACK_SATISFIED, minus(judged, disputed), judged),
      ratio(PROCEDURES_SATISFIED, minus(dossiers, faulted), dossiers),
    ]
    const known = ratios.filter((each) => each !== null)
    const [first, second, third] = ratios
    const steps = known.map(({ step }) => step)
    if (lacks.length > 0) return { ...noValue(lacks), steps }
    if (!first || !second || !third) return { ...noValue([], NOTHING_TO_COUNT), steps }

    const isMet = isAtLeast(times(third.value, 100), decimal(target))
    const parts = [first.value, second.value, isMet ? fraction(1) : third.value].map((value) =>
      times(value, MOST_OF_A_RATIO),
    )
    const sum = parts.reduce(add)
    const value = points(rounded(sum, DIGITS), DIGITS)
    return {
      ...noValue([]),
      value,
      steps: [
        ...steps,
        {
          what: isMet ? TARGET_MET : TARGET_MISSED,
          formula: [
            shareOf(third.over, third.under, SHARE_DIGITS),
            isMet ? '≥' : '<',
            percent(target / 100, SHARE_DIGITS),
          ],
          result: null,
        },
        {
          what: { vi: 'Điểm của nhóm', en: 'Points of the group' },
          formula: [
            ...sixTimes(first),
            '+',
            ...sixTimes(second),
            '+',
            ...(isMet ? [points(MOST_OF_A_RATIO, 0)] : sixTimes(third)),
          ],
          result: value,
        },
      ],
      n: dossiers ?? null,
      total: dossiers ?? null,
    }
  },
})

interface Ratio {
  readonly value: Fraction
  readonly over: number
  readonly under: number
  readonly step: IndexStep
}

/** Null where a number is missing, or where there is nothing to divide by. */
function ratio(what: Words, over: number | undefined, under: number | undefined): Ratio | null {
  if (over === undefined || under === undefined || under === 0) return null
  const step = { what, formula: [count(over), '÷', count(under)], result: shareOf(over, under, SHARE_DIGITS) }
  return { value: fraction(over, under), over, under, step }
}

/** What is left. */
function minus(all: number | undefined, off: number | undefined): number | undefined {
  return all === undefined || off === undefined || off > all ? undefined : all - off
}

function sixTimes({ over, under }: Ratio) {
  return [points(MOST_OF_A_RATIO, 0), '×', shareOf(over, under, SHARE_DIGITS)]
}

const FEEDBACK_IN_TIME: Words = {
  vi: 'Phản ánh, kiến nghị xử lý đúng hạn',
  en: 'Feedback handled on time',
}
const FEEDBACK_SATISFIED: Words = {
  vi: 'Hài lòng về xử lý phản ánh, kiến nghị',
  en: 'Satisfaction with the handling of feedback',
}
const PROCEDURES_SATISFIED: Words = {
  vi: 'Hài lòng về giải quyết thủ tục',
  en: 'Satisfaction with procedures',
}
const TARGET_MET: Words = { vi: 'Đạt mục tiêu: đủ 6 điểm', en: 'The target is met: the full 6 points' }
const TARGET_MISSED: Words = { vi: 'Chưa đạt mục tiêu', en: 'The target is not met' }
const NOTHING_TO_COUNT: Words = {
  vi: 'Có tỷ lệ không có gì để tính: chưa có phản ánh đã xét hạn hoặc chưa có hồ sơ.',
  en: 'A ratio has nothing to divide by: no feedback is decided, or there are no dossiers.',
}
