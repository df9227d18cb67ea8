import type { Chart, ChartConfiguration } from 'chart.js'
import { LitElement, css, html } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { STRINGS } from '../strings/strings.ts'
import { baseStyles } from '../ui/base-styles.ts'
import { LanguageController } from '../ui/localize.ts'
import { PAPER_WIDTH, redrawOnPaper } from '../ui/paper.ts'
import type { ChartLook, PageChart } from './chart-config.ts'
import { readChartLook } from './chart-look.ts'
import { PointWalk, pointWalkStyles } from './point-walk.ts'

/** Dots of a printed picture to a CSS pixel. */
const PAPER_SHARPNESS = 3

/**
 * Draws one chart. It carries no number of its own: the table beside it does, and `points` says each row in words for
 * people who walk through it with the arrow keys.
 */
@customElement('chart-view')
export class ChartView extends LitElement {
  /** Makes the chart for the page's colours; called again whenever it changes. */
  @property({ attribute: false }) make?: (look: ChartLook) => PageChart
  /** What kind of chart it is and what it shows, in a sentence. */
  @property() label = ''
  @property({ attribute: false }) points: readonly string[] = []
  /** CSS pixels. */
  @property({ type: Number }) height = 200
  @query('canvas') private canvas?: HTMLCanvasElement
  @query('.box') private box?: HTMLElement

  private readonly local = new LanguageController(this)
  private readonly walk = new PointWalk(this, () => this.points.length)
  private chart: Chart | undefined
  private drawing = 0
  private drawn: ChartView['make']

  private readonly forced = matchMedia('(forced-colors: active)')
  private readonly redraw = (): void => void this.draw()

  constructor() {
    super()
    redrawOnPaper(this, { toPaper: () => this.toPaper(), toScreen: () => this.toScreen() })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.forced.addEventListener('change', this.redraw)
    if (this.hasUpdated) void this.draw()
  }

  override disconnectedCallback(): void {
    this.forced.removeEventListener('change', this.redraw)
    this.erase()
    super.disconnectedCallback()
  }

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
        <canvas role="img" aria-label=${this.label}></canvas>
      </div>
      <p class="keys" id="keys">${this.local.say(STRINGS.chartKeys)}</p>
      <p class="pointed" aria-live="polite">${this.points[this.walk.at] ?? ''}</p>`
  }

  protected override updated(): void {
    // Set as a property: a style attribute, which `styleMap` writes first, is what the content policy forbids.
    if (this.box) this.box.style.height = `${this.height}px`
    if (this.make !== this.drawn) void this.draw()
  }

  private async draw(): Promise<void> {
    const turn = ++this.drawing
    const [{ Chart }] = await Promise.all([import('./chart-js.ts'), document.fonts.ready])
    // Another draw or a disconnect may have come while the library was loading.
    if (turn !== this.drawing || !this.isConnected || !this.canvas || !this.make) return
    this.chart?.destroy()
    this.drawn = this.make
    // The library's type takes one kind of chart at a time.
    this.chart = new Chart(this.canvas, this.make(readChartLook(this)) as ChartConfiguration)
  }

  /** At the sheet's own width, so that letters keep their size, and sharp. */
  private toPaper(): void {
    const { chart } = this
    if (!chart) return
    chart.options.devicePixelRatio = PAPER_SHARPNESS
    chart.resize(PAPER_WIDTH, this.height)
  }

  private toScreen(): void {
    const { chart } = this
    if (!chart) return
    delete chart.options.devicePixelRatio
    chart.resize()
  }

  private erase(): void {
    this.drawing++
    this.drawn = undefined
    this.chart?.destroy()
    this.chart = undefined
  }

  static override readonly styles = [
    baseStyles,
    pointWalkStyles,
    css`
      .box {
        position: relative;
        width: 100%;
        background: var(--bg);
      }
      @media print {
        .pointed {
          display: none;
        }
        /* A picture is never split over pages: one that is longer is made smaller. */
        .box {
          max-height: 240mm;
          break-inside: avoid;
        }
        /* Drawn for the screen's width: made smaller as a whole, so that paper cuts no bar. */
        canvas {
          width: 100% !important;
          height: 100% !important;
          object-fit: contain;
          object-position: left top;
        }
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-view': ChartView
  }
}
