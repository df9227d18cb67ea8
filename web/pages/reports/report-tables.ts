import { html, type TemplateResult } from 'lit'
import type { Language, Words } from '../../../server/contract/language.ts'
import type {
  ContributionCounts,
  SatisfactionCell,
  SatisfactionReport,
  StaffTimelinessReport,
  TimelinessReport,
  UnitTimeliness,
  VerdictsReport,
} from '../../../server/contract/report.ts'
import { formatInterval, formatNumber, formatPercent } from '../../../server/words/format.ts'
import { timelinessColumns } from '../../../server/words/timeliness-words.ts'
import { hiddenWords } from '../../../server/words/reports/report-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { VERDICT_LEVELS } from '../../../server/contract/feedback/citizen-acts.ts'
import { LEVEL_WORDS } from '../../../server/words/level-words.ts'
import { askedHref, outcomeHref, receivedHref, reopenedHref } from '../../elements/reports/number-links.ts'
import { hrefOf } from '../../router.ts'
import { STRINGS } from '../../strings/strings.ts'

type Unit = TimelinessReport['unit']

/** A row's name: the unit's own desks stand among its children, and must not read like the whole of it. */
export function rowName(report: { readonly unit: Unit }, unit: Unit, language: Language): string {
  const name = unitName(unit, language)
  if (unit.code !== report.unit.code) return name
  return language === 'vi' ? `${name} (trực tiếp)` : `${name} (itself)`
}

function cells(cell: SatisfactionCell, levels: number, language: Language): TemplateResult {
  if (cell.n === null) {
    return html`<td class="few" colspan=${levels + 3}>${hiddenWords(cell.shown)?.[language] ?? ''}</td>`
  }
  const share =
    cell.share === null
      ? html`<td class="few" colspan="2">${STRINGS.countsOnly[language]}</td>`
      : html`<td class="numeric">
            ${formatPercent(cell.share, language)}${
              cell.shown === 'small'
                ? html`<br /><span class="meta">${STRINGS.smallSample[language]}</span>`
                : ''
            }
          </td>
          <td class="numeric">${cell.interval ? formatInterval(cell.interval, language) : ''}</td>`
  const counts = Array.from({ length: levels }, (_, index) => cell.distribution?.[levels - 1 - index])
  return html`<td class="numeric">${formatNumber(cell.n, language)}</td>
    ${share}
    ${counts.map((count) => html`<td class="numeric">${count === undefined ? '' : formatNumber(count, language)}</td>`)}`
}

/** The distribution as a table: the same rows as the picture, and the units the picture may not show, in words. */
export function satisfactionTable(
  report: Pick<SatisfactionReport, 'unit' | 'period' | 'byUnit'> & SatisfactionCell,
  levelNames: readonly string[],
  language: Language,
  byUnit: SatisfactionReport['byUnit'] = report.byUnit,
  title: Words = STRINGS.satisfaction,
): TemplateResult {
  const levels = levelNames.length
  return html`<div class="table-box" role="region" tabindex="0" aria-label=${title[language]}>
    <table>
      <caption>
        ${title[language]} · ${report.period.label[language]}
      </caption>
      <thead>
        <tr>
          <th scope="col">${STRINGS.unit[language]}</th>
          <th scope="col" class="numeric">n</th>
          <th scope="col" class="numeric">${STRINGS.satisfiedShare[language]}</th>
          <th scope="col" class="numeric">${STRINGS.interval95[language]}</th>
          ${[...levelNames].reverse().map((name) => html`<th scope="col" class="numeric">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${byUnit.map(
          (row) =>
            html`<tr>
              <th scope="row">
                <a href=${hrefOf({ page: 'reports', period: report.period.key, unit: row.unit.code })}
                  >${rowName(report, row.unit, language)}</a
                >
              </th>
              ${cells(row, levels, language)}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${unitName(report.unit, language)}</th>
          ${cells(report, levels, language)}
        </tr>
      </tfoot>
    </table>
  </div>`
}

/**
 * Timeliness as a table, the whole unit last. With `opensItems` a number leads to its items; not of a period that turns at noon: the
 * list has no such filter.
 */
export function timelinessTable(
  report: TimelinessReport,
  language: Language,
  opensItems = false,
  byUnit: TimelinessReport['byUnit'] = report.byUnit,
): TemplateResult {
  const columns = timelinessColumns(report)
  const { period } = report
  const row = (counts: UnitTimeliness, name: string | TemplateResult, unit: Unit, isAlone = false) => {
    const of = { unit: unit.code, isAlone }
    const cell = ({ key, show }: (typeof columns)[number]) => {
      const words = show(counts, language)
      if (!opensItems || !key || period.turnsAt !== '00:00') return words
      if ((key === 'reopened' ? counts.reopened.received : counts[key]) === 0) return words
      return html`<a href=${hrefOfColumn(of, period, key)}>${words}</a>`
    }
    return html`<th scope="row">${name}</th>
      ${columns.map((column) => html`<td class="numeric">${cell(column)}</td>`)}`
  }
  return html`<div class="table-box" role="region" tabindex="0" aria-label=${STRINGS.timeliness[language]}>
    <table>
      <caption>
        ${STRINGS.timeliness[language]} · ${report.period.label[language]}
      </caption>
      <thead>
        <tr>
          <th scope="col">${STRINGS.unit[language]}</th>
          ${columns.map(({ name }) => html`<th scope="col" class="numeric">${name[language]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${byUnit.map(
          (counts) =>
            html`<tr>
              ${row(
                counts,
                html`<a
                  href=${hrefOf({ page: 'unit-profile', unit: counts.unit.code, period: report.period.key })}
                  >${rowName(report, counts.unit, language)}</a
                >`,
                counts.unit,
                counts.unit.code === report.unit.code,
              )}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          ${row(report, unitName(report.unit, language), report.unit)}
        </tr>
      </tfoot>
    </table>
  </div>`
}

function hrefOfColumn(
  of: Parameters<typeof outcomeHref>[0],
  period: TimelinessReport['period'],
  key: NonNullable<ReturnType<typeof timelinessColumns>[number]['key']>,
): string {
  if (key === 'leads') return receivedHref(of, period)
  return key === 'reopened' ? reopenedHref(of, period) : outcomeHref(of, period, key)
}

/** What citizens said of the answers, by the unit that gave them. */
export function verdictsTable(
  { unit, period }: Pick<StaffTimelinessReport, 'unit' | 'period'>,
  verdicts: VerdictsReport,
  language: Language,
): TemplateResult {
  const names = LEVEL_WORDS[VERDICT_LEVELS].map((words) => words[language])
  return satisfactionTable({ ...verdicts, unit, period }, names, language, verdicts.byUnit, STRINGS.verdicts)
}

/** What units were asked to contribute, as a table of its own: nothing in it belongs to the lead's figures. */
export function contributionsTable(
  report: StaffTimelinessReport,
  language: Language,
  opensItems = false,
): TemplateResult {
  const { contributions, period } = report
  const columns = [
    { name: STRINGS.asked, key: 'asked' },
    { name: STRINGS.onTime, key: 'onTime' },
    { name: STRINGS.late, key: 'late' },
    { name: STRINGS.openInTime, key: 'openInTime' },
    { name: STRINGS.overdue, key: 'overdue' },
    { name: STRINGS.notNeeded, key: 'endedInTime' },
  ] as const
  const cells = (counts: ContributionCounts, unit: Unit, isAlone = false) =>
    columns.map(({ key }) => {
      const words = formatNumber(counts[key], language)
      const isLink = opensItems && counts[key] > 0 && period.turnsAt === '00:00'
      return html`<td class="numeric">
        ${isLink ? html`<a href=${askedHref({ unit: unit.code, isAlone }, period, key)}>${words}</a>` : words}
      </td>`
    })
  return html`<div class="table-box" role="region" tabindex="0" aria-label=${STRINGS.contributions[language]}>
    <table>
      <caption>
        ${STRINGS.contributions[language]} · ${report.period.label[language]}
      </caption>
      <thead>
        <tr>
          <th scope="col">${STRINGS.unit[language]}</th>
          ${columns.map(({ name }) => html`<th scope="col" class="numeric">${name[language]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${contributions.byUnit.map(
          (row) =>
            html`<tr>
              <th scope="row">${rowName(report, row.unit, language)}</th>
              ${cells(row, row.unit, row.unit.code === report.unit.code)}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${unitName(report.unit, language)}</th>
          ${cells(contributions, report.unit)}
        </tr>
      </tfoot>
    </table>
  </div>`
}
