import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { DataQualityReport } from '../../../server/contract/quality/data-quality.ts'
import type { Participation } from '../../../server/contract/report.ts'
import {
  PARTICIPATION,
  PARTICIPATION_COLUMNS,
  participationSentence,
} from '../../../server/words/reports/participation-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { QUALITY_STRINGS } from '../../strings/quality-strings.ts'
import { baseStyles, tableStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'

/** More units than these are folded below their headline. */
const FEW_UNITS = 20

/** How many were served, offered and rated, by unit, and the n that SIPAS wants of so many. */
@customElement('participation-table')
export class ParticipationTable extends LitElement {
  @property({ attribute: false }) report?: DataQualityReport

  private readonly local = new LanguageController(this)

  override render() {
    const { report } = this
    if (!report) return nothing
    const rows = report.byUnit.map((row) => ({ name: this.nameOf(report, row), row }))
    const table = this.renderTable(report, rows)
    return html`<p class="lead">${this.local.say(participationSentence(report.participation))}</p>
      <p class="meta">${this.local.say(PARTICIPATION.hint)}</p>
      ${
        rows.length <= FEW_UNITS
          ? table
          : html`<details>
              <summary>${this.local.say(QUALITY_STRINGS.participationTable)} (${rows.length})</summary>
              ${table}
            </details>`
      }`
  }

  private renderTable(
    report: DataQualityReport,
    rows: readonly { readonly name: string; readonly row: Participation }[],
  ) {
    return html`<div
      class="table-box"
      role="region"
      tabindex="0"
      aria-label=${this.local.say(QUALITY_STRINGS.participationTable)}
    >
      <table>
        <caption class="visually-hidden">
          ${this.local.say(PARTICIPATION.title)}
        </caption>
        <thead>
          <tr>
            <th scope="col">${this.local.say(QUALITY_STRINGS.unit)}</th>
            ${PARTICIPATION_COLUMNS.map(({ name }) => html`<th scope="col" class="numeric">${this.local.say(name)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${[...rows, { name: unitName(report.unit, this.local.language), row: report.participation }].map(
            ({ name, row }) =>
              html`<tr>
                <th scope="row">${name}</th>
                ${PARTICIPATION_COLUMNS.map(({ show }) => html`<td class="numeric">${show(row, this.local.language)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  }

  private nameOf(report: DataQualityReport, { unit }: DataQualityReport['byUnit'][number]): string {
    const name = unitName(unit, this.local.language)
    if (unit.code !== report.unit.code) return name
    return this.local.say({ vi: `${name} (trực tiếp)`, en: `${name} (itself)` })
  }

  static override readonly styles = [
    baseStyles,
    tableStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
      }
      summary {
        min-height: 44px;
        cursor: pointer;
      }
      th[scope='row'] {
        min-width: 150px;
      }
      td:not(.numeric) {
        min-width: 120px;
      }
      .lead {
        font-size: 1.125rem;
        font-weight: 600;
      }
      p {
        max-width: 75ch;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'participation-table': ParticipationTable
  }
}
