import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import { fold } from '../../../server/domain/text/fold-vietnamese.ts'
import { api } from '../../api.ts'
import { baseStyles, buttonStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'

const LABEL: Words = { vi: 'Nhắc đồng nghiệp', en: 'Mention a colleague' }
const NOBODY: Words = {
  vi: 'Không ai xem được phản ánh này có tên như vậy',
  en: 'Nobody who may see this item is called so',
}
/** More would push the text away. */
const MOST = 6

/**
 * Whom a note may name, as far as the letters after `@` say.
 *
 * @fires mention-chosen - `detail` is the user name
 */
@customElement('mention-list')
export class MentionList extends LitElement {
  @property() itemId = ''
  /** What stands after the `@`. */
  @property() typed = ''

  private readonly local = new LanguageController(this)
  private readonly loading = new Task(this, {
    task: ([id], { signal }) => api.mentionable(id, signal),
    args: () => [this.itemId] as const,
  })

  override render() {
    const people = this.loading.value
    if (!people) return nothing
    const typed = fold(this.typed)
    const found = people.filter(
      ({ username, name }) => username.startsWith(typed) || ` ${fold(name)}`.includes(` ${typed}`),
    )
    return html`<div role="group" aria-label=${this.local.say(LABEL)}>
      ${found
        .slice(0, MOST)
        .map(
          ({ username, name }) =>
            html`<button type="button" @click=${() => emit(this, 'mention-chosen', username)}>
              ${name} <span class="meta">@${username}</span>
            </button>`,
        )}
      ${found.length === 0 ? html`<p class="meta" role="status">${this.local.say(NOBODY)}</p>` : nothing}
    </div>`
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
      button {
        height: auto;
        min-height: var(--control);
        white-space: normal;
        text-align: start;
      }
      .meta {
        color: inherit;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'mention-list': MentionList
  }
  interface HTMLElementEventMap {
    'mention-chosen': CustomEvent<string>
  }
}
