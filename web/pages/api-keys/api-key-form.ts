import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ApiRight } from '../../../server/contract/open311/api-keys.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { UnitSummary } from '../../../server/contract/people.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { ApiError, errorWords } from '../../api.ts'
import { errorsBelow, fieldErrors, inputField, problemNote } from '../../elements/page/form-fields.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { readScope, scopeFields, scopeStyles } from '../events/scope-fields.ts'
import { apiKeyApi } from './api-key-api.ts'
import { API_KEY_STRINGS } from './api-key-strings.ts'

const RIGHTS: readonly ApiRight[] = ['read', 'post', 'events']

/**
 * Makes a key for another system.
 *
 * @fires api-key-made - it was made; the key itself, which is told this once
 */
@customElement('api-key-form')
export class ApiKeyForm extends LitElement {
  @property({ attribute: false }) units: readonly UnitSummary[] = []
  @state() private errors: readonly FieldError[] = []
  @state() private problem: Words | undefined
  /** It may read events: of which is asked then. */
  @state() private hearsEvents = false
  @state() private isBusy = false

  private readonly local = new LanguageController(this)

  override render() {
    const look = { local: this.local, errors: this.errors }
    return html`<form novalidate @submit=${this.onSubmit}>
      ${inputField(look, 'name', API_KEY_STRINGS.name, { hint: API_KEY_STRINGS.nameHint })}
      <fieldset class="field" aria-describedby="wrong-rights">
        <legend>${this.local.say(API_KEY_STRINGS.rights)}</legend>
        ${RIGHTS.map(
          (right) =>
            html`<label class="choice">
              <input
                type="checkbox"
                name="rights"
                value=${right}
                ?checked=${right === 'read'}
                @change=${this.onRight}
              />
              ${this.local.say(API_KEY_STRINGS[right])}
            </label>`,
        )}
        ${fieldErrors(look, 'rights', 'rights')}
      </fieldset>
      ${this.hearsEvents ? scopeFields({ ...look, errors: errorsBelow(this.errors, 'events') }, this.units) : nothing}
      <div class="fields">
        ${inputField(look, 'perMinute', API_KEY_STRINGS.perMinute, { type: 'number', value: '60' })}
        ${inputField(look, 'perDay', API_KEY_STRINGS.perDay, { type: 'number', value: '5000' })}
      </div>
      ${problemNote(this.local, this.problem)}
      <div>
        <button class="primary" ?disabled=${this.isBusy}>
          ${icon('check')} ${this.local.say(API_KEY_STRINGS.make)}
        </button>
      </div>
    </form>`
  }

  private readonly onRight = ({ currentTarget: { value, checked } }: EventOn<'input', 'change'>): void => {
    if (value === 'events') this.hearsEvents = checked
  }

  private readonly onSubmit = async (event: EventOn<'form', 'submit'>): Promise<void> => {
    event.preventDefault()
    if (this.isBusy) return
    const form = event.currentTarget
    const data = new FormData(form)
    this.problem = undefined
    this.errors = []
    this.isBusy = true
    try {
      const { key } = await apiKeyApi.make({
        name: String(data.get('name') ?? '').trim(),
        rights: RIGHTS.filter((right) => data.getAll('rights').includes(right)),
        events: this.hearsEvents ? readScope(data) : {},
        perMinute: Number(data.get('perMinute')),
        perDay: Number(data.get('perDay')),
      })
      const name = form.querySelector<HTMLInputElement>('#name')
      if (name) name.value = ''
      emit(this, 'api-key-made', key)
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
    } finally {
      this.isBusy = false
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    scopeStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
        gap: var(--s3);
        align-items: start;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'api-key-form': ApiKeyForm
  }
  interface HTMLElementEventMap {
    'api-key-made': CustomEvent<string>
  }
}
