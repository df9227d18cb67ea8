import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { ApprovalRule } from '../../../server/contract/feedback/approval.ts'
import type { Channel } from '../../../server/contract/channel.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { UnitSummary } from '../../../server/contract/people.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { CHANNEL_WORDS } from '../../../server/words/feedback-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { ApiError, approvalApi, errorWords } from '../../api.ts'
import { APPROVAL_STRINGS } from '../../strings/approval-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'

/**
 * A rule of approval, new or in the place of another. What was written stays when the service refuses.
 *
 * @fires approval-rules-changed - a rule was added or replaced
 * @fires approval-change-left - the rule stays as it was
 */
@customElement('approval-rule-form')
export class ApprovalRuleForm extends LitElement {
  @property({ attribute: false }) units: readonly UnitSummary[] = []
  @property({ type: Number }) minutes = 0
  /** The rule to be replaced. */
  @property({ attribute: false }) rule: ApprovalRule | undefined
  @state() private error: Words | undefined
  @state() private errors: readonly FieldError[] = []
  @query('#name') private first?: HTMLInputElement

  private readonly local = new LanguageController(this)

  override async focus(): Promise<void> {
    await this.updateComplete
    this.first?.focus()
  }

  override render() {
    const { rule, local } = this
    return html`<form @submit=${this.onSubmit}>
      ${this.input('name', APPROVAL_STRINGS.name, rule?.name ?? '', true)}
      ${this.choice(
        'unit',
        APPROVAL_STRINGS.unit,
        this.units.map((unit) => [unit.code, unitName(unit, local.language)]),
        rule?.unit?.code,
      )}
      ${this.choice(
        'channel',
        APPROVAL_STRINGS.channel,
        Object.entries(CHANNEL_WORDS).map(([channel, words]) => [channel, local.say(words)]),
        rule?.channel,
      )}
      ${this.input('category', APPROVAL_STRINGS.category, rule?.category ?? '')}
      ${this.input('words', APPROVAL_STRINGS.words, rule?.words.join(', ') ?? '', false, APPROVAL_STRINGS.wordsHint)}
      <div class="field">
        <label for="minutes">${local.say(APPROVAL_STRINGS.minutes)}</label>
        <input
          id="minutes"
          name="minutes"
          type="number"
          min="5"
          max="10000"
          required
          .value=${String(rule?.dueMinutes ?? this.minutes)}
        />
      </div>
      <label class="check"
        ><input type="checkbox" name="published" .checked=${rule?.published ?? false} />
        <span>${local.say(APPROVAL_STRINGS.published)}</span></label
      >
      <div role="alert">
        ${this.error ? html`<p class="field-error">${local.say(this.error)}</p>` : nothing}
        ${this.errors.map((each) => html`<p class="field-error">${each.field}: ${local.say(each)}</p>`)}
      </div>
      <p class="actions">
        <button class="primary">${local.say(rule ? APPROVAL_STRINGS.replace : APPROVAL_STRINGS.add)}</button>
        ${
          rule
            ? html`<button type="button" @click=${() => emit(this, 'approval-change-left')}>
                ${local.say(STRINGS.cancel)}
              </button>`
            : nothing
        }
      </p>
    </form>`
  }

  private input(name: string, label: Words, value: string, isNeeded = false, hint?: Words) {
    return html`<div class="field">
      <label for=${name}>${this.local.say(label)}</label>
      ${hint ? html`<span class="hint" id="hint-${name}">${this.local.say(hint)}</span>` : nothing}
      <input
        id=${name}
        name=${name}
        maxlength=${name === 'words' ? 4_000 : 120}
        ?required=${isNeeded}
        aria-describedby=${hint ? `hint-${name}` : nothing}
        .value=${value}
      />
    </div>`
  }

  private choice(
    name: string,
    label: Words,
    options: readonly (readonly [value: string, text: string])[],
    chosen: string | null | undefined,
  ) {
    return html`<div class="field">
      <label for=${name}>${this.local.say(label)}</label>
      <select id=${name} name=${name}>
        <option value="">${this.local.say(APPROVAL_STRINGS.all)}</option>
        ${options.map(
          ([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`,
        )}
      </select>
    </div>`
  }

  private async onSubmit(event: EventOn<'form', 'submit'>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const value = (name: string) => String(data.get(name) ?? '').trim()
    const given = (name: string) => (value(name) === '' ? {} : { [name]: value(name) })
    this.error = undefined
    this.errors = []
    try {
      await approvalApi.add({
        name: value('name'),
        ...given('unit'),
        ...given('category'),
        ...(value('channel') === '' ? {} : { channel: value('channel') as Channel }),
        words: value('words')
          .split(',')
          .map((word) => word.trim())
          .filter(Boolean),
        published: data.has('published'),
        dueMinutes: Number(value('minutes')),
        ...(this.rule ? { replaces: this.rule.id } : {}),
      })
      form.reset()
      emit(this, 'approval-rules-changed')
    } catch (error) {
      this.error = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr));
        align-items: end;
        gap: var(--s4);
      }
      .check {
        display: flex;
        align-items: center;
        gap: var(--s2);
        min-height: 44px;
      }
      .actions,
      [role='alert'] {
        grid-column: 1 / -1;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s3);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'approval-rule-form': ApprovalRuleForm
  }
  interface HTMLElementEventMap {
    'approval-rules-changed': CustomEvent<void>
    'approval-change-left': CustomEvent<void>
  }
}
