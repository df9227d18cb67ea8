import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { DossierCounts, DossiersReport } from '../../../server/contract/quality/dossiers.ts'
import { DOSSIER_COLUMNS, DOSSIER_WORDS } from '../../../server/words/dossier-words.ts'
import { formatNumber, formatPercent } from '../../../server/words/format.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { QUALITY_COUNTED, QUALITY_STRINGS } from '../../strings/quality-strings.ts'
import { TAB_STRINGS } from '../../strings/tab-strings.ts'
import { baseStyles, tableStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'

/** Dossiers by procedure and unit, the whole last. */
@customElement('dossier-table')
export class DossierTable extends LitElement {
  @property({ attribute: false }) report?: DossiersReport

  private readonly local = new LanguageController(this)

  override render() {
    const { report } = this
    if (!report) return nothing
    if (report.months.length === 0) return html`<p>${this.local.say(QUALITY_STRINGS.noDossiers)}</p>`
    const { language } = this.local
    const share = report.onTimeShare === null ? null : formatPercent(report.onTimeShare, language)
    const heads = [DOSSIER_WORDS.unit, ...DOSSIER_COLUMNS.map(({ words }) => words), DOSSIER_WORDS.share]
    return html`<p class="lead">
        ${this.local.say(QUALITY_COUNTED.dossiers(formatNumber(report.received, language), share))}
      </p>
      <p class="meta">${this.local.say(DOSSIER_WORDS.shareHint)}</p>
      <div class="table-box" role="region" tabindex="0" aria-label=${this.local.say(TAB_STRINGS.dossiers)}>
        <table>
          <thead>
            <tr>
              <th scope="col">${this.local.say(DOSSIER_WORDS.procedure)}</th>
              ${heads.map((words, index) => html`<th scope="col" class=${index > 0 ? 'numeric' : ''}>${this.local.say(words)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${report.byProcedure.map((row) =>
              this.renderRow(
                `${row.procedure.name} (${row.procedure.code})`,
                unitName(row.unit, language),
                row,
              ),
            )}
            ${this.renderRow(this.local.say(DOSSIER_WORDS.all), unitName(report.unit, language), report)}
          </tbody>
        </table>
      </div>`
  }

  private renderRow(name: string, unit: string, row: DossierCounts) {
    const { language } = this.local
    return html`<tr>
      <th scope="row">${name}</th>
      <td>${unit}</td>
      ${DOSSIER_COLUMNS.map(({ key }) => html`<td class="numeric">${formatNumber(row[key], language)}</td>`)}
      <td class="numeric">${row.onTimeShare === null ? '–' : formatPercent(row.onTimeShare, language)}</td>
    </tr>`
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
      thead th,
      thead th.numeric {
        white-space: normal;
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
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'dossier-table': DossierTable
  }
}
