import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FeedbackDetail, HandOver } from '../../../server/contract/feedback/feedback.ts'
import { EVENT_WORDS } from '../../../server/words/event-words.ts'
import { formatDateTime, formatDuration } from '../../../server/words/format.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { ITEM_STRINGS, sentOn } from '../../strings/item/item-strings.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

/** How an item went from unit to unit: when, by whom, why, and how long each had it. */
@customElement('hand-overs')
export class HandOvers extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  @property() zone = 'UTC'

  private readonly local = new LanguageController(this)

  override render() {
    const all = this.item?.handOvers ?? []
    if (all.length === 0) return nothing
    const times = all.filter(({ kind }) => kind === 'transferred').length
    const say = this.local.say.bind(this.local)
    return html`<section aria-labelledby="hand-overs">
      <h2 id="hand-overs">${icon('transfer')} ${say(sentOn(times))}</h2>
      <table>
        <thead>
          <tr>
            ${[ITEM_STRINGS.when, ITEM_STRINGS.fromTo, ITEM_STRINGS.byAndWhy, ITEM_STRINGS.held].map(
              (words) => html`<th scope="col">${say(words)}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${all.map((each) => this.renderRow(each))}
        </tbody>
      </table>
    </section>`
  }

  private renderRow({ kind, at, by, from, to, reason, heldMinutes }: HandOver) {
    return html`<tr>
      <td class="numeric">${formatDateTime(at, this.zone)}</td>
      <td>
        ${from === null ? this.local.say(ITEM_STRINGS.triage) : this.nameOf(from)} ${icon('arrow-right')}
        ${this.nameOf(to)}
      </td>
      <td>
        ${by ?? this.local.say(ITEM_STRINGS.theService)}
        <span class="meta"
          >${kind === 'taken-back' ? `${this.local.say(EVENT_WORDS[kind])}. ` : nothing}${reason}</span
        >
      </td>
      <td class="numeric">
        <span class="only-narrow">${this.local.say(ITEM_STRINGS.held)}:</span>
        ${formatDuration(heldMinutes, this.local.language)}
      </td>
    </tr>`
  }

  private nameOf(code: string): string {
    const unit = this.item?.unitNames[code]
    return unit ? unitName(unit, this.local.language) : code
  }

  static override readonly styles = [
    baseStyles,
    css`
      section {
        container-type: inline-size;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: var(--s1) var(--s2);
        border-bottom: 1px solid var(--grid);
        text-align: start;
        vertical-align: top;
      }
      td .meta {
        display: block;
        overflow-wrap: anywhere;
      }
      .only-narrow {
        display: none;
      }
      /* Too narrow for columns: one below the other, as they are read. */
      @container (max-width: 480px) {
        thead {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        tr {
          display: block;
          padding-block: var(--s2);
          border-bottom: 1px solid var(--grid);
        }
        td {
          display: block;
          padding: 0;
          border: 0;
        }
        .only-narrow {
          display: inline;
        }
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'hand-overs': HandOvers
  }
}
