import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** `input` as well: not every keyboard on the glass tells of its keys. */
const ACTIVITIES = ['pointerdown', 'keydown', 'input'] as const

/** Calls `onIdle` when nobody touched screen or keyboard for the time last given to `wait`. */
export class IdleTimer implements ReactiveController {
  private timeoutMs: number | null = null
  /** When the wait is over, in ms since 1970; null while nothing is waited for. */
  endsAtMs: number | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly onIdle: () => void
  /** When a person last touched anything; null since the start. */
  lastTouchAt: string | null = null

  constructor(host: ReactiveControllerHost, onIdle: () => void) {
    this.onIdle = onIdle
    host.addController(this)
  }

  /** Starts to wait anew; null waits for nothing. */
  wait(timeoutMs: number | null): void {
    this.timeoutMs = timeoutMs
    this.restart()
  }

  hostConnected(): void {
    for (const type of ACTIVITIES) window.addEventListener(type, this.onActivity, { capture: true })
    this.restart()
  }

  hostDisconnected(): void {
    for (const type of ACTIVITIES) window.removeEventListener(type, this.onActivity, { capture: true })
    clearTimeout(this.timer)
  }

  private readonly onActivity = (): void => {
    this.lastTouchAt = new Date().toISOString()
    this.restart()
  }

  private restart(): void {
    clearTimeout(this.timer)
    this.endsAtMs = this.timeoutMs === null ? null : Date.now() + this.timeoutMs
    if (this.timeoutMs !== null) this.timer = setTimeout(this.onIdle, this.timeoutMs)
  }
}
