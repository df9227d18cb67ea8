import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { LimitedChange } from '../../../server/contract/results/published-results.ts'
import { changeText, FIGURE_WORDS } from '../../../server/words/reports/figure-words.ts'
import { PARTICIPATION } from '../../../server/words/reports/participation-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { PUBLISH_STRINGS } from '../../strings/publish-strings.ts'
import { baseStyles, tableStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'
import { runsBy } from '../../ui/runs-by.ts'
import { foldedTable } from '../reports/folded-table.ts'

/** What moved, unit by unit: each figure before and after. */
@customElement('changes-table')
export class ChangesTable extends LitElement {
  @property({ attribute: false }) changes: readonly LimitedChange[] = []
  @property({ attribute: false }) name: Words = PUBLISH_STRINGS.changes
  /** Whoever shows it folds it, whatever its length. */
  @property({ type: Boolean }) whole = false
  /** What the two sides are called. */
  @property({ attribute: false }) sides: Readonly<Record<'before' | 'after', Words>> = PUBLISH_STRINGS

  private readonly local = new LanguageController(this)

  override render() {
    const table = html`<div
        class="table-box"
        role="region"
        tabindex="0"
        aria-label=${this.local.say(this.name)}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">${this.local.say(PUBLISH_STRINGS.figure)}</th>
              ${[this.sides.before, this.sides.after].map(
                (words) => html`<th scope="col" class="numeric">${this.local.say(words)}</th>`,
              )}
            </tr>
          </thead>
          ${runsBy(this.changes, ({ unit }) => unit.code).map((run) => this.renderUnit(run))}
        </table>
      </div>
      ${
        this.changes.some(({ atMost }) => atMost)
          ? html`<p class="meta">${this.local.say(PARTICIPATION.atMost)}</p>`
          : nothing
      }`
    if (this.whole) return table
    return foldedTable(this.local, PUBLISH_STRINGS.changesTable, { rows: this.changes.length, table })
  }

  private renderUnit(changes: readonly LimitedChange[]) {
    const { language } = this.local
    const [first] = changes
    if (!first) return nothing
    return html`<tbody>
      <tr>
        <th scope="rowgroup" colspan="3">${unitName(first.unit, language)}</th>
      </tr>
      ${changes.map(
        (change) =>
          html`<tr>
            <th scope="row">${this.local.say(FIGURE_WORDS[change.figure])}</th>
            <td class="numeric">${changeText(change, 'before', language)}</td>
            <td class="numeric">${changeText(change, 'after', language)}</td>
          </tr>`,
      )}
    </tbody>`
  }

  static override readonly styles = [
    baseStyles,
    tableStyles,
    css`
      .table-box {
        max-width: 44rem;
      }
      /* A unit at a time, or its many rows would leave the sheet before them empty. */
      @media print {
        table {
          break-inside: auto;
        }
        tbody {
          break-inside: avoid;
        }
      }
      summary {
        min-height: 44px;
        cursor: pointer;
      }
      th[scope='rowgroup'] {
        font-weight: 600;
        break-after: avoid;
      }
      th[scope='row'] {
        padding-inline-start: var(--s4);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'changes-table': ChangesTable
  }
}
