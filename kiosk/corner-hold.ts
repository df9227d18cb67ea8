const HOLD_MS = 5_000

/** The way to the set-up screen: a finger held for five seconds, where nobody holds one by chance. */
export class CornerHold {
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly onHeld: () => void

  constructor(onHeld: () => void) {
    this.onHeld = onHeld
  }

  readonly start = (): void => {
    clearTimeout(this.timer)
    this.timer = setTimeout(this.onHeld, HOLD_MS)
  }

  readonly cancel = (): void => clearTimeout(this.timer)
}
