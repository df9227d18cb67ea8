import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { PublicPart } from '../../../server/contract/feedback/mask-reasons.ts'
import { PUBLISH_ANSWER_STRINGS } from '../../strings/publish-answer-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'

/**
 * One part as people outside will read it: as it was written, with what is masked, or in other words.
 *
 * @fires wording-changed - `detail` is the other words, or null for those that were written
 */
@customElement('public-wording')
export class PublicWording extends LitElement {
  @property() publicPart: PublicPart = 'question'
  @property() asMasked = ''
  @property() said: string | undefined

  private readonly local = new LanguageController(this)

  override render() {
    const { publicPart: part, said } = this
    if (said === undefined)
      return html`<p class="text" lang="vi">${this.asMasked}</p>
        <button
          type="button"
          aria-label="${this.local.say(PUBLISH_ANSWER_STRINGS.reword)}: ${this.local.say(PUBLISH_ANSWER_STRINGS[part])}"
          @click=${() => this.change(this.asMasked, 'textarea')}
        >
          ${this.local.say(PUBLISH_ANSWER_STRINGS.reword)}
        </button>`
    return html`<label for="reword-${part}">${this.local.say(PUBLISH_ANSWER_STRINGS.reword)}</label>
      <span class="meta" id="hint">${this.local.say(PUBLISH_ANSWER_STRINGS.rewordHint)}</span>
      <textarea
        id="reword-${part}"
        lang="vi"
        rows="6"
        maxlength="20000"
        aria-describedby="hint"
        .value=${said}
        @input=${({ currentTarget }: EventOn<'textarea', 'input'>) =>
          emit(this, 'wording-changed', currentTarget.value)}
      ></textarea>
      <button type="button" @click=${() => this.change(null, 'button')}>
        ${this.local.say(PUBLISH_ANSWER_STRINGS.asWritten)}
      </button>`
  }

  /** What was pressed goes away: the focus goes where one goes on. */
  private async change(said: string | null, next: 'textarea' | 'button'): Promise<void> {
    emit(this, 'wording-changed', said)
    this.said = said ?? undefined
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(next)?.focus()
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      .text {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      textarea {
        width: 100%;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'public-wording': PublicWording
  }
  interface HTMLElementEventMap {
    'wording-changed': CustomEvent<string | null>
  }
}
