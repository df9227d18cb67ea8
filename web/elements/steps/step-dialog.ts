import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { FeedbackMove } from '../../../server/contract/feedback-status.ts'
import type { FeedbackDetail, FeedbackRow } from '../../../server/contract/feedback.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { UnitSummary } from '../../../server/contract/people.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { FEEDBACK_MOVE_WORDS } from '../../../server/words/feedback-words.ts'
import { ApiError, api, errorWords } from '../../api.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, dialogStyles, formStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { FEEDBACK_STEPS, type StepAsk } from './feedback-steps.ts'
import { fieldErrors, problemNote } from '../page/form-fields.ts'
import './item-picker.ts'
import './unit-picker.ts'

/** What is missing from each thing a step asks for. */
const MISSING = {
  unit: STRINGS.unitNeeded,
  into: STRINGS.mergeNeeded,
  request: STRINGS.requestNeeded,
  reason: STRINGS.reasonNeeded,
} as const

/** What a person writes in a step, by the service's name of the field. */
const WRITTEN = {
  request: { words: STRINGS.request, hint: STRINGS.requestHint, maxLength: 5_000 },
  reason: { words: STRINGS.reason, hint: STRINGS.reasonHint, maxLength: 1_000 },
} as const

type Given = Readonly<Record<'unit' | 'into' | 'workingDays' | 'request' | 'reason', string>>

const NOTHING_GIVEN: Given = { unit: '', into: '', workingDays: '1', request: '', reason: '' }

/** More would be a list nobody reads; the policy says how many there may be at most. */
const MOST_DAYS = 30

/**
 * Asks for what a step needs (a unit, another item, a reason), says what the step will do, and takes it. A refusal leaves
 * everything typed in place.
 *
 * @fires feedback-changed - `detail` is the newer `FeedbackDetail`
 */
@customElement('step-dialog')
export class StepDialog extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  @state() private move: FeedbackMove | undefined
  @state() private given = NOTHING_GIVEN
  @state() private missing: keyof typeof MISSING | undefined
  @state() private errors: readonly FieldError[] = []
  @state() private problem: Words | undefined
  @state() private isBusy = false
  @query('dialog') private dialog?: HTMLDialogElement

  private contributionId = ''
  private readonly local = new LanguageController(this)

  async open(move: FeedbackMove, contributionId = ''): Promise<void> {
    this.move = move
    this.contributionId = contributionId
    this.given = NOTHING_GIVEN
    this.missing = undefined
    this.errors = []
    this.problem = undefined
    await this.updateComplete
    this.dialog?.showModal()
    // The heading first, so that what the step will do is read before any field.
    this.renderRoot.querySelector('h2')?.focus()
  }

  override render() {
    const step = this.move && FEEDBACK_STEPS[this.move]
    return html`<dialog aria-labelledby="title" @close=${() => (this.move = undefined)}>
      ${
        step && this.move
          ? html`<form novalidate @submit=${this.onSubmit}>
              <h2 id="title" tabindex="-1">${this.local.say(FEEDBACK_MOVE_WORDS[this.move])}</h2>
              <p class="consequence">${icon('info')} <span>${this.local.say(step.consequence)}</span></p>
              ${step.asks.map((ask) => this.renderAsk(ask))} ${problemNote(this.local, this.problem)}
              <div class="dialog-actions">
                <button type="button" @click=${() => this.dialog?.close()}>
                  ${this.local.say(STRINGS.cancel)}
                </button>
                <button class=${step.ends ? 'danger' : 'primary'} ?disabled=${this.isBusy}>
                  ${icon(step.icon)} ${this.local.say(FEEDBACK_MOVE_WORDS[this.move])}
                </button>
              </div>
            </form>`
          : nothing
      }
    </dialog>`
  }

  private renderAsk(ask: StepAsk) {
    const error =
      this.missing !== undefined && this.missing === ask
        ? html`<p class="field-error" id="error-${ask}">${icon('alert')} ${this.local.say(MISSING[ask])}</p>`
        : nothing
    if (ask === 'unit') {
      return html`<div class="field">
        <unit-picker
          .value=${this.given.unit}
          .except=${this.unitsTaken()}
          ?invalid=${this.missing === 'unit' || this.errors.some(({ field }) => field === 'unit')}
          @unit-picked=${(event: CustomEvent<UnitSummary>) => this.give('unit', event.detail.code)}
        ></unit-picker>
        ${error} ${fieldErrors({ local: this.local, errors: this.errors }, 'unit', 'unit')}
      </div>`
    }
    if (ask === 'into') {
      return html`<div class="field">
        <item-picker
          .value=${this.given.into}
          except=${this.item?.id ?? ''}
          ?invalid=${this.missing === 'into'}
          @item-picked=${(event: CustomEvent<FeedbackRow>) => this.give('into', event.detail.id)}
        ></item-picker>
        ${error}
      </div>`
    }
    if (ask === 'workingDays') {
      const most = Math.min(this.item?.extensions.maxExtensionWorkingDays ?? 1, MOST_DAYS)
      return html`<div class="field">
        <label for="working-days">${this.local.say(STRINGS.workingDays)}</label>
        <span class="hint" id="hint-working-days">${this.local.say(STRINGS.workingDaysHint)}</span>
        <select
          id="working-days"
          aria-describedby="hint-working-days"
          @change=${(event: Event) => this.give('workingDays', (event.target as HTMLSelectElement).value)}
        >
          ${Array.from({ length: most }, (_, index) => String(index + 1)).map(
            (days) =>
              html`<option value=${days} ?selected=${days === this.given.workingDays}>${days}</option>`,
          )}
        </select>
      </div>`
    }
    const field = ask === 'request' ? 'request' : 'reason'
    const { words, hint, maxLength } = WRITTEN[field]
    return html`<div class="field">
      <label for=${field}
        >${this.local.say(words)}
        ${
          ask === 'remark' ? html`<span class="hint">${this.local.say(STRINGS.optional)}</span>` : nothing
        }</label
      >
      <span class="hint" id="hint-${field}">${this.local.say(hint)}</span>
      <textarea
        id=${field}
        maxlength=${maxLength}
        aria-describedby="hint-${field} ${this.missing === field ? `error-${field}` : ''}"
        aria-invalid=${this.missing === field ? 'true' : nothing}
        .value=${this.given[field]}
        @input=${(event: InputEvent) => this.give(field, (event.target as HTMLTextAreaElement).value)}
      ></textarea>
      ${error}
    </div>`
  }

  /** Where the item lies already, and, for a contribution, who is asked and has not given it. */
  private unitsTaken(): string[] {
    const { leadUnit, contributions = [] } = this.item ?? {}
    const asked =
      this.move === 'ask-contribution' ? contributions.filter(({ state }) => state === 'open') : []
    return [...(leadUnit ? [leadUnit.code] : []), ...asked.map(({ unit }) => unit.code)]
  }

  private give(ask: keyof Given, value: string): void {
    this.given = { ...this.given, [ask]: value }
    this.errors = this.errors.filter(({ field }) => field !== ask)
    if (this.missing === ask) this.missing = undefined
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const step = this.move && FEEDBACK_STEPS[this.move]
    if (!step || !this.item || this.isBusy) return
    this.missing = step.asks.find(
      (ask) => ask !== 'remark' && this.given[ask].trim() === '',
    ) as typeof this.missing
    if (this.missing) return
    this.isBusy = true
    this.errors = []
    this.problem = undefined
    try {
      const { workingDays, ...words } = this.given
      const asked = {
        ...Object.fromEntries(Object.entries(words).filter(([, value]) => value.trim() !== '')),
        ...(step.asks.includes('workingDays') ? { workingDays: Number(workingDays) } : {}),
      }
      const path = typeof step.path === 'string' ? step.path : step.path(this.contributionId)
      this.tell(await api.takeStep(this.item.id, path, { version: this.item.version, ...asked }))
      this.dialog?.close()
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
      if (error instanceof ApiError && error.status === 409) await this.showNewer(this.item.id)
    } finally {
      this.isBusy = false
    }
  }

  /** After a stale refusal the page behind shows the newer state; pressing again is then a decision on that. */
  private async showNewer(id: string): Promise<void> {
    const newer = await api.feedback(id).catch(() => undefined)
    if (newer) this.tell(newer)
  }

  private tell(item: FeedbackDetail): void {
    this.item = item
    this.dispatchEvent(
      new CustomEvent<FeedbackDetail>('feedback-changed', { detail: item, bubbles: true, composed: true }),
    )
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    dialogStyles,
    css`
      textarea {
        min-height: 4lh;
      }
      .consequence {
        display: flex;
        gap: var(--s2);
        padding: var(--s3);
        border-radius: var(--radius);
        background: var(--action-tint);
      }
    `,
  ]
}
