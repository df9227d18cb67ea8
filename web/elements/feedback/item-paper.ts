import { LitElement, css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import { baseStyles, buttonStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

const DOWNLOAD: Words = { vi: 'Hồ sơ phản ánh (PDF)', en: 'File of the item (PDF)' }
const NAMES: Words = { vi: 'Ghi tên cán bộ', en: 'With the names of officers' }

/** The whole file of an item as PDF, with the names of officers or without. */
@customElement('item-paper')
export class ItemPaper extends LitElement {
  @property() itemId = ''
  @state() private withNames = false

  private readonly local = new LanguageController(this)

  override render() {
    const query = new URLSearchParams({
      language: this.local.language,
      names: this.withNames ? 'shown' : 'hidden',
    })
    return html`<p>
      <a href="/api/feedback/${this.itemId}/paper?${query.toString()}" download>
        ${icon('document')} ${this.local.say(DOWNLOAD)}
      </a>
      <label>
        <input
          type="checkbox"
          .checked=${this.withNames}
          @change=${({ currentTarget }: EventOn<'input', 'change'>) => (this.withNames = currentTarget.checked)}
        />
        ${this.local.say(NAMES)}
      </label>
    </p>`
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2) var(--s4);
      }
      a,
      label {
        display: inline-flex;
        align-items: center;
        gap: var(--s2);
        min-height: 44px;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'item-paper': ItemPaper
  }
}
