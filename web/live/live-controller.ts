import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type LiveEvent, liveStream } from './live-stream.ts'

/** Tells an element what happens, and draws it anew when the connection or who writes has changed. */
export class LiveController implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private readonly hear: ((event: LiveEvent) => void) | undefined
  private unsubscribe: (() => void) | undefined

  constructor(host: ReactiveControllerHost, hear?: (event: LiveEvent) => void) {
    this.host = host
    this.hear = hear
    host.addController(this)
  }

  /** Since when nothing is heard, in milliseconds; null while all is well. */
  get lostSince(): number | null {
    return liveStream.lostSince
  }

  hostConnected(): void {
    this.unsubscribe = liveStream.subscribe((event) => {
      if (event !== 'state') this.hear?.(event)
      if (event === 'state' || event.event === 'writers') this.host.requestUpdate()
    })
  }

  hostDisconnected(): void {
    this.unsubscribe?.()
  }

  /** Who else is writing to an item. */
  othersWriting(item: string, me: string | undefined): readonly string[] {
    return liveStream
      .writersOf(item)
      .filter(({ id }) => id !== me)
      .map(({ name }) => name)
  }
}
