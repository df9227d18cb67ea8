import { LitElement, css, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import type { Words } from '../../../server/contract/language.ts'
import { STEP_WORDS } from '../../../server/words/step-words.ts'
import { api, errorWords } from '../../api.ts'
import { hrefOf, type Route } from '../../router.ts'
import { ITEM_STRINGS } from '../../strings/item/item-strings.ts'
import { baseStyles, buttonStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'

const SECOND_MS = 1_000

/** Where the work goes on. */
export interface NextItem {
  readonly title: string
  readonly route: Route
}

/**
 * After an answer: for some seconds it can be undone, and nobody has read it, which the service holds to; and what comes next
 * in the queue.
 *
 * @fires feedback-changed - `detail` is the newer `FeedbackDetail`
 */
@customElement('sent-bar')
export class SentBar extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  /** What comes next; left out where nothing was sent just now. */
  @property({ attribute: false }) next?: NextItem
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
              <span>${icon('check')} ${this.local.say(ITEM_STRINGS.sent)}</span>
              <button ?disabled=${this.isBusy} @click=${this.undo}>
                ${icon('undo')} ${this.local.say(STEP_WORDS['undo-answer'].name)}
                <span aria-hidden="true">(${leftS})</span>
              </button>
            </p>`
          : nothing
      }
      ${
        this.next
          ? html`<p>
              <a href=${hrefOf(this.next.route)}
                >${this.local.say(ITEM_STRINGS.next)}: ${this.next.title} ${icon('arrow-right')}</a
              >
              <kbd>e</kbd>
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
      div:has(p) {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
        padding: var(--s2);
        border: 1px solid var(--action);
        border-radius: var(--radius);
        background: var(--bg);
      }
      a {
        overflow-wrap: anywhere;
      }
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2);
        padding: var(--s1) var(--s2);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'sent-bar': SentBar
  }
  interface HTMLElementEventMap {
    'feedback-changed': CustomEvent<FeedbackDetail>
  }
}
