import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { WRITING_EVERY_MS } from '../../server/contract/feedback/live.ts'
import { api } from '../api.ts'

/** Tells colleagues to which item this person writes, for as long as they type or have just typed. */
export class WritingController implements ReactiveController {
  private item = ''
  private hasTyped = false
  private timer: ReturnType<typeof setInterval> | undefined

  constructor(host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostConnected(): void {
    window.addEventListener('pagehide', this.onPageHide)
  }

  hostDisconnected(): void {
    window.removeEventListener('pagehide', this.onPageHide)
    this.end()
  }

  private readonly onPageHide = (): void => this.end()

  /** After each key. */
  typed(item: string): void {
    if (item !== this.item) this.end()
    this.hasTyped = true
    if (this.timer !== undefined) return
    this.item = item
    this.say(true)
    this.timer = setInterval(() => {
      if (!this.hasTyped) return this.end()
      this.hasTyped = false
      this.say(true)
    }, WRITING_EVERY_MS)
  }

  /** Sent, discarded, or left. */
  end(): void {
    if (this.timer === undefined) return
    clearInterval(this.timer)
    this.timer = undefined
    this.say(false)
    this.item = ''
  }

  /** Nobody's answer waits for it: what cannot be said now is not said. */
  private say(isWriting: boolean): void {
    void api.sayPresence(this.item, isWriting).catch(() => undefined)
  }
}
