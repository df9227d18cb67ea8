import type { Language, Words } from '../../contract/language.ts'
import { isScaleSize, SCALE_SIZES, type ScaleSize } from '../../contract/level.ts'
import type { ResultsDocument } from '../../contract/results/published-results.ts'
import type { SatisfactionCell, TimelinessCounts, UnitParticipation } from '../../contract/report.ts'
import { LEVEL_WORDS } from '../../words/level-words.ts'
import { PARTICIPATION } from '../../words/reports/participation-words.ts'
import { TIMELINESS_LINE, TIMELINESS_WORDS } from '../../words/timeliness-words.ts'
import { rowNameOf, type UnitLabel } from '../unit-parts.ts'

/** `share` is 0–1. */
export type Measure = 'ratings' | 'people' | 'items' | 'days' | 'share' | 'minutes'

/** One kind of number in the files: its name there, what it counts, and where it stands in a row of the report. */
export interface Figure<Row> {
  readonly key: string
  readonly name: Words
  readonly measure: Measure
  readonly meaning: Words
  readonly value: (row: Row) => number | null
}

/** A row of a report by unit, as files name it: the whole office first. */
export interface UnitRow<Row> {
  readonly code: string
  readonly name: string
  /** The whole office, what was given to it directly, or a unit with everything below it. */
  readonly scope: 'whole' | 'itself' | 'unit'
  readonly row: Row
}

const LOWER: Words = { vi: 'Cận dưới 95%', en: 'Lower bound, 95%' }
const UPPER: Words = { vi: 'Cận trên 95%', en: 'Upper bound, 95%' }

/** What is told of ratings, the levels of the scale last, the worst first. */
export function satisfactionFigures(scaleSize: number): readonly Figure<SatisfactionCell>[] {
  return [
    {
      key: 'n',
      name: { vi: 'Số lượt đánh giá', en: 'Ratings' },
      measure: 'ratings',
      meaning: { vi: 'Lượt đánh giá hợp lệ trong kỳ', en: 'Valid ratings in the period' },
      value: ({ n }) => n,
    },
    {
      key: 'satisfied',
      name: { vi: 'Số lượt hài lòng', en: 'Satisfied' },
      measure: 'ratings',
      meaning: {
        vi: 'Lượt ở hai mức Hài lòng và Rất hài lòng',
        en: 'Ratings of the two levels Satisfied and Very satisfied',
      },
      value: ({ satisfied }) => satisfied,
    },
    {
      key: 'share',
      name: { vi: 'Tỷ lệ hài lòng', en: 'Share satisfied' },
      measure: 'share',
      meaning: {
        vi: 'satisfied ÷ n; trống khi dưới 30 lượt',
        en: 'satisfied ÷ n; empty with fewer than 30 ratings',
      },
      value: ({ share }) => share,
    },
    {
      key: 'share_lower',
      name: LOWER,
      measure: 'share',
      meaning: { vi: 'Khoảng 95% theo Wilson, cận dưới', en: 'Wilson’s 95% interval, lower bound' },
      value: ({ interval }) => interval?.[0] ?? null,
    },
    {
      key: 'share_upper',
      name: UPPER,
      measure: 'share',
      meaning: { vi: 'Khoảng 95% theo Wilson, cận trên', en: 'Wilson’s 95% interval, upper bound' },
      value: ({ interval }) => interval?.[1] ?? null,
    },
    ...(isScaleSize(scaleSize) ? levelFigures(scaleSize) : []),
  ]
}

function levelFigures(scaleSize: ScaleSize): Figure<SatisfactionCell>[] {
  return LEVEL_WORDS[scaleSize].map((name, index) => ({
    key: `level_${index + 1}_of_${scaleSize}`,
    name,
    measure: 'ratings',
    meaning: {
      vi: `Lượt chọn mức “${name.vi}”, thang ${scaleSize} mức`,
      en: `Ratings of the level “${name.en}”, on the scale of ${scaleSize}`,
    },
    value: ({ distribution }) => distribution?.[index] ?? null,
  }))
}

/** What is told of deadlines; the columns from `onTime` to `unpromised` make up `received`. */
export const TIMELINESS_FIGURES: readonly Figure<TimelinessCounts>[] = [
  {
    key: 'received',
    name: TIMELINESS_WORDS.received,
    measure: 'items',
    meaning: { vi: 'Phản ánh tiếp nhận trong kỳ', en: 'Items of feedback received in the period' },
    value: ({ received }) => received,
  },
  ...TIMELINESS_LINE.map((key): Figure<TimelinessCounts> => ({
    key,
    name: TIMELINESS_WORDS[key],
    measure: 'items',
    meaning: {
      vi: 'Một phần của received; bảy phần cộng lại bằng received',
      en: 'A part of received; the seven parts make it up',
    },
    value: (row) => row[key],
  })),
  {
    key: 'judged',
    name: TIMELINESS_WORDS.judged,
    measure: 'items',
    meaning: {
      vi: 'onTime + late + overdue + endedPastDue: mẫu số của tỷ lệ đúng hạn',
      en: 'onTime + late + overdue + endedPastDue: the denominator of the on-time share',
    },
    value: ({ judged }) => judged,
  },
  {
    key: 'onTimeShare',
    name: TIMELINESS_WORDS.onTimeShare,
    measure: 'share',
    meaning: { vi: 'onTime ÷ judged', en: 'onTime ÷ judged' },
    value: ({ onTimeShare }) => onTimeShare,
  },
  {
    key: 'onTimeShare_lower',
    name: LOWER,
    measure: 'share',
    meaning: { vi: 'Khoảng 95% theo Wilson, cận dưới', en: 'Wilson’s 95% interval, lower bound' },
    value: ({ onTimeInterval }) => onTimeInterval?.[0] ?? null,
  },
  {
    key: 'onTimeShare_upper',
    name: UPPER,
    measure: 'share',
    meaning: { vi: 'Khoảng 95% theo Wilson, cận trên', en: 'Wilson’s 95% interval, upper bound' },
    value: ({ onTimeInterval }) => onTimeInterval?.[1] ?? null,
  },
  {
    key: 'medianWorkingMinutes',
    name: { vi: 'Trung vị phút làm việc', en: 'Median working minutes' },
    measure: 'minutes',
    meaning: {
      vi: 'Từ lúc tiếp nhận đến lúc trả lời, chỉ tính giờ làm việc',
      en: 'From receipt to answer, counting working hours only',
    },
    value: ({ medianWorkingMinutes }) => medianWorkingMinutes,
  },
]

/** What is told of who took part. */
export const PARTICIPATION_FIGURES: readonly Figure<UnitParticipation>[] = [
  {
    key: 'served',
    name: PARTICIPATION.served,
    measure: 'people',
    meaning: { vi: 'Lượt phục vụ do đơn vị nhập', en: 'People served, as the unit entered them' },
    value: ({ served }) => served,
  },
  {
    key: 'open_days',
    name: PARTICIPATION.openDays,
    measure: 'days',
    meaning: {
      vi: 'Ngày mở cửa phải nhập số lượt phục vụ, cộng các đơn vị',
      en: 'Open days on which people served should be counted, each unit’s own',
    },
    value: ({ openDays }) => openDays ?? null,
  },
  {
    key: 'counted_days',
    name: PARTICIPATION.countedDays,
    measure: 'days',
    meaning: { vi: 'Trong đó đã nhập', en: 'On how many of them they were' },
    value: ({ countedDays }) => countedDays ?? null,
  },
  {
    key: 'offered',
    name: PARTICIPATION.offered,
    measure: 'people',
    meaning: { vi: 'Trong đó được mời đánh giá, nếu có đếm', en: 'Of them asked to rate, where counted' },
    value: ({ offered }) => offered,
  },
  {
    key: 'rated',
    name: PARTICIPATION.rated,
    measure: 'ratings',
    meaning: { vi: 'Lượt đánh giá bằng mọi cách, cả hai thang', en: 'Ratings of every way and both scales' },
    value: ({ rated }) => rated,
  },
  {
    key: 'participation',
    name: PARTICIPATION.rate,
    measure: 'share',
    meaning: {
      vi: 'rated ÷ served; mức cao nhất có thể khi counted_days < open_days',
      en: 'rated ÷ served; the highest that it can be where counted_days < open_days',
    },
    value: ({ rate }) => rate,
  },
  {
    key: 'required_n',
    name: PARTICIPATION.required,
    measure: 'ratings',
    meaning: {
      vi: 'served ÷ (1 + served × 0,05²), làm tròn lên; mức thấp nhất có thể khi counted_days < open_days',
      en: 'served ÷ (1 + served × 0.05²), rounded up; the least that it can be where counted_days < open_days',
    },
    value: ({ requiredN }) => requiredN,
  },
]

/** The levels of every scale, once: what a file of either scale may hold. */
export const ALL_SATISFACTION_FIGURES: readonly Figure<SatisfactionCell>[] = [
  ...satisfactionFigures(0),
  ...SCALE_SIZES.toReversed().flatMap(levelFigures),
]

export const MEASURE_WORDS: Readonly<Record<Measure, Words>> = {
  ratings: { vi: 'lượt', en: 'ratings' },
  people: { vi: 'lượt phục vụ', en: 'people served' },
  items: { vi: 'phản ánh', en: 'items' },
  days: { vi: 'ngày', en: 'days' },
  share: { vi: 'tỷ lệ 0–1', en: 'share 0–1' },
  minutes: { vi: 'phút làm việc', en: 'working minutes' },
}

/** The rows of a report by unit, the whole office first. */
export function unitRows<Row extends { readonly unit: UnitLabel }>(
  report: Row & { readonly byUnit: readonly Row[] },
  office: ResultsDocument['office'],
  language: Language,
): UnitRow<Row>[] {
  return [
    {
      code: office.code,
      name: language === 'en' && office.nameEn !== '' ? office.nameEn : office.name,
      scope: 'whole',
      row: report,
    },
    ...report.byUnit.map((row): UnitRow<Row> => ({
      code: row.unit.code,
      name: rowNameOf(report, row)[language],
      scope: row.unit.code === report.unit.code ? 'itself' : 'unit',
      row,
    })),
  ]
}
