import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { FeedbackDetail, FeedbackRow } from '../../server/contract/feedback/feedback.ts'
import { api } from '../api.ts'
import { datedRow } from '../elements/feedback/deadline-state.ts'
import type { QueueFilter } from '../router.ts'
import { learnServerTime } from '../session.ts'

const PAGE_SIZE = 50
const REFRESH_MS = 60_000

/**
 * A queue, page by page. New items are counted and wait to be asked for, so that no row moves under a pointer.
 */
export class QueueController implements ReactiveController {
  items: readonly FeedbackRow[] = []
  next: string | null = null
  total = 0
  /** How many items are for today, whatever queue is shown; null until it is known. */
  forToday: number | null = null
  status: 'waiting' | 'ready' | 'failed' = 'waiting'
  error: unknown
  /** How many items at the head of the queue are not shown yet. */
  fresh = 0

  private filter: QueueFilter = { view: 'today', q: '' }
  private current = new AbortController()
  private timer: ReturnType<typeof setInterval> | undefined
  private readonly host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.timer = setInterval(() => void this.look(), REFRESH_MS)
  }

  hostDisconnected(): void {
    clearInterval(this.timer)
    this.current.abort()
  }

  /** Shows a queue from its head. What was shown stays until the new one is here. */
  async show(filter: QueueFilter): Promise<void> {
    if (filter.view !== this.filter.view) this.items = []
    this.filter = filter
    await this.load((signal) => this.fetchPage(undefined, signal))
  }

  async reload(): Promise<void> {
    await this.show(this.filter)
  }

  /** Adds the page after the last one. */
  async more(): Promise<void> {
    const { next, items } = this
    if (next === null) return
    await this.load(async (signal) => {
      const list = await this.fetchPage(next, signal)
      return { ...list, items: [...items, ...list.items] }
    })
  }

  /** Puts a changed item in its row's place, a contribution by how it stands now. */
  replace(item: FeedbackDetail): void {
    this.items = this.items.map((row) => {
      if (row.id !== item.id) return row
      const contribution = item.contributions.find(({ id }) => id === row.contribution?.id)
      return contribution ? { ...item, contribution } : item
    })
    this.host.requestUpdate()
  }

  private fetchPage(after: string | undefined, signal: AbortSignal) {
    return api.listFeedback({ ...this.filter, ...(after ? { after } : {}), limit: PAGE_SIZE }, signal)
  }

  private async load(fetchList: (signal: AbortSignal) => ReturnType<typeof api.listFeedback>): Promise<void> {
    this.current.abort()
    const { signal } = (this.current = new AbortController())
    this.status = 'waiting'
    this.host.requestUpdate()
    try {
      const list = await fetchList(signal)
      learnServerTime(list.serverTime)
      this.items = list.items
      this.next = list.next
      this.total = list.total
      this.fresh = 0
      this.status = 'ready'
      void this.countToday(list.total)
    } catch (error) {
      if (signal.aborted) return
      this.status = 'failed'
      this.error = error
    }
    this.host.requestUpdate()
  }

  /** `shown` is the total of the queue that is shown, which may be the one wanted. */
  private async countToday(shown: number): Promise<void> {
    const { view, q } = this.filter
    const isShown = view === 'today' && q === '' && Object.keys(this.filter).length === 2
    const counted = isShown
      ? { total: shown }
      : await api.listFeedback({ view: 'today', q: '', limit: 1 }, this.current.signal).catch(() => undefined)
    if (!counted) return
    this.forToday = counted.total
    this.host.requestUpdate()
  }

  private async look(): Promise<void> {
    if (this.status !== 'ready' || document.hidden) return
    const list = await this.fetchPage(undefined, this.current.signal).catch(() => undefined)
    if (!list || this.status !== 'ready') return
    void this.countToday(list.total)
    learnServerTime(list.serverTime)
    const keyOf = ({ id, contribution }: FeedbackRow) => contribution?.id ?? id
    const known = new Set(this.items.map(keyOf))
    const last = this.items.at(-1)
    const isShownRange = (row: FeedbackRow) =>
      this.next === null || !last || datedRow(row).currentDueAt <= datedRow(last).currentDueAt
    this.fresh = list.items.filter((row) => !known.has(keyOf(row)) && isShownRange(row)).length
    this.host.requestUpdate()
  }
}
