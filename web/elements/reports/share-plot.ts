import { LitElement, css, html, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { axisWords } from '../../../server/words/trend-sentences.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'
import { FittedWidth } from '../../ui/paper.ts'
import { PointWalk, pointWalkStyles } from '../../charts/point-walk.ts'

export interface PlotPoint {
  /** Below the axis, short. */
  readonly tick: string
  /** The point in words, for who walks through it with the arrow keys. */
  readonly words: string
  /** 0–1; null where it may not be told. */
  readonly share: number | null
  /** Its interval, or the limits at this point. */
  readonly lower: number | null
  readonly upper: number | null
  /** Worth a look. */
  readonly isMarked: boolean
}

/** Something that happened, beside the points. */
export interface PlotMark {
  /** In points from the left edge: 0 where the first begins, 1.5 in the middle of the second. */
  readonly at: number
  readonly number: number
}

/** Room for the numbers of marks above the plot. */
const MARK_ROOM = 22
const MARK_SIZE = 18
const HEIGHT = 240
const LEFT = 46
const RIGHT = 16
const TOP = 12
const BOTTOM = 30
const TICK_WIDTH = 84

/** Shares over time: dots with interval bars, or joined by a line between limits. The table beside it holds every number. */
@customElement('share-plot')
export class SharePlot extends LitElement {
  @property({ attribute: false }) points: readonly PlotPoint[] = []
  /** 0–1: a line through the middle; points are then joined, and their bounds drawn as limits. */
  @property({ attribute: false }) centre: number | null = null
  @property() label = ''
  /** Numbered as in the table beside it. */
  @property({ attribute: false }) marks: readonly PlotMark[] = []

  private readonly local = new LanguageController(this)
  private readonly walk = new PointWalk(this, () => this.points.length)
  private readonly width = new FittedWidth(this, () => this.performUpdate())

  override render() {
    return html`<div
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
      ${this.floor() === 0 ? nothing : html`<p class="axis">${this.local.say(axisWords(this.floor()))}</p>`}
      <p class="keys" id="keys">${this.local.say(STRINGS.chartKeys)}</p>
      <p class="pointed" aria-live="polite">${this.points[this.walk.at]?.words ?? ''}</p>`
  }

  private renderPlot() {
    const floor = this.floor()
    const top = TOP + (this.marks.length > 0 ? MARK_ROOM : 0)
    const y = (share: number) => top + ((1 - share) / (1 - floor)) * (HEIGHT - top - BOTTOM)
    const step = (this.width.px - LEFT - RIGHT) / Math.max(1, this.points.length)
    const x = (index: number) => LEFT + step * (index + 0.5)
    const size = 1 - floor > 0.5 ? 0.2 : 0.1
    const marks = Array.from({ length: Math.round((1 - floor) / size) + 1 }, (_, index) => 1 - index * size)
    const every = Math.max(1, Math.ceil(TICK_WIDTH / step))
    return svg`
      ${marks
        .filter((mark) => mark >= floor - 1e-9)
        .map(
          (
            mark,
          ) => svg`<line class="grid" x1=${LEFT} x2=${this.width.px - RIGHT} y1=${y(mark)} y2=${y(mark)}></line>
            <text x=${LEFT - 6} y=${y(mark) + 4} text-anchor="end">${Math.round(mark * 100)}%</text>`,
        )}
      ${this.renderMarks((at) => LEFT + step * at)}
      ${this.centre === null ? this.renderIntervals(x, y) : this.renderLimits(this.centre, x, y, step)}
      ${this.points.map(({ share, isMarked }, index) =>
        share === null
          ? nothing
          : isMarked
            ? svg`<path class="marked" d="M${x(index)} ${y(share) - 8}l8 8-8 8-8-8z"></path>`
            : svg`<circle cx=${x(index)} cy=${y(share)} r="5"></circle>`,
      )}
      ${this.points.map(({ tick }, index) =>
        index % every === 0
          ? svg`<text x=${x(index)} y=${HEIGHT - 8} text-anchor="middle">${tick}</text>`
          : nothing,
      )}`
  }

  /** A dashed line and a numbered box each; those that would lie on each other share a box. */
  private renderMarks(x: (at: number) => number) {
    const boxes: { readonly left: number; readonly numbers: number[] }[] = []
    for (const { at, number } of this.marks.toSorted((a, b) => a.at - b.at)) {
      const last = boxes.at(-1)
      if (last && x(at) - last.left < MARK_SIZE * 2.4) last.numbers.push(number)
      else boxes.push({ left: x(at), numbers: [number] })
    }
    return boxes.map(({ left, numbers }) => {
      const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
      const words = first === last ? String(first) : `${first}–${last}`
      const width = first === last ? MARK_SIZE + 4 : MARK_SIZE * 2.3
      const from = Math.max(LEFT, Math.min(this.width.px - RIGHT - width, left - width / 2))
      return svg`<line class="mark" x1=${left} x2=${left} y1=${MARK_SIZE + 2} y2=${HEIGHT - BOTTOM}></line>
        <rect class="mark" x=${from} y="1" width=${width} height=${MARK_SIZE}></rect>
        <text x=${from + width / 2} y="14" text-anchor="middle">${words}</text>`
    })
  }

  private renderIntervals(x: (index: number) => number, y: (share: number) => number) {
    return this.points.map(({ lower, upper }, index) =>
      lower === null || upper === null
        ? nothing
        : svg`<path class="interval" d="M${x(index) - 6} ${y(lower)}h12M${x(index)} ${y(lower)}V${y(upper)}M${x(index) - 6} ${y(upper)}h12"></path>`,
    )
  }

  private renderLimits(
    centre: number,
    x: (index: number) => number,
    y: (share: number) => number,
    step: number,
  ) {
    const path = (valueOf: (point: PlotPoint) => number | null) =>
      this.points
        .map((point, index) => {
          const value = valueOf(point)
          return value === null ? '' : `M${x(index) - step / 2} ${y(value)}h${step}`
        })
        .join('')
    const line = this.points
      .map(({ share }, index) => (share === null ? '' : `${index === 0 ? 'M' : 'L'}${x(index)} ${y(share)}`))
      .join('')
    return svg`<line class="centre" x1=${LEFT} x2=${this.width.px - RIGHT} y1=${y(centre)} y2=${y(centre)}></line>
      <path class="limit" d=${path(({ lower }) => lower)}></path>
      <path class="limit" d=${path(({ upper }) => upper)}></path>
      <path class="line" d=${line}></path>`
  }

  /** The lowest tenth that is shown: the axis says where it begins. */
  private floor(): number {
    const values = this.points.flatMap(({ share, lower }) => [share ?? 1, lower ?? 1])
    return Math.max(0, Math.min(0.9, Math.floor(Math.min(...values, 0.9) * 10) / 10))
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
      circle {
        fill: var(--data-5);
      }
      .marked {
        fill: var(--data-1);
      }
      .interval,
      .line {
        fill: none;
        stroke: var(--data-5);
        stroke-width: 2;
      }
      line.mark {
        stroke: var(--ink-3);
        stroke-dasharray: 2 4;
      }
      rect.mark {
        fill: var(--bg);
        stroke: var(--ink-2);
      }
      .centre {
        stroke: var(--ink-2);
        stroke-width: 2;
      }
      .limit {
        fill: none;
        stroke: var(--ink-2);
        stroke-width: 1.5;
        stroke-dasharray: 5 4;
      }
      .axis,
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'share-plot': SharePlot
  }
}
