import { LitElement, css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { QuietHours } from '../../../server/contract/messages/messages.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { ApiError, errorWords, messageApi } from '../../api.ts'
import { WORDING_STRINGS } from '../../strings/message-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { inputField, problemNote } from '../page/form-fields.ts'

/** From when until when nobody is written to. */
@customElement('quiet-hours-form')
export class QuietHoursForm extends LitElement {
  @property({ attribute: false }) quiet?: QuietHours
  @state() private errors: readonly FieldError[] = []
  @state() private problem: Words | undefined
  @state() private isSaved = false

  private readonly local = new LanguageController(this)

  override render() {
    const look = { local: this.local, errors: this.errors }
    return html`<form novalidate @submit=${this.onSubmit}>
      <p class="muted">${this.local.say(WORDING_STRINGS.quietHint)}</p>
      <div class="row">
        ${inputField(look, 'from', WORDING_STRINGS.from, { type: 'time', value: this.quiet?.from ?? '' })}
        ${inputField(look, 'to', WORDING_STRINGS.to, { type: 'time', value: this.quiet?.to ?? '' })}
        <button>${this.local.say(WORDING_STRINGS.save)}</button>
      </div>
      ${problemNote(this.local, this.problem)}
      <p role="status">${this.isSaved ? this.local.say(WORDING_STRINGS.saved) : ''}</p>
    </form>`
  }

  private readonly onSubmit = async (event: EventOn<'form', 'submit'>): Promise<void> => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    this.problem = undefined
    this.errors = []
    this.isSaved = false
    try {
      await messageApi.saveQuiet({ from: String(data.get('from')), to: String(data.get('to')) })
      this.isSaved = true
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s3);
        align-items: end;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'quiet-hours-form': QuietHoursForm
  }
}
