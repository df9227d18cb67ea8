import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { icon, type IconName } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

/** What a page says when it has nothing else to show: still loading, empty, refused. Buttons go into the slot. */
@customElement('page-message')
export class PageMessage extends LitElement {
  @property() icon: IconName = 'info'
  @property({ attribute: false }) lead?: Words
  @property({ attribute: false }) hint?: Words
  @property({ type: Boolean }) waiting = false
  /** Is this all that the page says? Then its lead is the page's heading. */
  @property({ type: Boolean }) heading = false

  private readonly local = new LanguageController(this)

  override render() {
    return html`<div role="status">
        ${this.waiting ? nothing : html`<span class="picture">${icon(this.icon)}</span>`} ${this.renderLead()}
        ${this.hint ? html`<p class="muted">${this.local.say(this.hint)}</p>` : nothing}
      </div>
      <slot></slot>`
  }

  private renderLead() {
    const lead = this.waiting ? STRINGS.loading : this.lead
    if (!lead) return nothing
    return this.heading
      ? html`<h1 class="lead" tabindex="-1">${this.local.say(lead)}</h1>`
      : html`<p class="lead">${this.local.say(lead)}</p>`
  }

  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        justify-items: center;
        gap: var(--s4);
        padding: var(--s7) var(--s4);
        text-align: center;
      }
      .picture {
        color: var(--line);
        font-size: 2rem;
      }
      .lead {
        font-size: 1.125rem;
        font-weight: 600;
      }
      ::slotted(a) {
        display: inline-flex;
        align-items: center;
        min-height: 44px;
      }
      :host([waiting]) .lead {
        color: var(--ink-3);
        font-weight: 400;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'page-message': PageMessage
  }
}
