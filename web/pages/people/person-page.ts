import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Language, Words } from '../../../server/contract/language.ts'
import type { Account, AccountRole, LinkReceipt } from '../../../server/contract/people/accounts.ts'
import type { SessionReply, UnitSummary } from '../../../server/contract/people.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { formatDateTime, formatDay } from '../../../server/words/format.ts'
import { ROLE_WORDS } from '../../../server/words/role-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { ApiError, api, errorWords, factorApi, peopleApi } from '../../api.ts'
import { inputField, problemNote, selectField } from '../../elements/page/form-fields.ts'
import '../../elements/page/page-message.ts'
import { hrefOf } from '../../router.ts'
import { sessionContext, unitsHeld } from '../../session.ts'
import { actWords } from '../../strings/organisation/act-words.ts'
import { ACCOUNT_STATE_WORDS, PEOPLE_STRINGS } from '../../strings/people-strings.ts'
import { baseStyles, buttonStyles, formStyles, pageStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { FACTOR_STRINGS } from './factor-strings.ts'
import './link-note.ts'
import './open-sessions.ts'
import { peopleStyles } from './people-styles.ts'
import { readRole, roleFields } from './role-fields.ts'

/** Somebody's account: what they may do, where they are signed in, what was changed; and how to change it. */
@customElement('person-page')
export class PersonPage extends LitElement {
  @property({ attribute: 'person-id' }) personId = ''
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private problem: Words | undefined
  @state() private errors: readonly FieldError[] = []
  @state() private told: Words | undefined
  @state() private receipt: LinkReceipt | undefined
  /** The role whose days are being changed. */
  @state() private changing: string | undefined

  private readonly local = new LanguageController(this)
  private readonly shown = new Task(this, {
    task: ([id], { signal }) => Promise.all([peopleApi.account(id, signal), api.units(signal)]),
    args: () => [this.personId] as const,
  })

  private get zone(): string {
    return this.session?.organisation.zone ?? 'UTC'
  }

  override render() {
    return html`<article>
      <p><a href=${hrefOf({ page: 'people' })}>${this.local.say(PEOPLE_STRINGS.back)}</a></p>
      ${this.shown.render({
        pending: () =>
          this.shown.value
            ? this.renderAll(...this.shown.value)
            : html`<page-message waiting></page-message>`,
        error: (error) => html`<page-message icon="alert" .lead=${errorWords(error)}></page-message>`,
        complete: (shown) => this.renderAll(...shown),
      })}
    </article>`
  }

  private renderAll(account: Account, units: readonly UnitSummary[]) {
    const { local } = this
    return html`<header>
        <h1 tabindex="-1">${account.name}</h1>
        <p class="muted">${account.username} · ${local.say(ACCOUNT_STATE_WORDS[account.state])}</p>
        <p class="muted">
          ${local.say(PEOPLE_STRINGS.lastSignIn)}:
          ${
            account.lastSignInAt === null
              ? local.say(PEOPLE_STRINGS.never)
              : formatDateTime(account.lastSignInAt, this.zone)
          }
        </p>
        ${this.moment(PEOPLE_STRINGS.lockedUntil, account.lockedUntil)}
        ${this.moment(PEOPLE_STRINGS.linkUntil, account.linkUntil)}
        ${account.mayChange ? nothing : html`<p>${local.say(PEOPLE_STRINGS.beyond)}</p>`}
      </header>
      ${problemNote(local, this.problem)}
      <p role="status">${this.told ? local.say(this.told) : nothing}</p>
      <link-note .receipt=${this.receipt} zone=${this.zone}></link-note>
      ${account.mayChange ? this.renderActions(account) : nothing} ${this.renderRoles(account, units)}
      ${account.mayChange ? this.renderFacts(account) : nothing}
      <open-sessions
        .sessions=${account.sessions}
        zone=${this.zone}
        ?changeable=${account.mayChange}
        @session-ended=${({ detail }: EventOn<'open-sessions', 'session-ended'>) =>
          this.act(() => peopleApi.endSessions(account.id, detail))}
      ></open-sessions>
      <section aria-labelledby="history-title">
        <h2 id="history-title">${local.say(PEOPLE_STRINGS.history)}</h2>
        <ul>
          ${account.acts.map(({ at, kind, by }) => {
            const words = actWords(kind)
            return html`<li>
              <span class="words">${words ? local.say(words) : kind}</span>
              <span class="muted"
                >${by ?? local.say(PEOPLE_STRINGS.byService)} · ${formatDateTime(at, this.zone)}</span
              >
            </li>`
          })}
        </ul>
      </section>`
  }

  private moment(words: Words, instant: string | null) {
    return instant === null
      ? nothing
      : html`<p>${this.local.say(words)} ${formatDateTime(instant, this.zone)}</p>`
  }

  private renderActions({ id, state, lockedUntil }: Account) {
    const { local } = this
    const button = (words: Words, work: () => Promise<unknown>) =>
      html`<button @click=${() => this.act(work)}>${local.say(words)}</button>`
    if (state === 'closed')
      return html`<p class="actions">${button(PEOPLE_STRINGS.open, () => peopleApi.open(id))}</p>`
    return html`<p class="actions">
      ${lockedUntil === null ? nothing : button(PEOPLE_STRINGS.unlock, () => peopleApi.unlock(id))}
      ${button(PEOPLE_STRINGS.newLink, async () => (this.receipt = await peopleApi.renewLink(id)))}
      ${button(FACTOR_STRINGS.takeAway, () => factorApi.takeAway(id))}
      ${button(PEOPLE_STRINGS.close, () => peopleApi.close(id))}
    </p>`
  }

  private renderRoles({ username, roles }: Account, units: readonly UnitSummary[]) {
    const { local } = this
    const held = unitsHeld(this.session, units, 'administrator')
    return html`<section aria-labelledby="roles-title">
      <h2 id="roles-title">${local.say(PEOPLE_STRINGS.roles)}</h2>
      <ul>
        ${roles.map((role) =>
          this.renderRole(
            role,
            held.some(({ code }) => code === role.unitCode),
          ),
        )}
      </ul>
      <details>
        <summary>${local.say(PEOPLE_STRINGS.giveRole)}</summary>
        <form
          @submit=${(event: EventOn<'form', 'submit'>) =>
            this.onForm(event, (data) => peopleApi.giveRole({ username, ...readRole(data) }))}
        >
          ${roleFields({ local, errors: this.changing === undefined ? this.errors : [] }, held)}
          <p class="actions"><button class="primary">${local.say(PEOPLE_STRINGS.giveRole)}</button></p>
        </form>
      </details>
    </section>`
  }

  private renderRole(role: AccountRole, isWithin: boolean) {
    const { local } = this
    const what = `${local.say(ROLE_WORDS[role.role])}, ${unitName({ name: role.unitName, nameEn: role.unitNameEn }, local.language)}`
    const days = `${formatDay(role.from)} – ${role.lastDay === null ? local.say(PEOPLE_STRINGS.noEnd) : formatDay(role.lastDay)}`
    const mark = role.ended ? PEOPLE_STRINGS.ended : role.pending ? PEOPLE_STRINGS.waits : undefined
    return html`<li class=${role.ended ? 'ended' : ''}>
      <span class="words"
        >${what}
        <span class="muted"
          >${days}${mark ? html` · ${local.say(mark)}` : nothing}${
            role.fromGroup === null
              ? nothing
              : html` · ${local.say(FACTOR_STRINGS.fromGroup)} ${role.fromGroup}`
          }</span
        ></span
      >
      ${
        role.ended || !isWithin
          ? nothing
          : html`<button
                aria-label="${local.say(PEOPLE_STRINGS.changeDays)}: ${what}"
                aria-expanded=${this.changing === role.id ? 'true' : 'false'}
                @click=${() => (this.changing = this.changing === role.id ? undefined : role.id)}
              >
                ${local.say(PEOPLE_STRINGS.changeDays)}
              </button>
              <button
                aria-label="${local.say(PEOPLE_STRINGS.end)}: ${what}"
                @click=${() => this.act(() => peopleApi.endGrant(role.id))}
              >
                ${local.say(PEOPLE_STRINGS.end)}
              </button>`
      }
      ${this.changing === role.id ? this.renderDays(role) : nothing}
    </li>`
  }

  private renderDays({ id, from, lastDay }: AccountRole) {
    const look = { local: this.local, errors: this.errors }
    return html`<form
      @submit=${(event: EventOn<'form', 'submit'>) =>
        this.onForm(event, (data) =>
          peopleApi.changeDays(id, {
            from: String(data.get('days-from')),
            lastDay: String(data.get('days-lastDay')) || null,
          }),
        )}
    >
      ${inputField(look, 'days-from', PEOPLE_STRINGS.from, { type: 'date', value: from, field: 'from' })}
      ${inputField(look, 'days-lastDay', PEOPLE_STRINGS.lastDay, {
        type: 'date',
        value: lastDay ?? '',
        field: 'lastDay',
        hint: PEOPLE_STRINGS.lastDayHint,
      })}
      <button>${this.local.say(PEOPLE_STRINGS.save)}</button>
    </form>`
  }

  private renderFacts({ id, name, email, language }: Account) {
    const { local } = this
    const look = { local, errors: this.changing === undefined ? this.errors : [] }
    return html`<section aria-labelledby="facts-title">
      <h2 id="facts-title">${local.say(PEOPLE_STRINGS.facts)}</h2>
      <form
        novalidate
        @submit=${(event: EventOn<'form', 'submit'>) =>
          this.onForm(event, (data) =>
            peopleApi.change(id, {
              name: String(data.get('name')).trim(),
              email: String(data.get('email')).trim() || null,
              language: String(data.get('language')) as Language,
            }),
          )}
      >
        ${inputField(look, 'name', PEOPLE_STRINGS.name, { value: name })}
        ${inputField(look, 'email', PEOPLE_STRINGS.email, { value: email ?? '' })}
        ${selectField(look, 'language', PEOPLE_STRINGS.language, {
          value: language,
          options: [
            { value: 'vi', text: 'Tiếng Việt' },
            { value: 'en', text: 'English' },
          ],
        })}
        <button>${local.say(PEOPLE_STRINGS.save)}</button>
      </form>
    </section>`
  }

  private onForm(event: EventOn<'form', 'submit'>, work: (data: FormData) => Promise<unknown>): void {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    void this.act(() => work(data))
  }

  private async act(work: () => Promise<unknown>): Promise<void> {
    this.problem = undefined
    this.errors = []
    this.told = undefined
    this.receipt = undefined
    try {
      await work()
      this.told = PEOPLE_STRINGS.saved
      this.changing = undefined
      await this.shown.run()
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
    }
  }

  static override readonly styles = [baseStyles, buttonStyles, formStyles, pageStyles, peopleStyles]
}

declare global {
  interface HTMLElementTagNameMap {
    'person-page': PersonPage
  }
}
