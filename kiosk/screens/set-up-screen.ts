import { LitElement, css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { KioskConfig } from '../../server/contract/kiosk.ts'
import type { Words } from '../../server/contract/language.ts'
import { baseStyles } from '../../web/ui/base-styles.ts'
import { type EventOn, emit } from '../../web/ui/emit.ts'
import { icon } from '../../web/ui/icons.ts'
import { LanguageController } from '../../web/ui/localize.ts'
import { writeDevice } from '../device/device.ts'
import { downloadOutbox } from '../outbox/download-outbox.ts'
import { describeHealth } from '../device/describe-health.ts'
import { readHealth, type Health } from '../device/health.ts'
import { screenStyles } from './screen-styles.ts'
import { makeSecret } from '../device/set-up-secret.ts'
import { STRINGS } from '../strings.ts'
import type { Tablet } from '../tablet.ts'
import './calibrate-card.ts'
import './pin-gate.ts'
import './test-tap.ts'

/**
 * For staff, behind a PIN: how the tablet is, and what a person can do about it.
 *
 * @fires back
 * @fires pair-again
 */
@customElement('kiosk-set-up-screen')
export class SetUpScreen extends LitElement {
  @property({ attribute: false }) declare tablet: Tablet
  @property({ attribute: false }) declare config: KioskConfig | null
  @state() declare private unlocked: boolean
  @state() declare private health: Health | null
  @state() declare private sending: boolean
  @state() declare private message: Words | null

  private readonly local = new LanguageController(this)

  constructor() {
    super()
    this.config = null
    this.unlocked = false
    this.health = null
    this.sending = false
    this.message = null
  }

  static override styles = [
    baseStyles,
    screenStyles,
    css`
      .body {
        grid-column: 1 / -1;
        overflow-y: auto;
        display: grid;
        align-content: start;
        gap: var(--s5);
        padding: 4px;
        font-size: max(16px, calc(3.4 * var(--mm)));
        touch-action: pan-y;
      }
      button {
        min-height: calc(12 * var(--mm));
        font-size: max(16px, calc(3.4 * var(--mm)));
        touch-action: pan-y;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(calc(60 * var(--mm)), 1fr));
        gap: 2px;
      }
      dl div {
        padding: var(--s2) var(--s3);
        background: var(--bg);
      }
      dt {
        color: var(--ink-3);
      }
      dd {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s4);
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--s4);
      }
      input {
        min-height: calc(12 * var(--mm));
        padding: 0 var(--s4);
        border: 2px solid var(--line);
        border-radius: var(--corner);
        font: inherit;
      }
      label {
        display: grid;
        gap: var(--s1);
        font-weight: 600;
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    void this.refresh()
  }

  private async refresh(): Promise<void> {
    this.health = await readHealth(this.tablet.database)
  }

  override render(): TemplateResult {
    return html`
      <h1 class="head" tabindex="-1">${this.local.say(STRINGS.setUp)}</h1>
      <div class="body">
        ${
          this.unlocked
            ? this.renderTools()
            : html`<kiosk-pin-gate
                .database=${this.tablet.database}
                @unlocked=${() => (this.unlocked = true)}
              ></kiosk-pin-gate>`
        }
        <div>
          <button type="button" @click=${() => emit(this, 'back')}>
            ${icon('arrow-left')} ${this.local.say(STRINGS.back)}
          </button>
        </div>
      </div>
    `
  }

  private renderTools(): TemplateResult {
    const say = (words: Words): string => this.local.say(words)
    return html`
      <dl>
        ${
          this.health
            ? describeHealth(this.health, this.config, this.local.language).map(
                ([name, value]) =>
                  html`<div>
                    <dt>${say(name)}</dt>
                    <dd>${value}</dd>
                  </div>`,
              )
            : nothing
        }
      </dl>
      <div class="tools">
        <button class="primary" type="button" ?disabled=${this.sending} @click=${() => void this.send()}>
          ${icon('send')} ${say(this.sending ? STRINGS.sending : STRINGS.sendNow)}
        </button>
        <button type="button" @click=${() => void downloadOutbox(this.tablet.database)}>
          ${icon('download')} ${say(STRINGS.exportUnsent)}
        </button>
        <button type="button" @click=${() => void this.persist()}>${say(STRINGS.persist)}</button>
        <button type="button" @click=${() => emit(this, 'pair-again')}>
          ${icon('tablet')} ${say(STRINGS.pairAgain)}
        </button>
      </div>
      <kiosk-test-tap .database=${this.tablet.database}></kiosk-test-tap>
      <kiosk-calibrate-card .database=${this.tablet.database}></kiosk-calibrate-card>
      <form @submit=${this.changePin}>
        <label
          >${say(STRINGS.pinNew)}
          <input name="pin" type="password" autocomplete="new-password" maxlength="12" />
        </label>
        <button type="submit">${icon('lock')} ${say(STRINGS.pinKeep)}</button>
        <p role="status">${this.message ? say(this.message) : nothing}</p>
      </form>
    `
  }

  private async send(): Promise<void> {
    this.sending = true
    await this.tablet.syncNow()
    await this.refresh()
    this.sending = false
  }

  private async persist(): Promise<void> {
    await navigator.storage?.persist?.()
    await this.refresh()
  }

  private async changePin(event: EventOn<'form', 'submit'>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const pin = String(new FormData(form).get('pin') ?? '').trim()
    if (pin.length < 4) {
      this.message = STRINGS.pinTooShort
      return
    }
    await writeDevice(this.tablet.database, 'setUpSecret', await makeSecret(pin))
    form.reset()
    this.message = STRINGS.pinKept
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-set-up-screen': SetUpScreen
  }
  interface HTMLElementEventMap {
    back: CustomEvent<void>
    'pair-again': CustomEvent<void>
  }
}
