import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { DeadlinePolicyKind } from '../../server/contract/calendar.ts'
import type { ChangePreview } from '../../server/contract/calendar-change.ts'
import { type Channel, CHANNEL_WORDS, CHANNELS } from '../../server/contract/channel.ts'
import type { Words } from '../../server/contract/language.ts'
import type { UnitSummary } from '../../server/contract/people.ts'
import type { PoliciesReply, PolicyInput } from '../../server/contract/policy.ts'
import type { FieldError } from '../../server/contract/refusals.ts'
import { ApiError, calendarApi, errorWords } from '../api.ts'
import { CALENDAR_STRINGS, RULE_KIND_WORDS } from '../calendar-strings.ts'
import { STRINGS } from '../strings.ts'
import { baseStyles, buttonStyles, dialogStyles, formStyles } from '../ui/base-styles.ts'
import { icon } from '../ui/icons.ts'
import { LanguageController } from '../ui/localize.ts'
import { makeRule, RULE_FIELDS } from './rule-fields.ts'
import './what-moves.ts'

const KINDS = Object.keys(RULE_KIND_WORDS) as DeadlinePolicyKind[]

/**
 * Adds a policy: what it says, where it holds and from when; shows what would move before it is saved.
 *
 * @fires policies-changed
 */
@customElement('policy-dialog')
export class PolicyDialog extends LitElement {
  @property({ attribute: false }) policies?: PoliciesReply
  @property({ attribute: false }) units: readonly UnitSummary[] = []
  @property() zone = 'UTC'
  @state() private kind: DeadlinePolicyKind = 'working-days'
  @state() private preview: ChangePreview | undefined
  @state() private problem: Words | undefined
  @state() private errors: readonly FieldError[] = []
  @state() private isBusy = false
  @query('dialog') private dialog?: HTMLDialogElement
  @query('form') private form?: HTMLFormElement

  private readonly local = new LanguageController(this)

  open(): void {
    this.form?.reset()
    this.forget()
    this.dialog?.showModal()
  }

  override render() {
    const say = (words: Words) => this.local.say(words)
    const none = html`<option value="">${say(CALENDAR_STRINGS.any)}</option>`
    return html`<dialog aria-labelledby="title">
      <form novalidate @submit=${this.onSave} @change=${this.forget}>
        <h2 id="title">${say(CALENDAR_STRINGS.addPolicy)}</h2>
        ${this.renderInput('name', CALENDAR_STRINGS.name)}
        ${this.renderInput('code', CALENDAR_STRINGS.policyCode)}
        ${this.renderSelect(
          'kind',
          CALENDAR_STRINGS.ruleKind,
          KINDS.map(
            (kind) =>
              html`<option value=${kind} ?selected=${kind === this.kind}>
                ${say(RULE_KIND_WORDS[kind])}
              </option>`,
          ),
          (value) => (this.kind = value as DeadlinePolicyKind),
        )}
        ${RULE_FIELDS[this.kind].map(({ name, words, type, first }) =>
          this.renderInput(name, words, { type, value: first, field: `rule.${name}` }),
        )}
        ${this.renderSelect('unit', CALENDAR_STRINGS.unit, [
          none,
          ...this.units.map(
            ({ code, name, nameEn }) =>
              html`<option value=${code}>${this.local.language === 'en' ? nameEn : name}</option>`,
          ),
        ])}
        ${this.renderSelect('channel', CALENDAR_STRINGS.channel, [
          none,
          ...CHANNELS.map(
            (channel) => html`<option value=${channel}>${say(CHANNEL_WORDS[channel])}</option>`,
          ),
        ])}
        ${this.renderInput('category', CALENDAR_STRINGS.category)}
        ${this.renderSelect('campaign', CALENDAR_STRINGS.campaign, [
          none,
          ...(this.policies?.campaigns ?? []).map(
            ({ code, name }) => html`<option value=${code}>${say(name)}</option>`,
          ),
        ])}
        ${this.renderInput('maxExtensions', CALENDAR_STRINGS.maxExtensions, { type: 'number', field: 'limits.maxExtensions' })}
        ${this.renderInput('maxExtensionWorkingDays', CALENDAR_STRINGS.maxExtensionDays, {
          type: 'number',
          field: 'limits.maxExtensionWorkingDays',
        })}
        ${this.renderSelect('replaces', CALENDAR_STRINGS.replaces, [
          html`<option value="">${say(CALENDAR_STRINGS.nothing)}</option>`,
          ...(this.policies?.policies ?? [])
            .filter(({ state: stands }) => stands !== 'ended')
            .map(({ id, name, code }) => html`<option value=${id}>${say(name)} (${code})</option>`),
        ])}
        ${this.renderInput('validFrom', CALENDAR_STRINGS.validFrom, { type: 'date', value: this.policies?.today ?? '' })}
        ${this.renderInput('note', CALENDAR_STRINGS.note)}
        <div>
          <button type="button" ?disabled=${this.isBusy} @click=${this.onPreview}>
            ${icon('search')} ${say(CALENDAR_STRINGS.preview)}
          </button>
        </div>
        <what-moves .preview=${this.preview} zone=${this.zone}></what-moves>
        <div role="alert">
          ${this.problem ? html`<p class="form-error">${icon('alert')} ${say(this.problem)}</p>` : nothing}
        </div>
        <div class="dialog-actions">
          <button type="button" @click=${() => this.dialog?.close()}>${say(STRINGS.cancel)}</button>
          <button class="primary" ?disabled=${this.isBusy}>
            ${icon('check')} ${say(CALENDAR_STRINGS.save)}
          </button>
        </div>
      </form>
    </dialog>`
  }

  private renderInput(
    name: string,
    words: Words,
    { type = 'text', value = '', field = name }: { type?: string; value?: string; field?: string } = {},
  ) {
    return html`<div class="field">
      <label for=${name}>${this.local.say(words)}</label>
      <input
        id=${name}
        name=${name}
        type=${type}
        maxlength="200"
        autocomplete="off"
        value=${value}
        aria-invalid=${this.isWrong(field) ? 'true' : 'false'}
        aria-describedby="wrong-${name}"
      />
      ${this.renderWrong(name, field)}
    </div>`
  }

  private renderSelect(name: string, words: Words, options: unknown[], onChange?: (value: string) => void) {
    return html`<div class="field">
      <label for=${name}>${this.local.say(words)}</label>
      <select
        id=${name}
        name=${name}
        aria-describedby="wrong-${name}"
        @change=${(event: Event) => onChange?.((event.target as HTMLSelectElement).value)}
      >
        ${options}
      </select>
      ${this.renderWrong(name, name)}
    </div>`
  }

  private isWrong(field: string): boolean {
    return this.errors.some((error) => error.field === field)
  }

  private renderWrong(name: string, field: string) {
    return html`<span id="wrong-${name}">
      ${this.errors
        .filter((error) => error.field === field)
        .map((error) => html`<span class="field-error">${icon('alert')} ${this.local.say(error)}</span>`)}
    </span>`
  }

  private readonly forget = (): void => {
    this.preview = undefined
    this.problem = undefined
    this.errors = []
  }

  private input(): PolicyInput {
    const form = new FormData(this.form)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const orNull = (name: string) => text(name) || null
    const limits = ['maxExtensions', 'maxExtensionWorkingDays'].flatMap((name) =>
      text(name) === '' ? [] : [[name, Number(text(name))] as const],
    )
    return {
      code: text('code'),
      name: text('name'),
      rule: makeRule(this.kind, text),
      limits: Object.fromEntries(limits),
      reminders: null,
      unit: orNull('unit'),
      channel: orNull('channel') as Channel | null,
      category: orNull('category'),
      campaign: orNull('campaign'),
      validFrom: text('validFrom'),
      validTo: null,
      note: text('note'),
      ...(text('replaces') === '' ? {} : { replaces: text('replaces') }),
    }
  }

  private readonly onPreview = (): void => {
    void this.attempt(async () => {
      this.preview = await calendarApi.previewPolicy({ add: this.input() })
    }, 'add.')
  }

  private readonly onSave = (event: SubmitEvent): void => {
    event.preventDefault()
    void this.attempt(async () => {
      await calendarApi.addPolicy(this.input())
      this.dialog?.close()
      this.dispatchEvent(new CustomEvent('policies-changed', { bubbles: true, composed: true }))
    })
  }

  private async attempt(work: () => Promise<void>, prefix = ''): Promise<void> {
    this.isBusy = true
    this.forget()
    try {
      await work()
    } catch (error) {
      this.problem = errorWords(error)
      const errors = error instanceof ApiError ? error.errors : []
      this.errors = errors.map((each) => ({ ...each, field: each.field.replace(prefix, '') }))
    } finally {
      this.isBusy = false
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    dialogStyles,
    css`
      form {
        gap: var(--s3);
      }
    `,
  ]
}
