import type { Language, Words } from '../../contract/language.ts'
import type { AnsweredQuestion, AnswersReport } from '../../contract/reports/answers.ts'
import type { TrendPoint, TrendReport, WeekPoint } from '../../contract/reports/insight.ts'
import type { HourCell, HoursReport } from '../../contract/reports/taps.ts'
import { WAY_WORDS } from '../../words/rating-channel-words.ts'
import { OPENING_WORDS, UNDER_TEN, WEEKDAY_WORDS } from '../../words/reports/hour-words.ts'
import { hiddenWords } from '../../words/reports/report-words.ts'
import { type Column, csvOf } from '../report-csv.ts'

type Row = { readonly what: Words; readonly point: TrendPoint | WeekPoint }

const KINDS = {
  quarter: { vi: 'Quý', en: 'Quarter' },
  month: { vi: 'Tháng', en: 'Month' },
  week: { vi: 'Tuần', en: 'Week' },
} as const satisfies Record<string, Words>

/** Quarters, months and weeks, one below the other; what is not told stands as words. */
export function trendCsv(report: TrendReport, language: Language): string {
  const rows: Row[] = [
    ...report.quarters.map((point) => ({ what: KINDS.quarter, point })),
    ...report.months.map((point) => ({ what: KINDS.month, point })),
    ...(report.weeks?.points ?? []).map((point) => ({ what: KINDS.week, point })),
  ]
  const spanOf = ({ point }: Row) =>
    'period' in point ? [point.period.from, point.period.to] : [point.from, point.to]
  const told = (figure: (point: TrendPoint | WeekPoint) => number | null | undefined) => {
    return ({ point }: Row, spoken: Language) => {
      const hidden = 'period' in point ? hiddenWords(point.shown) : undefined
      return hidden?.[spoken] ?? figure(point) ?? null
    }
  }
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? null : Number(value.toFixed(4))
  const columns: Column<Row>[] = [
    { name: { vi: 'Mã đơn vị', en: 'Unit code' }, value: () => report.unit.code },
    { name: { vi: 'Loại kỳ', en: 'Kind of period' }, value: ({ what }, spoken) => what[spoken] },
    { name: { vi: 'Từ ngày', en: 'From' }, value: (row) => spanOf(row)[0] ?? null },
    { name: { vi: 'Đến trước ngày', en: 'Before' }, value: (row) => spanOf(row)[1] ?? null },
    { name: { vi: 'Số lượt đánh giá', en: 'Ratings' }, value: told(({ n }) => n) },
    { name: { vi: 'Số lượt hài lòng', en: 'Satisfied' }, value: told(({ satisfied }) => satisfied) },
    { name: { vi: 'Tỷ lệ hài lòng', en: 'Share satisfied' }, value: told((point) => share(point.share)) },
    {
      name: { vi: 'Cận dưới', en: 'Lower bound' },
      value: told((point) => share(('period' in point ? point.interval : point.limits)?.[0])),
    },
    {
      name: { vi: 'Cận trên', en: 'Upper bound' },
      value: told((point) => share(('period' in point ? point.interval : point.limits)?.[1])),
    },
  ]
  return csvOf(columns, rows, language)
}

/** One line an hour of the week; under ten stands as words. */
export function hoursCsv(report: HoursReport, language: Language): string {
  const columns: Column<HourCell>[] = [
    { name: { vi: 'Mã đơn vị', en: 'Unit code' }, value: () => report.unit.code },
    { name: { vi: 'Kỳ', en: 'Period' }, value: () => report.quarter?.key ?? null },
    {
      name: { vi: 'Thứ', en: 'Weekday' },
      value: ({ weekday }, spoken) => WEEKDAY_WORDS[weekday]?.[spoken] ?? null,
    },
    { name: { vi: 'Từ giờ', en: 'From hour' }, value: ({ hour }) => hour },
    {
      name: { vi: 'Giờ làm việc', en: 'Opening hours' },
      value: ({ opening }, spoken) => OPENING_WORDS[opening][spoken],
    },
    {
      name: { vi: 'Số lượt, làm tròn chục', en: 'Ratings, to the nearest ten' },
      value: ({ n }, spoken) => n ?? UNDER_TEN[spoken],
    },
  ]
  return csvOf(columns, report.cells, language)
}

interface AnswerRow {
  readonly question: AnsweredQuestion
  readonly choice: AnsweredQuestion['choices'][number]
}

/** One line a choice; what is not told stands as words. */
export function answersCsv(report: AnswersReport, language: Language): string {
  const told =
    (figure: (row: AnswerRow) => number | string | null | undefined) => (row: AnswerRow, spoken: Language) =>
      hiddenWords(row.question.shown)?.[spoken] ?? figure(row) ?? null
  const columns: Column<AnswerRow>[] = [
    { name: { vi: 'Kỳ', en: 'Period' }, value: () => report.quarter?.key ?? null },
    { name: { vi: 'Mã đơn vị', en: 'Unit code' }, value: () => report.unit.code },
    {
      name: { vi: 'Mã phiếu hỏi', en: 'Questionnaire' },
      value: ({ question }) => question.questionnaire.code,
    },
    {
      name: { vi: 'Các phiên bản', en: 'Versions' },
      value: ({ question }) => question.versions.join(' '),
    },
    { name: { vi: 'Khoá câu hỏi', en: 'Key of the question' }, value: ({ question }) => question.key },
    { name: { vi: 'Câu hỏi', en: 'Question' }, value: ({ question }, spoken) => question.words[spoken] },
    {
      name: { vi: 'Cách đánh giá', en: 'Way of rating' },
      value: ({ question }, spoken) => WAY_WORDS[question.way][spoken],
    },
    { name: { vi: 'n', en: 'n' }, value: told(({ question }) => question.n) },
    { name: { vi: 'Khoá lựa chọn', en: 'Key of the choice' }, value: ({ choice }) => choice.key },
    { name: { vi: 'Lựa chọn', en: 'Choice' }, value: ({ choice }, spoken) => choice.words[spoken] },
    { name: { vi: 'Số người chọn', en: 'Chosen by' }, value: told(({ choice }) => choice.n) },
    { name: { vi: 'Tỷ lệ', en: 'Share' }, value: told(({ choice }) => choice.share?.toFixed(4)) },
    {
      name: { vi: 'Cận dưới', en: 'Lower bound' },
      value: told(({ choice }) => choice.interval?.[0].toFixed(4)),
    },
    {
      name: { vi: 'Cận trên', en: 'Upper bound' },
      value: told(({ choice }) => choice.interval?.[1].toFixed(4)),
    },
  ]
  const rows = report.questions.flatMap((question) =>
    question.choices.map((choice) => ({ question, choice })),
  )
  return csvOf(columns, rows, language)
}
