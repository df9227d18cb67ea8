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

/** As many are read at a glance; a longer list is folded. */
const UNFOLDED_UP_TO = 3

/** What the citizen of an item was told, when and how, and why not. */
@customElement('item-messages')
export class ItemMessages extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  @property() zone = ''

  private readonly local = new LanguageController(this)
  /** Each step may tell something: asked again with each new version of the item. */
  private readonly told = new Task(this, {
    task: async ([item], { signal }) => (item ? (await api.itemMessages(item.id, signal)).messages : []),
    args: () => [this.item] as const,
  })

  override render() {
    const messages = this.told.value ?? []
    if (messages.length === 0) return nothing
    return html`<details ?open=${messages.length <= UNFOLDED_UP_TO}>
      <summary>${this.local.say(MESSAGE_STRINGS.title)} (${messages.length})</summary>
      <ul>
        ${messages.map((message) => this.renderMessage(message))}
      </ul>
    </details>`
  }

  private renderMessage({ kind, channel, state, because, said, at }: ShownMessages['messages'][number]) {
    const how = [
      this.local.say(MESSAGE_STATE_WORDS[state]),
      channel ? this.local.say(MESSAGE_CHANNEL_WORDS[channel]) : '',
      formatDateTime(at, this.zone),
    ]
    const why = because ? this.local.say(SILENCE_WORDS[because]) : said
    return html`<li>
      ${this.local.say(MESSAGE_KIND_WORDS[kind])}
      <p class="meta">${how.filter(Boolean).join(' · ')}${why ? ` – ${why}` : ''}</p>
    </li>`
  }

  static override readonly styles = [
    baseStyles,
    css`
      ul {
        display: grid;
        gap: var(--s2);
        padding: 0;
        list-style: none;
        overflow-wrap: anywhere;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'item-messages': ItemMessages
  }
}
