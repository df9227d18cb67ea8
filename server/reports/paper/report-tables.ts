import type { Language, Words } from '../../contract/language.ts'
import { isScaleSize, type ScaleSize } from '../../contract/level.ts'
import type { ResultsDocument, UnitProcedures } from '../../contract/results/published-results.ts'
import type {
  SatisfactionCell,
  SatisfactionReport,
  TimelinessReport,
  UnitParticipation,
} from '../../contract/report.ts'
import { formatInterval, formatNumber, formatPercent } from '../../words/format.ts'
import { BARS_HINT, LEVEL_WORDS } from '../../words/level-words.ts'
import { PARTICIPATION, PARTICIPATION_COLUMNS } from '../../words/reports/participation-words.ts'
import { PROCEDURES } from '../../words/reports/procedure-words.ts'
import { hiddenWords } from '../../words/reports/report-words.ts'
import { TIMELINESS_WORDS, timelinessColumns } from '../../words/timeliness-words.ts'
import { unitName } from '../../words/unit-name.ts'
import { rowNameOf, type UnitLabel } from '../unit-parts.ts'
import { unitRows } from './figures.ts'
import { PAPER } from './paper-words.ts'

export interface ReportTable {
  readonly title: string
  /** `weight` is how wide it is beside the others. */
  readonly columns: readonly { readonly name: string; readonly weight: number; readonly isNumber: boolean }[]
  readonly rows: readonly TableRow[]
}

export interface TableRow {
  readonly cells: readonly string[]
  /** What stands once in place of all the cells that are missing. */
  readonly rest: string | null
  readonly isWhole: boolean
}

/** How ratings spread over the levels, unit by unit: only those whose share may be shown. */
export interface LevelBars {
  readonly title: string
  /** How the bars are read. */
  readonly hint: string
  readonly scaleSize: ScaleSize
  readonly levels: readonly string[]
  readonly bars: readonly {
    readonly name: string
    readonly n: string
    /** 0–1, the worst level first. */
    readonly shares: readonly number[]
    /** The same as words: `45%`. */
    readonly labels: readonly string[]
  }[]
}

interface RatedUnits extends SatisfactionCell {
  readonly scaleSize: number
  readonly unit: UnitLabel
  readonly byUnit: readonly (SatisfactionCell & { readonly unit: UnitLabel })[]
}

/** Every figure of satisfaction, the whole office first. */
export function satisfactionTable(
  report: RatedUnits,
  office: ResultsDocument['office'],
  language: Language,
  title: Words = PAPER.satisfaction,
): ReportTable {
  const levels = isScaleSize(report.scaleSize) ? LEVEL_WORDS[report.scaleSize].toReversed() : []
  const count = (value: number) => formatNumber(value, language)
  return {
    title: title[language],
    columns: [
      { name: PAPER.unit[language], weight: 3.4, isNumber: false },
      { name: PAPER.n[language], weight: 1, isNumber: true },
      { name: PAPER.share[language], weight: 1.25, isNumber: true },
      { name: PAPER.interval[language], weight: 1.35, isNumber: true },
      ...levels.map((words) => ({ name: words[language], weight: 1, isNumber: true })),
    ],
    rows: unitRows<SatisfactionCell & { readonly unit: UnitLabel }>(report, office, language).map(
      ({ name, scope, row }) => {
        const isWhole = scope === 'whole'
        const levels = (row.distribution ?? []).toReversed().map(count)
        return { ...cellRow([name], row, language, levels), isWhole }
      },
    ),
  }
}

/** Satisfaction by procedure, unit by unit. */
export function proceduresTable(units: readonly UnitProcedures[], language: Language): ReportTable {
  return {
    title: PROCEDURES.title[language],
    columns: [
      { name: PAPER.unit[language], weight: 2.6, isNumber: false },
      { name: PROCEDURES.procedure[language], weight: 3.4, isNumber: false },
      { name: PAPER.n[language], weight: 1, isNumber: true },
      { name: PAPER.share[language], weight: 1.4, isNumber: true },
      { name: PAPER.interval[language], weight: 1.4, isNumber: true },
    ],
    rows: units.flatMap(({ unit, procedures }) =>
      procedures.map(({ procedure, ...cell }) => ({
        ...cellRow([unitName(unit, language), unitName(procedure, language)], cell, language),
        isWhole: false,
      })),
    ),
  }
}

/** Who took part, the whole office first. */
export function participationTable(rows: readonly UnitParticipation[], language: Language): ReportTable {
  const [whole] = rows
  return {
    title: PARTICIPATION.title[language],
    columns: [
      { name: PAPER.unit[language], weight: 3, isNumber: false },
      ...PARTICIPATION_COLUMNS.map(({ name }) => ({ name: name[language], weight: 1, isNumber: true })),
    ],
    rows: rows.map((row) => ({
      cells: [
        whole && row !== whole ? rowNameOf(whole, row)[language] : unitName(row.unit, language),
        ...PARTICIPATION_COLUMNS.map(({ show }) => show(row, language)),
      ],
      rest: null,
      isWhole: row === whole,
    })),
  }
}

/** How many, which share and how sure; in their place why it is not told. */
function cellRow(
  names: readonly string[],
  { n, share, interval, shown }: SatisfactionCell,
  language: Language,
  levels: readonly string[] = [],
): Pick<TableRow, 'cells' | 'rest'> {
  if (n === null) return { cells: names, rest: hiddenWords(shown)?.[language] ?? '' }
  const proportion =
    share === null
      ? [PAPER.countsOnly[language], '–']
      : [
          `${formatPercent(share, language)}${shown === 'small' ? `, ${PAPER.small[language]}` : ''}`,
          interval === null ? '–' : formatInterval(interval, language),
        ]
  return { cells: [...names, formatNumber(n, language), ...proportion, ...levels], rest: null }
}

/** Every figure of deadlines, the whole office first. */
export function timelinessTable(
  report: TimelinessReport,
  office: ResultsDocument['office'],
  language: Language,
): ReportTable {
  const columns = timelinessColumns(report)
  return {
    title: PAPER.timeliness[language],
    columns: [
      { name: PAPER.unit[language], weight: 2.6, isNumber: false },
      ...columns.map(({ name }) => ({
        name: name[language],
        weight: name === TIMELINESS_WORDS.onTimeShare ? 1.6 : 1,
        isNumber: true,
      })),
    ],
    rows: unitRows(report, office, language).map(({ name, scope, row }) => ({
      cells: [name, ...columns.map(({ show }) => show(row, language))],
      rest: null,
      isWhole: scope === 'whole',
    })),
  }
}

/** Null where no share may be shown. */
export function levelBars(
  report: SatisfactionReport,
  office: ResultsDocument['office'],
  language: Language,
): LevelBars | null {
  const { scaleSize } = report
  if (!isScaleSize(scaleSize)) return null
  const levels = LEVEL_WORDS[scaleSize].map((words) => words[language])
  const bars = unitRows(report, office, language).flatMap(({ name, row }) => {
    const { n, share, distribution } = row
    if (n === null || share === null || distribution === null) return []
    const shares = distribution.map((count) => count / n)
    const labels = shares.map((each) => formatPercent(each, language, 0))
    return [{ name, n: formatNumber(n, language), shares, labels }]
  })
  if (bars.length === 0) return null
  return {
    title: PAPER.levels[language],
    hint: BARS_HINT[scaleSize][language],
    scaleSize,
    levels,
    bars,
  }
}
