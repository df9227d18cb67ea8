import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { FeedbackDetail, FeedbackRow } from '../../server/contract/feedback/feedback.ts'
import type { QueueCounts } from '../../server/contract/feedback/queue/counts.ts'
import { MYSELF, NO_VALUE } from '../../server/contract/feedback/list-filter.ts'
import { ApiError, api, queueApi } from '../api.ts'
import { datedRow } from '../elements/feedback/deadline-state.ts'
import type { QueueFilter } from '../router.ts'
import { type LiveEvent, liveStream } from '../live/live-stream.ts'
import { learnServerTime, serverNow } from '../session.ts'

const PAGE_SIZE = 50
const REFRESH_MS = 60_000
/** While nothing is heard of what happens, the list is asked for more often. */
const LOST_REFRESH_MS = 15_000
/** What happens together is looked at once, and not by all screens of an office in the same moment. */
const GATHER_MS = 300
const SPREAD_MS = 700
/** So many changed rows below the first page are asked for one by one. */
const MAX_SINGLE = 10
/** So many lists are kept for when the server cannot be reached. */
const MAX_KEPT = 20

/** A list as it was last seen. */
interface KeptList {
  readonly items: readonly FeedbackRow[]
  readonly total: number
  readonly at: Date
}

/**
 * A queue, page by page. New items are counted and wait to be asked for, so that no row moves under a pointer.
 */
export class QueueController implements ReactiveController {
  items: readonly FeedbackRow[] = []
  next: string | null = null
  total = 0
  /** How many items are for today, whatever queue is shown; null until it is known. */
  forToday: number | null = null
  /** How much waits in the queues that somebody has to empty; null until it is known. */
  counts: QueueCounts | null = null
  status: 'waiting' | 'ready' | 'failed' = 'waiting'
  error: unknown
  /** How many items at the head of the queue are not shown yet. */
  fresh = 0
  /** Rows that are shown and no longer belong: they stay where they are until the list is asked for. */
  left: ReadonlySet<string> = new Set()
  /** Who of the staff changed a row while it was shown, by item. */
  changedBy: ReadonlyMap<string, string> = new Map()

  /** From when the list is that is shown, where the server could not be reached for a newer one. */
  keptFrom: Date | null = null
  /** Does the list stand still until the person goes on? */
  isPaused = false

  private readonly kept = new Map<string, KeptList>()
  private filter: QueueFilter = { view: 'today', q: '' }
  private current = new AbortController()
  private timer: ReturnType<typeof setInterval> | undefined
  private gathering: ReturnType<typeof setTimeout> | undefined
  private unsubscribe: (() => void) | undefined
  private lookedAtMs = 0
  private readonly touched = new Set<string>()
  private readonly host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.timer = setInterval(() => {
      const everyMs = liveStream.lostSince === null ? REFRESH_MS : LOST_REFRESH_MS
      if (performance.now() - this.lookedAtMs >= everyMs) void this.look()
    }, LOST_REFRESH_MS)
    this.unsubscribe = liveStream.subscribe((event) => event !== 'state' && this.hear(event))
  }

  hostDisconnected(): void {
    clearInterval(this.timer)
    clearTimeout(this.gathering)
    this.unsubscribe?.()
    this.current.abort()
  }

  /** Shows a queue from its head. What was shown stays until the new one is here. */
  async show(filter: QueueFilter): Promise<void> {
    if (filter.view !== this.filter.view) this.items = []
    this.filter = filter
    await this.load((signal) => this.fetchPage(undefined, signal))
  }

  pause(isPaused: boolean): void {
    this.isPaused = isPaused
    if (!isPaused) void this.look()
    this.host.requestUpdate()
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
    this.markLeft(item)
    this.host.requestUpdate()
  }

  /** An item is opened: its row is unread no more. */
  read(id: string): void {
    const row = this.items.find((each) => each.id === id)
    if (row?.unread === undefined) return
    this.items = this.items.map((each) => {
      if (each.id !== id) return each
      const { unread: _, ...seen } = each
      return seen
    })
    this.host.requestUpdate()
  }

  /** Given another category than the list is of, or another person, a row says that it has left, and stays in sight. */
  private markLeft({ id, category, assignee }: FeedbackDetail): void {
    const { category: wanted, person } = this.filter
    const isOther = (value: string | null, asked: string | undefined) =>
      asked !== undefined && (asked === NO_VALUE ? value !== null : value !== asked)
    const isLeft = isOther(category, wanted) || (person !== MYSELF && isOther(assignee?.id ?? null, person))
    if (isLeft) this.left = new Set([...this.left, id])
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
      this.left = new Set()
      this.changedBy = new Map()
      this.status = 'ready'
      this.keptFrom = null
      this.keep()
      void this.countToday(list.total)
      void this.countTabs()
    } catch (error) {
      if (signal.aborted) return
      if (!this.showKept(error)) this.status = 'failed'
      this.error = error
    }
    this.host.requestUpdate()
  }

  private keep(): void {
    const { items, total } = this
    const key = JSON.stringify(this.filter)
    this.kept.delete(key)
    this.kept.set(key, { items, total, at: serverNow() })
    const [oldest] = this.kept.keys()
    if (this.kept.size > MAX_KEPT && oldest !== undefined) this.kept.delete(oldest)
  }

  /** Without a connection the list stands as it was last seen, and says from when; false where it was never seen. */
  private showKept(error: unknown): boolean {
    const kept = this.kept.get(JSON.stringify(this.filter))
    if (!kept || !(error instanceof ApiError) || error.status !== 0) return false
    this.items = kept.items
    this.total = kept.total
    this.next = null
    this.keptFrom = kept.at
    this.status = 'ready'
    return true
  }

  private async countTabs(): Promise<void> {
    const counts = await queueApi.counts(this.current.signal).catch(() => undefined)
    if (!counts) return
    this.counts = counts
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

  private hear(heard: LiveEvent): void {
    if (heard.event === 'present' || this.isPaused) return
    if (heard.event === 'gone') this.left = new Set([...this.left, heard.data.item])
    if (heard.event === 'news') {
      const { item, by } = heard.data
      this.touched.add(item)
      if (by) this.changedBy = new Map([...this.changedBy, [item, by.name]])
    }
    this.gathering ??= setTimeout(
      () => {
        this.gathering = undefined
        void this.look()
      },
      GATHER_MS + Math.random() * SPREAD_MS,
    )
    this.host.requestUpdate()
  }

  /** Brings the rows that are shown up to date where they stand, and counts what came before them. */
  private async look(): Promise<void> {
    if (this.status !== 'ready' || document.hidden || this.isPaused) return
    // What was kept is no page to bring up to date.
    if (this.keptFrom) return this.reload()
    this.lookedAtMs = performance.now()
    const list = await this.fetchPage(undefined, this.current.signal).catch(() => undefined)
    if (!list || this.status !== 'ready') return
    void this.countToday(list.total)
    void this.countTabs()
    learnServerTime(list.serverTime)
    const keyOf = ({ id, contribution }: FeedbackRow) => contribution?.id ?? id
    const known = new Set(this.items.map(keyOf))
    const last = this.items.at(-1)
    const isShownRange = (row: FeedbackRow) =>
      this.next === null || !last || datedRow(row).currentDueAt <= datedRow(last).currentDueAt
    this.fresh = list.items.filter((row) => !known.has(keyOf(row)) && isShownRange(row)).length
    const now = new Map(list.items.map((row) => [keyOf(row), row]))
    const below = this.items.filter((row) => !now.has(keyOf(row)))
    this.items = this.items.map((row) => now.get(keyOf(row)) ?? row)
    // Whatever the whole list does not hold has left it; of a part only what changed is asked for.
    if (list.next === null) this.left = new Set([...this.left, ...below.map(({ id }) => id)])
    const single = below.filter(({ id }) => list.next !== null && this.touched.has(id)).slice(0, MAX_SINGLE)
    this.touched.clear()
    this.host.requestUpdate()
    await Promise.all(single.map(({ id }) => this.lookAt(id)))
  }

  private async lookAt(id: string): Promise<void> {
    const item = await api.feedback(id, this.current.signal).catch(() => undefined)
    if (item) this.replace(item)
  }
}
