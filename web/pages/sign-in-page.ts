import { LitElement, css, html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { Words } from '../../server/contract/language.ts'
import type { SessionReply } from '../../server/contract/people.ts'
import { api, errorWords } from '../api.ts'
import { problemNote } from '../elements/page/form-fields.ts'
import { PEOPLE_STRINGS } from '../strings/people-strings.ts'
import { STRINGS } from '../strings/strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../ui/base-styles.ts'
import { emit, type EventOn } from '../ui/emit.ts'
import { icon } from '../ui/icons.ts'
import { LanguageController } from '../ui/localize.ts'

/**
 * Signs a person in; pasting and password managers work, there is no puzzle.
 *
 * @fires signed-in - `detail` is the `SessionReply`
 */
@customElement('sign-in-page')
export class SignInPage extends LitElement {
  @state() private problem: Words | undefined
  @state() private missing: 'username' | 'password' | undefined
  @state() private isBusy = false
  /** The password was right, and a second step follows. */
  @state() private isHalfIn = false
  @query('#username') private username?: HTMLInputElement
  @query('#password') private password?: HTMLInputElement

  private readonly local = new LanguageController(this)

  override connectedCallback(): void {
    super.connectedCallback()
    void import('./people/other-ways.ts')
  }

  override render() {
    if (this.isHalfIn)
      return html`<div class="box">
        <second-step
          @step-taken=${({ detail }: EventOn<'second-step', 'step-taken'>) => emit(this, 'signed-in', detail)}
          @step-left=${({ detail }: EventOn<'second-step', 'step-left'>) => {
            this.isHalfIn = false
            this.problem = detail
          }}
        ></second-step>
      </div>`
    return html`<form class="box" novalidate @submit=${this.onSubmit}>
      <div>
        <p class="muted">${this.local.say(STRINGS.signInLead)}</p>
        <h1 tabindex="-1">${this.local.say(STRINGS.signIn)}</h1>
      </div>
      ${problemNote(this.local, this.problem)}
      ${this.renderField('username', STRINGS.username, STRINGS.userNeeded)}
      ${this.renderField('password', STRINGS.password, STRINGS.passwordNeeded)}
      <button class="primary" ?disabled=${this.isBusy}>${this.local.say(STRINGS.signIn)}</button>
      <other-ways
        @way-taken=${({ detail }: EventOn<'other-ways', 'way-taken'>) => emit(this, 'signed-in', detail)}
      ></other-ways>
      <p class="meta"><a href="/app/link">${this.local.say(PEOPLE_STRINGS.forgot)}</a></p>
      <p class="meta">${this.local.say(STRINGS.signInHelp)}</p>
      <p class="meta"><a href="/public/send">${this.local.say(STRINGS.citizenLink)}</a></p>
    </form>`
  }

  private renderField(name: 'username' | 'password', label: Words, needed: Words) {
    const isMissing = this.missing === name
    return html`<div class="field">
      <label for=${name}>${this.local.say(label)}</label>
      <input
        id=${name}
        name=${name}
        type=${name === 'password' ? 'password' : 'text'}
        autocomplete=${name === 'password' ? 'current-password' : 'username'}
        autocapitalize="none"
        spellcheck="false"
        aria-invalid=${isMissing ? 'true' : nothing}
        aria-describedby="needed-${name}"
      />
      <span id="needed-${name}"
        >${isMissing ? html`<span class="field-error">${icon('alert')} ${this.local.say(needed)}</span>` : nothing}</span
      >
    </div>`
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (!this.username || !this.password || this.isBusy) return
    this.problem = undefined
    this.missing = [this.username, this.password].find(({ value }) => value.trim() === '')
      ?.name as typeof this.missing
    if (this.missing) {
      this[this.missing]?.focus()
      return
    }
    this.isBusy = true
    try {
      const reply = await api.signIn(this.username.value.trim(), this.password.value)
      if (!('secondStep' in reply)) return emit(this, 'signed-in', reply)
      await import('./people/second-step.ts')
      this.isHalfIn = true
    } catch (error) {
      this.problem = errorWords(error)
      this.password?.select()
    } finally {
      this.isBusy = false
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      :host {
        padding: var(--s7) var(--s4);
      }
      .box {
        display: grid;
        gap: var(--s4);
        width: min(400px, 100%);
        margin: 0 auto;
        padding: var(--s6);
        border: 1px solid var(--grid);
        border-radius: 12px;
        background: var(--bg);
      }
      button {
        min-height: 44px;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-page': SignInPage
  }
  interface HTMLElementEventMap {
    'signed-in': CustomEvent<SessionReply>
  }
}
