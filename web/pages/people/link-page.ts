import { Task } from '@lit/task'
import { LitElement, html } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { ApiError, errorWords, peopleApi } from '../../api.ts'
import { inputField, problemNote } from '../../elements/page/form-fields.ts'
import '../../elements/page/page-message.ts'
import { PEOPLE_STRINGS } from '../../strings/people-strings.ts'
import { baseStyles, buttonStyles, formStyles, pageStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { passwordField } from './password-field.ts'
import { peopleStyles } from './people-styles.ts'

/** For who is not signed in: chooses a password by a link; without one asks for it by mail. */
@customElement('link-page')
export class LinkPage extends LitElement {
  @state() private problem: Words | undefined
  @state() private errors: readonly FieldError[] = []
  @state() private done: Words | undefined

  private readonly local = new LanguageController(this)
  private readonly token = location.hash.slice(1)
  private readonly owner = new Task(this, {
    task: async (_args, { signal }) =>
      this.token === '' ? undefined : peopleApi.readLink(this.token, signal),
    args: () => [],
  })

  override connectedCallback(): void {
    super.connectedCallback()
    // The secret is not to stay in the browser's history.
    history.replaceState(null, '', location.pathname)
  }

  override render() {
    const { local } = this
    if (this.done)
      return html`<article>
        <h1 tabindex="-1">${local.say(this.done)}</h1>
        <p><a href="/app/">${local.say(PEOPLE_STRINGS.toSignIn)}</a></p>
      </article>`
    return html`<article>
      ${this.owner.render({
        pending: () => html`<page-message waiting></page-message>`,
        error: (error) => html`<page-message heading icon="alert" .lead=${errorWords(error)}></page-message>`,
        complete: (owner) => (owner ? this.renderChoice(owner.name, owner.username) : this.renderAsking()),
      })}
    </article>`
  }

  private renderChoice(name: string, username: string) {
    const { local } = this
    return html`<h1 tabindex="-1">${local.say(PEOPLE_STRINGS.choose)}</h1>
      <p class="muted">${name} · ${username}</p>
      <form class="narrow" novalidate @submit=${this.onChoose}>
        <input
          class="visually-hidden"
          aria-hidden="true"
          tabindex="-1"
          autocomplete="username"
          .value=${username}
        />
        ${passwordField({ local, errors: this.errors }, 'password', PEOPLE_STRINGS.newPassword)}
        ${problemNote(local, this.problem)}
        <p class="actions"><button class="primary">${local.say(PEOPLE_STRINGS.choose)}</button></p>
      </form>`
  }

  private renderAsking() {
    const { local } = this
    return html`<h1 tabindex="-1">${local.say(PEOPLE_STRINGS.forgot)}</h1>
      <p>${local.say(PEOPLE_STRINGS.forgotLead)}</p>
      <form class="narrow" novalidate @submit=${this.onAsk}>
        ${inputField({ local, errors: this.errors }, 'username', PEOPLE_STRINGS.username)}
        ${problemNote(local, this.problem)}
        <p class="actions"><button class="primary">${local.say(PEOPLE_STRINGS.ask)}</button></p>
      </form>
      <p><a href="/app/">${local.say(PEOPLE_STRINGS.toSignIn)}</a></p>`
  }

  private onChoose(event: EventOn<'form', 'submit'>): void {
    event.preventDefault()
    const password = String(new FormData(event.currentTarget).get('password'))
    void this.act(() => peopleApi.useLink(this.token, password), PEOPLE_STRINGS.chosen)
  }

  private onAsk(event: EventOn<'form', 'submit'>): void {
    event.preventDefault()
    const username = String(new FormData(event.currentTarget).get('username')).trim()
    void this.act(() => peopleApi.askLink(username), PEOPLE_STRINGS.asked)
  }

  private async act(work: () => Promise<void>, done: Words): Promise<void> {
    this.problem = undefined
    this.errors = []
    try {
      await work()
      this.done = done
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
    }
  }

  static override readonly styles = [baseStyles, buttonStyles, formStyles, pageStyles, peopleStyles]
}

declare global {
  interface HTMLElementTagNameMap {
    'link-page': LinkPage
  }
}
