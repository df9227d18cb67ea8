import { LitElement, css, html, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FlowPoint } from '../../../server/contract/reports/insight.ts'
import { formatDay, formatNumber } from '../../../server/words/format.ts'
import { INSIGHT_STRINGS } from '../../strings/insight-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'
import { FittedWidth } from '../../ui/paper.ts'
import { PointWalk, pointWalkStyles } from '../../charts/point-walk.ts'

const HEIGHT = 220
const LEFT = 40
const RIGHT = 16
const TOP = 12
const BOTTOM = 30
const TICK_WIDTH = 84
const LINES = ['received', 'answered'] as const

/** What came in and what was answered, day by day or week by week, from 0. The table beside it holds every number. */
@customElement('flow-lines')
export class FlowLines extends LitElement {
  @property({ attribute: false }) points: readonly FlowPoint[] = []
  @property() label = ''

  private readonly local = new LanguageController(this)
  private readonly walk = new PointWalk(this, () => this.points.length)
  private readonly width = new FittedWidth(this, () => this.performUpdate())

  override render() {
    return html`<ul class="key">
        ${LINES.map((line) => html`<li><span class="swatch ${line}"></span>${this.local.say(INSIGHT_STRINGS[line])}</li>`)}
      </ul>
      <div
        class="box"
        tabindex="0"
        role="group"
        aria-label=${this.label}
        aria-describedby="keys"
        @keydown=${this.walk.onKey}
        @blur=${this.walk.leave}
      >
        <svg
          role="img"
          aria-label=${this.label}
          width=${this.width.px}
          height=${HEIGHT}
          viewBox=${`0 0 ${this.width.px} ${HEIGHT}`}
        >
          ${this.renderPlot()}
        </svg>
      </div>
      <p class="keys" id="keys">${this.local.say(STRINGS.chartKeys)}</p>
      <p class="pointed" aria-live="polite">${this.pointedWords()}</p>`
  }

  private renderPlot() {
    const { points } = this
    const width = this.width.px
    const most = Math.max(1, ...points.flatMap((point) => LINES.map((line) => point[line])))
    const step = roundStep(most)
    const marks = Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step)
    const top = marks.at(-1) ?? 1
    const y = (n: number) => TOP + (1 - n / top) * (HEIGHT - TOP - BOTTOM)
    const each = (width - LEFT - RIGHT) / Math.max(1, points.length)
    const x = (index: number) => LEFT + each * (index + 0.5)
    const every = Math.max(1, Math.ceil(TICK_WIDTH / each))
    return svg`
      ${marks.map(
        (mark) => svg`<line class="grid" x1=${LEFT} x2=${width - RIGHT} y1=${y(mark)} y2=${y(mark)}></line>
          <text x=${LEFT - 6} y=${y(mark) + 4} text-anchor="end">${formatNumber(mark, this.local.language)}</text>`,
      )}
      ${LINES.map(
        (line) =>
          svg`<polyline class=${line} points=${points.map((point, index) => `${x(index)},${y(point[line])}`).join(' ')}></polyline>`,
      )}
      ${points.map(({ from }, index) =>
        index % every === 0
          ? svg`<text x=${x(index)} y=${HEIGHT - 8} text-anchor="middle">${formatDay(from).slice(0, 5)}</text>`
          : '',
      )}`
  }

  private pointedWords(): string {
    const point = this.points[this.walk.at]
    if (!point) return ''
    const counts = LINES.map(
      (line) => `${this.local.say(INSIGHT_STRINGS[line])} ${formatNumber(point[line], this.local.language)}`,
    )
    return `${formatDay(point.from)}: ${counts.join(', ')}`
  }

  static override readonly styles = [
    baseStyles,
    pointWalkStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .box {
        overflow: hidden;
        background: var(--bg);
        break-inside: avoid;
      }
      svg {
        display: block;
        max-width: 100%;
        height: auto;
      }
      text {
        fill: var(--ink);
        font-size: 13px;
      }
      .grid {
        stroke: var(--grid);
      }
      polyline {
        fill: none;
        stroke-width: 2.5;
      }
      polyline.received {
        stroke: var(--data-2);
        stroke-dasharray: 6 3;
      }
      polyline.answered {
        stroke: var(--data-5);
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
        width: 24px;
        border-top: 3px solid var(--data-5);
      }
      .swatch.received {
        border-top: 3px dashed var(--data-2);
      }
    `,
  ]
}

/** 1, 2 or 5 times a power of ten, so that at most five steps reach the largest number. */
function roundStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most / 5)))
  return Math.max(
    1,
    [1, 2, 5, 10].map((times) => times * power).find((step) => most / step <= 5) ?? power * 10,
  )
}

declare global {
  interface HTMLElementTagNameMap {
    'flow-lines': FlowLines
  }
}
