import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { SubscriptionSecret } from '../../../server/contract/events/subscriptions.ts'
import type { UnitSummary } from '../../../server/contract/people.ts'
import { inputField, problemNote } from '../../elements/page/form-fields.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { eventApi } from './event-api.ts'
import { EVENT_STRINGS } from './event-strings.ts'
import { readScope, scopeFields, scopeStyles } from './scope-fields.ts'
import { Sending } from '../../elements/page/sending.ts'

/**
 * Has events sent to another system.
 *
 * @fires subscription-added - it was added; the secret, which is told this once
 */
@customElement('subscription-form')
export class SubscriptionForm extends LitElement {
  @property({ attribute: false }) units: readonly UnitSummary[] = []

  private readonly local = new LanguageController(this)
  private readonly sending = new Sending(this, this.local)

  override render() {
    const look = this.sending
    return html`<form novalidate @submit=${this.onSubmit}>
      ${inputField(look, 'name', EVENT_STRINGS.name)}
      ${inputField(look, 'address', EVENT_STRINGS.address, { hint: EVENT_STRINGS.addressHint })}
      ${scopeFields(look, this.units)} ${problemNote(this.local, this.sending.problem)}
      <div>
        <button class="primary" ?disabled=${this.sending.isBusy}>
          ${icon('check')} ${this.local.say(EVENT_STRINGS.save)}
        </button>
      </div>
    </form>`
  }

  private readonly onSubmit = async (event: EventOn<'form', 'submit'>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const value = (name: string) => String(data.get(name) ?? '').trim()
    await this.sending.send(async () => {
      const made = await eventApi.add({ name: value('name'), address: value('address'), ...readScope(data) })
      form.reset()
      emit(this, 'subscription-added', made)
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
