import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type Language, LANGUAGES } from '../../../server/contract/language.ts'
import {
  MESSAGE_CHANNELS,
  MESSAGE_KINDS,
  type MessageKind,
} from '../../../server/contract/messages/message-kinds.ts'
import type { FailedMessages, MessageSettings } from '../../../server/contract/messages/messages.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import {
  MESSAGE_CHANNEL_WORDS,
  MESSAGE_KIND_WORDS,
  MESSAGE_STATE_WORDS,
} from '../../../server/words/message-words.ts'
import { errorWords, messageApi } from '../../api.ts'
import '../../elements/messages/quiet-hours-form.ts'
import '../../elements/messages/template-editor.ts'
import '../../elements/page/page-message.ts'
import '../../elements/page/page-tabs.ts'
import { sessionContext } from '../../session.ts'
import { WORDING_STRINGS } from '../../strings/message-strings.ts'
import { TAB_STRINGS } from '../../strings/tab-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, formStyles, pageStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English' }

/** What citizens are told, in which words, by which ways and when; and what reached nobody. */
@customElement('messages-page')
export class MessagesPage extends LitElement {
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session?: SessionReply
  @state() private kind: MessageKind = 'received'
  @state() private language: Language = 'vi'
  @state() private isSaved = false

  private readonly local = new LanguageController(this)
  private readonly page = new Task(this, {
    task: async (_args, { signal }) => {
      const [settings, { failed }] = await Promise.all([
        messageApi.settings(signal),
        messageApi.failed(signal),
      ])
      return { settings, failed }
    },
    args: () => [],
  })

  override render() {
    const shown = this.page.value
    return html`<article>
      <page-tabs page="messages"></page-tabs>
      <header>
        <h1 tabindex="-1">${this.local.say(TAB_STRINGS.messages)}</h1>
        <p class="muted">${this.local.say(WORDING_STRINGS.lead)}</p>
      </header>
      ${this.page.render({
        // What stands stays while it is read again: nobody who writes loses their place.
        pending: () => (shown ? this.renderPage(shown) : html`<page-message waiting></page-message>`),
        error: (error) =>
          html`<page-message icon="alert" .lead=${errorWords(error)}>
            <button @click=${() => void this.page.run()}>${this.local.say(STRINGS.retry)}</button>
          </page-message>`,
        complete: (page) => this.renderPage(page),
      })}
    </article>`
  }

  private renderPage({ settings, failed }: { settings: MessageSettings } & FailedMessages) {
    const template = settings.templates.find(
      ({ kind, language }) => kind === this.kind && language === this.language,
    )
    return html`<section>
        <h2>${this.local.say(WORDING_STRINGS.channels)}</h2>
        <ul>
          ${MESSAGE_CHANNELS.map((name) => this.renderChannel(name, settings.channels.includes(name)))}
        </ul>
      </section>
      <section>
        <h2>${this.local.say(WORDING_STRINGS.quiet)}</h2>
        <quiet-hours-form .quiet=${settings.quiet}></quiet-hours-form>
      </section>
      <section>
        <div class="choices">${this.renderKinds(settings)} ${this.renderLanguages()}</div>
        <p role="status">${this.isSaved ? this.local.say(WORDING_STRINGS.saved) : nothing}</p>
        <template-editor .template=${template} @template-saved=${this.onSaved}></template-editor>
      </section>
      <section>
        <h2>${this.local.say(WORDING_STRINGS.failed)} (${failed.length})</h2>
        ${
          failed.length === 0
            ? html`<p>${this.local.say(WORDING_STRINGS.noneFailed)}</p>`
            : html`<ul>
                ${failed.map((message) => this.renderFailed(message))}
              </ul>`
        }
      </section>`
  }

  private renderChannel(name: (typeof MESSAGE_CHANNELS)[number], isSetUp: boolean) {
    return html`<li>
      ${this.local.say(MESSAGE_CHANNEL_WORDS[name])}:
      <b>${this.local.say(isSetUp ? WORDING_STRINGS.isSetUp : WORDING_STRINGS.isNotSetUp)}</b>
    </li>`
  }

  private renderKinds({ templates }: MessageSettings) {
    const isOwn = (kind: MessageKind) =>
      templates.some((each) => each.kind === kind && each.language === this.language && each.isOwn)
    return html`<div class="field">
      <label for="kind">${this.local.say(WORDING_STRINGS.kind)}</label>
      <select
        id="kind"
        @change=${({ currentTarget }: EventOn<'select', 'change'>) => {
          this.isSaved = false
          this.kind = MESSAGE_KINDS.find((kind) => kind === currentTarget.value) ?? this.kind
        }}
      >
        ${MESSAGE_KINDS.map(
          (kind) =>
            html`<option value=${kind} .selected=${kind === this.kind}>
              ${this.local.say(MESSAGE_KIND_WORDS[kind])}${isOwn(kind) ? ` (${this.local.say(WORDING_STRINGS.own)})` : ''}
            </option>`,
        )}
      </select>
    </div>`
  }

  private renderLanguages() {
    return html`<div class="field">
      <label for="language">${this.local.say(WORDING_STRINGS.language)}</label>
      <select
        id="language"
        @change=${({ currentTarget }: EventOn<'select', 'change'>) => {
          this.isSaved = false
          this.language = LANGUAGES.find((language) => language === currentTarget.value) ?? this.language
        }}
      >
        ${LANGUAGES.map(
          (language) =>
            html`<option value=${language} .selected=${language === this.language}>
              ${LANGUAGE_NAMES[language]}
            </option>`,
        )}
      </select>
    </div>`
  }

  private renderFailed({ kind, channel, state: fate, said, at }: FailedMessages['failed'][number]) {
    const zone = this.session?.organisation.zone ?? 'UTC'
    return html`<li>
      <b>${this.local.say(MESSAGE_KIND_WORDS[kind])}</b>
      <span class="muted">
        ${this.local.say(MESSAGE_STATE_WORDS[fate])}${channel ? ` · ${this.local.say(MESSAGE_CHANNEL_WORDS[channel])}` : ''}
        · ${formatDateTime(at, zone)}
      </span>
      ${said ? html`<span class="muted">${said}</span>` : nothing}
    </li>`
  }

  private readonly onSaved = (): void => {
    this.isSaved = true
    void this.page.run()
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
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
        gap: var(--s3);
      }
      select {
        max-width: 100%;
      }
      li {
        overflow-wrap: anywhere;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'messages-page': MessagesPage
  }
}
