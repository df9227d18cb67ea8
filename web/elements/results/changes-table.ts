import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FigureChange } from '../../../server/contract/results/published-results.ts'
import { changeText, FIGURE_WORDS } from '../../../server/words/reports/figure-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { PUBLISH_STRINGS } from '../../strings/publish-strings.ts'
import { baseStyles, tableStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'
import { foldedTable } from '../reports/folded-table.ts'

/** What a correction moves: each figure before and after. */
@customElement('changes-table')
export class ChangesTable extends LitElement {
  @property({ attribute: false }) changes: readonly FigureChange[] = []

  private readonly local = new LanguageController(this)

  override render() {
    const { language } = this.local
    const columns = [
      PUBLISH_STRINGS.unit,
      PUBLISH_STRINGS.figure,
      PUBLISH_STRINGS.before,
      PUBLISH_STRINGS.after,
    ]
    const table = html`<div
      class="table-box"
      role="region"
      tabindex="0"
      aria-label=${this.local.say(PUBLISH_STRINGS.changes)}
    >
      <table>
        <thead>
          <tr>
            ${columns.map(
              (words, index) =>
                html`<th scope="col" class=${index > 1 ? 'numeric' : ''}>${this.local.say(words)}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${this.changes.map(
            (change) =>
              html`<tr>
                <th scope="row">${unitName(change.unit, language)}</th>
                <td>${this.local.say(FIGURE_WORDS[change.figure])}</td>
                <td class="numeric">${changeText(change, change.before, language)}</td>
                <td class="numeric">${changeText(change, change.after, language)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
    return foldedTable(this.local, PUBLISH_STRINGS.changesTable, { rows: this.changes.length, table })
  }

  static override readonly styles = [
    baseStyles,
    tableStyles,
    css`
      summary {
        min-height: 44px;
        cursor: pointer;
      }
      th[scope='row'],
      td:not(.numeric) {
        min-width: 8rem;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'changes-table': ChangesTable
  }
}
