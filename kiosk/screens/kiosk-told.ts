import { LitElement, css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Words } from '../../server/contract/language.ts'
import { baseStyles } from '../../web/ui/base-styles.ts'
import { STRINGS } from '../strings.ts'

/**
 * What changed because of feedback, at the lower edge of the first screen, in both languages. Nothing to press, nothing that
 * moves: it keeps its height whatever they hold, and another entry comes only with the next visit.
 */
@customElement('kiosk-told')
export class KioskTold extends LitElement {
  @property({ attribute: false }) declare told: Words | null

  constructor() {
    super()
    this.told = null
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-auto-rows: calc(1.7 * var(--text-small));
        height: calc(3.4 * var(--text-small));
        min-width: 0;
        color: var(--ink-2);
        font-size: var(--text-small);
        pointer-events: none;
      }
      p {
        margin: 0;
        overflow: hidden;
        line-height: 1.7;
        text-align: center;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      /* Upright there is less width and more height. */
      @media (orientation: portrait) {
        :host {
          grid-auto-rows: calc(3.4 * var(--text-small));
          height: calc(6.8 * var(--text-small));
        }
        p {
          white-space: normal;
        }
      }
    `,
  ]

  override render(): TemplateResult | typeof nothing {
    const { told } = this
    if (!told) return nothing
    return html`<p lang="vi">${STRINGS.told.vi}: ${told.vi}</p>
      ${told.en === '' ? nothing : html`<p lang="en">${STRINGS.told.en}: ${told.en}</p>`}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-told': KioskTold
  }
}
