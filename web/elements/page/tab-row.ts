import { LitElement, css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import { TAB_STRINGS } from '../../strings/tab-strings.ts'
import { baseStyles, tabStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

interface TabLink {
  readonly words: Words
  readonly href: string
  readonly isCurrent: boolean
}

/** So many tabs stand beside each other on a phone too. */
const FEW = 4

/** Links between pages that belong together; many of them fold on a phone, behind the one that is open. */
@customElement('tab-row')
export class TabRow extends LitElement {
  @property({ attribute: false }) label: Words = { vi: '', en: '' }
  @property({ attribute: false }) tabs: readonly TabLink[] = []
  @state() private isOpen = false

  private readonly local = new LanguageController(this)

  override render() {
    const label = this.local.say(this.label)
    const current = this.tabs.find(({ isCurrent }) => isCurrent)
    const links = this.tabs.map(
      ({ words, href, isCurrent }) =>
        html`<a
          href=${href}
          aria-current=${isCurrent ? 'page' : 'false'}
          @click=${() => (this.isOpen = false)}
          >${this.local.say(words)}</a
        >`,
    )
    if (this.tabs.length <= FEW || !current) return html`<nav aria-label=${label}>${links}</nav>`
    const words = this.local.say(current.words)
    return html`<button
        aria-expanded=${this.isOpen}
        aria-controls="tabs"
        aria-label="${words}: ${this.local.say(TAB_STRINGS.otherTabs)} (${label})"
        @click=${() => (this.isOpen = !this.isOpen)}
      >
        ${words} ${icon('chevron')}
      </button>
      <nav id="tabs" class="many" ?data-open=${this.isOpen} aria-label=${label}>${links}</nav>`
  }

  static override readonly styles = [
    baseStyles,
    tabStyles,
    css`
      button {
        display: none;
      }
      /* A phone has no room for a row of many. */
      @media screen and (max-width: 640px) {
        button {
          display: flex;
          width: 100%;
          min-height: var(--control);
          align-items: center;
          justify-content: space-between;
          gap: var(--s2);
          padding: 0 var(--s3);
          border: 1px solid var(--line);
          border-radius: var(--radius);
          background: var(--bg);
          color: var(--ink);
          font: inherit;
          font-weight: 600;
          text-align: start;
          cursor: pointer;
        }
        button[aria-expanded='true'] svg {
          rotate: 180deg;
        }
        .many {
          display: grid;
          grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
          gap: 0 var(--s4);
          padding: var(--s2) var(--s3);
        }
        .many:not([data-open]) {
          display: none;
        }
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'tab-row': TabRow
  }
}
