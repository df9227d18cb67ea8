import { LitElement, css, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Contribution, FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import type { Words } from '../../../server/contract/language.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { STEP_WORDS } from '../../../server/words/step-words.ts'
import { api, formErrorWords } from '../../api.ts'
import { DRAFT_STRINGS } from '../../strings/item/draft-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { DraftSync } from '../composer/draft-sync.ts'
import { keepDraft, readDraft } from '../composer/drafts.ts'

/**
 * Writes what the unit was asked to contribute. What is typed is kept until it is given, also for another device.
 *
 * @fires feedback-changed - `detail` is the newer `FeedbackDetail`
 */
@customElement('contribution-form')
export class ContributionForm extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  @property({ attribute: false }) contribution?: Contribution
  @property() personId = ''
  @property() zone = 'UTC'
  @state() private text = ''
  @state() private problem: Words | undefined
  @state() private isBusy = false

  private readonly local = new LanguageController(this)
  private readonly sync = new DraftSync(this, () => this.read(), ['contribution'])

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { item, contribution, personId } = this
    if (!item || !contribution || changed.get('contribution')?.id === contribution.id) return
    if (!changed.has('contribution')) return
    this.read()
    this.sync.open(personId, item.id, contribution.id)
  }

  private read(): void {
    this.text = this.contribution ? readDraft(this.personId, this.contribution.id, 'contribution') : ''
  }

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
          .value=${this.text}
          @input=${this.onInput}
        ></textarea>
        ${this.text === '' ? nothing : html`<p class="meta">${this.renderKept()}</p>`}
        ${
          this.sync.conflict
            ? html`<draft-conflict
                .other=${this.sync.conflict.other}
                zone=${this.zone}
                @other-taken=${() => this.sync.takeOther()}
                @this-kept=${() => this.sync.keepThis()}
              ></draft-conflict>`
            : nothing
        }
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

  /** Where the text lies: here alone, with the service too, or come from another device. */
  private renderKept(): string {
    const { fromElsewhere } = this.sync
    if (fromElsewhere)
      return `${this.local.say(DRAFT_STRINGS.fromElsewhere)} ${formatDateTime(fromElsewhere.savedAt, this.zone)}`
    const isKept = this.sync.isKept('contribution', this.text)
    return this.local.say(isKept ? DRAFT_STRINGS.kept : STRINGS.draftKept)
  }

  private onInput({ currentTarget }: EventOn<'textarea', 'input'>): void {
    this.problem = undefined
    this.text = currentTarget.value
    if (!this.contribution) return
    keepDraft(this.personId, this.contribution.id, 'contribution', this.text)
    this.sync.typed('contribution')
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
    await this.sync.settle('contribution')
    try {
      const changed = await api.takeStep(item.id, 'give-contribution', {
        contribution: contribution.id,
        text,
      })
      keepDraft(this.personId, contribution.id, 'contribution', '')
      this.sync.sent('contribution')
      emit(this, 'feedback-changed', changed)
    } catch (error) {
      this.problem = formErrorWords(error)
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
