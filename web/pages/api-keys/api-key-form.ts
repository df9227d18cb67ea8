import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ApiRight } from '../../../server/contract/open311/api-keys.ts'
import type { UnitSummary } from '../../../server/contract/people.ts'
import { errorsBelow, fieldErrors, inputField, problemNote } from '../../elements/page/form-fields.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { readScope, scopeFields, scopeStyles } from '../events/scope-fields.ts'
import { apiKeyApi } from './api-key-api.ts'
import { API_KEY_STRINGS } from './api-key-strings.ts'
import { Sending } from '../../elements/page/sending.ts'

const RIGHTS: readonly ApiRight[] = ['read', 'post', 'events']

/**
 * Makes a key for another system.
 *
 * @fires api-key-made - it was made; the key itself, which is told this once
 */
@customElement('api-key-form')
export class ApiKeyForm extends LitElement {
  @property({ attribute: false }) units: readonly UnitSummary[] = []
  /** It may read events: of which is asked then. */
  @state() private hearsEvents = false

  private readonly local = new LanguageController(this)
  private readonly sending = new Sending(this, this.local)

  override render() {
    const look = this.sending
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
      ${this.hearsEvents ? scopeFields({ ...look, errors: errorsBelow(this.sending.errors, 'events') }, this.units) : nothing}
      <div class="fields">
        ${inputField(look, 'perMinute', API_KEY_STRINGS.perMinute, { type: 'number', value: '60' })}
        ${inputField(look, 'perDay', API_KEY_STRINGS.perDay, { type: 'number', value: '5000' })}
      </div>
      ${problemNote(this.local, this.sending.problem)}
      <div>
        <button class="primary" ?disabled=${this.sending.isBusy}>
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
    const form = event.currentTarget
    const data = new FormData(form)
    await this.sending.send(async () => {
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
    })
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
