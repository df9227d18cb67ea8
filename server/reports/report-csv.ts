import { stringify } from 'csv-stringify/sync'
import type { Language, Words } from '../contract/language.ts'
import { VERDICT_LEVELS } from '../contract/feedback/citizen-acts.ts'
import { isScaleSize } from '../contract/level.ts'
import { OTHER_WAYS } from '../contract/rating-channel.ts'
import type { FairUnit } from '../contract/reports/fair-comparison.ts'
import type {
  Exclusion,
  LateMove,
  LateMovesReport,
  SatisfactionCell,
  SatisfactionReport,
  StaffTimelinessReport,
  TimelinessCounts,
  TimelinessReport,
  UnitTimeliness,
  VerdictsReport,
} from '../contract/report.ts'
import { countTimeliness } from '../domain/timeliness.ts'
import { FAIR_WORDS, VERDICT_WORDS } from '../words/reports/fair-words.ts'
import { LEVEL_WORDS } from '../words/level-words.ts'
import { OTHER_WAY_WORDS } from '../words/rating-channel-words.ts'
import { EXCLUSION_WORDS, hiddenWords, LATE_MOVE_WORDS } from '../words/reports/report-words.ts'
import { TIMELINESS_LINE, TIMELINESS_WORDS } from '../words/timeliness-words.ts'
import { rowNameOf, type UnitLabel } from './unit-parts.ts'

/* The tables of the reports for spreadsheets and other programs: shares 0–1 with a point, as in the JSON. */

export interface Column<Row> {
  readonly name: Words
  readonly value: (row: Row, language: Language) => string | number | null
}

type Row<Figures> = Figures & { readonly unit: UnitLabel }

const EXCLUSIONS: readonly Exclusion[] = ['suspect-burst', 'many-from-one-address', 'other-scale']

const LOWER_BOUND: Words = { vi: 'Cận dưới 95%', en: 'Lower bound, 95%' }
const UPPER_BOUND: Words = { vi: 'Cận trên 95%', en: 'Upper bound, 95%' }

const NOT_TOLD: Words = { vi: 'chưa nêu để giữ kín người đánh giá', en: 'not told, to keep raters secret' }
const TOO_FEW: Words = { vi: 'dưới 30 lượt, không tính tỷ lệ', en: 'fewer than 30, no share' }

/** The columns every row begins with; the report itself is the first row. */
function nameColumns(report: SatisfactionReport | TimelinessReport): Column<{ readonly unit: UnitLabel }>[] {
  return [
    { name: { vi: 'Kỳ', en: 'Period' }, value: () => report.period.key },
    { name: { vi: 'Mã đơn vị', en: 'Unit code' }, value: ({ unit }) => unit.code },
    {
      name: { vi: 'Đơn vị', en: 'Unit' },
      value: (row, language) => {
        if (row !== report) return rowNameOf(report, row)[language]
        return language === 'vi' ? row.unit.name : row.unit.nameEn
      },
    },
  ]
}

/**
 * The unit's own row first, then those of `byUnit`; hidden figures stand as words. What came another way than by tablet
 * stands in the last columns of the first row.
 */
export function satisfactionCsv(report: SatisfactionReport, language: Language): string {
  const figures = [
    count({ vi: 'Số lượt đánh giá', en: 'Ratings' }, ({ n }) => n),
    count({ vi: 'Số lượt hài lòng', en: 'Satisfied' }, ({ satisfied }) => satisfied),
    share({ vi: 'Tỷ lệ hài lòng', en: 'Share satisfied' }, (cell) => cell.share),
  ]
  const figuresOf = (how: Words, which: Words, cell: SatisfactionCell): Column<Row<SatisfactionCell>>[] =>
    figures.map(({ name, value }) => ({
      name: { vi: `${how.vi}: ${which.vi}: ${name.vi}`, en: `${how.en}: ${which.en}: ${name.en}` },
      value: (row, spoken) => (row === report ? value({ ...cell, unit: report.unit }, spoken) : null),
    }))
  const columns: Column<Row<SatisfactionCell>>[] = [
    ...nameColumns(report),
    ...figures,
    share(LOWER_BOUND, ({ interval }) => interval?.[0]),
    share(UPPER_BOUND, ({ interval }) => interval?.[1]),
    ...levelWords(report.scaleSize).map((words, index) =>
      count(words, ({ distribution }) => distribution?.[index]),
    ),
    ...EXCLUSIONS.map((reason) => ({
      name: {
        vi: `Không tính: ${EXCLUSION_WORDS[reason].vi}`,
        en: `Left out: ${EXCLUSION_WORDS[reason].en}`,
      },
      value: (row: Row<SatisfactionCell>, spoken: Language) =>
        row === report ? (report.excluded[reason] ?? NOT_TOLD[spoken]) : null,
    })),
    {
      name: { vi: 'Đến sau khi chốt', en: 'Came after the close' },
      value: (row: Row<SatisfactionCell>) => (row === report ? report.afterClose : null),
    },
    ...OTHER_WAYS.flatMap((way) =>
      figuresOf({ vi: 'Tính riêng', en: 'Counted apart' }, OTHER_WAY_WORDS[way], report.otherChannels[way]),
    ),
    ...figuresOf(
      { vi: 'Gộp', en: 'Together' },
      { vi: 'Mọi kênh', en: 'All channels' },
      report.otherChannels.withTablets,
    ),
    ...fairColumns(report),
  ]
  return csvOf(columns, [report, ...report.byUnit], language)
}

/** What tells a unit apart from the others; empty in the first row but for the mean phi, and of units that are not compared. */
function fairColumns(report: SatisfactionReport): Column<Row<SatisfactionCell>>[] {
  const { fair } = report
  const column = (
    name: Words,
    figure: (unit: FairUnit, language: Language) => string,
  ): Column<Row<SatisfactionCell>> => ({
    name,
    value: (row, language) => {
      const compared = row === report ? undefined : fair.units.find(({ unit }) => unit.code === row.unit.code)
      return compared ? figure(compared, language) : null
    },
  })
  const phi: Column<Row<SatisfactionCell>> = {
    name: FAIR_WORDS.phi,
    value: (row, language) =>
      row === report
        ? (fair.phi?.toFixed(1) ?? null)
        : column(FAIR_WORDS.phi, (unit) => unit.phi.toFixed(1)).value(row, language),
  }
  const ends = [
    { name: FAIR_WORDS.limits95, of: (unit: FairUnit) => unit.limits95 },
    { name: FAIR_WORDS.limits998, of: (unit: FairUnit) => unit.limits998 },
  ]
  return [
    column(FAIR_WORDS.verdict, ({ verdict }, language) => VERDICT_WORDS[verdict][language]),
    column(FAIR_WORDS.others, ({ othersShare }) => othersShare.toFixed(4)),
    ...ends.flatMap(({ name, of }) => [
      column({ vi: `${name.vi}: dưới`, en: `${name.en}: lower` }, (unit) => of(unit)[0].toFixed(4)),
      column({ vi: `${name.vi}: trên`, en: `${name.en}: upper` }, (unit) => of(unit)[1].toFixed(4)),
    ]),
    column(FAIR_WORDS.pValue, ({ pValue }) => pValue.toFixed(4)),
    phi,
  ]
}

/** What the lead's figures are followed by: the same unit's contributions to what others lead. */
const CONTRIBUTION_COLUMNS = [
  { key: 'asked', name: { vi: 'Được đề nghị phối hợp', en: 'Asked to contribute' } },
  { key: 'onTime', name: { vi: 'Phối hợp đúng hạn', en: 'Contributed on time' } },
  { key: 'late', name: { vi: 'Phối hợp trễ hạn', en: 'Contributed late' } },
  { key: 'openInTime', name: { vi: 'Đang phối hợp, còn hạn', en: 'Contributions open, in time' } },
  { key: 'overdue', name: { vi: 'Đang phối hợp, quá hạn', en: 'Contributions overdue' } },
  { key: 'endedInTime', name: { vi: 'Không còn cần phối hợp', en: 'Contributions no longer needed' } },
] as const

type UnitRow = Row<UnitTimeliness>

/** The unit's own row first, then those of `byUnit`; a unit that only contributed has a row as well. */
export function timelinessCsv(
  report: TimelinessReport & Partial<StaffTimelinessReport>,
  language: Language,
): string {
  const { contributions, verdicts } = report
  const columns: Column<UnitRow>[] = [
    ...nameColumns(report),
    ...lineColumns((row) => row),
    { name: TIMELINESS_WORDS.judged, value: ({ judged }) => judged },
    { name: TIMELINESS_WORDS.onTimeShare, value: ({ onTimeShare }) => onTimeShare },
    { name: LOWER_BOUND, value: ({ onTimeInterval }) => onTimeInterval?.[0] ?? null },
    { name: UPPER_BOUND, value: ({ onTimeInterval }) => onTimeInterval?.[1] ?? null },
    {
      name: { vi: 'Trung vị phút làm việc', en: 'Median working minutes' },
      value: ({ medianWorkingMinutes }) => medianWorkingMinutes,
    },
    { name: TIMELINESS_WORDS.leads, value: ({ leads }) => leads },
    ...lineColumns(({ reopened }) => reopened, TIMELINESS_WORDS.reopened),
  ]
  if (!contributions) return csvOf(columns, [report, ...report.byUnit], language)
  const contributionsOf = (row: UnitRow) =>
    row === report ? contributions : contributions.byUnit.find(({ unit }) => unit.code === row.unit.code)
  const leads = new Set(report.byUnit.map(({ unit }) => unit.code))
  const nothing = countTimeliness([])
  const others = new Map(
    [...contributions.byUnit, ...(verdicts?.byUnit ?? [])]
      .filter(({ unit }) => !leads.has(unit.code))
      .map(({ unit }) => [unit.code, { unit, ...nothing, leads: 0, reopened: nothing }]),
  )
  return csvOf(
    [
      ...columns,
      ...CONTRIBUTION_COLUMNS.map(({ key, name }) => ({
        name,
        value: (row: UnitRow) => contributionsOf(row)?.[key] ?? 0,
      })),
      ...(verdicts === undefined || verdicts === null ? [] : verdictColumns(report, verdicts)),
    ],
    [report, ...report.byUnit, ...others.values()],
    language,
  )
}

/** What citizens said of the unit's answers; empty where none is told of. */
function verdictColumns(report: TimelinessReport, verdicts: VerdictsReport): Column<UnitRow>[] {
  const cellOf = (row: UnitRow) =>
    row === report ? verdicts : verdicts.byUnit.find(({ unit }) => unit.code === row.unit.code)
  const figures = [
    count({ vi: 'Số lượt', en: 'Verdicts' }, ({ n }) => n),
    share({ vi: 'Tỷ lệ hài lòng', en: 'Share satisfied' }, (cell) => cell.share),
    share(LOWER_BOUND, ({ interval }) => interval?.[0]),
    share(UPPER_BOUND, ({ interval }) => interval?.[1]),
    ...levelWords(VERDICT_LEVELS).map((words, index) =>
      count(words, ({ distribution }) => distribution?.[index]),
    ),
  ]
  return figures.map(({ name, value }) => ({
    name: { vi: `Công dân đánh giá câu trả lời: ${name.vi}`, en: `Citizens on the answers: ${name.en}` },
    value: (row, language) => {
      const cell = cellOf(row)
      return cell ? value({ ...cell, unit: row.unit }, language) : null
    },
  }))
}

/** What was received and the columns that make it up; `of` goes before each name. */
function lineColumns(countsOf: (row: UnitRow) => TimelinessCounts, of?: Words): Column<UnitRow>[] {
  return (['received', ...TIMELINESS_LINE] as const).map((key) => {
    const { vi, en } = TIMELINESS_WORDS[key]
    return {
      name: of ? { vi: `${of.vi}: ${vi}`, en: `${of.en}: ${en}` } : { vi, en },
      value: (row) => countsOf(row)[key],
    }
  })
}

/** One row a move, the newest first. */
export function lateMovesCsv(report: LateMovesReport, language: Language): string {
  const columns: Column<LateMove>[] = [
    { name: { vi: 'Kỳ', en: 'Period' }, value: () => report.period.key },
    { name: { vi: 'Mã đơn vị', en: 'Unit code' }, value: ({ unit }) => unit.code },
    {
      name: { vi: 'Đơn vị', en: 'Unit' },
      value: ({ unit }, spoken) => (spoken === 'vi' ? unit.name : unit.nameEn),
    },
    { name: { vi: 'Mã phản ánh', en: 'Tracking code' }, value: ({ trackingCode }) => trackingCode },
    { name: { vi: 'Việc', en: 'Move' }, value: ({ kind }, spoken) => LATE_MOVE_WORDS[kind][spoken] },
    { name: { vi: 'Lúc (UTC)', en: 'At (UTC)' }, value: ({ at }) => at },
    { name: { vi: 'Hạn khi đó (UTC)', en: 'Due then (UTC)' }, value: ({ dueAt }) => dueAt },
    {
      name: { vi: 'Phút làm việc còn lại', en: 'Working minutes left' },
      value: ({ workingMinutesLeft }) => workingMinutesLeft,
    },
  ]
  return csvOf(columns, report.moves, language)
}

function count(
  name: Words,
  figure: (cell: SatisfactionCell) => number | null | undefined,
): Column<Row<SatisfactionCell>> {
  return {
    name,
    value: (cell, language) => hiddenWords(cell.shown)?.[language] ?? figure(cell) ?? null,
  }
}

function share(
  name: Words,
  figure: (cell: SatisfactionCell) => number | null | undefined,
): Column<Row<SatisfactionCell>> {
  return {
    name,
    value: (cell, language) => {
      const hidden = hiddenWords(cell.shown)
      if (hidden) return hidden[language]
      if (cell.shown === 'counts-only') return TOO_FEW[language]
      const value = figure(cell)
      return value === null || value === undefined ? null : value.toFixed(4)
    },
  }
}

function levelWords(scaleSize: number): readonly Words[] {
  return isScaleSize(scaleSize) ? LEVEL_WORDS[scaleSize] : []
}

/** RFC 4180 with a byte order mark, without which Excel takes Vietnamese for another encoding; no cell is ever a formula. */
export function csvOf<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  language: Language,
): string {
  return csvHead(columns, language) + csvLines(columns, rows, language)
}

/** The first line of such a file; the others follow it page by page. */
export function csvHead<Row>(columns: readonly Column<Row>[], language: Language): string {
  return stringify([columns.map(({ name }) => name[language])], { ...CSV, bom: true })
}

export function csvLines<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  language: Language,
): string {
  return stringify(
    rows.map((row) => columns.map(({ value }) => value(row, language))),
    CSV,
  )
}

const CSV = { escape_formulas: true, record_delimiter: 'windows' } as const
