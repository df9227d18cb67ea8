import { LitElement, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { DeadlinePolicyKind, DeadlineRule } from '../../../server/contract/deadlines/calendar.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { CALENDAR_STRINGS, RULE_KIND_WORDS } from '../../strings/calendar-strings.ts'
import { baseStyles, formStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { inputField, selectField, wideFormStyles } from '../page/form-fields.ts'
import { makeRule, RULE_FIELDS, valueOf } from './rule-fields.ts'

const KINDS = Object.keys(RULE_KIND_WORDS) as DeadlinePolicyKind[]

/**
 * How a deadline is counted: its kind and what that kind is made of.
 *
 * @fires rule-changed - `detail` is the `DeadlineRule`, as filled in; the service checks it
 */
@customElement('rule-picker')
export class RulePicker extends LitElement {
  @property() legend = ''
  @property({ attribute: false }) rule: DeadlineRule = { kind: 'working-days', count: 1 }
  /** By the field's name within the rule. */
  @property({ attribute: false }) errors: readonly FieldError[] = []

  private readonly local = new LanguageController(this)

  override render() {
    const { local, errors, rule } = this
    return html`<fieldset @input=${this.onInput} @change=${this.onKind}>
      <legend>${this.legend || local.say(CALENDAR_STRINGS.ruleKind)}</legend>
      <div class="fields">
        ${selectField({ local, errors }, 'kind', CALENDAR_STRINGS.ruleKind, {
          value: rule.kind,
          options: KINDS.map((kind) => ({ value: kind, text: local.say(RULE_KIND_WORDS[kind]) })),
        })}
        ${RULE_FIELDS[rule.kind].map(({ name, words, type }) =>
          inputField({ local, errors }, name, words, { type, value: valueOf(rule, name) }),
        )}
      </div>
    </fieldset>`
  }

  private readonly onInput = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return
    this.tell(makeRule(this.rule.kind, (name) => this.inputs.get(name)?.value ?? ''))
  }

  private readonly onKind = ({ target }: Event): void => {
    if (!(target instanceof HTMLSelectElement)) return
    const kind = KINDS.find((each) => each === target.value) ?? this.rule.kind
    const first = new Map<string, string>(RULE_FIELDS[kind].map((field) => [field.name, field.first]))
    this.tell(makeRule(kind, (name) => this.inputs.get(name)?.value ?? first.get(name) ?? ''))
  }

  private get inputs(): ReadonlyMap<string, HTMLInputElement> {
    return new Map([...this.renderRoot.querySelectorAll('input')].map((input) => [input.name, input]))
  }

  private tell(rule: DeadlineRule): void {
    this.rule = rule
    emit(this, 'rule-changed', rule)
  }

  static override readonly styles = [baseStyles, formStyles, wideFormStyles]
}

declare global {
  interface HTMLElementTagNameMap {
    'rule-picker': RulePicker
  }
  interface HTMLElementEventMap {
    'rule-changed': CustomEvent<DeadlineRule>
  }
}
