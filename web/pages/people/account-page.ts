import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { ApiError, errorWords, peopleApi } from '../../api.ts'
import { problemNote } from '../../elements/page/form-fields.ts'
import '../../elements/page/page-message.ts'
import { sessionContext } from '../../session.ts'
import { PEOPLE_STRINGS } from '../../strings/people-strings.ts'
import { baseStyles, buttonStyles, formStyles, pageStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import './account-factors.ts'
import './device-choices.ts'
import './notice-choices.ts'
import './open-sessions.ts'
import { passwordField } from './password-field.ts'
import { peopleStyles } from './people-styles.ts'

/** One's own account: another password, what one hears of, one's habits, and where one is signed in. */
@customElement('account-page')
export class AccountPage extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private problem: Words | undefined
  @state() private errors: readonly FieldError[] = []
  @state() private told: Words | undefined

  private readonly local = new LanguageController(this)
  private readonly shown = new Task(this, {
    task: (_args, { signal }) => peopleApi.own(signal),
    args: () => [],
  })

  override render() {
    const { local } = this
    const look = { local, errors: this.errors }
    return html`<article>
      <header>
        <h1 tabindex="-1">${local.say(PEOPLE_STRINGS.own)}</h1>
        <p class="muted">${this.session?.person.name} · ${this.session?.person.username}</p>
      </header>
      <section aria-labelledby="password-title">
        <h2 id="password-title">${local.say(PEOPLE_STRINGS.changePassword)}</h2>
        <form class="narrow" novalidate @submit=${this.onPassword}>
          <input
            class="visually-hidden"
            aria-hidden="true"
            tabindex="-1"
            autocomplete="username"
            .value=${this.session?.person.username ?? ''}
          />
          ${passwordField(look, 'present', PEOPLE_STRINGS.presentPassword)}
          ${passwordField(look, 'password', PEOPLE_STRINGS.newPassword)} ${problemNote(local, this.problem)}
          <p role="status">${this.told ? local.say(this.told) : nothing}</p>
          <p class="actions"><button class="primary">${local.say(PEOPLE_STRINGS.changePassword)}</button></p>
        </form>
      </section>
      <notice-choices></notice-choices>
      <device-choices></device-choices>
      <account-factors zone=${this.session?.organisation.zone ?? 'UTC'}></account-factors>
      ${this.shown.render({
        pending: () => html`<page-message waiting></page-message>`,
        error: (error) => html`<page-message icon="alert" .lead=${errorWords(error)}></page-message>`,
        complete: ({ sessions }) =>
          html`<open-sessions
            .sessions=${sessions}
            zone=${this.session?.organisation.zone ?? 'UTC'}
            changeable
            @session-ended=${({ detail }: EventOn<'open-sessions', 'session-ended'>) =>
              this.act(() => peopleApi.endOwnSessions(detail), PEOPLE_STRINGS.saved)}
          ></open-sessions>`,
      })}
    </article>`
  }

  private async onPassword(event: EventOn<'form', 'submit'>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const isDone = await this.act(
      () => peopleApi.changePassword(String(data.get('present')), String(data.get('password'))),
      PEOPLE_STRINGS.passwordChanged,
    )
    if (isDone) form.reset()
  }

  private async act(work: () => Promise<unknown>, done: Words): Promise<boolean> {
    this.problem = undefined
    this.errors = []
    this.told = undefined
    try {
      await work()
      this.told = done
      await this.shown.run()
      return true
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
      return false
    }
  }

  static override readonly styles = [baseStyles, buttonStyles, formStyles, pageStyles, peopleStyles]
}

declare global {
  interface HTMLElementTagNameMap {
    'account-page': AccountPage
  }
}
