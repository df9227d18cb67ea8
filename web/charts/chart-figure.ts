import { consume } from '@lit/context'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { SessionReply } from '../../server/contract/people.ts'
import { formatDateTime } from '../../server/words/format.ts'
import { sessionContext } from '../session.ts'
import { INSIGHT_STRINGS } from '../strings/insight-strings.ts'
import { STRINGS } from '../strings/strings.ts'
import { baseStyles, buttonStyles } from '../ui/base-styles.ts'
import { icon } from '../ui/icons.ts'
import { LanguageController } from '../ui/localize.ts'
import type { ChartLook, PageChart } from './chart-config.ts'
import './chart-view.ts'

interface KeyEntry {
  /** Colour step 1–5. */
  readonly step: number
  readonly name: string
}

/**
 * A chart as a figure: the finding as its heading, what is measured, a summary, the key, the picture, then the same
 * numbers as a table (slot) and as CSV.
 */
@customElement('chart-figure')
export class ChartFigure extends LitElement {
  @property() finding = ''
  /** Measure, place, period. */
  @property() measure = ''
  @property() summary = ''
  @property({ attribute: false }) key: readonly KeyEntry[] = []
  @property({ attribute: false }) make?: (look: ChartLook) => PageChart
  @property({ attribute: false }) points: readonly string[] = []
  @property({ type: Number }) height = 200
  @property() csv = ''
  /** ISO; when its numbers were read. */
  @property() asOf = ''
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)

  override render() {
    return html`<figure aria-labelledby="finding">
      <figcaption>
        <h3 id="finding">${this.finding}</h3>
        <p class="meta">${this.measure}${this.source}</p>
        <p>${this.summary}</p>
      </figcaption>
      ${
        this.points.length === 0
          ? html`<p class="muted">${this.local.say(STRINGS.noRatings)}</p>`
          : html`<ul class="key">
                ${this.key.map(({ step, name }) => html`<li><span class="swatch s${step}"></span>${name}</li>`)}
              </ul>
              <chart-view
                .make=${this.make}
                .points=${this.points}
                .height=${this.height}
                label=${`${this.finding}. ${this.measure}`}
              ></chart-view>`
      }
      <details>
        <summary>${this.local.say(STRINGS.showTable)}</summary>
        <slot></slot>
      </details>
      ${
        this.csv
          ? html`<a class="csv" href=${this.csv} download
              >${icon('download')} ${this.local.say(STRINGS.downloadCsv)}</a
            >`
          : nothing
      }
    </figure>`
  }

  private get source(): string {
    if (this.asOf === '') return ''
    const when = formatDateTime(this.asOf, this.session?.organisation.zone ?? 'UTC')
    return ` · ${this.local.say(INSIGHT_STRINGS.source)}, ${when}`
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      figure {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s4);
      }
      figcaption {
        display: grid;
        gap: var(--s1);
        max-width: 75ch;
      }
      .key {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s1) var(--s4);
        padding: 0;
        font-size: 0.875rem;
        list-style: none;
      }
      .key li {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .swatch {
        width: 14px;
        height: 14px;
        border-radius: 2px;
        outline: 1px solid transparent;
        forced-color-adjust: none;
      }
      .s1 {
        background: var(--data-1);
      }
      .s2 {
        background: var(--data-2);
      }
      .s3 {
        background: var(--data-3);
      }
      .s4 {
        background: var(--data-4);
      }
      .s5 {
        background: var(--data-5);
      }
      summary {
        color: var(--action);
        font-weight: 600;
        cursor: pointer;
      }
      @media (forced-colors: active) {
        .swatch {
          outline-color: CanvasText;
        }
      }
      @media print {
        summary,
        .csv {
          display: none !important;
        }
        .key,
        chart-view {
          break-inside: avoid;
        }
        .key {
          break-after: avoid;
        }
      }
      .csv {
        display: inline-flex;
        align-items: center;
        justify-self: start;
        gap: var(--s2);
        min-height: 32px;
      }
      @media (pointer: coarse) {
        .csv {
          min-height: var(--control);
        }
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-figure': ChartFigure
  }
}
