import { Task } from '@lit/task'
import { LitElement, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { ApiError, errorWords } from '../../api.ts'
import { fieldErrors, inputField, problemNote } from '../../elements/page/form-fields.ts'
import { ORGANISATION_STRINGS } from '../../strings/organisation/organisation-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { peopleStyles } from '../people/people-styles.ts'
import { organisationApi } from './organisation-api.ts'

/** The office's colours and logo; what would be hard to read is refused with the nearest colour that is not. */
@customElement('look-form')
export class LookForm extends LitElement {
  @state() private problem: Words | undefined
  @state() private errors: readonly FieldError[] = []
  @state() private told: Words | undefined

  private readonly local = new LanguageController(this)
  private readonly shown = new Task(this, {
    task: (_args, { signal }) => organisationApi.look(signal),
    args: () => [],
  })

  override render() {
    const { local } = this
    const shown = this.shown.value
    if (!shown) return nothing
    const look = { local, errors: this.errors }
    return html`<section aria-labelledby="look">
      <h2 id="look">${local.say(ORGANISATION_STRINGS.look)}</h2>
      <form novalidate @submit=${this.onSave}>
        ${inputField(look, 'brand', ORGANISATION_STRINGS.brand, { type: 'color', value: shown.brand })}
        ${inputField(look, 'accent', ORGANISATION_STRINGS.accent, { type: 'color', value: shown.accent })}
        <div class="field">
          <label for="logo">${local.say(ORGANISATION_STRINGS.logo)}</label>
          <input id="logo" name="logo" type="file" accept="image/png,image/jpeg,image/webp" />
          ${fieldErrors(look, 'logo', 'logo')}
        </div>
        ${
          shown.logo
            ? html`<p>
                <img
                  src="data:image/png;base64,${shown.logo}"
                  alt=${local.say(ORGANISATION_STRINGS.look)}
                  height="64"
                />
                <label class="choice"
                  ><input type="checkbox" name="no-logo" /> ${local.say(ORGANISATION_STRINGS.noLogo)}</label
                >
              </p>`
            : nothing
        }
        ${problemNote(local, this.problem)}
        <p role="status">${this.told ? local.say(this.told) : nothing}</p>
        <p class="actions"><button class="primary">${local.say(ORGANISATION_STRINGS.save)}</button></p>
      </form>
    </section>`
  }

  private async onSave(event: EventOn<'form', 'submit'>): Promise<void> {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const value = (name: string) => String(data.get(name) ?? '').trim()
    const file = data.get('logo')
    this.problem = undefined
    this.told = undefined
    this.errors = []
    try {
      const logo = file instanceof File && file.size > 0 ? { logo: await toBase64(file) } : {}
      const removed = data.get('no-logo') === null ? {} : { logo: null }
      await organisationApi.saveLook({ brand: value('brand'), accent: value('accent'), ...removed, ...logo })
      this.told = ORGANISATION_STRINGS.saved
      await this.shown.run()
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
    }
  }

  static override readonly styles = [baseStyles, buttonStyles, formStyles, peopleStyles]
}

async function toBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''))
}

declare global {
  interface HTMLElementTagNameMap {
    'look-form': LookForm
  }
}
