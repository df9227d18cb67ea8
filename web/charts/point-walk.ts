import { css, type ReactiveControllerHost } from 'lit'

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/** Which point of a picture the arrow keys have come to, for people who do not see it; -1 before any. */
export class PointWalk {
  at = -1
  private readonly host: ReactiveControllerHost
  private readonly count: () => number

  constructor(host: ReactiveControllerHost, count: () => number) {
    this.host = host
    this.count = count
  }

  readonly onKey = (event: KeyboardEvent): void => {
    const step = STEPS[event.key]
    if (step !== undefined) {
      event.preventDefault()
      this.goTo(Math.min(this.count() - 1, Math.max(0, this.at + step)))
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      this.leave()
    }
  }

  readonly leave = (): void => this.goTo(-1)

  private goTo(index: number): void {
    this.at = index
    this.host.requestUpdate()
  }
}

/** Of the picture's `.box`, the hint at its keys, and the words of the point one stands at. */
export const pointWalkStyles = css`
  .keys,
  .pointed {
    min-height: 1.5em;
    color: var(--ink-2);
    font-size: 0.875rem;
  }
  .keys {
    display: none;
  }
  .box:focus-visible ~ .keys {
    display: block;
  }
  .pointed:empty {
    display: none;
  }
`
