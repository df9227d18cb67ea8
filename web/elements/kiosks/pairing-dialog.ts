import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { PairingCode } from '../../../server/contract/kiosk.ts'
import type { Words } from '../../../server/contract/language.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { api, errorWords } from '../../api.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, dialogStyles, formStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'
import { qrCode } from '../../ui/qr-code.ts'
import { problemNote } from '../page/form-fields.ts'
import { KIOSK_STRINGS } from './kiosk-words.ts'

/** Makes a pairing code and shows it to be typed across a desk, and as a square to be scanned. */
@customElement('pairing-dialog')
export class PairingDialog extends LitElement {
  @property() zone = 'UTC'
  @state() private kiosk = ''
  @state() private pairing: PairingCode | undefined
  @state() private problem: Words | undefined
  @query('dialog') private dialog?: HTMLDialogElement

  private readonly local = new LanguageController(this)

  async open(kiosk: string): Promise<void> {
    this.kiosk = kiosk
    this.pairing = undefined
    this.problem = undefined
    this.dialog?.showModal()
    try {
      this.pairing = await api.makePairingCode(kiosk)
    } catch (error) {
      this.problem = errorWords(error)
    }
    await this.updateComplete
    this.renderRoot.querySelector('h2')?.focus()
  }

  override render() {
    return html`<dialog aria-labelledby="title">
      <form method="dialog">
        <h2 id="title" tabindex="-1">${this.local.say(KIOSK_STRINGS.pairTitle)}: ${this.kiosk}</h2>
        ${problemNote(this.local, this.problem)} ${this.pairing ? this.renderCode(this.pairing) : nothing}
        <div class="dialog-actions">
          <button class="primary">${this.local.say(STRINGS.close)}</button>
        </div>
      </form>
    </dialog>`
  }

  private renderCode({ code, expiresAt }: PairingCode) {
    const page = `${location.origin}/kiosk/`
    return html`<p>${this.local.say(KIOSK_STRINGS.pairHow)}</p>
      <p class="address">${page}</p>
      <p class="code">${code.slice(0, 4)} ${code.slice(4)}</p>
      <div class="square">${qrCode(`${page}#code=${code}`, this.local.say(KIOSK_STRINGS.pairTitle))}</div>
      <p class="meta">${this.local.say(KIOSK_STRINGS.pairUntil)} ${formatDateTime(expiresAt, this.zone)}.</p>
      <p class="meta">${this.local.say(KIOSK_STRINGS.pairWarning)}</p>`
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    dialogStyles,
    css`
      .address {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .code {
        font-size: 3rem;
        font-weight: 600;
        line-height: 1.2;
        letter-spacing: 0.08em;
        font-variant-numeric: tabular-nums;
        text-align: center;
        user-select: all;
      }
      .square {
        width: 200px;
        margin: 0 auto;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'pairing-dialog': PairingDialog
  }
}
