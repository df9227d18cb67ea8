import { USUAL_PROMISE_DAYS } from '../../../server/contract/feedback/composer/interim.ts'
import { LitElement, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import {
  USUAL_ANSWER_BACK_DAYS,
  USUAL_QUESTION_DAYS,
} from '../../../server/contract/feedback/citizen-acts.ts'
import type { DeadlineRule } from '../../../server/contract/deadlines/calendar.ts'
import { CHANNELS } from '../../../server/contract/channel.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { UnitSummary } from '../../../server/contract/people.ts'
import type { PoliciesReply, PolicyReply } from '../../../server/contract/deadlines/policy.ts'
import type { ReminderStep } from '../../../server/contract/deadlines/reminders.ts'
import { CHANNEL_WORDS } from '../../../server/words/feedback-words.ts'
import { calendarApi } from '../../api.ts'
import { CALENDAR_STRINGS } from '../../strings/calendar-strings.ts'
import { baseStyles, buttonStyles, dialogStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { ChangeAttempt } from './change-attempt.ts'
import { changeTail } from './change-tail.ts'
import { errorsBelow, inputField, type InputLook, selectField, wideFormStyles } from '../page/form-fields.ts'
import { dayBefore, makePolicy, type POLICY_LIMITS } from './make-policy.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import './reminder-steps.ts'
import './rule-picker.ts'

const FIRST_RULE: DeadlineRule = { kind: 'working-days', count: 1 }

/**
 * Adds a policy, or the next version of one: what it says, where it holds, how long, how far it may be put off and who is
 * reminded; shows what would move before it is saved.
 *
 * @fires policies-changed
 */
@customElement('policy-dialog')
export class PolicyDialog extends LitElement {
  @property({ attribute: false }) policies?: PoliciesReply
  @property({ attribute: false }) units: readonly UnitSummary[] = []
  @property() zone = 'UTC'
  /** The one whose place the new version takes. */
  @state() private present: PolicyReply | undefined
  @state() private rule: DeadlineRule = FIRST_RULE
  @state() private reminders: readonly ReminderStep[] | null = null
  /** Each opening has a fresh form. */
  @state() private opening = 0
  @query('dialog') private dialog?: HTMLDialogElement
  @query('form') private form?: HTMLFormElement

  private readonly local = new LanguageController(this)
  private readonly attempt = new ChangeAttempt(this)

  async open(present?: PolicyReply): Promise<void> {
    this.present = present
    this.rule = present?.rule ?? FIRST_RULE
    this.reminders = present?.reminders ?? null
    this.attempt.forget()
    this.opening += 1
    await this.updateComplete
    this.dialog?.showModal()
  }

  override render() {
    return html`<dialog aria-labelledby="title">${keyed(this.opening, this.renderForm())}</dialog>`
  }

  private renderForm() {
    const say = (words: Words) => this.local.say(words)
    const { present, attempt } = this
    const title = present ? CALENDAR_STRINGS.changePolicy : CALENDAR_STRINGS.addPolicy
    return html`<form novalidate @submit=${this.onSave} @change=${this.onEdited}>
      <h2 id="title">${say(title)}</h2>
      ${present ? html`<p class="meta">${say(CALENDAR_STRINGS.changePolicyLead)}</p>` : nothing}
      ${this.input('name', CALENDAR_STRINGS.name, { value: present?.name.vi ?? '' })}
      ${this.input('nameEn', CALENDAR_STRINGS.nameEn, { value: present?.name.en ?? '' })}
      ${this.input('code', CALENDAR_STRINGS.policyCode, { value: present?.code ?? '' })}
      <rule-picker
        .rule=${this.rule}
        .errors=${errorsBelow(attempt.errors, 'rule')}
        @rule-changed=${({ detail }: EventOn<'rule-picker', 'rule-changed'>) => {
          this.rule = detail
          this.attempt.forget()
        }}
      ></rule-picker>
      ${this.renderScope()} ${this.renderValidity()} ${this.renderLimits()}
      <reminder-steps
        .steps=${this.reminders}
        .usual=${this.policies?.usual.reminders ?? []}
        .errors=${errorsBelow(attempt.errors, 'reminders')}
        @steps-changed=${({ detail }: EventOn<'reminder-steps', 'steps-changed'>) => {
          this.reminders = detail
          this.attempt.forget()
        }}
      ></reminder-steps>
      ${this.input('note', CALENDAR_STRINGS.note)}
      ${changeTail({
        local: this.local,
        attempt,
        zone: this.zone,
        onCancel: () => this.dialog?.close(),
        onPreview: this.onPreview,
      })}
    </form>`
  }

  private renderScope() {
    const { present, policies } = this
    const say = (words: Words) => this.local.say(words)
    const any = { value: '', text: say(CALENDAR_STRINGS.any) }
    return html`<fieldset>
      <legend>${say(CALENDAR_STRINGS.scope)}</legend>
      <div class="fields">
        ${this.select('unit', CALENDAR_STRINGS.unit, present?.unit?.code, [
          any,
          ...this.units.map(({ code, name, nameEn }) => ({
            value: code,
            text: unitName({ name, nameEn }, this.local.language),
          })),
        ])}
        ${this.select('channel', CALENDAR_STRINGS.channel, present?.channel, [
          any,
          ...CHANNELS.map((channel) => ({ value: channel, text: say(CHANNEL_WORDS[channel]) })),
        ])}
        ${this.input('category', CALENDAR_STRINGS.category, { value: present?.category ?? '' })}
        ${this.select('campaign', CALENDAR_STRINGS.campaign, present?.campaign, [
          any,
          ...(policies?.campaigns ?? []).map(({ code, name }) => ({ value: code, text: say(name) })),
        ])}
      </div>
    </fieldset>`
  }

  private renderValidity() {
    const { present } = this
    const today = this.policies?.today ?? ''
    const from = present && present.validFrom > today ? present.validFrom : today
    const standing = (this.policies?.policies ?? []).filter(({ state: stands }) => stands !== 'ended')
    return html`<fieldset>
      <legend>${this.local.say(CALENDAR_STRINGS.validity)}</legend>
      <div class="fields">
        ${this.input('validFrom', CALENDAR_STRINGS.validFrom, { type: 'date', value: from })}
        ${this.input('lastDay', CALENDAR_STRINGS.lastDay, {
          type: 'date',
          value: present?.validTo ? dayBefore(present.validTo) : '',
          field: 'validTo',
        })}
        ${
          present
            ? nothing
            : this.select('replaces', CALENDAR_STRINGS.replaces, '', [
                { value: '', text: this.local.say(CALENDAR_STRINGS.nothing) },
                ...standing.map(({ id, name, code }) => ({
                  value: id,
                  text: `${this.local.say(name)} (${code})`,
                })),
              ])
        }
      </div>
    </fieldset>`
  }

  private renderLimits() {
    const { limits } = this.present ?? {}
    const usual = this.policies?.usual
    const limit = (name: (typeof POLICY_LIMITS)[number], words: Words, usually = '') =>
      this.input(name, words, {
        type: 'number',
        value: String(limits?.[name] ?? ''),
        placeholder: usually,
        field: `limits.${name}`,
      })
    return html`<fieldset>
      <legend>${this.local.say(CALENDAR_STRINGS.limits)}</legend>
      <p class="hint">${this.local.say(CALENDAR_STRINGS.limitsHint)}</p>
      <div class="fields">
        ${limit('maxPauses', CALENDAR_STRINGS.maxPauses, '∞')}
        ${limit('maxExtensions', CALENDAR_STRINGS.maxExtensions, String(usual?.maxExtensions ?? ''))}
        ${limit('maxExtensionWorkingDays', CALENDAR_STRINGS.maxExtensionDays, String(usual?.maxExtensionWorkingDays ?? ''))}
        ${limit('answerBackDays', CALENDAR_STRINGS.answerBackDays, String(USUAL_ANSWER_BACK_DAYS))}
        ${limit('questionWorkingDays', CALENDAR_STRINGS.questionWorkingDays, String(USUAL_QUESTION_DAYS))}
        ${limit('interimWorkingDays', CALENDAR_STRINGS.interimWorkingDays, String(USUAL_PROMISE_DAYS))}
        ${limit('closeAfterDays', CALENDAR_STRINGS.closeAfterDays, '∞')}
        ${this.select('stopsAt', CALENDAR_STRINGS.stopsAt, limits?.stopsAt ?? 'answered', [
          { value: 'answered', text: this.local.say(CALENDAR_STRINGS.stopsAtAnswered) },
          { value: 'submitted', text: this.local.say(CALENDAR_STRINGS.stopsAtSubmitted) },
        ])}
      </div>
    </fieldset>`
  }

  private input(name: string, words: Words, options?: InputLook) {
    return inputField({ local: this.local, errors: this.attempt.errors }, name, words, options)
  }

  private select(
    name: string,
    words: Words,
    value: string | null | undefined,
    options: readonly { value: string; text: string }[],
  ) {
    const look = { local: this.local, errors: this.attempt.errors }
    return selectField(look, name, words, { value: value ?? '', options })
  }

  private policy() {
    return makePolicy(new FormData(this.form), {
      rule: this.rule,
      reminders: this.reminders,
      before: this.present,
    })
  }

  private readonly onEdited = (): void => this.attempt.forget()

  private readonly onPreview = (): void => {
    void this.attempt.run(() => calendarApi.previewPolicy({ add: this.policy() }), 'add.')
  }

  private readonly onSave = (event: SubmitEvent): void => {
    event.preventDefault()
    void this.attempt.run(async () => {
      await calendarApi.addPolicy(this.policy())
      this.dialog?.close()
      emit(this, 'policies-changed')
    })
  }

  static override readonly styles = [baseStyles, buttonStyles, formStyles, dialogStyles, wideFormStyles]
}

declare global {
  interface HTMLElementTagNameMap {
    'policy-dialog': PolicyDialog
  }
  interface HTMLElementEventMap {
    'policies-changed': CustomEvent<void>
  }
}
