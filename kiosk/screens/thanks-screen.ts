import { LitElement, css, html, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { baseStyles } from '../../web/ui/base-styles.ts'
import { icon } from '../../web/ui/icons.ts'
import { LanguageController } from '../../web/ui/localize.ts'
import { qrCode } from '../../web/ui/qr-code.ts'
import { publicPage } from '../public-page.ts'
import { screenStyles } from '../screen-styles.ts'
import { STRINGS } from '../strings.ts'

/** The end of a visit, the same for every rating; with a code when an answer is wanted. Fires `finished`. */
@customElement('kiosk-thanks-screen')
export class ThanksScreen extends LitElement {
  @property({ attribute: false }) declare code: string | null
  @property({ attribute: false }) declare publicUrl: string | null

  private readonly local = new LanguageController(this)

  constructor() {
    super()
    this.code = null
    this.publicUrl = null
  }

  static override styles = [
    baseStyles,
    screenStyles,
    css`
      .centred {
        justify-items: center;
      }
      .end {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: calc(4 * var(--mm));
        text-align: center;
      }
      .badge {
        display: grid;
        place-items: center;
        width: calc(28 * var(--mm));
        height: calc(28 * var(--mm));
        border-radius: 50%;
        background: var(--ontime-bg);
        color: var(--success);
        font-size: calc(15 * var(--mm));
      }
      .next {
        max-width: 34em;
        font-size: var(--text-chip);
      }
      .ticket {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: calc(6 * var(--mm));
        place-content: center stretch;
        align-items: center;
        padding: calc(1 * var(--mm)) calc(6 * var(--mm));
        border: 2px solid var(--line);
        border-radius: var(--corner);
        background: var(--bg);
      }
      .words {
        display: grid;
        gap: calc(1.4 * var(--mm));
        font-size: var(--text-button);
      }
      .qr {
        width: calc(46 * var(--mm));
      }
      .code {
        font-size: var(--text-label-large);
        font-weight: 600;
        letter-spacing: 0.06em;
        line-height: 1.3;
      }
      .address {
        overflow-wrap: anywhere;
        font-size: var(--text-small);
      }
      @media (orientation: portrait) {
        .ticket {
          grid-template-columns: minmax(0, 1fr);
          justify-items: center;
          text-align: center;
        }
        .ticket {
          align-content: center;
        }
      }
    `,
  ]

  override render(): TemplateResult {
    const { code, publicUrl } = this
    return html`
      <div class="head ${code === null ? 'centred' : ''}">
        <p class="recorded">${icon('check')} ${this.local.say(STRINGS.recorded)}</p>
        <h1 tabindex="-1">${this.local.say(STRINGS.thanks)}</h1>
      </div>
      <div class="body above-actions">
        ${code !== null && publicUrl !== null ? this.renderTicket(code, publicUrl) : this.renderEnd()}
        <div class="actions">
          <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('finished'))}>
            ${this.local.say(STRINGS.finish)}
          </button>
        </div>
      </div>
    `
  }

  private renderEnd(): TemplateResult {
    return html`<div class="end">
      <span class="badge">${icon('check')}</span>
      <p class="next">${this.local.say(STRINGS.whatNext)}</p>
    </div>`
  }

  private renderTicket(code: string, publicUrl: string): TemplateResult {
    const page = publicPage(publicUrl, '/public/continue')
    return html`<div class="ticket">
      ${qrCode(`${page}/${code}`, this.local.say(STRINGS.continueOnPhone))}
      <div class="words">
        <p>${this.local.say(STRINGS.continueOnPhone)}</p>
        <p class="address">${page}</p>
        <p>
          <span class="note">${this.local.say(STRINGS.yourCode)}</span><br />
          <span class="code">${code.slice(0, 4)} ${code.slice(4)}</span>
        </p>
        <p class="note">${this.local.say(STRINGS.answerPromise)}</p>
      </div>
    </div>`
  }
}
