import { LitElement, css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Words } from '../../server/contract/language.ts'
import { baseStyles } from '../../web/ui/base-styles.ts'
import { emit } from '../../web/ui/emit.ts'
import { icon } from '../../web/ui/icons.ts'
import { LanguageController } from '../../web/ui/localize.ts'
import type { KioskDatabase } from '../outbox/database.ts'
import { readDevice } from '../device/device.ts'
import { screenStyles } from './screen-styles.ts'
import { fitsSecret } from '../device/set-up-secret.ts'
import { STRINGS } from '../strings.ts'

const ATTEMPTS = 5
const LOCK_MS = 60_000

/** Wrong PINs in a row, over all visits to the set-up screen since the app started. */
let wrongAttempts = 0
let lockedUntilMs = 0

/**
 * Asks for the PIN. A tablet that was never paired has none and opens at once.
 *
 * @fires unlocked
 */
@customElement('kiosk-pin-gate')
export class PinGate extends LitElement {
  @property({ attribute: false }) declare database: KioskDatabase
  @state() declare private problem: Words | null
  @query('input') declare private input: HTMLInputElement

  private readonly local = new LanguageController(this)

  constructor() {
    super()
    this.problem = null
  }

  static override styles = [
    baseStyles,
    screenStyles,
    css`
      :host {
        display: block;
      }
      form {
        display: grid;
        gap: var(--s4);
        max-width: calc(120 * var(--mm));
      }
      input {
        min-height: var(--target);
        padding: 0 calc(4 * var(--mm));
        border: 2px solid var(--line);
        border-radius: var(--corner);
        font: inherit;
        font-size: calc(6 * var(--mm));
      }
      label {
        font-weight: 600;
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    void readDevice(this.database, 'setUpSecret').then((secret) => {
      if (secret === undefined) this.unlock()
    })
  }

  protected override firstUpdated(): void {
    this.input.focus()
  }

  override render(): TemplateResult {
    return html`<form @submit=${this.submit}>
      <label for="pin">${this.local.say(STRINGS.pin)}</label>
      <input id="pin" type="password" autocomplete="off" maxlength="12" />
      <p class="problem" role="alert">
        ${this.problem ? html`${icon('alert')} <span>${this.local.say(this.problem)}</span>` : nothing}
      </p>
      <button class="primary" type="submit">${this.local.say(STRINGS.open)}</button>
    </form>`
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    // The same words again are heard again only when they were gone.
    this.problem = null
    if (Date.now() < lockedUntilMs) {
      this.problem = STRINGS.pinWait
      return
    }
    const secret = await readDevice(this.database, 'setUpSecret')
    if (secret === undefined || (await fitsSecret(this.input.value, secret))) {
      this.unlock()
      return
    }
    wrongAttempts += 1
    if (wrongAttempts % ATTEMPTS === 0) lockedUntilMs = Date.now() + LOCK_MS
    this.problem = STRINGS.pinWrong
    this.input.select()
  }

  private unlock(): void {
    wrongAttempts = 0
    emit(this, 'unlocked')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-pin-gate': PinGate
  }
  interface HTMLElementEventMap {
    unlocked: CustomEvent<void>
  }
}
