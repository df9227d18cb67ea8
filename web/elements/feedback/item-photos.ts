import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import type { Words } from '../../../server/contract/language.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'

const PHOTO: Words = { vi: 'Ảnh', en: 'Photo' }

/** The photos that came with an item, small; each opens in full. */
@customElement('item-photos')
export class ItemPhotos extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail

  private readonly local = new LanguageController(this)

  override render() {
    const { item } = this
    if (!item || item.attachments.length === 0) return nothing
    return html`<ul>
      ${item.attachments.map(({ id, width, height }, index) => {
        const path = `/api/feedback/${item.id}/attachments/${id}`
        return html`<li>
          <a href=${path} target="_blank" rel="noopener">
            <img
              src=${path}
              width=${width}
              height=${height}
              loading="lazy"
              alt="${this.local.say(PHOTO)} ${index + 1}"
            />
          </a>
        </li>`
      })}
    </ul>`
  }

  static override readonly styles = [
    baseStyles,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s3);
        margin: 0 0 var(--s4);
        padding: 0;
        list-style: none;
      }
      img {
        display: block;
        width: auto;
        max-width: 100%;
        height: 140px;
        object-fit: cover;
        border: 1px solid var(--grid);
        border-radius: var(--radius);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'item-photos': ItemPhotos
  }
}
