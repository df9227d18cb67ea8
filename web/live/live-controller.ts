import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Presence } from '../../server/contract/feedback/live.ts'
import { type LiveEvent, liveStream } from './live-stream.ts'

interface Wanted {
  /** Told of every event. */
  readonly hear?: (event: LiveEvent) => void
  /** Is this item shown, so that who is at it matters here? */
  readonly shows?: (item: string) => boolean
}

/** Tells an element what happens, and draws it anew when the connection or who is at an item that it shows has changed. */
export class LiveController implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private readonly wanted: Wanted
  private unsubscribe: (() => void) | undefined

  constructor(host: ReactiveControllerHost, wanted: Wanted = {}) {
    this.host = host
    this.wanted = wanted
    host.addController(this)
  }

  /** Since when nothing is heard, in milliseconds; null while all is well. */
  get lostSince(): number | null {
    return liveStream.lostSince
  }

  hostConnected(): void {
    const { hear, shows } = this.wanted
    this.unsubscribe = liveStream.subscribe((event) => {
      if (event !== 'state') hear?.(event)
      if (event === 'state' || (event.event === 'present' && shows?.(event.data.item)))
        this.host.requestUpdate()
    })
  }

  hostDisconnected(): void {
    this.unsubscribe?.()
  }

  /** Names of who else does this with an item. */
  others(does: Presence, item: string, me: string | undefined): readonly string[] {
    return liveStream
      .presentAt(item)
      .filter((one) => one.does === does && one.id !== me)
      .map(({ name }) => name)
  }
}
