import { consume } from '@lit/context'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { SessionReply } from '../../../server/contract/people.ts'
import type { Words } from '../../../server/contract/language.ts'
import { AUDIT_GROUPS } from '../../../server/contract/personal-data/audit-groups.ts'
import type { AuditEntry, AuditPage as Read } from '../../../server/contract/personal-data/audit.ts'
import { EVENT_WORDS } from '../../../server/words/event-words.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { errorWords } from '../../api.ts'
import { auditApi } from '../../elements/personal-data/personal-data-api.ts'
import { problemNote } from '../../elements/page/form-fields.ts'
import '../../elements/page/page-message.ts'
import '../../elements/page/page-tabs.ts'
import { sessionContext } from '../../session.ts'
import { actWords } from '../../strings/organisation/act-words.ts'
import { AUDIT_GROUP_STRINGS, PERSONAL_DATA_STRINGS } from '../../strings/personal-data-strings.ts'
import { TAB_STRINGS } from '../../strings/tab-strings.ts'
import { baseStyles, buttonStyles, formStyles, pageStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'

/** Who saw, changed and exported what, narrowed by act, person and day. */
@customElement('audit-page')
export class AuditPage extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private filter: Readonly<Record<string, string>> = {}
  @state() private entries: readonly AuditEntry[] = []
  @state() private read: Read | undefined
  @state() private problem: Words | undefined

  private readonly local = new LanguageController(this)

  override connectedCallback(): void {
    super.connectedCallback()
    void this.load()
  }

  private async load(after?: string): Promise<void> {
    this.problem = undefined
    const { filter } = this
    try {
      const read = await auditApi.list({ ...filter, ...(after === undefined ? {} : { after }) })
      if (filter !== this.filter) return
      this.entries = after === undefined ? read.entries : [...this.entries, ...read.entries]
      this.read = read
    } catch (error) {
      this.problem = errorWords(error)
    }
  }

  private narrow(name: string, value: string): void {
    const { [name]: _, ...rest } = this.filter
    this.filter = value === '' ? rest : { ...rest, [name]: value }
    void this.load()
  }

  override render() {
    const { read } = this
    return html`<article>
      <page-tabs page="audit"></page-tabs>
      <header>
        <h1 tabindex="-1">${this.local.say(TAB_STRINGS.audit)}</h1>
        <p class="muted">${this.local.say(PERSONAL_DATA_STRINGS.auditLead)}</p>
      </header>
      <div class="filters">
        ${this.renderChoice(
          'group',
          PERSONAL_DATA_STRINGS.group,
          AUDIT_GROUPS.map((group) => [group, this.local.say(AUDIT_GROUP_STRINGS[group])] as const),
        )}
        ${this.renderChoice('person', PERSONAL_DATA_STRINGS.person, read?.people.map(({ id, name }) => [id, name] as const) ?? [])}
        ${this.renderDay('from', PERSONAL_DATA_STRINGS.from, read?.from)}
        ${this.renderDay('to', PERSONAL_DATA_STRINGS.to, read?.to)}
      </div>
      <p>
        <a href="/api/audit.csv?${new URLSearchParams(this.filter).toString()}" download>
          ${this.local.say(PERSONAL_DATA_STRINGS.file)}
        </a>
      </p>
      ${problemNote(this.local, this.problem)}
      ${read ? this.renderEntries(read) : this.problem ? nothing : html`<page-message waiting></page-message>`}
    </article>`
  }

  private renderEntries({ next }: Read) {
    if (this.entries.length === 0)
      return html`<p role="status">${this.local.say(PERSONAL_DATA_STRINGS.nothing)}</p>`
    return html`<ul>
        ${this.entries.map(
          ({ at, person, kind, code, about }) =>
            html`<li>
              <time datetime=${at}
                >${formatDateTime(at, this.session?.organisation.zone ?? 'Asia/Ho_Chi_Minh')}</time
              >
              <b>${person}</b> ${this.wordsOf(kind)}
              <span class="muted">${code ?? about ?? ''}</span>
            </li>`,
        )}
      </ul>
      ${
        next === null
          ? nothing
          : html`<button @click=${() => void this.load(next)}>
              ${this.local.say(PERSONAL_DATA_STRINGS.more)}
            </button>`
      }`
  }

  /** An act of the office, or an event of an item; what has no words is told by its name. */
  private wordsOf(kind: string): string {
    const words = actWords(kind) ?? (EVENT_WORDS as Readonly<Partial<Record<string, Words>>>)[kind]
    return words ? this.local.say(words) : kind
  }

  private renderChoice(name: string, label: Words, choices: readonly (readonly [string, string])[]) {
    return html`<div class="field">
      <label for=${name}>${this.local.say(label)}</label>
      <select
        id=${name}
        @change=${({ currentTarget }: EventOn<'select', 'change'>) => this.narrow(name, currentTarget.value)}
      >
        <option value="">${this.local.say(PERSONAL_DATA_STRINGS.all)}</option>
        ${choices.map(([value, words]) => html`<option value=${value}>${words}</option>`)}
      </select>
    </div>`
  }

  private renderDay(name: string, label: Words, shown: string | undefined) {
    return html`<div class="field">
      <label for=${name}>${this.local.say(label)}</label>
      <input
        id=${name}
        type="date"
        .value=${this.filter[name] ?? shown ?? ''}
        @change=${({ currentTarget }: EventOn<'input', 'change'>) => this.narrow(name, currentTarget.value)}
      />
    </div>`
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
      .filters {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr));
        gap: var(--s3);
      }
      ul {
        display: grid;
        gap: var(--s2);
        padding: 0;
        list-style: none;
      }
      li {
        overflow-wrap: anywhere;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'audit-page': AuditPage
  }
}
