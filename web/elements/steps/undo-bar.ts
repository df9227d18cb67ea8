import { LitElement, css, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import type { Words } from '../../../server/contract/language.ts'
import { STEP_WORDS } from '../../../server/words/step-words.ts'
import { api, errorWords } from '../../api.ts'
import { ITEM_STRINGS } from '../../strings/item/item-strings.ts'
import { baseStyles, buttonStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'

const SECOND_MS = 1_000

/**
 * For some seconds after an answer: it can be undone, and nobody has read it. The service holds it back and decides.
 *
 * @fires feedback-changed - `detail` is the newer `FeedbackDetail`
 */
@customElement('undo-bar')
export class UndoBar extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  @state() private leftS = 0
  @state() private isBusy = false
  @state() private problem: Words | undefined
  private timer: ReturnType<typeof setInterval> | undefined

  private readonly local = new LanguageController(this)

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('item')) return
    this.problem = undefined
    clearInterval(this.timer)
    this.leftS = Math.ceil((this.item?.undoMs ?? 0) / SECOND_MS)
    if (this.leftS > 0) this.timer = setInterval(() => this.tick(), SECOND_MS)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.timer)
  }

  private tick(): void {
    this.leftS -= 1
    if (this.leftS <= 0) clearInterval(this.timer)
  }

  override render() {
    const { leftS } = this
    const isOffered = leftS > 0 && this.item?.may.includes('undo-answer')
    return html`<div role="status">
      ${
        isOffered
          ? html`<p>
              ${icon('check')} ${this.local.say(ITEM_STRINGS.sent)}
              <button ?disabled=${this.isBusy} @click=${this.undo}>
                ${icon('undo')} ${this.local.say(STEP_WORDS['undo-answer'].name)}
                <span aria-hidden="true">(${leftS})</span>
              </button>
            </p>`
          : nothing
      }
      ${problemNote(this.local, this.problem)}
    </div>`
  }

  private async undo(): Promise<void> {
    const { item } = this
    if (!item || this.isBusy) return
    this.isBusy = true
    try {
      emit(this, 'feedback-changed', await api.takeStep(item.id, 'undo-answer', { version: item.version }))
    } catch (error) {
      this.problem = errorWords(error)
    } finally {
      this.isBusy = false
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2);
        padding: var(--s2) var(--s3);
        border: 1px solid var(--action);
        border-radius: var(--radius);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'undo-bar': UndoBar
  }
  interface HTMLElementEventMap {
    'feedback-changed': CustomEvent<FeedbackDetail>
  }
}
