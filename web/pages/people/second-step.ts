import { LitElement, css, html } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import { ApiError, errorWords, factorApi } from '../../api.ts'
import { problemNote } from '../../elements/page/form-fields.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { FACTOR_STRINGS } from './factor-strings.ts'

/**
 * After the right password: a code of the app, or a recovery code.
 *
 * @fires step-taken - who is signed in
 * @fires step-left - back to name and password; carries why, where it is over
 */
@customElement('second-step')
export class SecondStep extends LitElement {
  @state() private problem: Words | undefined
  @state() private isBusy = false
  @query('#code') private code?: HTMLInputElement

  private readonly local = new LanguageController(this)

  override render() {
    const { local } = this
    return html`<form novalidate @submit=${this.onSubmit}>
      <h1 tabindex="-1">${local.say(FACTOR_STRINGS.stepTitle)}</h1>
      <p id="lead">${local.say(FACTOR_STRINGS.stepLead)}</p>
      ${problemNote(local, this.problem)}
      <div class="field">
        <label for="code">${local.say(FACTOR_STRINGS.stepCode)}</label>
        <input
          id="code"
          name="code"
          maxlength="40"
          autocomplete="one-time-code"
          autocapitalize="characters"
          spellcheck="false"
          aria-describedby="lead"
        />
      </div>
      <button class="primary" ?disabled=${this.isBusy}>${local.say(FACTOR_STRINGS.stepGo)}</button>
      <button type="button" @click=${() => emit(this, 'step-left', undefined)}>
        ${local.say(FACTOR_STRINGS.stepBack)}
      </button>
      <p class="meta">${local.say(FACTOR_STRINGS.stepLost)}</p>
    </form>`
  }

  override firstUpdated(): void {
    this.code?.focus()
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const code = this.code?.value.trim() ?? ''
    if (code === '' || this.isBusy) return this.code?.focus()
    this.isBusy = true
    this.problem = undefined
    try {
      emit(this, 'step-taken', await factorApi.secondStep(code))
    } catch (error) {
      const words = errorWords(error)
      if (error instanceof ApiError && error.code === 'access/step-over') emit(this, 'step-left', words)
      this.problem = words
      this.code?.select()
    } finally {
      this.isBusy = false
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      form {
        display: grid;
        gap: var(--s4);
      }
      button {
        min-height: 44px;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'second-step': SecondStep
  }
  interface HTMLElementEventMap {
    'step-taken': CustomEvent<SessionReply>
    'step-left': CustomEvent<Words | undefined>
  }
}
