import { LitElement, css, html, type TemplateResult } from 'lit'
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
 * The end of a visit, the same for every rating; with a code when an answer is wanted.
 *
 * @fires finished
 */
@customElement('kiosk-thanks-screen')
export class ThanksScreen extends LitElement {
  @property({ type: Boolean, reflect: true }) declare large: boolean
  @property({ attribute: false }) declare code: string | null
  @property({ attribute: false }) declare publicUrl: string | null
  /** When the office answers, in words. */
  @property({ attribute: false }) declare promise: string
  /** When the screen closes by itself, in ms since 1970; every touch moves it. */
  @property({ attribute: false }) declare endsAt: () => number | null

  private ticking: ReturnType<typeof setInterval> | undefined
  private readonly local = new LanguageController(this)

  constructor() {
    super()
    this.large = false
    this.code = null
    this.publicUrl = null
    this.promise = ''
    this.endsAt = () => null
    // Without a code there is nothing to keep on the screen: any touch makes way for the next person.
    this.addEventListener('click', () => this.code === null && this.finish())
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.ticking = setInterval(() => this.requestUpdate(), 1_000)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.ticking)
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
        font-size: var(--text-body);
      }
      .ticket {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: calc(2 * var(--mm)) calc(6 * var(--mm));
        place-content: center stretch;
        align-items: center;
        padding: calc(1 * var(--mm)) calc(6 * var(--mm));
        border: 2px solid var(--line);
        border-radius: var(--corner);
        background: var(--bg);
      }
      .qr {
        grid-row: span 2;
        width: calc(40 * var(--mm));
      }
      .where {
        align-self: end;
        display: grid;
        gap: calc(1.4 * var(--mm));
        font-size: var(--text-detail);
        line-height: 1.3;
      }
      .address {
        overflow-wrap: anywhere;
        font-weight: 600;
      }
      .code {
        font-size: var(--text-label-large);
        font-weight: 600;
        letter-spacing: 0.03em;
      }
      .promise {
        align-self: start;
      }
      /* Beside the picture, large words would need more lines than there is room for. */
      :host([large]) .qr {
        grid-row: auto;
      }
      :host([large]) .code {
        font-size: var(--text-question);
        letter-spacing: 0;
      }
      :host([large]) .where {
        align-self: center;
      }
      :host([large]) .promise {
        grid-column: 1 / -1;
      }
      @media (orientation: landscape) and (max-height: 780px) {
        :host([large]) .ticket {
          row-gap: calc(1 * var(--mm));
        }
        :host([large]) .qr {
          width: calc(34 * var(--mm));
        }
      }
      .finish {
        white-space: nowrap;
      }
      @media (orientation: portrait) {
        .ticket {
          column-gap: calc(3 * var(--mm));
          padding-inline: calc(2 * var(--mm));
        }
        .qr {
          width: calc(35 * var(--mm));
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
          <button type="button" @click=${() => this.finish()}>
            <span class="finish">${this.local.say(STRINGS.finish)}</span>
            <span class="note" aria-hidden="true">${this.closesIn()}</span>
          </button>
        </div>
      </div>
    `
  }

  private finish(): void {
    clearInterval(this.ticking)
    emit(this, 'finished')
  }

  private closesIn(): string {
    const seconds = Math.ceil(((this.endsAt() ?? Date.now()) - Date.now()) / 1_000)
    return this.local.say(STRINGS.closesIn).replace('{n}', String(Math.max(0, seconds)))
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
      ${qrCode(`${page}/${code}`, this.local.say(STRINGS.codePicture))}
      <div class="where">
        <p>${this.local.say(STRINGS.continueOnPhone)}</p>
        <p class="address">${breakAtSlashes(page.replace('https://', ''))}</p>
        <p>
          ${this.local.say(STRINGS.enterCode)}
          <span class="code">${code.slice(0, 4)}&nbsp;${code.slice(4)}</span>
        </p>
      </div>
      <p class="note promise">${this.promise}</p>
    </div>`
  }
}

/** An address goes on in a new line after a slash rather than in the middle of a word. */
function breakAtSlashes(address: string): TemplateResult[] {
  return address.split(/(?<=\/)/).map((part) => html`${part}<wbr />`)
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-thanks-screen': ThanksScreen
  }
  interface HTMLElementEventMap {
    finished: CustomEvent<void>
  }
}
