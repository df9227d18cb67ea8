import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type {
  AccountList,
  AccountQuery,
  AccountRow,
  LinkReceipt,
} from '../../../server/contract/people/accounts.ts'
import type { SessionReply, UnitSummary } from '../../../server/contract/people.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { ROLE_WORDS } from '../../../server/words/role-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { ApiError, api, errorWords, peopleApi } from '../../api.ts'
import { fieldErrors, inputField, problemNote, selectField } from '../../elements/page/form-fields.ts'
import '../../elements/page/page-message.ts'
import { hrefOf } from '../../router.ts'
import { sessionContext, unitsHeld } from '../../session.ts'
import { ACCOUNT_STATE_WORDS, PEOPLE_STRINGS } from '../../strings/people-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, formStyles, pageStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import './link-note.ts'
import './factor-rule.ts'
import './pending-grants.ts'
import { peopleStyles } from './people-styles.ts'
import { readRole, roleFields, roleOptions, unitOptions } from './role-fields.ts'

/** The people of an administrator's units: found, added by a link, and what waits for a second administrator. */
@customElement('people-page')
export class PeoplePage extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private asked: AccountQuery = {}
  @state() private problem: Words | undefined
  @state() private errors: readonly FieldError[] = []
  @state() private receipt: LinkReceipt | undefined

  private readonly local = new LanguageController(this)
  private readonly units = new Task(this, {
    task: (_args, { signal }) => api.units(signal),
    args: () => [],
  })
  private readonly list = new Task(this, {
    task: ([asked], { signal }) => peopleApi.list(asked, signal),
    args: () => [this.asked] as const,
  })

  override render() {
    const { local } = this
    const units = unitsHeld(this.session, this.units.value ?? [], 'administrator')
    return html`<article>
      <header>
        <h1 tabindex="-1">${local.say(PEOPLE_STRINGS.title)}</h1>
        <p class="muted">${local.say(PEOPLE_STRINGS.lead)}</p>
      </header>
      <pending-grants @grant-decided=${() => void this.list.run()}></pending-grants>
      <factor-rule></factor-rule>
      <details>
        <summary>${local.say(PEOPLE_STRINGS.invite)}</summary>
        ${this.renderInvitation(units)}
      </details>
      <link-note .receipt=${this.receipt} zone=${this.session?.organisation.zone ?? 'UTC'}></link-note>
      ${this.renderFilter(units)}
      ${this.list.render({
        pending: () =>
          this.list.value ? this.renderList(this.list.value) : html`<page-message waiting></page-message>`,
        error: (error) =>
          html`<page-message icon="alert" .lead=${errorWords(error)}>
            <button @click=${() => void this.list.run()}>${local.say(STRINGS.retry)}</button>
          </page-message>`,
        complete: (list) => this.renderList(list),
      })}
    </article>`
  }

  private renderFilter(units: readonly UnitSummary[]) {
    const { local } = this
    const look = { local, errors: [] }
    const all = { value: '', text: local.say(PEOPLE_STRINGS.all) }
    const states = Object.entries(ACCOUNT_STATE_WORDS).map(([value, words]) => ({
      value,
      text: local.say(words),
    }))
    return html`<form role="search" @submit=${this.onFind}>
      <div class="field">
        <label for="q">${local.say(PEOPLE_STRINGS.search)}</label>
        <input id="q" name="q" type="search" maxlength="120" autocomplete="off" />
      </div>
      ${selectField(look, 'filter-unit', PEOPLE_STRINGS.unit, {
        value: this.asked.unit ?? '',
        options: [all, ...unitOptions(local, units)],
      })}
      ${selectField(look, 'filter-role', PEOPLE_STRINGS.role, {
        value: this.asked.role ?? '',
        options: [all, ...roleOptions(local)],
      })}
      ${selectField(look, 'state', PEOPLE_STRINGS.state, {
        value: this.asked.state ?? '',
        options: [all, ...states],
      })}
      <button>${local.say(PEOPLE_STRINGS.find)}</button>
    </form>`
  }

  private renderList({ people, after }: AccountList) {
    const { local } = this
    return html`<p role="status">
        ${people.length === 0 ? local.say(PEOPLE_STRINGS.nothing) : `${people.length} ${local.say(PEOPLE_STRINGS.found)}`}
      </p>
      <ul>
        ${people.map((person) => this.renderPerson(person))}
      </ul>
      <p class="actions">
        ${
          this.asked.after === undefined
            ? nothing
            : html`<button @click=${() => this.turnTo(undefined)}>
                ${local.say(PEOPLE_STRINGS.firstPage)}
              </button>`
        }
        ${
          after === null
            ? nothing
            : html`<button @click=${() => this.turnTo(after)}>${local.say(PEOPLE_STRINGS.next)}</button>`
        }
      </p>`
  }

  private renderPerson({ id, name, username, state, roles }: AccountRow) {
    const { local } = this
    const told = roles.map(
      ({ role, unitName: vi, unitNameEn, pending }) =>
        `${local.say(ROLE_WORDS[role])}, ${unitName({ name: vi, nameEn: unitNameEn }, local.language)}${
          pending ? ` (${local.say(PEOPLE_STRINGS.waits)})` : ''
        }`,
    )
    return html`<li>
      <span class="words">
        <a href=${hrefOf({ page: 'person', id })}><b>${name}</b></a>
        <span class="muted">${username}</span><br />
        <span class="muted">${told.join(' · ')}</span>
      </span>
      <span>${local.say(ACCOUNT_STATE_WORDS[state])}</span>
    </li>`
  }

  private renderInvitation(units: readonly UnitSummary[]) {
    const { local } = this
    const look = { local, errors: this.errors.map((error) => ({ ...error, field: lastPart(error.field) })) }
    return html`<form novalidate @submit=${this.onInvite}>
      <p class="actions muted">${local.say(PEOPLE_STRINGS.inviteHint)}</p>
      ${inputField(look, 'username', PEOPLE_STRINGS.username, { hint: PEOPLE_STRINGS.usernameHint })}
      ${inputField(look, 'name', PEOPLE_STRINGS.name)} ${inputField(look, 'email', PEOPLE_STRINGS.email)}
      ${roleFields(look, units)} ${problemNote(local, this.problem)} ${fieldErrors(look, 'grants', 'grants')}
      <p class="actions"><button class="primary">${local.say(PEOPLE_STRINGS.add)}</button></p>
    </form>`
  }

  private onFind(event: EventOn<'form', 'submit'>): void {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const value = (name: string) => String(data.get(name) ?? '').trim()
    const wanted = {
      q: value('q'),
      unit: value('filter-unit'),
      role: value('filter-role'),
      state: value('state'),
    }
    this.asked = Object.fromEntries(Object.entries(wanted).filter(([, given]) => given !== ''))
  }

  private turnTo(after: string | undefined): void {
    const { after: _, ...rest } = this.asked
    this.asked = after === undefined ? rest : { ...rest, after }
    this.renderRoot.querySelector('h1')?.focus()
  }

  private async onInvite(event: EventOn<'form', 'submit'>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const value = (name: string) => String(data.get(name) ?? '').trim()
    this.problem = undefined
    this.errors = []
    this.receipt = undefined
    try {
      this.receipt = await peopleApi.invite({
        username: value('username'),
        name: value('name'),
        ...(value('email') === '' ? {} : { email: value('email') }),
        language: 'vi',
        grants: [readRole(data)],
      })
      form.reset()
      await this.list.run()
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
    }
  }

  static override readonly styles = [baseStyles, buttonStyles, formStyles, pageStyles, peopleStyles]
}

/** `from` of `grants.0.from`. */
function lastPart(field: string): string {
  return field.split('.').at(-1) ?? field
}

declare global {
  interface HTMLElementTagNameMap {
    'people-page': PeoplePage
  }
}
