import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { ListedApiKey } from '../../../server/contract/open311/api-keys.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import { formatDateTime, formatNumber } from '../../../server/words/format.ts'
import { errorWords, api } from '../../api.ts'
import { problemNote } from '../../elements/page/form-fields.ts'
import '../../elements/page/page-message.ts'
import '../../elements/page/page-tabs.ts'
import { sessionContext } from '../../session.ts'
import { STRINGS } from '../../strings/strings.ts'
import { TAB_STRINGS } from '../../strings/tab-strings.ts'
import { baseStyles, buttonStyles, pageStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { EVENT_KIND_WORDS } from '../events/event-strings.ts'
import { heardWords } from '../events/heard-words.ts'
import { apiKeyApi } from './api-key-api.ts'
import './api-key-form.ts'
import { API_KEY_STRINGS } from './api-key-strings.ts'

/** The keys of other systems: made, told once, and ended. */
@customElement('api-keys-page')
export class ApiKeysPage extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  /** The key that was made a moment ago. */
  @state() private made: string | undefined
  /** Whose end is asked for. */
  @state() private ending: string | undefined
  @state() private told: string | undefined
  @state() private problem: Words | undefined

  private readonly local = new LanguageController(this)
  private readonly list = new Task(this, {
    task: (_args, { signal }) => apiKeyApi.list(signal),
    args: () => [],
  })

  private readonly units = new Task(this, {
    task: (_args, { signal }) => api.units(signal),
    args: () => [],
  })

  override render() {
    const { say } = this.local
    return html`<article>
      <page-tabs page="api-keys"></page-tabs>
      <header>
        <h1 tabindex="-1">${say(TAB_STRINGS.apiKeys)}</h1>
        <p class="muted">${say(API_KEY_STRINGS.lead)}</p>
        <p>${say(API_KEY_STRINGS.address)}: <code>${location.origin}/open311/discovery.xml</code></p>
      </header>
      <details>
        <summary>${say(API_KEY_STRINGS.add)}</summary>
        <api-key-form .units=${this.units.value ?? []} @api-key-made=${this.onMade}></api-key-form>
      </details>
      <div role="status">
        ${
          this.made === undefined
            ? nothing
            : html`<p>${say(API_KEY_STRINGS.shown)}</p>
                <p><code class="key">${this.made}</code></p>`
        }
        ${this.told === undefined ? nothing : html`<p>${say(API_KEY_STRINGS.ended)} ${this.told}.</p>`}
      </div>
      ${problemNote(this.local, this.problem)}
      <h2>${say(API_KEY_STRINGS.list)}</h2>
      ${this.list.render({
        pending: () =>
          this.list.value ? this.renderList(this.list.value) : html`<page-message waiting></page-message>`,
        error: (error) =>
          html`<page-message icon="alert" .lead=${errorWords(error)}>
            <button @click=${() => void this.list.run()}>${say(STRINGS.retry)}</button>
          </page-message>`,
        complete: (keys) => this.renderList(keys),
      })}
      <event-subscriptions></event-subscriptions>
    </article>`
  }

  override connectedCallback(): void {
    super.connectedCallback()
    // Most come for a key.
    void import('../events/event-subscriptions.ts')
  }

  private renderList(keys: readonly ListedApiKey[]) {
    if (keys.length === 0) return html`<p>${this.local.say(API_KEY_STRINGS.nothing)}</p>`
    return html`<ul>
      ${keys.map((key) => this.renderKey(key))}
    </ul>`
  }

  private renderKey(key: ListedApiKey) {
    const { say, language } = this.local
    const { name, rights, perMinute, perDay, madeAt, lastUsedAt, endedAt } = key
    const may = [
      rights.map((right) => say(API_KEY_STRINGS[right])).join(', '),
      ...(rights.includes('events') ? this.scopeOf(key) : []),
      `${formatNumber(perMinute, language)} ${say(API_KEY_STRINGS.aMinute)}`,
      `${formatNumber(perDay, language)} ${say(API_KEY_STRINGS.aDay)}`,
    ]
    const when = [
      `${say(API_KEY_STRINGS.madeAt)} ${this.time(madeAt)}`,
      lastUsedAt === null
        ? say(API_KEY_STRINGS.never)
        : `${say(API_KEY_STRINGS.lastUsed)} ${this.time(lastUsedAt)}`,
      endedAt === null ? '' : `${say(API_KEY_STRINGS.endedAt)} ${this.time(endedAt)}`,
    ]
    return html`<li>
      <span class="words">
        <b>${name}</b>
        <span>${may.join(' · ')}</span>
        <span class="muted">${when.filter(Boolean).join(' · ')}</span>
      </span>
      ${endedAt === null ? this.renderEnd(key) : nothing}
    </li>`
  }

  /** Which events it hears of. */
  private scopeOf({ eventKinds, eventUnit }: ListedApiKey): string[] {
    const { say } = this.local
    return [
      ...(eventKinds ? [eventKinds.map((kind) => say(EVENT_KIND_WORDS[kind])).join(', ')] : []),
      ...(eventUnit ? [heardWords(eventUnit, this.local)] : []),
    ]
  }

  private renderEnd(key: ListedApiKey) {
    const { say } = this.local
    if (this.ending !== key.id)
      return html`<button
        aria-label="${say(API_KEY_STRINGS.end)}: ${key.name}"
        id="end-${key.id}"
        @click=${() => void this.askEnd(key.id, '.danger')}
      >
        ${icon('close')} ${say(API_KEY_STRINGS.end)}
      </button>`
    return html`<button
        class="danger"
        aria-label="${say(API_KEY_STRINGS.endForGood)}: ${key.name}"
        @click=${() => void this.end(key)}
      >
        ${say(API_KEY_STRINGS.endForGood)}
      </button>
      <button @click=${() => void this.askEnd(undefined, `#end-${key.id}`)}>
        ${say(API_KEY_STRINGS.leave)}
      </button>`
  }

  private time(iso: string): string {
    return formatDateTime(iso, this.session?.organisation.zone ?? 'Asia/Ho_Chi_Minh')
  }

  private readonly onMade = ({ detail }: CustomEvent<string>): void => {
    this.told = undefined
    this.made = detail
    void this.list.run()
  }

  /** Whoever works by keyboard stays where the question is. */
  private async askEnd(id: string | undefined, next: string): Promise<void> {
    this.ending = id
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(next)?.focus()
  }

  private async end({ id, name }: ListedApiKey): Promise<void> {
    this.problem = undefined
    this.ending = undefined
    try {
      await apiKeyApi.end(id)
      this.made = undefined
      this.told = name
    } catch (error) {
      this.problem = errorWords(error)
    }
    await this.list.run()
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus()
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    pageStyles,
    css`
      :host {
        --page-width: 900px;
      }
      details > :not(summary) {
        display: block;
        margin-block: var(--s3);
      }
      code {
        font-family: ui-monospace, monospace;
        overflow-wrap: anywhere;
      }
      .key {
        display: inline-block;
        padding: var(--s2);
        border: 1px solid var(--line);
        user-select: all;
      }
      ul {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
        align-items: center;
      }
      .words {
        flex: 1 1 14rem;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .words > * {
        display: block;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'api-keys-page': ApiKeysPage
  }
}
