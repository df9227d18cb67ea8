import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ChangePreview } from '../../../server/contract/deadlines/calendar-change.ts'
import { formatDateTime, formatNumber } from '../../../server/words/format.ts'
import { CALENDAR_COUNTED, CALENDAR_STRINGS } from '../../strings/calendar-strings.ts'
import { baseStyles, tableStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

/** Which open items a change would move, before it is saved. */
@customElement('what-moves')
export class WhatMoves extends LitElement {
  @property({ attribute: false }) preview?: ChangePreview
  @property() zone = 'UTC'

  private readonly local = new LanguageController(this)

  override render() {
    if (!this.preview) return nothing
    const { examined, later, earlier, breached, complete, items } = this.preview
    const number = (value: number) => formatNumber(value, this.local.language)
    const counts =
      later + earlier === 0
        ? CALENDAR_STRINGS.movesNone
        : CALENDAR_COUNTED.moves(number(later), number(earlier))
    return html`<section role="status">
        <h3>${this.local.say(CALENDAR_STRINGS.movesTitle)}</h3>
        <p class="lead">${icon('calendar')} ${this.local.say(counts)}</p>
        <p class="meta">${this.local.say(CALENDAR_COUNTED.examined(number(examined), number(breached)))}</p>
        ${complete ? nothing : html`<p class="meta">${this.local.say(CALENDAR_COUNTED.atLeast(number(examined)))}</p>`}
        <p class="meta">${this.local.say(CALENDAR_STRINGS.movesPromise)}</p>
      </section>
      ${items.length === 0 ? nothing : this.renderItems(items)}`
  }

  private renderItems(items: ChangePreview['items']) {
    const heads = [CALENDAR_STRINGS.item, CALENDAR_STRINGS.oldDue, CALENDAR_STRINGS.newDue]
    return html`<div
      class="table-box"
      role="region"
      tabindex="0"
      aria-label=${this.local.say(CALENDAR_STRINGS.movesTitle)}
    >
      <table>
        <thead>
          <tr>
            ${heads.map((words) => html`<th scope="col">${this.local.say(words)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${items.map(
            (item) =>
              html`<tr>
                <th scope="row">${item.title}<br /><span class="meta">${item.trackingCode}</span></th>
                <td class="numeric">${formatDateTime(item.oldDueAt, this.zone)}</td>
                <td class="numeric">${formatDateTime(item.newDueAt, this.zone)}</td>
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
      .lead {
        font-size: 1.125rem;
        font-weight: 600;
      }
      .table-box {
        max-height: 40vh;
        margin-top: var(--s3);
        overflow-y: auto;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'what-moves': WhatMoves
  }
}
