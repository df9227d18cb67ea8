import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { FEEDBACK_KINDS } from '../../server/contract/feedback/feedback-kind.ts'
import type { FeedbackReceipt, StaffEntry } from '../../server/contract/feedback/feedback.ts'
import type { Words } from '../../server/contract/language.ts'
import type { SessionReply } from '../../server/contract/people.ts'
import { FEEDBACK_KIND_WORDS } from '../../server/words/feedback-words.ts'
import { formatDateTime } from '../../server/words/format.ts'
import { unitName } from '../../server/words/unit-name.ts'
import { ApiError, api, errorWords } from '../api.ts'
import '../elements/questions/category-picker.ts'
import type { PickedCategory } from '../elements/questions/category-picker.ts'
import { hrefOf } from '../router.ts'
import { sessionContext } from '../session.ts'
import { STRINGS } from '../strings/strings.ts'
import type { EventOn } from '../ui/emit.ts'
import { icon } from '../ui/icons.ts'
import { LanguageController } from '../ui/localize.ts'
import { newFeedbackPageStyles } from './new-feedback-page-styles.ts'

const CHANNELS = [
  { value: 'desk', icon: 'people', words: { vi: 'Tại quầy', en: 'At the desk' } },
  { value: 'phone', icon: 'phone', words: { vi: 'Qua điện thoại', en: 'By phone' } },
] as const

/** Only what was filled in: an empty field is not sent at all. */
function filled(entries: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== ''))
}

/** The entry as the contract wants it, from the form's fields. */
export function readEntry(form: FormData): StaffEntry {
  const field = (name: string) => String(form.get(name) ?? '').trim()
  const sender = {
    ...filled({ name: field('name'), phone: field('phone'), email: field('email') }),
    ...(form.has('hideName') ? { hideName: true } : {}),
  }
  const kind = FEEDBACK_KINDS.find((known) => known === field('kind'))
  return {
    channel: field('channel') === 'phone' ? 'phone' : 'desk',
    text: field('text'),
    ...filled({ title: field('title') }),
    ...(kind ? { kind } : {}),
    ...(field('address') === '' ? {} : { place: { address: field('address') } }),
    ...(Object.keys(sender).length === 0 ? {} : { sender }),
  }
}

/** Takes down what a citizen says at the desk or by phone, and gives the code to follow it. */
@customElement('new-feedback-page')
export class NewFeedbackPage extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private receipt: FeedbackReceipt | undefined
  @state() private problem: ApiError | Words | undefined
  @state() private isTextMissing = false
  @state() private isBusy = false
  private picked: PickedCategory = { category: '' }
  @query('form') private form?: HTMLFormElement

  private readonly local = new LanguageController(this)
  private readonly units = new Task(this, {
    task: (_args, { signal }) => api.units(signal),
    args: () => [],
  })

  override render() {
    return html`<article>${this.receipt ? this.renderReceipt(this.receipt) : this.renderForm()}</article>`
  }

  private renderForm() {
    return html`<h1 tabindex="-1">${this.local.say(STRINGS.entryTitle)}</h1>
      <p class="muted">${this.local.say(STRINGS.entryLead)}</p>
      <form novalidate @submit=${this.onSubmit}>
        <fieldset>
          <legend>${this.local.say(STRINGS.entryChannel)}</legend>
          <div class="choices">
            ${CHANNELS.map(
              ({ value, icon: name, words }, index) =>
                html`<label class="choice">
                  <input type="radio" name="channel" value=${value} ?checked=${index === 0} />
                  ${icon(name)} ${this.local.say(words)}
                </label>`,
            )}
          </div>
        </fieldset>
        <div class="field">
          <label for="text">${this.local.say(STRINGS.entryText)}</label>
          <span class="hint" id="text-hint">${this.local.say(STRINGS.entryTextHint)}</span>
          <textarea
            id="text"
            name="text"
            maxlength="20000"
            aria-describedby="text-hint text-error"
            aria-invalid=${this.isTextMissing ? 'true' : nothing}
          ></textarea>
          <span id="text-error"
            >${
              this.isTextMissing
                ? html`<span class="field-error"
                    >${icon('alert')} ${this.local.say(STRINGS.textNeeded)}</span
                  >`
                : nothing
            }</span
          >
        </div>
        <div class="pair">
          ${this.renderField('title', STRINGS.entryTitleField, 300)}
          <div class="field">
            <label for="kind">${this.local.say(STRINGS.kind)}</label>
            <select id="kind" name="kind">
              ${FEEDBACK_KINDS.map(
                (kind) => html`<option value=${kind}>${this.local.say(FEEDBACK_KIND_WORDS[kind])}</option>`,
              )}
            </select>
          </div>
          <category-picker
            optional
            .errors=${this.problem instanceof ApiError ? this.problem.errors : []}
            @category-picked=${({ detail }: EventOn<'category-picker', 'category-picked'>) => (this.picked = detail)}
          ></category-picker>
          ${this.renderField('address', STRINGS.address, 500)}
        </div>
        <fieldset class="sender">
          <legend>${this.local.say(STRINGS.senderLegend)}</legend>
          <p class="hint">${this.local.say(STRINGS.senderLead)}</p>
          <div class="pair">
            ${this.renderField('name', STRINGS.name, 120)}
            ${this.renderField('phone', STRINGS.phone, 100, 'tel')}
            ${this.renderField('email', STRINGS.email, 200, 'email')}
          </div>
          <label class="check"
            ><input type="checkbox" name="hideName" /> ${this.local.say(STRINGS.hideName)}</label
          >
        </fieldset>
        <div role="alert">${this.renderProblem()}</div>
        <div>
          <button class="primary" ?disabled=${this.isBusy}>
            ${icon('check')} ${this.local.say(STRINGS.saveEntry)}
          </button>
        </div>
      </form>`
  }

  /** Nothing a desk officer types about a citizen may come back as a suggestion for the next one. */
  private renderField(
    name: string,
    label: Words,
    maxLength: number,
    type: 'text' | 'tel' | 'email' = 'text',
  ) {
    return html`<div class="field">
      <label for=${name}
        >${this.local.say(label)} <span class="hint">${this.local.say(STRINGS.optional)}</span></label
      >
      <input id=${name} name=${name} type=${type} maxlength=${maxLength} autocomplete="off" />
    </div>`
  }

  private renderProblem() {
    const { problem } = this
    if (!problem) return nothing
    const errors = problem instanceof ApiError ? problem.errors : []
    return html`<div class="form-error">
      ${icon('alert')}
      <div>
        <p>${this.local.say(problem instanceof ApiError ? problem.words : problem)}</p>
        ${errors.map((error) => html`<p class="detail">${error.field}: ${this.local.say(error)}</p>`)}
      </div>
    </div>`
  }

  /** The unit as people call it; its code while the list of units is not here. */
  private nameOf(code: string): string {
    const unit = this.units.value?.find((each) => each.code === code)
    return unit ? unitName(unit, this.local.language) : code
  }

  private renderReceipt(receipt: FeedbackReceipt) {
    const zone = this.session?.organisation.zone ?? 'UTC'
    return html`<div class="receipt">
      <h1 tabindex="-1">${icon('check')} ${this.local.say(STRINGS.entrySaved)}</h1>
      <dl>
        <div>
          <dt>${this.local.say(STRINGS.trackingCode)}</dt>
          <dd class="code numeric">${receipt.trackingCode}</dd>
        </div>
        <div>
          <dt>${this.local.say(STRINGS.entryToUnit)}</dt>
          <dd>
            ${receipt.leadUnit === null ? this.local.say(STRINGS.entryTriage) : this.nameOf(receipt.leadUnit)}
          </dd>
        </div>
        ${
          receipt.promisedDueAt
            ? html`<div>
                <dt>${this.local.say(STRINGS.promised)}</dt>
                <dd class="numeric">${formatDateTime(receipt.promisedDueAt, zone)}</dd>
              </div>`
            : nothing
        }
      </dl>
      <p class="actions">
        <button class="primary" @click=${this.again}>
          ${icon('plus')} ${this.local.say(STRINGS.entryNext)}
        </button>
        ${
          receipt.id
            ? html`<a class="button" href=${hrefOf({ page: 'item', id: receipt.id, view: 'today', q: '' })}
                >${this.local.say(STRINGS.entryOpen)}</a
              >`
            : nothing
        }
      </p>
    </div>`
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (!this.form || this.isBusy) return
    const { category, ...answered } = this.picked
    const entry = {
      ...readEntry(new FormData(this.form)),
      ...(category === '' ? {} : { category, ...answered }),
    }
    this.isTextMissing = entry.text === ''
    this.problem = undefined
    if (this.isTextMissing) {
      this.form.querySelector('textarea')?.focus()
      return
    }
    this.isBusy = true
    try {
      this.receipt = await api.enterFeedback(entry)
      await this.focusHead()
    } catch (error) {
      this.problem = error instanceof ApiError ? error : errorWords(error)
    } finally {
      this.isBusy = false
    }
  }

  private async again(): Promise<void> {
    this.receipt = undefined
    this.picked = { category: '' }
    await this.focusHead()
  }

  private async focusHead(): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector('h1')?.focus()
  }

  static override readonly styles = newFeedbackPageStyles
}

declare global {
  interface HTMLElementTagNameMap {
    'new-feedback-page': NewFeedbackPage
  }
}
