import { LitElement, css, html } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { RuleChange, ShownRule } from '../../../server/contract/organisation/routing-rules.ts'
import type { UnitSummary } from '../../../server/contract/people.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { RULE_STRINGS } from './rule-strings.ts'

/**
 * A routing rule, new or as it stands.
 *
 * @fires rule-change-asked - `detail` is the change, to be rehearsed before it is saved
 * @fires rule-form-left - nothing is to be changed
 */
@customElement('rule-form')
export class RuleForm extends LitElement {
  @property({ attribute: false }) units: readonly UnitSummary[] = []
  @property({ attribute: false }) rule: ShownRule | undefined
  @query('#name') private first?: HTMLInputElement

  private readonly local = new LanguageController(this)

  override async focus(): Promise<void> {
    await this.updateComplete
    this.first?.focus()
  }

  override render() {
    const { rule, local } = this
    return html`<form @submit=${this.onSubmit}>
      ${this.input('name', RULE_STRINGS.name, rule?.name ?? '', { isNeeded: true, most: 200 })}
      <div class="field">
        <label for="unit">${local.say(RULE_STRINGS.unit)}</label>
        <select id="unit" name="unit" required>
          ${this.units.map(
            (unit) =>
              html`<option value=${unit.code} ?selected=${unit.code === rule?.unit.code}>
                ${unitName(unit, local.language)}
              </option>`,
          )}
        </select>
      </div>
      ${this.input('words', RULE_STRINGS.words, rule?.words.join(', ') ?? '')}
      ${this.input('categories', RULE_STRINGS.categories, rule?.categories.join(', ') ?? '')}
      ${this.input('wardCodes', RULE_STRINGS.wards, rule?.wardCodes.join(', ') ?? '')}
      ${this.input('validFrom', RULE_STRINGS.from, rule?.validFrom ?? '', { type: 'date' })}
      ${this.input('validTo', RULE_STRINGS.until, rule?.validTo ?? '', { type: 'date' })}
      <p class="hint">${local.say(RULE_STRINGS.commas)}</p>
      <p class="actions">
        <button class="primary">${local.say(RULE_STRINGS.rehearse)}</button>
        <button type="button" @click=${() => emit(this, 'rule-form-left')}>
          ${local.say(STRINGS.cancel)}
        </button>
      </p>
    </form>`
  }

  private input(
    name: string,
    label: Words,
    value: string,
    {
      isNeeded = false,
      most = 4_000,
      type = 'text',
    }: { isNeeded?: boolean; most?: number; type?: string } = {},
  ) {
    return html`<div class="field">
      <label for=${name}>${this.local.say(label)}</label>
      <input id=${name} name=${name} type=${type} maxlength=${most} ?required=${isNeeded} .value=${value} />
    </div>`
  }

  private onSubmit(event: EventOn<'form', 'submit'>): void {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const value = (name: string) => String(data.get(name) ?? '').trim()
    const listed = (name: string) =>
      value(name)
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean)
    const rule = {
      name: value('name'),
      unit: value('unit'),
      words: listed('words'),
      categories: listed('categories'),
      wardCodes: listed('wardCodes'),
      ...(value('validFrom') === '' ? {} : { validFrom: value('validFrom') }),
      validTo: value('validTo') === '' ? null : value('validTo'),
    }
    const change: RuleChange = this.rule ? { act: 'edit', id: this.rule.id, rule } : { act: 'add', rule }
    emit(this, 'rule-change-asked', change)
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
      .actions,
      .hint {
        grid-column: 1 / -1;
        margin: 0;
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
    'rule-form': RuleForm
  }
  interface HTMLElementEventMap {
    'rule-change-asked': CustomEvent<RuleChange>
    'rule-form-left': CustomEvent<void>
  }
}
