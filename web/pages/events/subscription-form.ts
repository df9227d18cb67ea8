import { LitElement, css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { SubscriptionSecret } from '../../../server/contract/events/subscriptions.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { UnitSummary } from '../../../server/contract/people.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { ApiError, errorWords } from '../../api.ts'
import { inputField, problemNote } from '../../elements/page/form-fields.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { eventApi } from './event-api.ts'
import { EVENT_STRINGS } from './event-strings.ts'
import { readScope, scopeFields, scopeStyles } from './scope-fields.ts'

/**
 * Has events sent to another system.
 *
 * @fires subscription-added - it was added; the secret, which is told this once
 */
@customElement('subscription-form')
export class SubscriptionForm extends LitElement {
  @property({ attribute: false }) units: readonly UnitSummary[] = []
  @state() private errors: readonly FieldError[] = []
  @state() private problem: Words | undefined
  @state() private isBusy = false

  private readonly local = new LanguageController(this)

  override render() {
    const look = { local: this.local, errors: this.errors }
    return html`<form novalidate @submit=${this.onSubmit}>
      ${inputField(look, 'name', EVENT_STRINGS.name)}
      ${inputField(look, 'address', EVENT_STRINGS.address, { hint: EVENT_STRINGS.addressHint })}
      ${scopeFields(look, this.units)} ${problemNote(this.local, this.problem)}
      <div>
        <button class="primary" ?disabled=${this.isBusy}>
          ${icon('check')} ${this.local.say(EVENT_STRINGS.save)}
        </button>
      </div>
    </form>`
  }

  private readonly onSubmit = async (event: EventOn<'form', 'submit'>): Promise<void> => {
    event.preventDefault()
    if (this.isBusy) return
    const form = event.currentTarget
    const data = new FormData(form)
    const value = (name: string) => String(data.get(name) ?? '').trim()
    this.problem = undefined
    this.errors = []
    this.isBusy = true
    try {
      const made = await eventApi.add({ name: value('name'), address: value('address'), ...readScope(data) })
      form.reset()
      emit(this, 'subscription-added', made)
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
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'subscription-form': SubscriptionForm
  }
  interface HTMLElementEventMap {
    'subscription-added': CustomEvent<SubscriptionSecret>
  }
}
