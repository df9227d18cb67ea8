import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** CSS pixels between the margins of an A4 sheet held upright. */
export const PAPER_WIDTH = 680

interface Redrawing {
  /** Before the sheets are laid out: what it changes is done when it returns. */
  readonly toPaper: () => void
  readonly toScreen: () => void
}

/** Tells a picture that was drawn for the screen’s width when the page goes to paper, and when it is a screen again. */
export function redrawOnPaper(host: ReactiveControllerHost, { toPaper, toScreen }: Redrawing): void {
  host.addController({
    hostConnected() {
      window.addEventListener('beforeprint', toPaper)
      window.addEventListener('afterprint', toScreen)
    },
    hostDisconnected() {
      window.removeEventListener('beforeprint', toPaper)
      window.removeEventListener('afterprint', toScreen)
    },
  })
}

const LEAST_WIDTH = 240

/** How wide a picture of vectors is drawn, in CSS pixels: as its element on a screen, as the sheet on paper. */
export class FittedWidth implements ReactiveController {
  px = 600
  private readonly host: ReactiveControllerHost & Element
  private readonly sizes = new ResizeObserver(([entry]) => {
    if (entry) this.fit(Math.max(LEAST_WIDTH, Math.floor(entry.contentRect.width)))
  })

  /** `draw` renders the host at once. */
  constructor(host: ReactiveControllerHost & Element, draw: () => void) {
    this.host = host
    host.addController(this)
    redrawOnPaper(host, {
      toPaper: () => {
        this.sizes.disconnect()
        this.fit(PAPER_WIDTH)
        draw()
      },
      toScreen: () => this.sizes.observe(host),
    })
  }

  hostConnected(): void {
    this.sizes.observe(this.host)
  }

  hostDisconnected(): void {
    this.sizes.disconnect()
  }

  private fit(px: number): void {
    if (px === this.px) return
    this.px = px
    this.host.requestUpdate()
  }
}
