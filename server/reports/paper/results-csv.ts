import { stringify } from 'csv-stringify/sync'
import type { Language, Words } from '../../contract/language.ts'
import type { NamedUnit } from '../../contract/named-unit.ts'
import type { PublishedResults } from '../../contract/results/published-results.ts'
import type { SatisfactionCell, Shown, TimelinessCounts } from '../../contract/report.ts'
import { VERDICT_LEVELS } from '../../contract/feedback/citizen-acts.ts'
import { hiddenWords } from '../../words/reports/report-words.ts'
import { unitName } from '../../words/unit-name.ts'
import type { UnitLabel } from '../unit-parts.ts'
import {
  ALL_SATISFACTION_FIGURES,
  type Figure,
  MEASURE_WORDS,
  satisfactionFigures,
  PARTICIPATION_FIGURES,
  TIMELINESS_FIGURES,
  type UnitRow,
  unitRows,
} from './figures.ts'

/** One figure of one row: what a line of the long file says. */
interface Line {
  readonly topic: Topic
  readonly row: Pick<UnitRow<unknown>, 'code' | 'name' | 'scope'>
  /** Of which procedure alone. */
  readonly procedure?: NamedUnit
  readonly figure: Pick<Figure<unknown>, 'key' | 'name' | 'measure'>
  readonly value: number | null
  readonly shown: Shown | null
}

type CellOfUnit = SatisfactionCell & { readonly unit: UnitLabel }
type Topic =
  | 'tablets'
  | 'phone'
  | 'entered'
  | 'all-ways'
  | 'timeliness'
  | 'reopened'
  | 'verdicts'
  | 'procedures'
  | 'participation'

interface Column {
  readonly name: string
  readonly measure: Words | null
  readonly meaning: Words
  readonly value: (line: Line, published: PublishedResults, language: Language) => string | number | null
}

/** Names that stay the same in both languages, so that a program reads either. */
const COLUMNS: readonly Column[] = [
  {
    name: 'period',
    measure: null,
    meaning: { vi: 'Quý, như 2026-Q3', en: 'The quarter, like 2026-Q3' },
    value: (_, { document }) => document.period.key,
  },
  {
    name: 'publication',
    measure: null,
    meaning: {
      vi: 'Lần công bố: 1 là lần đầu, mỗi lần đính chính thêm 1',
      en: 'Which publication: 1 is the first, each correction the next',
    },
    value: (_, { document }) => document.number,
  },
  {
    name: 'topic',
    measure: null,
    meaning: {
      vi: 'tablets: bấm trên máy; phone: điện thoại của người dân; entered: cán bộ nhập; all-ways: gộp mọi kênh; timeliness: thời hạn trả lời; reopened: phản ánh mở lại; verdicts: người gửi đánh giá câu trả lời; procedures: bấm trên máy, theo thủ tục; participation: phục vụ, mời, đánh giá',
      en: 'tablets: tapped at a desk; phone: citizens’ own phones; entered: by staff; all-ways: all of these together; timeliness: deadlines of answers; reopened: items reopened; verdicts: senders on their answers; procedures: tapped at a desk, by procedure; participation: served, offered, rated',
    },
    value: ({ topic }) => topic,
  },
  {
    name: 'unit_code',
    measure: null,
    meaning: { vi: 'Mã đơn vị', en: 'Code of the unit' },
    value: ({ row }) => row.code,
  },
  {
    name: 'unit',
    measure: null,
    meaning: { vi: 'Tên đơn vị', en: 'Name of the unit' },
    value: ({ row }) => row.name,
  },
  {
    name: 'scope',
    measure: null,
    meaning: {
      vi: 'whole: cả cơ quan; itself: phần trực tiếp, không gồm đơn vị dưới; unit: đơn vị cùng mọi đơn vị dưới nó',
      en: 'whole: the whole office; itself: what was given to it directly; unit: a unit with everything below it',
    },
    value: ({ row }) => row.scope,
  },
  {
    name: 'procedure_code',
    measure: null,
    meaning: {
      vi: 'Mã thủ tục, chỉ ở các dòng procedures',
      en: 'Code of the procedure, in lines of procedures alone',
    },
    value: ({ procedure }) => procedure?.code ?? null,
  },
  {
    name: 'procedure',
    measure: null,
    meaning: { vi: 'Tên thủ tục', en: 'Name of the procedure' },
    value: ({ procedure }, _, language) => (procedure ? unitName(procedure, language) : null),
  },
  {
    name: 'figure',
    measure: null,
    meaning: { vi: 'Chỉ tiêu, giải thích ở các dòng dưới', en: 'Which figure: see the lines below' },
    value: ({ figure }) => figure.key,
  },
  {
    name: 'figure_name',
    measure: null,
    meaning: { vi: 'Tên chỉ tiêu', en: 'Name of the figure' },
    value: ({ figure }, _, language) => figure.name[language],
  },
  {
    name: 'value',
    measure: { vi: 'theo cột measure', en: 'as column measure says' },
    meaning: {
      vi: 'Số, dấu chấm thập phân; trống là không nêu hoặc không tính được',
      en: 'A number with a decimal point; empty where it is not told or not defined',
    },
    value: ({ value }) => value,
  },
  {
    name: 'measure',
    measure: null,
    meaning: { vi: 'Đơn vị tính', en: 'Unit of measure' },
    value: ({ figure }, _, language) => MEASURE_WORDS[figure.measure][language],
  },
  {
    name: 'shown',
    measure: null,
    meaning: {
      vi: 'full: đủ; small: 30–99 lượt, mẫu nhỏ; counts-only: 10–29 lượt, chỉ số lượng; few, company, waiting: không nêu; trống: không áp dụng',
      en: 'full; small: 30–99 ratings; counts-only: 10–29 ratings, no share; few, company, waiting: not told; empty: does not apply',
    },
    value: ({ shown }) => shown,
  },
  {
    name: 'why_empty',
    measure: null,
    meaning: { vi: 'Vì sao không nêu', en: 'Why it is not told' },
    value: ({ shown }, _, language) => (shown && hiddenWords(shown)?.[language]) ?? null,
  },
  {
    name: 'licence',
    measure: null,
    meaning: { vi: 'Giấy phép sử dụng số liệu', en: 'The licence of the figures' },
    value: (_, { document }) => document.licence,
  },
  {
    name: 'document_sha256',
    measure: null,
    meaning: {
      vi: 'SHA-256 của bản kết quả đã ký mà tệp này được làm ra từ đó',
      en: 'SHA-256 of the signed results that this file is made from',
    },
    value: (_, { sha256 }) => sha256,
  },
]

/**
 * Every published figure, one a line (RFC 4180, UTF-8 with a byte order mark, without which Excel takes Vietnamese for another
 * encoding); no cell is ever a formula. `dataDictionary` says what the columns hold.
 */
export function resultsCsv(published: PublishedResults, language: Language): string {
  const body = linesOf(published, language).map((line) =>
    COLUMNS.map(({ value }) => value(line, published, language)),
  )
  const header = COLUMNS.map(({ name }) => name)
  return stringify([header, ...body], { bom: true, escape_formulas: true, record_delimiter: 'windows' })
}

interface DictionaryEntry {
  readonly kind: 'column' | 'figure'
  /** As it stands in the file. */
  readonly name: string
  readonly title: string
  /** Empty where it has none. */
  readonly measure: string
  readonly meaning: string
}

/** What each column of the long file holds, the licence among them, then what each figure is. */
export function dataDictionary(language: Language): DictionaryEntry[] {
  const figures: readonly Omit<Figure<never>, 'value'>[] = [
    ...ALL_SATISFACTION_FIGURES,
    ...TIMELINESS_FIGURES,
    ...PARTICIPATION_FIGURES,
  ]
  return [
    ...COLUMNS.map(({ name, measure, meaning }): DictionaryEntry => ({
      kind: 'column',
      name,
      title: '',
      measure: measure?.[language] ?? '',
      meaning: meaning[language],
    })),
    ...figures.map(({ key, name, measure, meaning }): DictionaryEntry => ({
      kind: 'figure',
      name: key,
      title: name[language],
      measure: MEASURE_WORDS[measure][language],
      meaning: meaning[language],
    })),
  ]
}

/** The same as a file for a spreadsheet. */
export function dictionaryCsv(language: Language): string {
  return stringify(dataDictionary(language), {
    header: true,
    columns: ['kind', 'name', 'title', 'measure', 'meaning'],
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}

function linesOf({ document }: PublishedResults, language: Language): Line[] {
  const { satisfaction, timeliness, verdicts, procedures = [], participation = [], office } = document
  const [whole, ...tookPart] = participation
  const [all, ...units] = unitRows(satisfaction, office, language)
  const { phone, entered, withTablets } = satisfaction.otherChannels
  const cells: readonly [Topic, Line['row'] | undefined, SatisfactionCell][] = [
    ['tablets', all, satisfaction],
    ...units.map((unit): [Topic, Line['row'], SatisfactionCell] => ['tablets', unit, unit.row]),
    ['phone', all, phone],
    ['entered', all, entered],
    ['all-ways', all, withTablets],
    ...(verdicts ? unitRows<CellOfUnit>({ ...verdicts, unit: satisfaction.unit }, office, language) : []).map(
      (unit): [Topic, Line['row'], SatisfactionCell] => ['verdicts', unit, unit.row],
    ),
  ]
  const counts = unitRows(timeliness, office, language).flatMap(
    (unit): [Topic, Line['row'], TimelinessCounts][] => [
      ['timeliness', unit, unit.row],
      ['reopened', unit, unit.row.reopened],
    ],
  )
  return [
    ...cells.flatMap(([topic, row, cell]) =>
      row
        ? satisfactionFigures(topic === 'verdicts' ? VERDICT_LEVELS : satisfaction.scaleSize).map(
            (figure) => ({
              topic,
              row,
              figure,
              value: figure.value(cell),
              shown: cell.shown,
            }),
          )
        : [],
    ),
    ...procedures.flatMap(({ unit, scaleSize, procedures: own }) =>
      own.flatMap(({ procedure, ...cell }) =>
        satisfactionFigures(scaleSize).map((figure): Line => ({
          topic: 'procedures',
          row: { code: unit.code, name: unitName(unit, language), scope: 'itself' },
          procedure,
          figure,
          value: figure.value(cell),
          shown: cell.shown,
        })),
      ),
    ),
    ...(whole
      ? unitRows({ ...whole, byUnit: tookPart }, office, language).flatMap((unit) =>
          PARTICIPATION_FIGURES.map((figure): Line => ({
            topic: 'participation',
            row: unit,
            figure,
            value: figure.value(unit.row),
            shown: null,
          })),
        )
      : []),
    ...counts.flatMap(([topic, row, each]) =>
      TIMELINESS_FIGURES.map((figure) => ({ topic, row, figure, value: figure.value(each), shown: null })),
    ),
  ]
}
