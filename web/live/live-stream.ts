import { LIVE_EVENTS, type ItemPresence, type LiveEvents } from '../../server/contract/feedback/live.ts'
import { serverNow } from '../session.ts'

export type LiveEvent = {
  readonly [K in keyof LiveEvents]: { readonly event: K; readonly data: LiveEvents[K] }
}[keyof LiveEvents]

/** What the tab that holds the stream tells the others, and how they ask. */
type Told =
  | { readonly say: 'event'; readonly event: LiveEvent }
  | { readonly say: 'state'; readonly lostSince: number | null; readonly present: readonly ItemPresence[] }
  | { readonly say: 'hello' }

const NAME = 'hailong-live'
/** A stream that is back within this time was never away. */
const PATIENCE_MS = 5_000
/** A stream that was refused (signed out, a server that starts) is asked for again this much later. */
const AGAIN_MS = 15_000

/**
 * What happens on the server, as it happens: one stream a browser. The tab that holds the lock listens and tells the others;
 * where a page may take no lock (plain HTTP in an office's network), each tab listens for itself.
 */
class LiveStream {
  /** Since when nothing is heard, in milliseconds of the server's clock; null while all is well. */
  lostSince: number | null = null
  private readonly listeners = new Set<(event: LiveEvent | 'state') => void>()
  private readonly present = new Map<string, ItemPresence>()
  private running: AbortController | undefined
  private channel: BroadcastChannel | undefined
  private isLeading = false

  /** `hear` is told of every event, and (`state`) of the connection. Returns how to stop. */
  subscribe(hear: (event: LiveEvent | 'state') => void): () => void {
    this.listeners.add(hear)
    return () => this.listeners.delete(hear)
  }

  /** Who is at an item. */
  presentAt(item: string): ItemPresence['people'] {
    return this.present.get(item)?.people ?? []
  }

  start(): void {
    if (this.running) return
    const { signal } = (this.running = new AbortController())
    const channel = (this.channel = new BroadcastChannel(NAME))
    channel.addEventListener('message', ({ data }: MessageEvent<Told>) => this.onTold(data))
    channel.postMessage({ say: 'hello' } satisfies Told)
    // A sandboxed page, or one that came by plain HTTP, has no locks.
    const locks = navigator.locks as LockManager | undefined
    if (locks) void locks.request(NAME, { signal }, () => this.lead(signal)).catch(() => undefined)
    else void this.lead(signal)
  }

  stop(): void {
    this.running?.abort()
    this.running = undefined
    this.channel?.close()
    this.isLeading = false
    this.present.clear()
    this.setLost(null)
  }

  /** Listens until the tab stops; the next tab in line then takes over. */
  private lead(signal: AbortSignal): Promise<void> {
    this.isLeading = true
    this.listen(signal)
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  }

  private listen(signal: AbortSignal): void {
    if (signal.aborted) return
    const source = new EventSource('/api/live')
    let patience: ReturnType<typeof setTimeout> | undefined
    signal.addEventListener('abort', () => source.close(), { once: true })
    source.addEventListener('open', () => {
      clearTimeout(patience)
      patience = undefined
      // Whoever went while nothing was heard is not named again.
      this.present.clear()
      this.setLost(null)
      this.tellState()
    })
    source.addEventListener('error', () => {
      if (signal.aborted) return
      const since = serverNow().getTime()
      patience ??= setTimeout(() => !signal.aborted && this.setLost(since), PATIENCE_MS)
      if (source.readyState !== EventSource.CLOSED) return
      source.close()
      setTimeout(() => this.listen(signal), AGAIN_MS)
    })
    for (const event of LIVE_EVENTS) {
      source.addEventListener(event, ({ data }: MessageEvent<string>) => {
        this.hear({ event, data: JSON.parse(data) as unknown } as LiveEvent)
      })
    }
  }

  private onTold(told: Told): void {
    if (told.say === 'event') this.take(told.event)
    else if (told.say === 'hello') {
      if (this.isLeading) this.tellState()
    } else {
      this.present.clear()
      for (const one of told.present) this.take({ event: 'present', data: one })
      this.lostSince = told.lostSince
      this.tell('state')
    }
  }

  private hear(event: LiveEvent): void {
    this.take(event)
    this.channel?.postMessage({ say: 'event', event } satisfies Told)
  }

  private take(event: LiveEvent): void {
    if (event.event === 'present') {
      const { item, people } = event.data
      if (people.length > 0) this.present.set(item, event.data)
      else this.present.delete(item)
    }
    this.tell(event)
  }

  private setLost(lostSince: number | null): void {
    if (this.lostSince === lostSince) return
    this.lostSince = lostSince
    this.tell('state')
    if (this.isLeading) this.tellState()
  }

  private tellState(): void {
    const { lostSince, present } = this
    this.channel?.postMessage({ say: 'state', lostSince, present: [...present.values()] } satisfies Told)
  }

  private tell(event: LiveEvent | 'state'): void {
    for (const hear of this.listeners) hear(event)
  }
}

/** The one of this tab. */
export const liveStream = new LiveStream()
