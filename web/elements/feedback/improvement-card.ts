import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ImprovementReply, ImprovementStep } from '../../../server/contract/feedback/improvements.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { formatDay } from '../../../server/words/format.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { ApiError, errorWords, improvementApi } from '../../api.ts'
import {
  IMPROVEMENT_STATE_WORDS,
  IMPROVEMENT_STEP_WORDS,
  IMPROVEMENT_STRINGS,
} from '../../strings/improvement-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { fieldErrors, problemNote } from '../page/form-fields.ts'

/**
 * What changed because of feedback as it was written, and what this person may decide about it.
 *
 * @fires improvements-changed - it was decided
 */
@customElement('improvement-card')
export class ImprovementCard extends LitElement {
  @property({ attribute: false }) improvement?: ImprovementReply
  @state() private reason = ''
  @state() private problem: Words | undefined
  @state() private errors: readonly FieldError[] = []

  private readonly local = new LanguageController(this)

  override render() {
    const { improvement } = this
    if (!improvement) return nothing
    const { title, said, done, unit, doneOn, state, by, decidedBy, found, items, may } = improvement
    const needsReason = may.some((step) => step !== 'publish')
    return html`<article>
      <h2>${title.vi}</h2>
      <p class="muted">
        ${this.local.say(IMPROVEMENT_STATE_WORDS[state])} · ${unitName(unit, this.local.language)} ·
        ${formatDay(doneOn)} · ${[by, decidedBy].filter(Boolean).join(' → ')}
        ${improvement.reason === '' ? nothing : html` · ${improvement.reason}`}
      </p>
      <p><strong>${this.local.say(IMPROVEMENT_STRINGS.said)}:</strong> ${said.vi}</p>
      <p><strong>${this.local.say(IMPROVEMENT_STRINGS.done)}:</strong> ${done.vi}</p>
      ${[title, said, done].some(({ en }) => en !== '') ? html`<p lang="en">${[title.en, said.en, done.en].filter(Boolean).join(' · ')}</p>` : nothing}
      ${items.length > 0 ? html`<p class="muted">${items.map(({ trackingCode }) => trackingCode).join(', ')}</p>` : nothing}
      ${found.length > 0 ? html`<p>${this.local.say(IMPROVEMENT_STRINGS.found)} ${found.join(', ')}</p>` : nothing}
      ${
        needsReason
          ? html`<div class="field">
              <label for="reason">${this.local.say(IMPROVEMENT_STRINGS.reason)}</label>
              <input
                id="reason"
                maxlength="500"
                autocomplete="off"
                aria-invalid=${this.errors.some(({ field }) => field === 'reason') ? 'true' : 'false'}
                aria-describedby="wrong-reason"
                .value=${this.reason}
                @input=${({ currentTarget }: EventOn<'input', 'input'>) => (this.reason = currentTarget.value)}
              />
              ${fieldErrors({ local: this.local, errors: this.errors }, 'reason', 'reason')}
            </div>`
          : nothing
      }
      ${problemNote(this.local, this.problem)}
      <p class="actions">
        ${may.map(
          (step) =>
            html`<button class=${step === 'publish' ? 'primary' : ''} @click=${() => void this.decide(step)}>
              ${this.local.say(IMPROVEMENT_STEP_WORDS[step])}
            </button>`,
        )}
      </p>
    </article>`
  }

  private async decide(step: ImprovementStep): Promise<void> {
    if (!this.improvement) return
    try {
      await improvementApi.decide(this.improvement.id, step, this.reason)
      this.problem = undefined
      this.errors = []
      emit(this, 'improvements-changed')
    } catch (error) {
      this.problem = errorWords(error)
      this.errors = error instanceof ApiError ? error.errors : []
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      article {
        display: grid;
        gap: var(--s2);
        padding: var(--s3);
        border: 1px solid var(--grid);
        border-radius: var(--radius);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'improvement-card': ImprovementCard
  }
  interface HTMLElementEventMap {
    'improvements-changed': CustomEvent<void>
  }
}
