import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Contradictions } from '../../../server/contract/organisation/contradictions.ts'
import { CHANNEL_WORDS } from '../../../server/words/feedback-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { errorWords } from '../../api.ts'
import { hrefOf } from '../../router.ts'
import { baseStyles, tableStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'
import { urgentApi } from './urgent-api.ts'
import { contradictedWords, URGENT_STRINGS } from './urgent-strings.ts'

/** Where a channel named another unit than the rules would choose, and which of the two was right. */
@customElement('contradiction-list')
export class ContradictionList extends LitElement {
  private readonly local = new LanguageController(this)
  private readonly loading = new Task(this, {
    task: (_args, { signal }) => urgentApi.contradictions(signal),
    args: () => [],
  })

  override render() {
    const { local } = this
    return html`<section aria-labelledby="said-title">
      <h2 id="said-title">${local.say(URGENT_STRINGS.contradictions)}</h2>
      <p class="muted">${local.say(URGENT_STRINGS.contradictionsLead)}</p>
      ${this.loading.render({
        error: (error) => html`<p role="alert">${local.say(errorWords(error))}</p>`,
        complete: (found) => this.renderFound(found),
      })}
    </section>`
  }

  private renderFound({ ways, compared, days, isWhole }: Contradictions) {
    const { local } = this
    const items = ways.reduce((sum, way) => sum + way.items, 0)
    return html`<p><strong>${local.say(contradictedWords(items, compared, days))}</strong></p>
      ${isWhole ? nothing : html`<p>${local.say(URGENT_STRINGS.partly)}</p>`}
      ${ways.length === 0 ? html`<p>${local.say(URGENT_STRINGS.none)}</p>` : this.renderWays(ways)}`
  }

  private renderWays(ways: Contradictions['ways']) {
    const { local } = this
    const heads = ['channel', 'named', 'ruled', 'items', 'endedAsNamed', 'endedAsRuled', 'examples'] as const
    return html`<div class="table-box" tabindex="0" role="region" aria-labelledby="said-title">
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${local.say(URGENT_STRINGS[head])}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${ways.map(
            ({ channel, named, rule, items, endedAsNamed, endedAsRuled, examples }) =>
              html`<tr>
                <td>${local.say(CHANNEL_WORDS[channel])}</td>
                <td>
                  ${
                    typeof named === 'string'
                      ? html`${named} <span class="muted">(${local.say(URGENT_STRINGS.unknownUnit)})</span>`
                      : unitName(named, local.language)
                  }
                </td>
                <td>${unitName(rule.unit, local.language)} <span class="muted">(${rule.name})</span></td>
                <td class="numeric">${items}</td>
                <td class="numeric">${endedAsNamed}</td>
                <td class="numeric">${endedAsRuled}</td>
                <td>
                  ${examples.map(
                    ({ id, trackingCode, title }) =>
                      html`<a
                        class="numeric"
                        title=${title}
                        href=${hrefOf({ page: 'item', id, view: 'all', q: '' })}
                        >${trackingCode}</a
                      > `,
                  )}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  }

  static override readonly styles = [
    baseStyles,
    tableStyles,
    css`
      section {
        min-width: 0;
      }
      td {
        vertical-align: top;
      }
      td a {
        display: block;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'contradiction-list': ContradictionList
  }
}
