import { LitElement, css, html, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { formatNumber } from '../../../server/words/format.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'

interface CountBar {
  readonly name: string
  /** Null where it may not be told; `words` says so. */
  readonly n: number | null
  /** Behind the number. */
  readonly words?: string
  /** What the number counts, as a list. */
  readonly href?: string
}

/** Counts as a table whose rows carry their bars: the picture is the table. */
@customElement('count-bars')
export class CountBars extends LitElement {
  @property({ attribute: false }) bars: readonly CountBar[] = []
  @property() label = ''
  /** Head of the first and of the second column. */
  @property({ attribute: false }) heads: readonly [string, string] = ['', '']

  private readonly local = new LanguageController(this)

  override render() {
    const most = Math.max(1, ...this.bars.map(({ n }) => n ?? 0))
    return html`<table aria-label=${this.label}>
      <thead>
        <tr>
          <th scope="col">${this.heads[0]}</th>
          <th scope="col">${this.heads[1]}</th>
        </tr>
      </thead>
      <tbody>
        ${this.bars.map(
          ({ name, n, words, href }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>
                ${
                  n === null
                    ? html`<span class="few">${words ?? ''}</span>`
                    : html`<svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none">
                          ${svg`<rect width=${(n / most) * 100} height="10"></rect>`}
                        </svg>
                        <span>${this.renderNumber(n, href)} ${words ?? ''}</span>`
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`
  }

  private renderNumber(n: number, href: string | undefined) {
    const number = html`<strong>${formatNumber(n, this.local.language)}</strong>`
    return href === undefined || n === 0 ? number : html`<a href=${href}>${number}</a>`
  }

  static override readonly styles = [
    baseStyles,
    css`
      table {
        width: 100%;
        max-width: 760px;
        border-collapse: collapse;
      }
      th,
      td {
        padding: var(--s2) var(--s2) var(--s2) 0;
        border-bottom: 1px solid var(--grid);
        font-weight: 400;
        text-align: start;
        vertical-align: top;
      }
      thead th {
        font-weight: 600;
      }
      th {
        width: 45%;
      }
      svg {
        display: block;
        width: 100%;
        height: 14px;
      }
      rect {
        fill: var(--data-5);
      }
      .few {
        color: var(--ink-3);
      }
      @media (forced-colors: active) {
        rect {
          fill: CanvasText;
        }
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'count-bars': CountBars
  }
}
