import { LitElement, css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Question } from '../../server/contract/questionnaire.ts'
import { baseStyles } from '../../web/ui/base-styles.ts'
import { emit } from '../../web/ui/emit.ts'
import { icon } from '../../web/ui/icons.ts'
import { LanguageController } from '../../web/ui/localize.ts'
import { screenStyles } from './screen-styles.ts'
import { STRINGS } from '../strings.ts'

/**
 * One further question after the rating is kept: one tap answers it, several choices are ended with a press.
 *
 * @fires question-answered - `detail` are the keys of all choices; what was chosen is over where one is enough
 * @fires question-over - passed over, or all was chosen
 * @fires questions-stopped
 */
@customElement('kiosk-question-screen')
export class QuestionScreen extends LitElement {
  @property({ attribute: false }) declare question: Question
  /** The keys of what is chosen. */
  @property({ attribute: false }) declare chosen: readonly string[]
  /** Which it is, of how many are asked as far as is known; counted from 1. */
  @property({ type: Number }) declare number: number
  @property({ type: Number }) declare count: number
  /** Levels are shown as the questionnaire shows its own. */
  @property({ type: Boolean }) declare bestFirst: boolean
  @property({ type: Boolean, reflect: true }) declare large: boolean
  /** Many choices need the room that saying so again would take. */
  @property({ type: Boolean, reflect: true }) declare many: boolean
  /** True while taps are ignored: a double tap must find no button under it. */
  @property({ type: Boolean, reflect: true }) declare guarded: boolean

  private readonly local = new LanguageController(this)

  constructor() {
    super()
    this.chosen = []
    this.number = 1
    this.count = 1
    this.bestFirst = false
    this.large = false
    this.many = false
    this.guarded = false
  }

  static override styles = [
    baseStyles,
    screenStyles,
    css`
      /* How many stand side by side: on a wide tablet, on one with large text, on an upright one. */
      .choices {
        --few: 4;
        --large: 4;
        --upright: 2;
        display: grid;
        grid-template-columns: repeat(var(--few), minmax(0, 1fr));
        grid-auto-rows: minmax(0, 1fr);
        gap: var(--gap);
      }
      .choices[data-count='2'] {
        --few: 2;
        --large: 2;
        --upright: 1;
      }
      .choices[data-count='3'] {
        --few: 3;
        --large: 3;
        --upright: 1;
      }
      .choices[data-count='4'] {
        --large: 2;
      }
      .choices[data-count='5'] {
        --few: 5;
        --large: 3;
      }
      .choices[data-count='6'] {
        --large: 3;
      }
      .choice {
        min-height: 0;
        padding: calc(1 * var(--mm));
        font-size: var(--text-chip);
        line-height: 1.25;
        text-wrap: balance;
        overflow-wrap: anywhere;
      }
      .choice .words {
        min-width: 0;
      }
      .choice:lang(en) {
        letter-spacing: -0.03em;
      }
      .choice[aria-pressed='true'] {
        border-color: var(--action);
        background: var(--action-tint);
        box-shadow: inset 0 0 0 2px var(--action);
      }
      :host(:not([large])) h1 {
        font-size: calc(6.8 * var(--mm));
        line-height: 1.25;
      }
      .which .optional {
        white-space: normal;
      }
      .which {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 calc(3 * var(--mm));
      }
      @media (orientation: landscape) {
        :host([many]) .recorded,
        /* Said by the screen before, and what is asked needs the room. */
        :host([large]) .recorded {
          display: none;
        }
        :host([large]) .choices {
          grid-template-columns: repeat(var(--large), minmax(0, 1fr));
        }
      }
      @media (orientation: portrait) {
        .choices {
          grid-template-columns: repeat(var(--upright), minmax(0, 1fr));
        }
      }
      :host([guarded]) button {
        visibility: hidden;
      }
    `,
  ]

  override render(): TemplateResult {
    const { words, kind, choices } = this.question
    const shown = kind === 'scale' && this.bestFirst ? choices.toReversed() : choices
    const isLast = this.number >= this.count
    return html`
      <div class="head">
        <p class="which">
          <span class="recorded">${icon('check')} ${this.local.say(STRINGS.recorded)}</span>
          <span class="optional"
            >${this.number}/${this.count} ·
            ${this.local.say(kind === 'many' ? STRINGS.manyMay : STRINGS.optional)}</span
          >
        </p>
        <h1 id="further" tabindex="-1">${this.local.say(words)}</h1>
      </div>
      <div class="body above-actions">
        <div class="choices" role="group" aria-labelledby="further" data-count=${shown.length}>
          ${repeat(
            shown,
            ({ key }) => key,
            ({ key, words }) =>
              html`<button
                class="choice"
                type="button"
                aria-pressed=${this.chosen.includes(key)}
                @click=${() => this.choose(key)}
              >
                ${kind === 'many' && this.chosen.includes(key) ? icon('check') : nothing}
                <span class="words">${this.local.say(words)}</span>
              </button>`,
          )}
        </div>
        <div class="actions">
          ${
            isLast
              ? nothing
              : html`<button type="button" @click=${() => emit(this, 'questions-stopped')}>
                  ${this.local.say(STRINGS.stopHere)}
                </button>`
          }
          ${
            this.chosen.length > 0
              ? html`<button class="primary" type="button" @click=${() => emit(this, 'question-over')}>
                  ${icon('check')} ${this.local.say(isLast ? STRINGS.done : STRINGS.goOn)}
                </button>`
              : html`<button type="button" @click=${() => emit(this, 'question-over')}>
                  ${this.local.say(STRINGS.skip)}
                </button>`
          }
        </div>
      </div>
    `
  }

  private choose(key: string): void {
    const { kind } = this.question
    if (kind !== 'many') return emit(this, 'question-answered', [key])
    const chosen = this.chosen.includes(key)
      ? this.chosen.filter((other) => other !== key)
      : [...this.chosen, key]
    emit(this, 'question-answered', chosen)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-question-screen': QuestionScreen
  }
  interface HTMLElementEventMap {
    'question-answered': CustomEvent<string[]>
    'question-over': CustomEvent<void>
    'questions-stopped': CustomEvent<void>
  }
}
