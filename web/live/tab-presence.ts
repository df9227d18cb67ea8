import { type Presence, VIEWING_EVERY_MS, WRITING_EVERY_MS } from '../../server/contract/feedback/live.ts'
import { api } from '../api.ts'

/** Tells colleagues what this tab does with the item that is open in it, for as long as it is open. */
class TabPresence {
  private item = ''
  private isWriting = false
  private hasTyped = false
  private saidAtMs = 0
  private timer: ReturnType<typeof setInterval> | undefined

  /** The item is on the screen. */
  open(item: string): void {
    if (item === this.item) return
    this.close()
    this.item = item
    this.say(this.does)
    this.timer = setInterval(() => this.tick(), WRITING_EVERY_MS)
    document.addEventListener('visibilitychange', this.onSeen)
    window.addEventListener('pagehide', this.onLeft)
  }

  close(): void {
    if (this.item === '') return
    clearInterval(this.timer)
    document.removeEventListener('visibilitychange', this.onSeen)
    window.removeEventListener('pagehide', this.onLeft)
    this.say('gone')
    this.item = ''
    this.isWriting = false
  }

  /** After each key. */
  typed(item: string): void {
    this.open(item)
    this.hasTyped = true
    if (this.isWriting) return
    this.isWriting = true
    this.say('writing')
  }

  /** What was written was sent, or given up. */
  stopped(): void {
    if (!this.isWriting) return
    this.isWriting = false
    this.say(this.does)
  }

  private get does(): Presence {
    if (this.isWriting) return 'writing'
    return document.hidden ? 'open' : 'viewing'
  }

  private tick(): void {
    if (this.isWriting && !this.hasTyped) this.stopped()
    else if (this.isWriting || performance.now() - this.saidAtMs >= VIEWING_EVERY_MS) this.say(this.does)
    this.hasTyped = false
  }

  private readonly onSeen = (): void => this.say(this.does)
  private readonly onLeft = (): void => this.close()

  /** Nobody's answer waits for it: what cannot be said now is not said. */
  private say(does: Presence | 'gone'): void {
    this.saidAtMs = performance.now()
    void api.sayPresence(this.item, does).catch(() => undefined)
  }
}

/** The one of this tab. */
export const tabPresence = new TabPresence()
