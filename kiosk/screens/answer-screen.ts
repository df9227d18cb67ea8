import { LitElement, css, html, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { baseStyles } from '../../web/ui/base-styles.ts'
import { emit } from '../../web/ui/emit.ts'
import { LanguageController } from '../../web/ui/localize.ts'
import { icon } from '../../web/ui/icons.ts'
import { screenStyles } from './screen-styles.ts'
import { STRINGS } from '../strings.ts'

/**
 * Offers an answer, with what it needs and why.
 *
 * @fires answer-chosen - `detail` is whether one is wanted
 */
@customElement('kiosk-answer-screen')
export class AnswerScreen extends LitElement {
  @property({ type: Boolean, reflect: true }) declare guarded: boolean

  /** When the office answers, in words. */
  @property({ attribute: false }) declare promise: string

  private readonly local = new LanguageController(this)

  constructor() {
    super()
    this.guarded = false
    this.promise = ''
  }

  static override styles = [
    baseStyles,
    screenStyles,
    css`
      .why {
        display: grid;
        align-content: center;
        gap: calc(3 * var(--mm));
        max-width: 38em;
        font-size: var(--text-body);
        line-height: var(--lh);
      }
      strong {
        font-weight: 600;
      }
      :host([guarded]) button {
        visibility: hidden;
      }
    `,
  ]

  override render(): TemplateResult {
    return html`
      <div class="head">
        <p class="recorded">${icon('check')} ${this.local.say(STRINGS.recorded)}</p>
        <h1 tabindex="-1">${this.local.say(STRINGS.wantAnswer)}</h1>
      </div>
      <div class="body above-actions">
        <div class="why">
          <p>${this.local.say(STRINGS.wantAnswerHow)}</p>
          <p><strong>${this.promise}</strong></p>
          <p>${this.local.say(STRINGS.wantAnswerSecret)}</p>
        </div>
        <div class="actions">
          <button type="button" @click=${() => this.choose(false)}>
            ${this.local.say(STRINGS.noThanks)}
          </button>
          <button type="button" @click=${() => this.choose(true)}>
            ${this.local.say(STRINGS.yesPlease)}
          </button>
        </div>
      </div>
    `
  }

  private choose(wanted: boolean): void {
    emit(this, 'answer-chosen', wanted)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-answer-screen': AnswerScreen
  }
  interface HTMLElementEventMap {
    'answer-chosen': CustomEvent<boolean>
  }
}
