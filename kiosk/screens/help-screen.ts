import { LitElement, css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { baseStyles } from '../../web/ui/base-styles.ts'
import { emit } from '../../web/ui/emit.ts'
import { icon } from '../../web/ui/icons.ts'
import { LanguageController } from '../../web/ui/localize.ts'
import { qrCode } from '../../web/ui/qr-code.ts'
import { publicPage } from '../visit/public-page.ts'
import { screenStyles } from './screen-styles.ts'
import { STRINGS } from '../strings.ts'

/**
 * How to use the tablet, who helps, and the other ways to be heard.
 *
 * @fires back
 */
@customElement('kiosk-help-screen')
export class HelpScreen extends LitElement {
  @property({ attribute: false }) declare publicUrl: string | null

  private readonly local = new LanguageController(this)

  constructor() {
    super()
    this.publicUrl = null
  }

  static override styles = [
    baseStyles,
    screenStyles,
    css`
      .body {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        grid-template-rows: minmax(0, 1fr) auto;
        gap: var(--gap) calc(8 * var(--mm));
      }
      ul {
        display: grid;
        align-content: space-evenly;
        gap: calc(1.6 * var(--mm));
        padding: 0;
        list-style: none;
        font-size: var(--text-detail);
        line-height: 1.35;
        text-wrap: pretty;
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: calc(3 * var(--mm));
        align-items: start;
      }
      li .icon {
        color: var(--action);
        font-size: calc(6.4 * var(--mm));
      }
      .phone {
        display: grid;
        align-content: center;
        justify-items: center;
        gap: calc(2 * var(--mm));
        max-width: calc(56 * var(--mm));
        font-size: var(--text-small);
        line-height: var(--lh-h);
        text-align: center;
        text-wrap: balance;
      }
      .qr {
        width: calc(40 * var(--mm));
      }
      .actions {
        grid-column: 1 / -1;
      }
      @media (orientation: portrait) {
        .body {
          grid-template-columns: minmax(0, 1fr);
          grid-template-rows: minmax(0, 1fr) auto auto;
        }
        .phone {
          grid-template-columns: auto minmax(0, 1fr);
          align-items: center;
          gap: calc(6 * var(--mm));
          max-width: none;
          font-size: var(--text-detail);
          text-align: start;
        }
        ul {
          font-size: var(--text-body);
        }
        .qr {
          width: calc(36 * var(--mm));
        }
      }
    `,
  ]

  override render(): TemplateResult {
    return html`
      <h1 class="head" tabindex="-1">${this.local.say(STRINGS.helpTitle)}</h1>
      <div class="body">
        <ul>
          <li>${icon('check')} <span>${this.local.say(STRINGS.helpTap)}</span></li>
          <li>${icon('lock')} <span>${this.local.say(STRINGS.helpSecret)}</span></li>
          <li>${icon('people')} <span>${this.local.say(STRINGS.helpStaff)}</span></li>
          <li>${icon('phone')} <span>${this.local.say(STRINGS.helpOther)}</span></li>
        </ul>
        ${
          this.publicUrl === null
            ? nothing
            : html`<div class="phone">
                ${qrCode(publicPage(this.publicUrl, '/public/send'), this.local.say(STRINGS.helpPhone))}
                <p>${this.local.say(STRINGS.helpPhone)}</p>
              </div>`
        }
        <div class="actions">
          <button class="primary" type="button" @click=${() => emit(this, 'back')}>
            ${icon('arrow-left')} ${this.local.say(STRINGS.back)}
          </button>
        </div>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-help-screen': HelpScreen
  }
  interface HTMLElementEventMap {
    back: CustomEvent<void>
  }
}
