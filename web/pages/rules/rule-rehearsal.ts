import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { NamedUnit } from '../../../server/contract/named-unit.ts'
import type { RuleRehearsal as Rehearsal } from '../../../server/contract/organisation/routing-rules.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { baseStyles, tableStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'
import { movedWords, rightWords, RULE_STRINGS } from './rule-strings.ts'

/** What a change of the rules would have done to the items of a quarter. */
@customElement('rule-rehearsal')
export class RuleRehearsal extends LitElement {
  @property({ attribute: false }) rehearsal: Rehearsal | undefined

  private readonly local = new LanguageController(this)

  override render() {
    const { rehearsal, local } = this
    if (!rehearsal) return nothing
    const { quarter, items, moved, better, worse, ways, isWhole, passedOver } = rehearsal
    return html`<p><strong>${local.say(movedWords(quarter, items, moved))}</strong></p>
      ${isWhole ? nothing : html`<p>${local.say(RULE_STRINGS.partly)}</p>`}
      ${
        passedOver.length > 0
          ? html`<p>${local.say(RULE_STRINGS.passedOver)} ${passedOver.join(', ')}</p>`
          : nothing
      }
      ${
        moved === 0
          ? html`<p>${local.say(RULE_STRINGS.nothingMoves)}</p>`
          : html`<p>${local.say(rightWords(better, worse))}</p>
              ${this.renderWays(ways)}`
      }`
  }

  private renderWays(ways: Rehearsal['ways']) {
    const { local } = this
    return html`<div class="table-box" tabindex="0" role="region" aria-labelledby="caption">
      <table>
        <caption id="caption" class="visually-hidden">
          ${local.say(RULE_STRINGS.before)} – ${local.say(RULE_STRINGS.after)}
        </caption>
        <thead>
          <tr>
            <th scope="col">${local.say(RULE_STRINGS.before)}</th>
            <th scope="col">${local.say(RULE_STRINGS.after)}</th>
            <th scope="col" class="numeric">${local.say(RULE_STRINGS.items)}</th>
            <th scope="col" class="numeric">${local.say(RULE_STRINGS.better)}</th>
            <th scope="col" class="numeric">${local.say(RULE_STRINGS.worse)}</th>
            <th scope="col">${local.say(RULE_STRINGS.ended)}</th>
          </tr>
        </thead>
        <tbody>
          ${ways.map(
            (way) =>
              html`<tr>
                <td>${this.place(way.from)}</td>
                <td>${this.place(way.to)}</td>
                <td class="numeric">${way.items}</td>
                <td class="numeric">${way.better}</td>
                <td class="numeric">${way.worse}</td>
                <td>
                  ${way.ended
                    .map(({ unit, items }) => {
                      const name = unit ? unitName(unit, local.language) : local.say(RULE_STRINGS.nobodyYet)
                      return `${name} ${items}`
                    })
                    .join(' · ')}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  }

  private place(unit: NamedUnit | null): string {
    return unit ? unitName(unit, this.local.language) : this.local.say(RULE_STRINGS.triage)
  }

  static override readonly styles = [
    baseStyles,
    tableStyles,
    css`
      :host {
        display: block;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'rule-rehearsal': RuleRehearsal
  }
}
