import { html } from 'hono/html'
import type { Language, Words } from '../../contract/language.ts'
import type { ScaleSize } from '../../contract/level.ts'
import type { FairUnit } from '../../contract/reports/fair-comparison.ts'
import type { UnitProcedures } from '../../contract/results/published-results.ts'
import type {
  SatisfactionCell,
  SatisfactionReport,
  TimelinessReport,
  UnitParticipation,
  UnitTimeliness,
} from '../../contract/report.ts'
import { formatInterval, formatNumber, formatPercent } from '../../words/format.ts'
import { LEVEL_WORDS } from '../../words/level-words.ts'
import { timelinessColumns } from '../../words/timeliness-words.ts'
import { PARTICIPATION, PARTICIPATION_COLUMNS } from '../../words/reports/participation-words.ts'
import { PROCEDURES } from '../../words/reports/procedure-words.ts'
import { hiddenWords } from '../../words/reports/report-words.ts'
import { FAIR_COLUMNS, FAIR_WORDS, nameWithCode } from '../../words/reports/fair-words.ts'
import { partName, unitName } from '../../words/unit-name.ts'
import { rowNameOf, type UnitLabel } from '../../reports/unit-parts.ts'
import { RESULTS } from './results-strings.ts'
import type { Html, View } from '../../public-frame/view.ts'

interface CellsByUnit extends SatisfactionCell {
  readonly unit: UnitLabel
  readonly byUnit: readonly (SatisfactionCell & { readonly unit: UnitLabel })[]
}

/** Every figure of the chart and those it cannot show, best level first, the whole last. */
export function satisfactionTable(
  { language }: View,
  report: CellsByUnit,
  scaleSize: ScaleSize,
  caption: Words = RESULTS.byUnit,
): Html {
  const levels = LEVEL_WORDS[scaleSize].map((words) => words[language]).toReversed()
  const row = (cell: SatisfactionCell, name: string) =>
    html`<tr>
      <th scope="row">${name}</th>
      ${cells(cell, levels.length, language)}
    </tr>`
  return table(
    caption[language],
    language,
    [
      ...[RESULTS.unit, RESULTS.n, RESULTS.share, RESULTS.interval].map((words) => words[language]),
      ...levels,
    ],
    html`${report.byUnit.map((each) => row(each, rowNameOf(report, each)[language]))}`,
    row(report, unitName(report.unit, language)),
  )
}

function cells(cell: SatisfactionCell, levels: number, language: Language): Html {
  const { n, share, interval, distribution, shown } = cell
  if (n === null)
    return html`<td class="few" colspan="${levels + 3}">${hiddenWords(shown)?.[language] ?? ''}</td>`
  const proportion =
    share === null || interval === null
      ? html`<td class="few" colspan="2">${RESULTS.countsOnly[language]}</td>`
      : html`<td class="number">
            ${formatPercent(share, language)}
            ${shown === 'small' && html`<br /><span class="small">${RESULTS.small[language]}</span>`}
          </td>
          <td class="number">${formatInterval(interval, language)}</td>`
  return html`<td class="number">${formatNumber(n, language)}</td>
    ${proportion}
    ${(distribution ?? [])
      .toReversed()
      .map((count) => html`<td class="number">${formatNumber(count, language)}</td>`)}`
}

/** Satisfaction by procedure at one unit. */
export function proceduresTable({ language }: View, { unit, procedures }: UnitProcedures): Html {
  const columns = [PROCEDURES.procedure, RESULTS.n, RESULTS.share, RESULTS.interval]
  return table(
    `${PROCEDURES.title[language]}: ${unitName(unit, language)}`,
    language,
    columns.map((words) => words[language]),
    html`${procedures.map(
      ({ procedure, ...cell }) =>
        html`<tr>
          <th scope="row">${unitName(procedure, language)}</th>
          ${cells({ ...cell, distribution: null }, 0, language)}
        </tr>`,
    )}`,
    null,
  )
}

/** How the feedback of the quarter was answered, the whole last. */
export function timelinessTable({ language }: View, report: TimelinessReport): Html {
  const columns = timelinessColumns(report)
  const row = (named: UnitTimeliness, name: string) =>
    html`<tr>
      <th scope="row">${name}</th>
      ${columns.map(({ show }) => html`<td class="number">${show(named, language)}</td>`)}
    </tr>`
  return table(
    RESULTS.timeliness[language],
    language,
    [RESULTS.unit, ...columns.map(({ name }) => name)].map((words) => words[language]),
    html`${report.byUnit.map((each) => row(each, rowNameOf(report, each)[language]))}`,
    row(report, unitName(report.unit, language)),
  )
}

/** Units beside the others without them. */
export function fairTable(
  { language }: View,
  report: SatisfactionReport,
  units: readonly FairUnit[],
  caption: string,
): Html {
  const row = (unit: FairUnit) =>
    html`<tr>
      <th scope="row">${nameWithCode(unit, partName(report, unit.unit, language))}</th>
      ${FAIR_COLUMNS.map(({ show }) => html`<td class="number">${show(unit, language)}</td>`)}
    </tr>`
  const columns = [FAIR_WORDS.unit, ...FAIR_COLUMNS.map(({ name }) => name)].map((words) => words[language])
  return table(caption, language, columns, html`${units.map(row)}`, null)
}

/** A table in a box that scrolls by itself, reachable by keyboard. */
/** Who took part, unit by unit, the whole last. */
export function participationTable(
  { language }: View,
  [whole, ...units]: readonly UnitParticipation[],
): Html | null {
  if (!whole) return null
  const row = (each: UnitParticipation, name: string) =>
    html`<tr>
      <th scope="row">${name}</th>
      ${PARTICIPATION_COLUMNS.map(({ show }) => html`<td class="number">${show(each, language)}</td>`)}
    </tr>`
  return table(
    PARTICIPATION.title[language],
    language,
    [RESULTS.unit, ...PARTICIPATION_COLUMNS.map(({ name }) => name)].map((words) => words[language]),
    html`${units.map((each) => row(each, rowNameOf(whole, each)[language]))}`,
    row(whole, unitName(whole.unit, language)),
  )
}

/** A table in a box that scrolls; numbers after the first column. */
export function table(
  caption: string,
  language: Language,
  columns: readonly string[],
  body: Html,
  foot: Html | null,
): Html {
  const [first, ...others] = columns
  return html`<div
    class="table-box"
    role="region"
    tabindex="0"
    aria-label="${caption}. ${RESULTS.scroll[language]}"
  >
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${first}</th>
          ${others.map((name) => html`<th scope="col" class="number">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
      ${
        foot &&
        html`<tfoot>
          ${foot}
        </tfoot>`
      }
    </table>
  </div>`
}
