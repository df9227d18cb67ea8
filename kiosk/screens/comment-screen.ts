import { LitElement, css, html, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { MAX_COMMENT_LENGTH } from '../../server/contract/comment-length.ts'
import type { Words } from '../../server/contract/language.ts'
import { formatNumber } from '../../server/words/format.ts'
import { baseStyles } from '../../web/ui/base-styles.ts'
import { emit } from '../../web/ui/emit.ts'
import { icon } from '../../web/ui/icons.ts'
import { LanguageController } from '../../web/ui/localize.ts'
import { screenStyles } from './screen-styles.ts'
import { STRINGS } from '../strings.ts'

/**
 * A few words on the tablet itself. Field and buttons stand in the upper half: the lower one is the keyboard's.
 *
 * @fires comment-typed - `detail` is all that stands there now
 * @fires comment-sent - `detail` is the comment
 * @fires comment-skipped
 */
@customElement('kiosk-comment-screen')
export class CommentScreen extends LitElement {
  /** What was written before a look at the help, or before a restart. */
  @property({ attribute: false }) declare text: string
  /** What the questionnaire asks here; null: the usual words. */
  @property({ attribute: false }) declare question: Words | null
  /** True while taps are ignored: a double tap must find no button under it. */
  @property({ type: Boolean, reflect: true }) declare guarded: boolean
  @state() declare private length: number
  @query('textarea') declare private field: HTMLTextAreaElement

  private readonly local = new LanguageController(this)

  constructor() {
    super()
    this.text = ''
    this.question = null
    this.guarded = false
    this.length = 0
  }

  static override styles = [
    baseStyles,
    screenStyles,
    css`
      .body {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        align-content: start;
        gap: calc(1 * var(--mm)) var(--gap);
      }
      textarea {
        height: var(--field, calc(22 * var(--mm)));
        padding: calc(1.6 * var(--mm)) calc(3 * var(--mm));
        border: 2px solid var(--line);
        border-radius: var(--corner);
        background: var(--bg);
        color: var(--ink);
        font: inherit;
        font-size: var(--text-chip);
        line-height: 1.5;
        resize: none;
        touch-action: pan-y;
        user-select: text;
        -webkit-user-select: text;
      }
      .privacy {
        grid-column: 1 / -1;
      }
      .left {
        grid-row: 3;
      }
      @media (orientation: portrait) {
        .body {
          grid-template-columns: 1fr 1fr;
        }
        textarea,
        .left,
        .privacy {
          grid-column: 1 / -1;
        }
        textarea {
          height: calc(50 * var(--mm));
        }
      }
      :host([guarded]) button {
        visibility: hidden;
      }
    `,
  ]

  protected override willUpdate(changes: Map<PropertyKey, unknown>): void {
    if (changes.has('text')) this.length = this.text.length
  }

  override render(): TemplateResult {
    const left = formatNumber(MAX_COMMENT_LENGTH - this.length, this.local.language)
    return html`
      <div class="head">
        <h1 id="question" tabindex="-1">
          ${this.local.say(this.question ?? STRINGS.commentQuestion)}
          <span class="optional">(${this.local.say(STRINGS.optional)})</span>
        </h1>
      </div>
      <div class="body">
        <p class="note privacy" id="privacy">${this.local.say(STRINGS.commentPrivacy)}</p>
        <textarea
          aria-labelledby="question"
          aria-describedby="privacy"
          autocomplete="off"
          autocorrect="off"
          autocapitalize="sentences"
          spellcheck="false"
          maxlength=${MAX_COMMENT_LENGTH}
          .value=${this.text}
          @input=${() => this.typed()}
        ></textarea>
        <button type="button" @click=${() => emit(this, 'comment-skipped')}>
          ${this.local.say(STRINGS.skip)}
        </button>
        <button class="primary" type="button" @click=${() => this.fire('comment-sent')}>
          ${icon('send')} ${this.local.say(STRINGS.sendComment)}
        </button>
        <p class="note left">${this.local.say(STRINGS.commentLeft).replace('{n}', left)}</p>
      </div>
    `
  }

  private typed(): void {
    this.length = this.field.value.length
    this.fire('comment-typed')
  }

  private fire(name: 'comment-typed' | 'comment-sent'): void {
    emit(this, name, this.field.value)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-comment-screen': CommentScreen
  }
  interface HTMLElementEventMap {
    'comment-typed': CustomEvent<string>
    'comment-sent': CustomEvent<string>
    'comment-skipped': CustomEvent<void>
  }
}
