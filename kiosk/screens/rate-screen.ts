import { LitElement, css, html, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { QuestionnaireBody } from '../../server/contract/questionnaire.ts'
import { LEVEL_WORDS } from '../../server/words/level-words.ts'
import { baseStyles } from '../../web/ui/base-styles.ts'
import { emit } from '../../web/ui/emit.ts'
import { ratingFace } from '../../web/ui/faces.ts'
import { LanguageController } from '../../web/ui/localize.ts'
import { keepLastWordsTogether, orderLevels } from '../visit/levels.ts'
import { screenStyles } from './screen-styles.ts'
import { STRINGS } from '../strings.ts'

/**
 * The home screen: one question, one tap.
 *
 * @fires rating-tapped - `detail` is the level
 */
@customElement('kiosk-rate-screen')
export class RateScreen extends LitElement {
  @property({ attribute: false }) declare questionnaire: QuestionnaireBody
  /** One full-width row an option, for large text and upright screens. */
  @property({ type: Boolean, reflect: true }) declare large: boolean
  /** A second choice after "change": the first one stays valid until this one is made. */
  @property({ type: Boolean }) declare again: boolean
  /** The level being read aloud, or null. */
  @property({ attribute: false }) declare spokenLevel: number | null

  private readonly local = new LanguageController(this)

  constructor() {
    super()
    this.large = false
    this.again = false
    this.spokenLevel = null
  }

  static override styles = [
    baseStyles,
    screenStyles,
    css`
      .head {
        text-align: center;
      }
      .options {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: minmax(0, 1fr);
        gap: var(--gap);
        height: 100%;
      }
      .option {
        flex-direction: column;
        gap: calc(6 * var(--mm));
        padding: 2px;
        font-size: var(--text-label);
        line-height: 1.3;
        text-wrap: balance;
      }
      .option .picture {
        width: min(78%, calc(32 * var(--mm)));
        flex: none;
      }
      /* Two lines for each, so that all faces stand at one height. */
      .option .words {
        display: grid;
        min-height: 2.6em;
      }
      .option:lang(en) {
        letter-spacing: -0.04em;
      }
      .option[data-spoken] {
        border-color: var(--action);
        box-shadow: inset 0 0 0 3px var(--action);
      }
      :host([large]) .head {
        text-align: start;
      }
      :host([large]) .options {
        grid-auto-flow: row;
        grid-auto-columns: auto;
        grid-auto-rows: minmax(0, 1fr);
      }
      :host([large]) .option {
        flex-direction: row;
        justify-content: flex-start;
        gap: calc(5 * var(--mm));
        padding: 0 calc(5 * var(--mm));
        font-size: var(--text-label-large);
        line-height: 1.25;
        text-align: start;
        min-height: 0;
      }
      :host([large]) .option .picture {
        width: calc(15 * var(--mm));
      }
      :host([large]) .option .words {
        min-height: 0;
      }
      @media (orientation: portrait) {
        .options {
          grid-auto-flow: row;
          grid-auto-columns: auto;
          grid-auto-rows: minmax(0, 1fr);
        }
        .option {
          flex-direction: row;
          gap: calc(5 * var(--mm));
          justify-content: flex-start;
          padding: 0 calc(5 * var(--mm));
          text-align: start;
        }
        .option .words {
          min-height: 0;
        }
        .option .picture,
        :host([large]) .option .picture {
          width: calc(17 * var(--mm));
        }
        :host([large]) .option {
          font-size: calc(8.6 * var(--mm));
        }
      }
    `,
  ]

  override render(): TemplateResult {
    const { question, scaleSize } = this.questionnaire
    return html`
      <div class="head">
        <h1 id="question" tabindex="-1">${this.local.say(this.again ? STRINGS.chooseAgain : question)}</h1>
      </div>
      <div class="body options" role="group" aria-labelledby="question">
        ${repeat(
          orderLevels(this.questionnaire),
          (level) => level,
          (level) => {
            const words = LEVEL_WORDS[scaleSize][level - 1]
            return html`<button
              class="option"
              type="button"
              data-level=${level}
              ?data-spoken=${level === this.spokenLevel}
              @click=${() => this.tap(level)}
            >
              <span class="picture">${ratingFace(level, scaleSize)}</span>
              <span class="words"
                >${words ? keepLastWordsTogether(this.local.say(words)) : String(level)}</span
              >
            </button>`
          },
        )}
      </div>
    `
  }

  private tap(level: number): void {
    emit(this, 'rating-tapped', level)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-rate-screen': RateScreen
  }
  interface HTMLElementEventMap {
    'rating-tapped': CustomEvent<number>
  }
}
