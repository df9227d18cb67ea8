import type { Cell, Row, Sheet } from 'write-excel-file/node'
import type { Language, Words } from '../../contract/language.ts'
import type { PublishedResults } from '../../contract/results/published-results.ts'
import type { SatisfactionCell } from '../../contract/report.ts'
import { formatDate } from '../../words/format.ts'
import { METHOD, NOT_SIPAS } from '../../words/reports/method-words.ts'
import {
  comparisonSentence,
  otherChannelsSentences,
  satisfactionSentence,
  timelinessSentence,
} from '../../words/reports/report-sentences.ts'
import { VERDICT_LEVELS } from '../../contract/feedback/citizen-acts.ts'
import { causesOf } from '../../words/reports/figure-words.ts'
import { PARTICIPATION, participationSentences } from '../../words/reports/participation-words.ts'
import { PROCEDURES } from '../../words/reports/procedure-words.ts'
import { VERDICTS } from '../../words/reports/verdict-words.ts'
import { hiddenWords } from '../../words/reports/report-words.ts'
import { unitName } from '../../words/unit-name.ts'
import {
  type Figure,
  type Measure,
  PARTICIPATION_FIGURES,
  satisfactionFigures,
  TIMELINESS_FIGURES,
  unitRows,
} from './figures.ts'
import type { UnitLabel } from '../unit-parts.ts'
import { PAPER } from './paper-words.ts'
import { dataDictionary } from './results-csv.ts'

const FORMATS: Readonly<Record<Measure, string>> = {
  ratings: '#,##0',
  people: '#,##0',
  items: '#,##0',
  days: '#,##0',
  minutes: '#,##0.0',
  share: '0.0%',
}

/** Units may have been rated on different scales. */
const NO_LEVELS = 0

/** The sheets of the workbook, in order. */
export function sheetsOf(published: PublishedResults, language: Language): Sheet<Blob>[] {
  const {
    satisfaction,
    timeliness,
    verdicts,
    procedures = [],
    participation = [],
    office,
  } = published.document
  const [whole, ...tookPart] = participation
  const cellsOf = (row: SatisfactionCell, scaleSize: number = satisfaction.scaleSize): Cell[] =>
    satisfactionFigures(scaleSize).map((figure) => {
      const value = figure.value(row)
      if (value !== null) return numberCell(value, figure)
      return textCell(
        hiddenWords(row.shown)?.[language] ?? (row.shown === 'counts-only' ? PAPER.countsOnly[language] : ''),
      )
    })
  return [
    sheet(PAPER.summary[language], null, summaryRows(published, language), [28, 100]),
    sheet(
      PAPER.satisfaction[language],
      unitHeading(namesOf(satisfactionFigures(satisfaction.scaleSize)), language),
      unitRows(satisfaction, office, language).map(({ code, name, row }) => [
        textCell(code),
        textCell(name),
        ...cellsOf(row),
      ]),
      [12, 44],
    ),
    sheet(
      PAPER.deadlines[language],
      unitHeading(namesOf(TIMELINESS_FIGURES), language),
      unitRows(timeliness, office, language).map(({ code, name, row }) => [
        textCell(code),
        textCell(name),
        ...TIMELINESS_FIGURES.map((figure) => {
          const value = figure.value(row)
          return value === null ? null : numberCell(value, figure)
        }),
      ]),
      [12, 44],
    ),
    ...(whole
      ? [
          sheet(
            PARTICIPATION.title[language],
            unitHeading(namesOf(PARTICIPATION_FIGURES), language),
            unitRows({ ...whole, byUnit: tookPart }, office, language).map(({ code, name, row }) => [
              textCell(code),
              textCell(name),
              ...PARTICIPATION_FIGURES.map((figure) => {
                const value = figure.value(row)
                return value === null ? null : numberCell(value, figure)
              }),
            ]),
            [12, 44],
          ),
        ]
      : []),
    ...(verdicts
      ? [
          sheet(
            VERDICTS.title[language],
            unitHeading(namesOf(satisfactionFigures(VERDICT_LEVELS)), language),
            unitRows<SatisfactionCell & { readonly unit: UnitLabel }>(
              { ...verdicts, unit: satisfaction.unit },
              office,
              language,
            ).map(({ code, name, row }) => [textCell(code), textCell(name), ...cellsOf(row, VERDICT_LEVELS)]),
            [12, 44],
          ),
        ]
      : []),
    ...(procedures.length > 0
      ? [
          sheet(
            PROCEDURES.title[language],
            unitHeading([PROCEDURES.procedure, ...namesOf(satisfactionFigures(NO_LEVELS))], language),
            procedures.flatMap(({ unit, procedures: own }) =>
              own.map(({ procedure, ...cell }) => [
                textCell(unit.code),
                textCell(unitName(unit, language)),
                textCell(unitName(procedure, language)),
                ...cellsOf(cell, NO_LEVELS),
              ]),
            ),
            [12, 44, 44],
          ),
        ]
      : []),
    sheet(
      PAPER.data[language],
      [PAPER.name, PAPER.title, PAPER.measure, PAPER.meaning].map((words) => words[language]),
      dataDictionary(language).map(({ name, title, measure, meaning }) =>
        [name, title, measure, meaning].map(textCell),
      ),
      [26, 34, 22, 100],
    ),
    sheet(
      PAPER.method[language],
      null,
      [...METHOD[language], NOT_SIPAS[language]].map((text) => [textCell(text)]),
      [120],
    ),
  ]
}

function unitHeading(columns: readonly Words[], language: Language): string[] {
  return [PAPER.unitCode, PAPER.unit, ...columns].map((words) => words[language])
}

function namesOf(figures: readonly Figure<never>[]): Words[] {
  return figures.map(({ name }) => name)
}

function summaryRows(
  { document, sha256, publishedAt, publishedBy, keyId }: PublishedResults,
  language: Language,
): Row[] {
  const { office, period, number, correction, satisfaction, timeliness, narrative, licence, participation } =
    document
  const lines: readonly (readonly [string, string | number])[] = [
    [PAPER.office[language], unitName(office, language)],
    [PAPER.period[language], period.label[language]],
    [PAPER.publication[language], number],
    ...(correction
      ? [
          [
            PAPER.correction[language],
            `${PAPER.corrects[language]} ${correction.of}. ${correction.reason}`,
          ] as const,
          ...causesOf(correction.changes).map((words) => ['', words[language]] as const),
        ]
      : []),
    [PAPER.published[language], `${formatDate(publishedAt, office.zone)}, ${publishedBy}`],
    [PAPER.satisfied[language], satisfactionSentence(satisfaction)[language]],
    ...(participation?.[0] ? participationSentences(participation[0]) : []).map(
      (words) => ['', words[language]] as const,
    ),
    ['', comparisonSentence(satisfaction.comparison)[language]],
    ...otherChannelsSentences(satisfaction.otherChannels).map((words) => ['', words[language]] as const),
    [PAPER.deadlines[language], timelinessSentence(timeliness)[language]],
    [PAPER.narrative[language], narrative[language] || narrative.vi],
    ['', NOT_SIPAS[language]],
    ['SHA-256', sha256],
    [PAPER.key[language], keyId],
    [PAPER.licence[language], licence],
  ]
  return lines.map(([name, value]) => [
    { ...textCell(name), fontWeight: 'bold' },
    typeof value === 'number' ? { value, type: Number } : textCell(value),
  ])
}

function sheet(
  name: string,
  heading: readonly string[] | null,
  rows: readonly Row[],
  widths: readonly number[],
): Sheet<Blob> {
  const top = (heading ?? []).map((text): Cell => ({
    value: text,
    type: String,
    fontWeight: 'bold',
    wrap: true,
    backgroundColor: '#e8e8e8',
  }))
  const columns = Math.max(top.length, ...rows.map(({ length }) => length))
  return {
    sheet: name,
    data: [...(heading ? [top] : []), ...rows],
    columns: Array.from({ length: columns }, (_, index) => ({ width: widths[index] ?? 16 })),
    ...(heading && { stickyRowsCount: 1 }),
  }
}

/** Text stays text, whatever it begins with. */
function textCell(value: string): {
  value: string
  type: StringConstructor
  wrap: true
  alignVertical: 'top'
} {
  return { value, type: String, wrap: true, alignVertical: 'top' }
}

function numberCell(value: number, { measure }: Pick<Figure<never>, 'measure'>): Cell {
  return { value, type: Number, format: FORMATS[measure] }
}
