import { LitElement, css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { baseStyles } from '../../web/ui/base-styles.ts'
import { icon } from '../../web/ui/icons.ts'
import { LanguageController } from '../../web/ui/localize.ts'
import { qrCode } from '../../web/ui/qr-code.ts'
import { publicPage } from '../public-page.ts'
import { screenStyles } from '../screen-styles.ts'
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
        align-content: center;
        gap: calc(5 * var(--mm));
        font-size: var(--text-chip);
      }
      .warning {
        display: flex;
        gap: calc(4 * var(--mm));
        align-items: center;
        color: var(--error);
        font-weight: 600;
      }
      .qr {
        width: calc(42 * var(--mm));
      }
      .phone {
        display: flex;
        gap: calc(5 * var(--mm));
        align-items: center;
      }
    `,
  ]

  override render(): TemplateResult {
    return html`
      <h1 class="head" tabindex="-1">${this.local.say(STRINGS.outOfService)}</h1>
      <div class="body" role="alert">
        <p class="warning">${icon('alert')} <span>${this.local.say(STRINGS.notRecorded)}</span></p>
        <p>${this.local.say(STRINGS.helpOther)}</p>
        ${
          this.publicUrl === null
            ? nothing
            : html`<div class="phone">
                ${qrCode(publicPage(this.publicUrl, '/public/send'), this.local.say(STRINGS.helpPhone))}
                <p>${this.local.say(STRINGS.helpPhone)}</p>
              </div>`
        }
        <p class="note">${this.local.say(STRINGS.forStaff)}</p>
      </div>
    `
  }
}
