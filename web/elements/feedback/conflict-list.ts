import { consume } from '@lit/context'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type {
  Conflict,
  ConflictField,
  ConflictList as Conflicts,
} from '../../../server/contract/feedback/conflicts.ts'
import type { Words } from '../../../server/contract/language.ts'
import { CHANNEL_WORDS } from '../../../server/words/feedback-words.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import { api, formErrorWords } from '../../api.ts'
import { hrefOf } from '../../router.ts'
import { sessionContext } from '../../session.ts'
import { CONFLICT_STRINGS, FIELD_NAMES } from '../../strings/conflict-strings.ts'
import { baseStyles, buttonStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

/** What came again under a used reference with other content: beside what is kept, until the coordinator has looked at it. */
@customElement('conflict-list')
export class ConflictList extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private list: Conflicts | null = null
  @state() private problem: Words | null = null

  private readonly local = new LanguageController(this)

  protected override firstUpdated(): void {
    void this.load()
  }

  private get zone(): string {
    return this.session?.organisation.zone ?? 'UTC'
  }

  override render() {
    const { list } = this
    if (this.problem) return html`<p role="alert" class="problem">${this.local.say(this.problem)}</p>`
    if (!list || list.total === 0) return nothing
    return html`<section aria-labelledby="conflicts">
      <h2 id="conflicts" tabindex="-1">${this.local.say(CONFLICT_STRINGS.title)} (${list.total})</h2>
      <p class="meta">${this.local.say(CONFLICT_STRINGS.lead)}</p>
      <ul>
        ${repeat(
          list.items,
          ({ id }) => id,
          (conflict) => this.renderOne(conflict),
        )}
      </ul>
    </section>`
  }

  private renderOne({ id, feedback, channel, externalRef, receivedAt, differs }: Conflict) {
    const href = hrefOf({ page: 'item', id: feedback.id, view: 'triage', q: '' })
    return html`<li>
      <h3><a href=${href}>${feedback.title || feedback.trackingCode}</a></h3>
      <p class="meta">
        ${this.local.say(CHANNEL_WORDS[channel])} · ${externalRef} ·
        <time datetime=${receivedAt}>${formatDateTime(receivedAt, this.zone)}</time>
      </p>
      <dl>
        ${differs.map(
          ({ field, kept, came }) =>
            html`<div>
              <dt>${this.local.say(FIELD_NAMES[field])}</dt>
              <dd>
                <span class="meta">${this.local.say(CONFLICT_STRINGS.kept)}</span>
                <span class="value">${this.shown(field, kept)}</span>
              </dd>
              <dd class="came">
                <span class="meta">${this.local.say(CONFLICT_STRINGS.came)}</span>
                <span class="value">${this.shown(field, came)}</span>
              </dd>
            </div>`,
        )}
      </dl>
      <button @click=${() => this.settle(id)}>
        ${icon('check')} ${this.local.say(CONFLICT_STRINGS.settle)}
        <span class="visually-hidden">${externalRef}</span>
      </button>
    </li>`
  }

  private shown(field: ConflictField, value: string | null): string {
    if (value === null) return this.local.say(CONFLICT_STRINGS.nothing)
    return field === 'receivedAt' ? formatDateTime(value, this.zone) : value
  }

  private async load(): Promise<void> {
    try {
      this.list = await api.conflicts()
      this.problem = null
    } catch (error) {
      this.problem = formErrorWords(error)
    }
  }

  private async settle(id: string): Promise<void> {
    try {
      await api.settleConflict(id)
    } catch (error) {
      this.problem = formErrorWords(error)
      return
    }
    await this.load()
    await this.updateComplete
    // The button is gone with what was settled: the keyboard goes on from the heading.
    this.renderRoot.querySelector('h2')?.focus()
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      section {
        display: grid;
        gap: var(--s3);
        padding: var(--s4);
        border-bottom: 1px solid var(--grid);
      }
      h2 {
        font-size: 1.125rem;
      }
      h3 {
        font-size: 1rem;
        overflow-wrap: anywhere;
      }
      ul {
        display: grid;
        gap: var(--s3);
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        justify-items: start;
        gap: var(--s2);
        min-width: 0;
        padding: var(--s4);
        border: 1px solid var(--grid);
        border-radius: var(--radius);
      }
      dl,
      dl > div {
        display: grid;
        gap: var(--s2);
        width: 100%;
      }
      dt {
        font-weight: 600;
      }
      dd {
        max-width: 70ch;
        margin: 0;
        overflow-wrap: anywhere;
      }
      .value {
        white-space: pre-line;
      }
      .came {
        padding-inline-start: var(--s3);
        border-inline-start: 4px solid var(--action);
      }
      .problem {
        padding: var(--s4);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'conflict-list': ConflictList
  }
}
