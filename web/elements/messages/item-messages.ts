import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import type { ShownMessages } from '../../../server/contract/messages/messages.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import {
  MESSAGE_CHANNEL_WORDS,
  MESSAGE_KIND_WORDS,
  MESSAGE_STATE_WORDS,
  SILENCE_WORDS,
} from '../../../server/words/message-words.ts'
import { api } from '../../api.ts'
import { MESSAGE_STRINGS } from '../../strings/message-strings.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'

/** What the citizen was told of an item, and what became of each message. */
@customElement('item-messages')
export class ItemMessages extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  @property() zone = 'UTC'

  private readonly local = new LanguageController(this)
  private readonly messages = new Task(this, {
    task: async ([id], { signal }) => (id === '' ? undefined : api.itemMessages(id, signal)),
    // Read again with each change of the item.
    args: () => [this.item?.id ?? '', this.item?.events.length ?? 0] as const,
  })

  override render() {
    const shown = this.messages.value
    if (!shown) return nothing
    const { messages } = shown
    return html`<details>
      <summary><h2>${this.local.say(MESSAGE_STRINGS.title)} (${messages.length})</h2></summary>
      ${
        messages.length === 0
          ? html`<p>${this.local.say(MESSAGE_STRINGS.none)}</p>`
          : html`<ul>
              ${messages.map((message) => this.renderMessage(message))}
            </ul>`
      }
    </details>`
  }

  private renderMessage({ kind, channel, state, because, said, at }: ShownMessages['messages'][number]) {
    const moment = formatDateTime(at, this.zone)
    return html`<li>
      <strong>${this.local.say(MESSAGE_KIND_WORDS[kind])}</strong>
      <span class="meta">
        ${this.local.say(MESSAGE_STATE_WORDS[state])}${channel ? ` · ${this.local.say(MESSAGE_CHANNEL_WORDS[channel])}` : ''}
        · ${state === 'queued' ? `${this.local.say(MESSAGE_STRINGS.nextTry)} ` : ''}${moment}
      </span>
      ${because ? html`<span class="meta">${this.local.say(SILENCE_WORDS[because])}</span>` : nothing}
      ${said ? html`<span class="meta">${said}</span>` : nothing}
    </li>`
  }

  static override readonly styles = [
    baseStyles,
    css`
      summary h2 {
        display: inline;
      }
      ul {
        padding-left: var(--s5);
      }
      li {
        margin-block: var(--s2);
        overflow-wrap: anywhere;
      }
      .meta {
        display: block;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'item-messages': ItemMessages
  }
}
