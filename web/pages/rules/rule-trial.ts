import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { TriedRules } from '../../../server/contract/organisation/routing-rules.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { errorWords, routingApi } from '../../api.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { REASON_FIELDS, RULE_STRINGS } from './rule-strings.ts'

/** A sentence to try: which rule catches it and why, and which later ones would have. */
@customElement('rule-trial')
export class RuleTrial extends LitElement {
  @state() private tried: TriedRules | undefined
  @state() private error: Words | undefined

  private readonly local = new LanguageController(this)

  override render() {
    const { local } = this
    return html`<form @submit=${this.onSubmit}>
      <div class="field wide">
        <label for="text">${local.say(RULE_STRINGS.tryText)}</label>
        <textarea id="text" name="text" rows="3" maxlength="20000"></textarea>
      </div>
      ${(['category', 'ward', 'address'] as const).map(
        (name) =>
          html`<div class="field">
            <label for=${name}>${local.say(RULE_STRINGS[name])}</label>
            <input id=${name} name=${name} maxlength="120" />
          </div>`,
      )}
      <p class="wide"><button>${local.say(RULE_STRINGS.tryIt)}</button></p>
      <div class="wide" role="status">
        ${this.error ? html`<p class="field-error">${local.say(this.error)}</p>` : nothing}
        ${this.tried ? this.renderTried(this.tried) : nothing}
      </div>
    </form>`
  }

  private renderTried({ caught, later, heldBy }: TriedRules) {
    const { local } = this
    if (heldBy.length > 0) return html`<p>${local.say(RULE_STRINGS.held)}: ${heldBy.join(', ')}</p>`
    if (!caught) return html`<p>${local.say(RULE_STRINGS.noneCatches)}</p>`
    const why = caught.because.map(
      ({ field, value, guess }) =>
        `${local.say(REASON_FIELDS[field])} “${value}”${guess ? ` (${local.say(RULE_STRINGS.guess)})` : ''}`,
    )
    return html`<p>
        <strong>${caught.name}</strong>, ${unitName(caught.unit, local.language)}:
        ${why.length > 0 ? why.join(', ') : local.say(RULE_STRINGS.catchesAll)}
      </p>
      ${
        later.length > 0
          ? html`<p>
              ${local.say(RULE_STRINGS.laterToo)}:
              ${later.map(({ name, unit }) => `${name}, ${unitName(unit, local.language)}`).join('; ')}
            </p>`
          : nothing
      }`
  }

  private async onSubmit(event: EventOn<'form', 'submit'>): Promise<void> {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const value = (name: string) => String(data.get(name) ?? '').trim()
    const given = (name: string, as = name) => (value(name) === '' ? {} : { [as]: value(name) })
    this.error = undefined
    try {
      this.tried = await routingApi.try({
        text: value('text'),
        ...given('category'),
        ...given('ward', 'wardCode'),
        ...given('address'),
      })
    } catch (error) {
      this.tried = undefined
      this.error = errorWords(error)
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
        gap: var(--s3);
      }
      .wide {
        grid-column: 1 / -1;
        margin: 0;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'rule-trial': RuleTrial
  }
}
