import { html, type TemplateResult } from 'lit'
import type { Language } from '../../../server/contract/language.ts'
import type { LateMove, LateMovesReport } from '../../../server/contract/report.ts'
import { formatDateTime, formatDuration, formatNumber } from '../../../server/words/format.ts'
import { LATE_MOVE_WORDS } from '../../../server/words/reports/report-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { hrefOf } from '../../router.ts'
import { STRINGS } from '../../strings/strings.ts'
import { icon } from '../../ui/icons.ts'
import { rowName } from './report-tables.ts'

/** The file holds them all. */
const LISTED = 20

/** Pauses and transfers begun in the last working hour: counts by unit, the newest moves, and all of them as a file. */
export function lateMovesSection(
  report: LateMovesReport,
  language: Language,
  zone: string,
  csv: string,
  opensItems = false,
): TemplateResult {
  if (report.pauses + report.transfers === 0) {
    return html`<h2>${STRINGS.lateMoves[language]}</h2>
      <p>${STRINGS.lateMovesNone[language]}</p>`
  }
  return html`<h2>${STRINGS.lateMoves[language]}</h2>
    <p>${STRINGS.lateMovesLead[language]}</p>
    ${countsTable(report, language)}
    <details class="newest">
      <summary>${STRINGS.lateMovesNewest[language]}</summary>
      ${movesTable(report.moves.slice(0, LISTED), language, zone, opensItems)}
    </details>
    <p>
      <a class="csv" href=${csv} download>${icon('download')} ${STRINGS.downloadCsv[language]}</a>
    </p>`
}

function countsTable(report: LateMovesReport, language: Language): TemplateResult {
  const cells = ({ pauses, transfers }: { readonly pauses: number; readonly transfers: number }) =>
    html`<td class="numeric">${formatNumber(pauses, language)}</td>
      <td class="numeric">${formatNumber(transfers, language)}</td>`
  return html`<div class="table-box" role="region" tabindex="0" aria-label=${STRINGS.lateMoves[language]}>
    <table>
      <caption>
        ${STRINGS.lateMoves[language]} · ${report.period.label[language]}
      </caption>
      <thead>
        <tr>
          <th scope="col">${STRINGS.unit[language]}</th>
          <th scope="col" class="numeric">${STRINGS.pauses[language]}</th>
          <th scope="col" class="numeric">${STRINGS.transfers[language]}</th>
        </tr>
      </thead>
      <tbody>
        ${report.byUnit.map(
          (row) =>
            html`<tr>
              <th scope="row">${rowName(report, row.unit, language)}</th>
              ${cells(row)}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${unitName(report.unit, language)}</th>
          ${cells(report)}
        </tr>
      </tfoot>
    </table>
  </div>`
}

function movesTable(
  moves: readonly LateMove[],
  language: Language,
  zone: string,
  opensItems: boolean,
): TemplateResult {
  return html`<div
    class="table-box"
    role="region"
    tabindex="0"
    aria-label=${STRINGS.lateMovesNewest[language]}
  >
    <table>
      <thead>
        <tr>
          <th scope="col">${STRINGS.columnItem[language]}</th>
          <th scope="col">${STRINGS.moveKind[language]}</th>
          <th scope="col">${STRINGS.unit[language]}</th>
          <th scope="col">${STRINGS.moveAt[language]}</th>
          <th scope="col">${STRINGS.dueThen[language]}</th>
          <th scope="col" class="numeric">${STRINGS.timeLeft[language]}</th>
        </tr>
      </thead>
      <tbody>
        ${moves.map(
          (move) =>
            html`<tr>
              <th scope="row">
                ${
                  opensItems
                    ? html`<a
                        class="numeric"
                        href=${hrefOf({ page: 'item', id: move.feedbackId, view: 'today', q: '' })}
                        >${move.trackingCode}</a
                      >`
                    : move.trackingCode
                }
              </th>
              <td>${LATE_MOVE_WORDS[move.kind][language]}</td>
              <td>${unitName(move.unit, language)}</td>
              <td>${formatDateTime(move.at, zone)}</td>
              <td>${formatDateTime(move.dueAt, zone)}</td>
              <td class="numeric">${formatDuration(move.workingMinutesLeft, language)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
