import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Contribution, FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import type { Words } from '../../../server/contract/language.ts'
import { STEP_WORDS } from '../../../server/words/step-words.ts'
import { api, errorWords } from '../../api.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { keepDraft, readDraft } from './drafts.ts'

/**
 * Writes what the unit was asked to contribute. What is typed is kept on this device until it is given.
 *
 * @fires feedback-changed - `detail` is the newer `FeedbackDetail`
 */
@customElement('contribution-form')
export class ContributionForm extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  @property({ attribute: false }) contribution?: Contribution
  @property() personId = ''
  @state() private problem: Words | undefined
  @state() private isBusy = false

  private readonly local = new LanguageController(this)

  override render() {
    if (!this.contribution) return nothing
    return html`<form novalidate @submit=${this.onSubmit}>
      <div class="field">
        <label for="text">${this.local.say(STRINGS.contributionText)}</label>
        <span class="hint" id="hint">${this.local.say(STRINGS.contributionHint)}</span>
        <textarea
          id="text"
          maxlength="10000"
          aria-describedby="hint problem"
          aria-invalid=${this.problem ? 'true' : nothing}
          .value=${readDraft(this.personId, this.contribution.id, 'contribution')}
          @input=${this.onInput}
        ></textarea>
        <div id="problem" role="alert">
          ${
            this.problem
              ? html`<p class="field-error">${icon('alert')} ${this.local.say(this.problem)}</p>`
              : nothing
          }
        </div>
      </div>
      <button class="primary" ?disabled=${this.isBusy}>
        ${icon('send')} ${this.local.say(STEP_WORDS['give-contribution'].name)}
      </button>
    </form>`
  }

  private onInput({ currentTarget }: EventOn<'textarea', 'input'>): void {
    this.problem = undefined
    if (this.contribution) keepDraft(this.personId, this.contribution.id, 'contribution', currentTarget.value)
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const { item, contribution } = this
    const area = this.renderRoot.querySelector('textarea')
    if (!item || !contribution || !area || this.isBusy) return
    const text = area.value.trim()
    if (text === '') {
      this.problem = STRINGS.textNeeded
      area.focus()
      return
    }
    this.isBusy = true
    this.problem = undefined
    try {
      const changed = await api.takeStep(item.id, 'give-contribution', {
        contribution: contribution.id,
        text,
      })
      keepDraft(this.personId, contribution.id, 'contribution', '')
      emit(this, 'feedback-changed', changed)
    } catch (error) {
      this.problem = errorWords(error)
    } finally {
      this.isBusy = false
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      form {
        display: grid;
        justify-items: start;
        gap: var(--s3);
      }
      .field {
        width: 100%;
      }
      textarea {
        min-height: 5lh;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'contribution-form': ContributionForm
  }
  interface HTMLElementEventMap {
    'feedback-changed': CustomEvent<FeedbackDetail>
  }
}
