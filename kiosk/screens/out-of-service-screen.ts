import { LitElement, css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { baseStyles } from '../../web/ui/base-styles.ts'
import { icon } from '../../web/ui/icons.ts'
import { LanguageController } from '../../web/ui/localize.ts'
import { qrCode } from '../../web/ui/qr-code.ts'
import { publicPage } from '../visit/public-page.ts'
import { screenStyles } from './screen-styles.ts'
import { STRINGS } from '../strings.ts'

/** Shown when a rating cannot be kept: says so, and where else to be heard. It never thanks. */
@customElement('kiosk-out-of-service-screen')
export class OutOfServiceScreen extends LitElement {
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
        gap: calc(8 * var(--mm));
        align-content: center;
        align-items: center;
      }
      .words {
        display: grid;
        gap: calc(5 * var(--mm));
        font-size: var(--text-chip);
        line-height: var(--lh-h);
        text-wrap: pretty;
      }
      .phone {
        display: grid;
        justify-items: center;
        gap: calc(2 * var(--mm));
        width: calc(56 * var(--mm));
        font-size: var(--text-small);
        line-height: var(--lh-h);
        text-align: center;
        text-wrap: balance;
      }
      /* Small in large text as well: what citizens need is above. */
      .for-staff {
        color: var(--ink-2);
        font-size: calc(4.1 * var(--mm));
      }
      .qr {
        width: calc(42 * var(--mm));
      }
      @media (orientation: portrait) {
        .body {
          grid-template-columns: minmax(0, 1fr);
          gap: calc(5 * var(--mm));
        }
        .words {
          gap: calc(3 * var(--mm));
        }
        .phone {
          grid-template-columns: auto minmax(0, 1fr);
          align-items: center;
          gap: calc(6 * var(--mm));
          width: auto;
          text-align: start;
        }
        .qr {
          width: calc(38 * var(--mm));
        }
      }
    `,
  ]

  override render(): TemplateResult {
    return html`
      <h1 class="head" tabindex="-1">${this.local.say(STRINGS.outOfService)}</h1>
      <div class="body" role="alert">
        <div class="words">
          <p class="problem">${icon('alert')} <span>${this.local.say(STRINGS.notRecorded)}</span></p>
          <p>${this.local.say(STRINGS.helpOther)}</p>
          <p class="for-staff">${this.local.say(STRINGS.forStaff)}</p>
        </div>
        ${
          this.publicUrl === null
            ? nothing
            : html`<div class="phone">
                ${qrCode(publicPage(this.publicUrl, '/public/send'), this.local.say(STRINGS.helpPhone))}
                <p>${this.local.say(STRINGS.helpPhone)}</p>
              </div>`
        }
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-out-of-service-screen': OutOfServiceScreen
  }
}
