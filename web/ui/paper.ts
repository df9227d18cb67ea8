import type { ReactiveControllerHost } from 'lit'

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
