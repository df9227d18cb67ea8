import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import { formatBytes, formatDateTime } from '../../../server/words/format.ts'
import { FILE_STATE_WORDS } from '../../../server/words/queue/file-state-words.ts'
import { FILE_STRINGS } from '../../strings/item/file-strings.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

/** The photos and documents that the staff put to an item's answers and notes, and who sees each. */
@customElement('item-files')
export class ItemFiles extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  @property() zone = 'UTC'

  private readonly local = new LanguageController(this)

  override render() {
    const { item, local, zone } = this
    if (!item || item.files.length === 0) return nothing
    return html`<section aria-labelledby="files">
      <h2 id="files">${icon('document')} ${local.say(FILE_STRINGS.title)}</h2>
      <ul>
        ${item.files.map(
          ({ id, name, bytes, state, by, at, type, width, height }) =>
            html`<li class=${state}>
              <a href="/api/feedback/${item.id}/files/${id}" target="_blank" rel="noopener">
                ${
                  type === 'image/jpeg'
                    ? html`<img
                        src="/api/feedback/${item.id}/files/${id}"
                        width=${width ?? nothing}
                        height=${height ?? nothing}
                        loading="lazy"
                        alt=""
                      />`
                    : nothing
                }
                <span>${name}</span>
              </a>
              <span class="meta"
                >${formatBytes(bytes, local.language)} ·
                <strong>${local.say(FILE_STATE_WORDS[state])}</strong> · ${by} ·
                ${formatDateTime(at, zone)}</span
              >
            </li>`,
        )}
      </ul>
    </section>`
  }

  static override readonly styles = [
    baseStyles,
    css`
      h2 {
        display: flex;
        align-items: center;
        gap: var(--s2);
        font-size: 1rem;
      }
      ul {
        display: grid;
        gap: var(--s3);
        margin: var(--s2) 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s1) var(--s3);
        align-items: center;
        overflow-wrap: anywhere;
      }
      a {
        display: inline-flex;
        gap: var(--s2);
        align-items: center;
        min-height: var(--control);
      }
      img {
        width: 72px;
        height: 54px;
        object-fit: cover;
        border: 1px solid var(--grid);
        border-radius: var(--radius);
      }
      .withdrawn a {
        text-decoration: line-through;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'item-files': ItemFiles
  }
}
