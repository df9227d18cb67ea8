import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { QuarterPublication } from '../../../server/contract/results/published-results.ts'
import { api } from '../../api.ts'
import { PUBLISH_STRINGS } from '../../strings/publish-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'
import { Sending } from '../page/sending.ts'

/**
 * What the office says beside a quarter's figures, and the step that freezes them for a second person.
 *
 * @fires results-submitted - the quarter stands otherwise
 */
@customElement('results-submission')
export class ResultsSubmission extends LitElement {
  @property() period = ''
  @property({ type: Boolean }) correction = false
  @state() private vi = ''
  @state() private en = ''
  @state() private reason = ''

  private readonly local = new LanguageController(this)
  private readonly sending = new Sending(this, this.local)

  override render() {
    return html`<form @submit=${this.onSubmit}>
      ${this.area('vi', PUBLISH_STRINGS.narrative, this.vi, (text) => (this.vi = text))}
      ${this.area('en', PUBLISH_STRINGS.narrativeEn, this.en, (text) => (this.en = text))}
      ${
        this.correction
          ? html`<div class="field">
              <label for="reason">${this.local.say(PUBLISH_STRINGS.reason)}</label>
              <input
                id="reason"
                required
                maxlength="1000"
                .value=${this.reason}
                @input=${({ currentTarget }: EventOn<'input', 'input'>) => (this.reason = currentTarget.value)}
              />
            </div>`
          : nothing
      }
      ${problemNote(this.local, this.sending.problem)}
      <p>
        <button class="primary" ?disabled=${this.sending.isBusy}>
          ${this.local.say(this.correction ? PUBLISH_STRINGS.correct : PUBLISH_STRINGS.submit)}
        </button>
      </p>
    </form>`
  }

  private area(name: 'vi' | 'en', words: Words, value: string, set: (text: string) => void) {
    return html`<div class="field">
      <label for=${name}>
        ${this.local.say(words)} <span class="meta">${this.local.say(PUBLISH_STRINGS.optional)}</span>
      </label>
      <textarea
        id=${name}
        rows="4"
        maxlength="8000"
        lang=${name}
        .value=${value}
        @input=${({ currentTarget }: EventOn<'textarea', 'input'>) => {
          set(currentTarget.value)
        }}
      ></textarea>
    </div>`
  }

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault()
    void this.submit()
  }

  private async submit(): Promise<void> {
    await this.sending.send(async () => {
      const state = await api.submitResults(this.period, {
        narrative: { vi: this.vi, en: this.en },
        ...(this.correction ? { reason: this.reason } : {}),
      })
      emit(this, 'results-submitted', state)
    })
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'results-submission': ResultsSubmission
  }
  interface HTMLElementEventMap {
    'results-submitted': CustomEvent<QuarterPublication>
  }
}
