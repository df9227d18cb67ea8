import { LitElement, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { INTERIM_STRINGS } from '../../strings/item/interim-strings.ts'
import { baseStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { fieldErrors } from '../page/form-fields.ts'

/**
 * A first word to the citizen, and the day by which the answer follows.
 *
 * @fires text-given
 * @fires day-given - `2026-08-22`, or nothing
 */
@customElement('interim-fields')
export class InterimFields extends LitElement {
  @property({ attribute: false }) errors: readonly FieldError[] = []

  private readonly local = new LanguageController(this)

  override render() {
    const { errors, local } = this
    const isWrong = (field: string) => (errors.some((error) => error.field === field) ? 'true' : 'false')
    return html`<div class="field">
        <label for="text">${local.say(INTERIM_STRINGS.text)}</label>
        <span class="hint" id="hint-text">${local.say(INTERIM_STRINGS.textHint)}</span>
        <textarea
          id="text"
          maxlength="5000"
          aria-invalid=${isWrong('text')}
          aria-describedby="hint-text wrong-text"
          @input=${({ currentTarget }: EventOn<'textarea', 'input'>) => emit(this, 'text-given', currentTarget.value)}
        ></textarea>
        ${fieldErrors({ local, errors }, 'text', 'text')}
      </div>
      <div class="field">
        <label for="promised-on">${local.say(INTERIM_STRINGS.day)}</label>
        <span class="hint" id="hint-promised-on">${local.say(INTERIM_STRINGS.dayHint)}</span>
        <input
          id="promised-on"
          type="date"
          aria-invalid=${isWrong('promisedOn')}
          aria-describedby="hint-promised-on wrong-promised-on"
          @change=${({ currentTarget }: EventOn<'input', 'change'>) => emit(this, 'day-given', currentTarget.value)}
        />
        ${fieldErrors({ local, errors }, 'promised-on', 'promisedOn')}
      </div>`
  }

  static override readonly styles = [baseStyles, formStyles]
}

declare global {
  interface HTMLElementTagNameMap {
    'interim-fields': InterimFields
  }
  interface HTMLElementEventMap {
    'text-given': CustomEvent<string>
    'day-given': CustomEvent<string>
  }
}
