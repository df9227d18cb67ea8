import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import type { Words } from '../../../server/contract/language.ts'
import { formatDate } from '../../../server/words/format.ts'
import { api } from '../../api.ts'
import { hrefOf } from '../../router.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'
import '../feedback/status-tag.ts'

const TITLE: Words = { vi: 'Phản ánh trước của cùng người gửi', en: 'Sent before by the same citizen' }

/** What the same telephone or e-mail sent before; nothing where nothing, or where the sender is not this person's to see. */
@customElement('earlier-items')
export class EarlierItems extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  @property() zone = 'UTC'

  private readonly local = new LanguageController(this)
  private readonly found = new Task(this, {
    task: async ([id, hasSender], { signal }) => (hasSender ? api.earlierItems(id, signal) : []),
    args: () => [this.item?.id ?? '', Boolean(this.item?.sender)] as const,
  })

  override render() {
    const items = this.found.value ?? []
    if (items.length === 0) return nothing
    return html`<section aria-labelledby="earlier">
      <h2 id="earlier">${this.local.say(TITLE)}</h2>
      <ul>
        ${items.map(
          ({ id, trackingCode, title, receivedAt, status }) =>
            html`<li>
              <a href=${hrefOf({ page: 'item', id, view: 'all', q: '' })}>${title}</a>
              <span class="meta numeric">${formatDate(receivedAt, this.zone)} · ${trackingCode}</span>
              <status-tag status=${status}></status-tag>
            </li>`,
        )}
      </ul>
    </section>`
  }

  static override readonly styles = [
    baseStyles,
    css`
      h2 {
        font-size: 1rem;
      }
      ul {
        display: grid;
        gap: var(--s2);
        margin: var(--s2) 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s1) var(--s3);
        align-items: baseline;
        overflow-wrap: anywhere;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'earlier-items': EarlierItems
  }
}
