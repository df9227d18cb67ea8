import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { ItemFile } from '../../../server/contract/feedback/composer/answer-files.ts'
import { type FeedbackStep, stepEntry } from '../../../server/contract/feedback/feedback-steps.ts'
import type { FeedbackDetail, FeedbackRow } from '../../../server/contract/feedback/feedback.ts'
import type { UnitSuggestion } from '../../../server/contract/feedback/suggestions.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { STEP_WORDS } from '../../../server/words/step-words.ts'
import { ApiError, api, errorWords } from '../../api.ts'
import { ITEM_STRINGS } from '../../strings/item/item-strings.ts'
import { OBJECTION_STRINGS } from '../../strings/item/objection-strings.ts'
import { reasonWords } from '../../strings/item/suggestion-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, dialogStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import '../messages/message-preview.ts'
import { fieldErrors, problemNote } from '../page/form-fields.ts'
import '../questions/category-picker.ts'
import type { PickedCategory } from '../questions/category-picker.ts'
import './item-picker.ts'
import './person-picker.ts'
import { ENDING_STEPS, STEP_ICONS } from './step-look.ts'
import {
  fieldOf,
  fieldsShown,
  firstMissing,
  type Given,
  type GivenBeside,
  MISSING,
  NOTHING_BESIDE,
  NOTHING_GIVEN,
  requestOf,
  type ShownField,
  WRITTEN,
} from './step-request.ts'
import './template-menu.ts'
import './unit-picker.ts'
import './unit-suggestions.ts'
import type { UnitSuggestions } from './unit-suggestions.ts'

/** Where the unit responsible is looked for. */
const SUGGESTED_STEPS = ['assign', 'transfer', 'accept-objection'] as const satisfies readonly FeedbackStep[]

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
  @state() private step: FeedbackStep | undefined
  @state() private given = NOTHING_GIVEN
  @state() private missing: keyof typeof MISSING | undefined
  @state() private errors: readonly FieldError[] = []
  @state() private problem: Words | undefined
  @state() private isBusy = false
  @property() zone = 'UTC'
  @query('dialog') private dialog?: HTMLDialogElement
  @query('unit-suggestions') private suggestions?: UnitSuggestions

  private beside: GivenBeside = NOTHING_BESIDE
  private offeredReason = ''
  private chosen: FeedbackRow | undefined
  private readonly local = new LanguageController(this)

  get isOpen(): boolean {
    return this.step !== undefined
  }

  /** `partId` is the contribution, or the request to an outside body, that it is about; `into` the item that was chosen already. */
  async open(step: FeedbackStep, partId = '', into?: FeedbackRow): Promise<void> {
    if (SUGGESTED_STEPS.some((each) => each === step)) void import('./unit-due.ts')
    if (step === 'reply-interim') void import('../composer/interim-fields.ts')
    if (step === 'amend-answer') void import('../composer/file-picker.ts')
    if (step === 'ask-outside') void import('../outside/outside-fields.ts')
    this.step = step
    const category = this.item?.category ?? ''
    this.beside = { ...NOTHING_BESIDE, partId, category: { category } }
    this.chosen = into
    this.given = {
      ...NOTHING_GIVEN,
      category,
      into: into?.id ?? '',
      text: this.textToBegin(step),
    }
    this.missing = undefined
    this.errors = []
    this.problem = undefined
    await this.updateComplete
    this.dialog?.showModal()
    // The heading first, so that what the step will do is read before any field.
    this.renderRoot.querySelector('h2')?.focus()
  }

  override render() {
    const { step } = this
    return html`<dialog aria-labelledby="title" @close=${() => (this.step = undefined)}>
      ${
        step
          ? html`<form novalidate @submit=${this.onSubmit} @keydown=${this.onKey}>
              <h2 id="title" tabindex="-1">${this.local.say(STEP_WORDS[step].name)}</h2>
              <p class="consequence">
                ${icon('info')} <span>${this.local.say(STEP_WORDS[step].consequence)}</span>
              </p>
              ${fieldsShown(step).map((ask) => this.renderers[ask]?.() ?? this.renderWritten(ask))}
              <message-preview
                itemId=${this.item?.id ?? ''}
                step=${step}
                .text=${this.told()}
                promisedOn=${this.given.promisedOn}
                zone=${this.zone}
              ></message-preview>
              ${problemNote(this.local, this.problem)}
              <div class="dialog-actions">
                <button type="button" @click=${() => this.dialog?.close()}>
                  ${this.local.say(STRINGS.cancel)}
                </button>
                <button class=${ENDING_STEPS.includes(step) ? 'danger' : 'primary'} ?disabled=${this.isBusy}>
                  ${icon(STEP_ICONS[step])} ${this.local.say(STEP_WORDS[step].name)}
                </button>
              </div>
            </form>`
          : nothing
      }
    </dialog>`
  }

  /** What a step asks for in another way than in words. */
  private readonly renderers: Readonly<Partial<Record<ShownField, () => unknown>>> = {
    unit: () => this.renderUnit(),
    person: () => this.renderPerson(),
    category: () => this.renderCategory(),
    into: () => this.renderInto(),
    interim: () => this.renderInterim(),
    outside: () => this.renderOutside(),
    files: () => this.renderFiles(),
    workingDays: () => this.renderWorkingDays(),
    precedent: () => this.renderPrecedent(),
  }

  private renderMissing(ask: ShownField) {
    const { missing } = this
    return missing !== undefined && missing === ask
      ? html`<p class="field-error" id="error-${ask}">
          ${icon('alert')} ${this.local.say(MISSING[missing])}
        </p>`
      : nothing
  }

  private renderUnit() {
    return html`<div class="field">
      ${
        SUGGESTED_STEPS.some((step) => step === this.step)
          ? html`<unit-suggestions
              itemId=${this.item?.id ?? ''}
              .value=${this.given.unit}
              @suggestion-taken=${({ detail }: EventOn<'unit-suggestions', 'suggestion-taken'>) => this.takeSuggestion(detail)}
            ></unit-suggestions>`
          : nothing
      }
      <unit-picker
        .value=${this.given.unit}
        .except=${this.unitsTaken()}
        ?invalid=${this.missing === 'unit' || this.errors.some(({ field }) => field === 'unit')}
        @unit-picked=${({ detail }: EventOn<'unit-picker', 'unit-picked'>) => this.give('unit', detail.code)}
      ></unit-picker>
      ${
        SUGGESTED_STEPS.some((step) => step === this.step)
          ? html`<unit-due
              itemId=${this.item?.id ?? ''}
              unit=${this.given.unit}
              zone=${this.zone}
            ></unit-due>`
          : nothing
      }
      ${this.renderMissing('unit')} ${fieldErrors({ local: this.local, errors: this.errors }, 'unit', 'unit')}
    </div>`
  }

  private renderPerson() {
    return html`<div class="field">
      <person-picker
        unit=${this.item?.leadUnit?.code ?? ''}
        .value=${this.given.person}
        except=${this.item?.assignee?.id ?? ''}
        ?invalid=${this.missing === 'person'}
        @person-picked=${({ detail }: EventOn<'person-picker', 'person-picked'>) => this.give('person', detail.id)}
      ></person-picker>
      ${this.renderMissing('person')}
    </div>`
  }

  private renderCategory() {
    return html`<div class="field">
      <category-picker
        .value=${this.item?.category ?? ''}
        .errors=${this.errors}
        @category-picked=${({ detail }: EventOn<'category-picker', 'category-picked'>) => this.pick(detail)}
      ></category-picker>
      ${this.renderMissing('category')}
    </div>`
  }

  private renderInto() {
    return html`<div class="field">
      <item-picker
        .value=${this.given.into}
        .chosen=${this.chosen}
        except=${this.item?.id ?? ''}
        ?invalid=${this.missing === 'into'}
        @item-picked=${({ detail }: EventOn<'item-picker', 'item-picked'>) => this.give('into', detail.id)}
      ></item-picker>
      ${this.renderMissing('into')}
    </div>`
  }

  private renderInterim() {
    return html`<interim-fields
      .errors=${this.errors}
      @text-given=${({ detail }: EventOn<'interim-fields', 'text-given'>) => this.give('text', detail)}
      @day-given=${({ detail }: EventOn<'interim-fields', 'day-given'>) => this.give('promisedOn', detail)}
    ></interim-fields>`
  }

  private renderOutside() {
    return html`<outside-fields
      .item=${this.item}
      .errors=${this.errors}
      @outside-given=${({ detail }: EventOn<'outside-fields', 'outside-given'>) => this.giveBeside({ outside: detail })}
    ></outside-fields>`
  }

  private renderFiles() {
    return html`<file-picker
      itemId=${this.item?.id ?? ''}
      .standing=${this.standingFiles()}
      @files-chosen=${({ detail }: EventOn<'file-picker', 'files-chosen'>) => this.giveBeside({ files: detail })}
    ></file-picker>`
  }

  private renderWorkingDays() {
    const most = Math.min(this.item?.extensions.maxExtensionWorkingDays ?? 1, MOST_DAYS)
    return html`<div class="field">
      <label for="working-days">${this.local.say(STRINGS.workingDays)}</label>
      <span class="hint" id="hint-working-days">${this.local.say(STRINGS.workingDaysHint)}</span>
      <select
        id="working-days"
        aria-describedby="hint-working-days"
        @change=${({ currentTarget }: EventOn<'select', 'change'>) => this.give('workingDays', currentTarget.value)}
      >
        ${Array.from({ length: most }, (_, index) => String(index + 1)).map(
          (days) => html`<option value=${days} ?selected=${days === this.given.workingDays}>${days}</option>`,
        )}
      </select>
    </div>`
  }

  private renderPrecedent() {
    return html`<div class="field">
      <label for="precedent"
        >${this.local.say(OBJECTION_STRINGS.precedent)}
        <span class="hint">${this.local.say(STRINGS.optional)}</span></label
      >
      <input
        id="precedent"
        maxlength="40"
        autocomplete="off"
        .value=${this.given.precedent}
        @input=${({ currentTarget }: EventOn<'input', 'input'>) => this.give('precedent', currentTarget.value)}
      />
      ${fieldErrors({ local: this.local, errors: this.errors }, 'precedent', 'precedent')}
    </div>`
  }

  private renderWritten(ask: ShownField) {
    const field = fieldOf(ask) as keyof typeof WRITTEN
    const { words, maxLength } = WRITTEN[field]
    const hint =
      field === 'reason' && this.isTold()
        ? STRINGS.reasonTold
        : ask === 'text'
          ? ITEM_STRINGS.amendHint
          : WRITTEN[field].hint
    return html`<div class="field">
      ${field === 'reason' ? this.renderTemplates() : nothing}
      <label for=${field}
        >${this.local.say(words)}
        ${
          ask === 'remark' || ask === 'aside'
            ? html`<span class="hint">${this.local.say(STRINGS.optional)}</span>`
            : nothing
        }</label
      >
      <span class="hint" id="hint-${field}">${this.local.say(hint)}</span>
      <textarea
        id=${field}
        maxlength=${maxLength}
        aria-describedby="hint-${field} ${this.missing === field ? `error-${field}` : ''}"
        aria-invalid=${this.missing === field ? 'true' : nothing}
        .value=${this.given[field]}
        @input=${({ currentTarget }: EventOn<'textarea', 'input'>) => this.give(field, currentTarget.value)}
      ></textarea>
      ${this.renderMissing(ask)}
    </div>`
  }

  /** Texts to begin a question or a refusal with. */
  private renderTemplates() {
    const { step } = this
    if (step !== 'pause' && step !== 'refuse') return nothing
    return html`<template-menu
      itemId=${this.item?.id ?? ''}
      purpose=${step}
      @template-chosen=${({ detail }: EventOn<'template-menu', 'template-chosen'>) =>
        this.give('reason', [this.given.reason.trimEnd(), detail].filter((part) => part !== '').join('\n\n'))}
    ></template-menu>`
  }

  /** What stands in the field at first: the answer that is amended, or what was proposed. */
  private textToBegin(step: FeedbackStep): string {
    if (step === 'reply-interim' || step === 'ask-outside') return ''
    return (step === 'amend-answer' ? this.item?.answers.at(-1)?.text : this.item?.proposal?.text) ?? ''
  }

  /** Of the answer that is amended. */
  private standingFiles(): readonly ItemFile[] {
    const { files = [], answers = [] } = this.item ?? {}
    return files.filter(({ state, cycle }) => state === 'answer' && cycle === answers.at(-1)?.cycle)
  }

  /** What of it the citizen would read. */
  private told(): string {
    return this.step === 'approve' || this.step === 'amend-answer' || this.step === 'reply-interim'
      ? this.given.text
      : this.given.reason
  }

  /** Does the citizen read the reason? Then there is room for a note beside it. */
  private isTold(): boolean {
    return this.step !== undefined && stepEntry(this.step).asks.includes('aside')
  }

  /** Where the item lies already, and, for a contribution, who is asked and has not given it. */
  private unitsTaken(): string[] {
    const { leadUnit, contributions = [] } = this.item ?? {}
    const asked =
      this.step === 'ask-contribution' ? contributions.filter(({ state }) => state === 'open') : []
    return [...(leadUnit ? [leadUnit.code] : []), ...asked.map(({ unit }) => unit.code)]
  }

  /** A reason that somebody wrote themselves is theirs. */
  private takeSuggestion(taken: UnitSuggestion): void {
    this.give('unit', taken.unit.code)
    if (this.given.reason.trim() === '' || this.given.reason === this.offeredReason) {
      this.offeredReason = this.local.say(reasonWords(taken))
      this.give('reason', this.offeredReason)
    }
  }

  private onKey(event: EventOn<'form', 'keydown'>): void {
    const [field] = event.composedPath()
    const isTyping = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement
    if (isTyping || event.ctrlKey || event.altKey || event.metaKey) return
    if (this.suggestions?.take(Number(event.key)) ?? false) event.preventDefault()
  }

  private pick(picked: PickedCategory): void {
    this.giveBeside({ category: picked })
    this.give('category', picked.category)
  }

  private giveBeside(given: Partial<GivenBeside>): void {
    this.beside = { ...this.beside, ...given }
  }

  private give(ask: keyof Given, value: string): void {
    this.given = { ...this.given, [ask]: value }
    this.errors = this.errors.filter(({ field }) => field !== ask)
    if (this.missing === ask) this.missing = undefined
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const { step, item } = this
    if (!step || !item || this.isBusy) return
    this.missing = firstMissing(step, this.given)
    if (this.missing) return
    this.isBusy = true
    this.errors = []
    this.problem = undefined
    try {
      this.tell(await api.takeStep(item.id, step, requestOf(step, item, this.given, this.beside)))
      this.dialog?.close()
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
      if (error instanceof ApiError && error.status === 409) await this.showNewer(item.id)
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
    emit(this, 'feedback-changed', item)
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

declare global {
  interface HTMLElementTagNameMap {
    'step-dialog': StepDialog
  }
  interface HTMLElementEventMap {
    'feedback-changed': CustomEvent<FeedbackDetail>
  }
}
