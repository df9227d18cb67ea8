import { LitElement, css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Words } from '../../server/contract/language.ts'
import { baseStyles } from '../../web/ui/base-styles.ts'
import { emit } from '../../web/ui/emit.ts'
import { icon } from '../../web/ui/icons.ts'
import { LanguageController } from '../../web/ui/localize.ts'
import { pairingCodeInHash, tidyPairingCode } from '../pairing/pairing-code.ts'
import { screenStyles } from './screen-styles.ts'
import { STRINGS } from '../strings.ts'

/**
 * Types the pairing code once; `problem` says why the last one did not work.
 *
 * @fires pair - `detail` is the tidied code
 */
@customElement('kiosk-pairing-screen')
export class PairingScreen extends LitElement {
  @property({ type: Boolean }) declare busy: boolean
  @property({ attribute: false }) declare problem: Words | null
  @state() declare private incomplete: boolean
  @query('input') declare private input: HTMLInputElement

  private readonly local = new LanguageController(this)

  constructor() {
    super()
    this.busy = false
    this.problem = null
    this.incomplete = false
  }

  static override styles = [
    baseStyles,
    screenStyles,
    css`
      form {
        display: grid;
        align-content: start;
        gap: calc(3 * var(--mm));
        max-width: calc(150 * var(--mm));
        font-size: var(--text-button);
      }
      label {
        font-weight: 600;
      }
      input {
        width: 100%;
        min-height: var(--target);
        padding: 0 calc(4 * var(--mm));
        border: 2px solid var(--line);
        border-radius: var(--corner);
        background: var(--bg);
        color: var(--ink);
        font: inherit;
        font-size: calc(9 * var(--mm));
        font-weight: 600;
        letter-spacing: 0.12em;
        text-transform: uppercase;
        user-select: text;
        -webkit-user-select: text;
      }
    `,
  ]

  override render(): TemplateResult {
    const problem = this.incomplete ? STRINGS.pairIncomplete : this.problem
    return html`
      <h1 class="head" tabindex="-1">${this.local.say(STRINGS.pairTitle)}</h1>
      <form class="body" novalidate @submit=${this.submit}>
        <p>${this.local.say(STRINGS.pairHow)}</p>
        <label for="code">${this.local.say(STRINGS.pairCode)}</label>
        <input
          id="code"
          name="code"
          inputmode="text"
          autocomplete="off"
          autocapitalize="characters"
          autocorrect="off"
          spellcheck="false"
          maxlength="20"
          aria-describedby="problem"
          aria-invalid=${problem !== null}
        />
        <p id="problem" class="problem" role="alert">
          ${problem ? html`${icon('alert')} <span>${this.local.say(problem)}</span>` : nothing}
        </p>
        ${window.isSecureContext ? nothing : html`<p class="note">${this.local.say(STRINGS.notSecure)}</p>`}
        <button class="primary" type="submit" ?disabled=${this.busy}>
          ${this.local.say(this.busy ? STRINGS.pairing : STRINGS.pair)}
        </button>
      </form>
    `
  }

  /** Scanned rather than typed: a person still presses the button. The code does not stay in the address. */
  protected override firstUpdated(): void {
    const code = pairingCodeInHash(location.hash)
    if (code === null) return
    this.input.value = code
    history.replaceState(null, '', location.pathname)
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault()
    const code = tidyPairingCode(this.input.value)
    this.incomplete = code === null
    if (code !== null) emit(this, 'pair', code)
    else this.input.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-pairing-screen': PairingScreen
  }
  interface HTMLElementEventMap {
    pair: CustomEvent<string>
  }
}
