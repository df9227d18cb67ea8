import { LitElement, css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { QuestionnaireBody } from '../../server/contract/questionnaire.ts'
import { baseStyles } from '../../web/ui/base-styles.ts'
import { emit } from '../../web/ui/emit.ts'
import { icon } from '../../web/ui/icons.ts'
import { LanguageController } from '../../web/ui/localize.ts'
import { reasonIcon } from '../visit/reason-icons.ts'
import { screenStyles } from './screen-styles.ts'
import { STRINGS } from '../strings.ts'

/**
 * Says that the rating is kept, then asks why; the same screen whatever was chosen.
 *
 * @fires reasons-changed - `detail` are the keys of all reasons chosen
 * @fires reasons-done
 * @fires change-rating
 */
@customElement('kiosk-reasons-screen')
export class ReasonsScreen extends LitElement {
  @property({ attribute: false }) declare questionnaire: QuestionnaireBody
  @property({ attribute: false }) declare chosen: readonly string[]
  /** One change of mind: false once it was used. */
  @property({ type: Boolean }) declare canChange: boolean
  /** True while taps are ignored: a double tap must find no button under it. */
  @property({ type: Boolean, reflect: true }) declare guarded: boolean

  private readonly local = new LanguageController(this)

  constructor() {
    super()
    this.chosen = []
    this.canChange = false
    this.guarded = false
  }

  static override styles = [
    baseStyles,
    screenStyles,
    css`
      .chips {
        display: grid;
        grid-template-columns: repeat(var(--chip-columns, 3), minmax(0, 1fr));
        grid-auto-rows: minmax(0, 1fr);
        gap: var(--gap);
      }
      .chip {
        justify-content: flex-start;
        min-height: 0;
        padding-block: 0;
        font-size: var(--text-chip);
        line-height: 1.25;
        text-align: start;
        text-wrap: balance;
      }
      .chip .mark {
        display: grid;
        place-items: center;
        width: calc(8 * var(--mm));
        height: calc(8 * var(--mm));
        flex: none;
        color: var(--action);
        font-size: calc(6.4 * var(--mm));
      }
      .chip .words {
        flex: 1;
      }
      .chip .tick {
        display: grid;
        place-items: center;
        width: calc(6.4 * var(--mm));
        height: calc(6.4 * var(--mm));
        flex: none;
        border: 2px solid var(--line);
        border-radius: 4px;
        font-size: calc(4.6 * var(--mm));
      }
      .chip[aria-pressed='true'] {
        border-color: var(--action);
        background: var(--action-tint);
        box-shadow: inset 0 0 0 2px var(--action);
      }
      .chip[aria-pressed='true'] .tick {
        border-color: var(--action);
        background: var(--action);
        color: var(--on-dark);
      }
      @media (orientation: portrait) {
        .chip {
          gap: calc(1.4 * var(--mm));
          padding-inline: calc(2 * var(--mm));
        }
      }
      :host([guarded]) button {
        visibility: hidden;
      }
    `,
  ]

  override render(): TemplateResult {
    const { reasonsQuestion, reasons } = this.questionnaire
    return html`
      <div class="head">
        <p class="recorded">${icon('check')} ${this.local.say(STRINGS.recorded)}</p>
        <h1 id="reasons" tabindex="-1">
          ${this.local.say(reasonsQuestion)}
          <span class="optional">(${this.local.say(STRINGS.optional)})</span>
        </h1>
      </div>
      <div class="body above-actions">
        <div class="chips" role="group" aria-labelledby="reasons">
          ${repeat(
            reasons,
            ({ key }) => key,
            ({ key, icon: name, words }) => {
              const isChosen = this.chosen.includes(key)
              return html`<button
                class="chip"
                type="button"
                aria-pressed=${isChosen}
                @click=${() => this.toggle(key)}
              >
                <span class="mark">${icon(reasonIcon(name ?? key))}</span>
                <span class="words">${this.local.say(words)}</span>
                <span class="tick">${isChosen ? icon('check') : nothing}</span>
              </button>`
            },
          )}
        </div>
        <div class="actions">
          ${
            this.canChange
              ? html`<button type="button" @click=${() => this.fire('change-rating')}>
                  ${icon('undo')} ${this.local.say(STRINGS.changeRating)}
                </button>`
              : nothing
          }
          <button type="button" @click=${() => this.fire('reasons-done')}>
            ${this.local.say(STRINGS.skip)}
          </button>
          <button class="primary" type="button" @click=${() => this.fire('reasons-done')}>
            ${icon('check')} ${this.local.say(STRINGS.done)}
          </button>
        </div>
      </div>
    `
  }

  private toggle(key: string): void {
    const chosen = this.chosen.includes(key)
      ? this.chosen.filter((other) => other !== key)
      : [...this.chosen, key]
    emit(this, 'reasons-changed', chosen)
  }

  private fire(name: 'reasons-done' | 'change-rating'): void {
    emit(this, name)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-reasons-screen': ReasonsScreen
  }
  interface HTMLElementEventMap {
    'reasons-changed': CustomEvent<string[]>
    'reasons-done': CustomEvent<void>
    'change-rating': CustomEvent<void>
  }
}
