import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import {
  DATA_REQUEST_KINDS,
  type DataRequestKind,
} from '../../../server/contract/personal-data/data-kinds.ts'
import { DATA_REQUEST_KIND_WORDS } from '../../../server/words/personal-data/request-words.ts'
import { ApiError, errorWords } from '../../api.ts'
import { personalDataApi } from '../../elements/personal-data/personal-data-api.ts'
import { problemNote } from '../../elements/page/form-fields.ts'
import '../../elements/page/page-message.ts'
import '../../elements/page/page-tabs.ts'
import '../../elements/personal-data/data-request-card.ts'
import '../../elements/personal-data/impact-assessment.ts'
import '../../elements/personal-data/retention-rules.ts'
import { sessionContext } from '../../session.ts'
import { PERSONAL_DATA_STRINGS } from '../../strings/personal-data-strings.ts'
import { TAB_STRINGS } from '../../strings/tab-strings.ts'
import { baseStyles, buttonStyles, formStyles, pageStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'

const TEXT_FIELDS = ['name', 'contact', 'itemCode'] as const

/** What people ask about their data, and how long each kind is kept. */
@customElement('personal-data-page')
export class PersonalDataPage extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private problem: Words | undefined

  private readonly local = new LanguageController(this)
  private readonly read = new Task(this, {
    task: async () => {
      const [list, settings, past] = await Promise.all([
        personalDataApi.list(),
        personalDataApi.settings(),
        personalDataApi.pastTime(),
      ])
      return { ...list, ...settings, past }
    },
    args: () => [],
  })

  override render() {
    return html`<article>
      <page-tabs page="personal-data"></page-tabs>
      <header>
        <h1 tabindex="-1">${this.local.say(TAB_STRINGS.personalData)}</h1>
        <p class="muted">${this.local.say(PERSONAL_DATA_STRINGS.lead)}</p>
      </header>
      <details>
        <summary>${this.local.say(PERSONAL_DATA_STRINGS.enter)}</summary>
        ${this.renderForm()}
      </details>
      ${this.read.render({
        pending: () => html`<page-message waiting></page-message>`,
        error: (error) => html`<page-message icon="alert" .lead=${errorWords(error)}></page-message>`,
        complete: ({ requests, settings, today, past }) =>
          html`${requests.length === 0 ? html`<p>${this.local.say(PERSONAL_DATA_STRINGS.none)}</p>` : nothing}
            ${requests.map(
              (request) =>
                html`<data-request-card
                  .request=${request}
                  zone=${this.session?.organisation.zone ?? 'Asia/Ho_Chi_Minh'}
                  now=${this.session?.serverTime ?? ''}
                ></data-request-card>`,
            )}
            <h2>${this.local.say(PERSONAL_DATA_STRINGS.rules)}</h2>
            <retention-rules
              .rules=${{ today, settings }}
              @retention-changed=${() => void this.read.run()}
            ></retention-rules>
            <p>
              ${this.local.say(PERSONAL_DATA_STRINGS.pastTime)}: ${past.contact}
              ${this.local.say(PERSONAL_DATA_STRINGS.senders)}, ${past.photos}
              ${this.local.say(PERSONAL_DATA_STRINGS.photos)}.
            </p>
            <impact-assessment></impact-assessment>`,
      })}
    </article>`
  }

  private renderForm() {
    return html`<form @submit=${this.enter}>
      <div class="field">
        <label for="kind">${this.local.say(PERSONAL_DATA_STRINGS.kind)}</label>
        <select id="kind" name="kind">
          ${DATA_REQUEST_KINDS.map(
            (kind) => html`<option value=${kind}>${this.local.say(DATA_REQUEST_KIND_WORDS[kind])}</option>`,
          )}
        </select>
      </div>
      ${TEXT_FIELDS.map(
        (field) =>
          html`<div class="field">
            <label for=${field}>${this.local.say(PERSONAL_DATA_STRINGS[field])}</label>
            <input id=${field} name=${field} maxlength="300" autocomplete="off" />
          </div>`,
      )}
      ${problemNote(this.local, this.problem)}
      <button class="primary" type="submit">${this.local.say(PERSONAL_DATA_STRINGS.save)}</button>
    </form>`
  }

  private readonly enter = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const field = (name: string) => String(new FormData(form).get(name) ?? '').trim()
    const itemCode = field('itemCode')
    this.problem = undefined
    try {
      await personalDataApi.enter({
        kind: field('kind') as DataRequestKind,
        name: field('name'),
        contact: field('contact'),
        ...(itemCode === '' ? {} : { itemCode }),
      })
      form.reset()
      await this.read.run()
    } catch (error) {
      this.problem = (error instanceof ApiError ? error.errors[0] : undefined) ?? errorWords(error)
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    pageStyles,
    css`
      :host {
        --page-width: 900px;
      }
      form {
        display: grid;
        gap: var(--s3);
        max-width: 40rem;
        margin-block: var(--s3);
      }
      form button {
        justify-self: start;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'personal-data-page': PersonalDataPage
  }
}
