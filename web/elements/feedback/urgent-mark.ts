import { LitElement, css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import { baseStyles, tagStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

export const URGENT_WORDS: Words = { vi: 'Khẩn', en: 'Urgent' }

/** Says of an item that it cannot wait for its turn: by a sign and a word, never by colour alone. */
@customElement('urgent-mark')
export class UrgentMark extends LitElement {
  private readonly local = new LanguageController(this)

  override render() {
    return html`<span class="tag overdue">${icon('alert')}<span>${this.local.say(URGENT_WORDS)}</span></span>`
  }

  static override readonly styles = [
    baseStyles,
    tagStyles,
    css`
      :host {
        display: inline-block;
      }
      .tag {
        border-color: currentcolor;
      }
      /* The word stands on the line of the words beside it, not the sign. */
      .tag span {
        align-self: baseline;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'urgent-mark': UrgentMark
  }
}
