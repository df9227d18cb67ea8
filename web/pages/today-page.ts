import { consume } from '@lit/context'
import { LitElement, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { formatNumber, formatTime } from '../../server/words/format.ts'
import type { SessionReply } from '../../server/contract/people.ts'
import { api, errorWords } from '../api.ts'
import type { FeedbackTable } from '../elements/feedback/feedback-table.ts'
import { COUNTED_HITS, COUNTED_ITEMS, COUNTED_UP_TO } from '../../server/contract/feedback/queue/counts.ts'
import { OPEN_STATUSES } from '../../server/contract/feedback/feedback-status.ts'
import { FEEDBACK_VIEWS, type FeedbackView } from '../../server/contract/feedback/feedback-view.ts'
import { hrefOf, navigate, type QueueFilter } from '../router.ts'
import { hasRole, sessionContext } from '../session.ts'
import { ShortcutsController } from '../shortcuts.ts'
import { QUEUE_STRINGS } from '../strings/item/queue-strings.ts'
import { LIST_FILTER_STRINGS } from '../strings/list-filter-strings.ts'
import { COUNTED, STRINGS, VIEW_WORDS } from '../strings/strings.ts'
import { emit, type EventOn } from '../ui/emit.ts'
import { icon } from '../ui/icons.ts'
import { LanguageController } from '../ui/localize.ts'
import type { NextItem } from '../elements/steps/sent-bar.ts'
import '../elements/feedback/feedback-table.ts'
import { activeFilters } from '../elements/feedback/active-filters.ts'
import { readDensity } from '../elements/queue/density.ts'
import type { BulkBar } from '../elements/queue/bulk-bar.ts'
import '../elements/page/page-message.ts'
import './feedback-page.ts'
import { QueueController } from './queue-controller.ts'
import { todayPageStyles } from './today-page-styles.ts'

const TYPING_PAUSE_MS = 250

/**
 * The queue, and beside it the item that is open: two panes on a wide screen, one or the other on a narrow one. The list
 * stays as it was while an item is open, so going back finds the same place.
 *
 * @fires today-counted - `detail` is how many items are for today, as it is written
 */
@customElement('today-page')
export class TodayPage extends LitElement {
  @property({ attribute: false }) filter: QueueFilter = { view: 'today', q: '' }
  @property({ attribute: 'item-id', reflect: true }) itemId = ''
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private picked: ReadonlySet<string> = new Set()
  @state() private density = readDensity()
  @query('bulk-bar') private bulk?: BulkBar
  @query('feedback-table') private table?: FeedbackTable
  @query('nav a[aria-current]') private shownView?: HTMLElement
  @query('#search') private search?: HTMLInputElement

  private readonly local = new LanguageController(this)
  private readonly queue = new QueueController(this)
  private typing: ReturnType<typeof setTimeout> | undefined
  private told: number | null = null
  private hasFetchedAhead = false

  constructor() {
    super()
    new ShortcutsController(this, {
      j: () => this.move(1),
      k: () => this.move(-1),
      x: () => this.table?.pick(),
      X: () => this.table?.pick(true),
      a: () => this.onList(() => void this.claim()),
      A: () => this.onList(() => this.decide('assign-person')),
      u: () => this.onList(() => this.decide('put-back')),
      m: () => this.onList(() => this.decide('move')),
      c: () => this.onList(() => this.decide('categorise')),
      '/': () => this.search?.focus(),
      Escape: () => this.back(),
    })
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('filter')
    if (!changed.has('filter')) return
    if (before && hrefOf({ page: 'queue', ...before }) === hrefOf({ page: 'queue', ...this.filter })) return
    this.picked = new Set()
    void this.queue.show(this.filter)
  }

  override disconnectedCallback(): void {
    clearTimeout(this.typing)
    super.disconnectedCallback()
  }

  protected override firstUpdated(): void {
    // The rows first; what is done with them as a whole comes after.
    void import('../elements/queue/queue-tools.ts')
    void import('../elements/queue/bulk-bar.ts')
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The strip of views scrolls where it is narrow: the one that is shown is in sight.
    if (changed.has('filter')) this.shownView?.scrollIntoView({ block: 'nearest', inline: 'center' })
    if (this.itemId !== '') this.queue.read(this.itemId)
    const left = changed.get('itemId')
    // Back where one was: at the row, which stands elsewhere in a list that has its whole width again.
    if (left && this.itemId === '') void this.table?.updateComplete.then(() => this.table?.stand(left))
    const { forToday, items } = this.queue
    if (items.length > 0) this.fetchAhead()
    if (forToday === null || forToday === this.told) return
    this.told = forToday
    emit(this, 'today-counted', this.countOf(forToday, COUNTED_ITEMS))
  }

  /** While the first rows are read, what an opened item needs: it then waits for nothing but the item. */
  private fetchAhead(): void {
    if (this.hasFetchedAhead) return
    this.hasFetchedAhead = true
    void import('../elements/feedback/item-extras.ts')
    void import('../elements/feedback/item-more.ts')
  }

  override render() {
    return html`
      <section class="list" aria-labelledby="list-title">
        <header>
          <h1 id="list-title" tabindex="-1">
            ${this.local.say(VIEW_WORDS[this.filter.view])}
            <span class="count">${this.renderCount()}</span>
          </h1>
          ${this.renderViews()} ${this.renderSearch()}
        </header>
        <queue-tools
          .filter=${this.filter}
          ?paused=${this.queue.isPaused}
          @pause-chosen=${({ detail }: EventOn<'queue-tools', 'pause-chosen'>) => this.queue.pause(detail)}
          @density-chosen=${({ detail }: EventOn<'queue-tools', 'density-chosen'>) => (this.density = detail)}
        ></queue-tools>
        <bulk-bar
          .rows=${this.queue.items.filter(({ id }) => this.picked.has(id))}
          @bulk-left=${() => (this.picked = new Set())}
          @bulk-done=${this.onBulkDone}
        ></bulk-bar>
        <div class="rows">
          <div role="status">
            ${
              this.queue.fresh > 0
                ? html`<button class="fresh" @click=${this.showFresh}>
                    ${icon('inbox')} ${this.local.say(COUNTED.fresh(this.queue.fresh))}
                  </button>`
                : nothing
            }
            ${this.renderStanding()}
          </div>
          ${this.renderConflicts()} ${this.renderRows()}
        </div>
      </section>
      <section class="pane" @feedback-changed=${this.onChanged}>
        ${
          this.itemId === ''
            ? nothing
            : html`<a class="back screen-only" href=${hrefOf({ page: 'queue', ...this.filter })}
                  >${icon('arrow-left')} ${this.local.say(STRINGS.backToQueue)}</a
                >
                <feedback-page feedback-id=${this.itemId} .next=${this.next()}></feedback-page>`
        }
      </section>
    `
  }

  /** Why the rows do not move: the person said so, or nothing newer can be had. */
  private renderStanding() {
    const { isPaused, keptFrom } = this.queue
    const zone = this.session?.organisation.zone ?? 'UTC'
    if (keptFrom)
      return html`<p class="standing">
        ${icon('alert')}
        <span>${this.local.say(QUEUE_STRINGS.keptFrom)} <strong>${formatTime(keptFrom, zone)}</strong>.</span>
        <button @click=${() => this.queue.reload()}>${this.local.say(STRINGS.retry)}</button>
      </p>`
    if (!isPaused) return nothing
    return html`<p class="standing">
      ${icon('pause')} <span>${this.local.say(QUEUE_STRINGS.paused)}</span>
      <button @click=${() => this.queue.pause(false)}>${this.local.say(QUEUE_STRINGS.goOn)}</button>
    </p>`
  }

  /** The new ones come in; the keyboard goes to the first, for its button is gone. */
  private async showFresh(): Promise<void> {
    await this.queue.reload()
    await this.updateComplete
    await this.table?.updateComplete
    const [first] = this.queue.items
    if (first) this.table?.stand(first.id)
  }

  private renderCount() {
    const { total, status } = this.queue
    if (status !== 'ready') return nothing
    const most = this.filter.q.trim() === '' ? COUNTED_ITEMS : COUNTED_HITS
    return this.local.say(COUNTED.items(this.countOf(total, most), total === 1))
  }

  /** The server counts up to `most`; beyond it the number shown is "1.000+". */
  private countOf(total: number, most: number): string {
    return `${formatNumber(Math.min(total, most), this.local.language)}${total >= most ? '+' : ''}`
  }

  /** May this person know of what is held? */
  private get isNamed(): boolean {
    return this.session !== undefined && hasRole(this.session, 'restricted-coordinator')
  }

  private renderViews() {
    return html`<nav aria-label=${this.local.say(STRINGS.views)}>
      ${FEEDBACK_VIEWS.filter((view) => view !== 'restricted' || this.isNamed).map(
        (view) =>
          html`<a
            href=${hrefOf({ page: 'queue', ...(view === 'contributions' ? { q: this.filter.q } : this.filter), view })}
            aria-current=${view === this.filter.view ? 'page' : nothing}
            >${this.local.say(VIEW_WORDS[view])}${view === 'today' ? this.renderForToday() : this.renderWaiting(view)}</a
          >`,
      )}
    </nav>`
  }

  private renderForToday() {
    const { forToday } = this.queue
    return forToday === null
      ? nothing
      : html` <span class="numeric">(${this.countOf(forToday, COUNTED_ITEMS)})</span>`
  }

  /** How much waits in a queue; nothing where it is empty, or not for anybody to empty. */
  private renderWaiting(view: FeedbackView) {
    const counts: Readonly<Partial<Record<FeedbackView, number>>> = this.queue.counts ?? {}
    const count = counts[view] ?? 0
    if (count === 0) return nothing
    const words = count >= COUNTED_UP_TO ? `${COUNTED_UP_TO - 1}+` : String(count)
    return html` <span class="numeric">(${words})</span>`
  }

  private renderSearch() {
    return html`<search>
      ${icon('search')}
      <input
        id="search"
        type="search"
        aria-label=${this.local.say(STRINGS.search)}
        placeholder=${this.local.say(STRINGS.searchHint)}
        .value=${this.filter.q}
        @input=${this.onSearch}
      />
    </search>`
  }

  private renderConflicts() {
    const { view } = this.filter
    const isOrdinary = view === 'triage' && this.session && hasRole(this.session, 'coordinator')
    const hasConflicts = isOrdinary || (view === 'restricted' && this.isNamed)
    if (hasConflicts) void import('../elements/feedback/conflict-list.ts')
    if (isOrdinary) void import('../elements/queue/alike-clusters.ts')
    return html`${hasConflicts ? html`<conflict-list></conflict-list>` : nothing}${isOrdinary ? html`<alike-clusters @items-merged=${this.onBulkDone}></alike-clusters>` : nothing}`
  }

  private renderRows() {
    const { items, status, error, next } = this.queue
    if (status === 'failed') {
      return html`<page-message icon="alert" .lead=${errorWords(error)}>
        <button @click=${() => this.queue.reload()}>${this.local.say(STRINGS.retry)}</button>
      </page-message>`
    }
    if (this.filter.view === 'restricted' && this.session && !this.isNamed) {
      return html`<page-message icon="lock" .lead=${QUEUE_STRINGS.notYours}></page-message>`
    }
    if (items.length === 0) {
      return status === 'waiting' ? html`<page-message waiting></page-message>` : this.renderEmpty()
    }
    return html`<feedback-table
        .items=${items}
        .filter=${this.filter}
        selected=${this.itemId}
        zone=${this.session?.organisation.zone ?? 'UTC'}
        caption=${this.local.say(VIEW_WORDS[this.filter.view])}
        personId=${this.session?.person.id ?? ''}
        .left=${this.queue.left}
        .changedBy=${this.queue.changedBy}
        .picked=${this.mayPick ? this.picked : null}
        density=${this.density}
        @rows-picked=${({ detail }: EventOn<'feedback-table', 'rows-picked'>) => (this.picked = detail)}
      ></feedback-table>
      <p class="end">
        ${
          next === null
            ? html`<span class="meta">${this.local.say(STRINGS.endOfList)}</span>`
            : html`<button ?disabled=${status === 'waiting'} @click=${() => this.queue.more()}>
                ${this.local.say(STRINGS.more)}
              </button>`
        }
        ${this.renderFindInAll()}
      </p>`
  }

  /** A search looks where one is; what is sought may lie elsewhere. */
  private renderFindInAll() {
    const { view, q } = this.filter
    if (q === '' || view === 'all' || view === 'restricted') return nothing
    return html`<a class="in-all" href=${hrefOf({ page: 'queue', view: 'all', q })}
      >${icon('search')} ${this.local.say(QUEUE_STRINGS.findInAll)}</a
    >`
  }

  private renderEmpty() {
    const { view, q } = this.filter
    if (activeFilters(this.filter).length > 0) {
      return html`<page-message icon="search" .lead=${STRINGS.emptySearch}>
        <button @click=${() => navigate({ page: 'queue', view, q: '' })}>
          ${this.local.say(LIST_FILTER_STRINGS.clear)}
        </button>
        ${this.renderFindInAll()}
      </page-message>`
    }
    if (q !== '') {
      return html`<page-message icon="search" .lead=${STRINGS.emptySearch}>
        <button @click=${() => navigate({ page: 'queue', ...this.filter, q: '' })}>
          ${this.local.say(STRINGS.clearSearch)}
        </button>
        ${this.renderFindInAll()}
      </page-message>`
    }
    return view === 'today'
      ? html`<page-message
          icon="check"
          .lead=${STRINGS.emptyToday}
          .hint=${STRINGS.emptyTodayHint}
        ></page-message>`
      : html`<page-message icon="inbox" .lead=${STRINGS.emptyView}></page-message>`
  }

  private onSearch({ currentTarget }: EventOn<'input', 'input'>): void {
    const q = currentTarget.value
    clearTimeout(this.typing)
    this.typing = setTimeout(() => {
      const { itemId: id, filter } = this
      const sought = { ...filter, q: q.trim() }
      // Whoever has opened a row meanwhile stays with it.
      navigate(id === '' ? { page: 'queue', ...sought } : { page: 'item', id, ...sought }, { replace: true })
    }, TYPING_PAUSE_MS)
  }

  private move(step: number): void {
    const isPane = this.itemId !== '' && matchMedia('(min-width: 1200px)').matches
    const item = this.table?.move(step)
    if (item && isPane) navigate({ page: 'item', id: item.id, ...this.filter }, { replace: true })
  }

  /** Rows are chosen by those who may do something with several. */
  private get mayPick(): boolean {
    const { view } = this.filter
    const isOfItems = view !== 'contributions' && view !== 'restricted'
    return isOfItems && this.session !== undefined && hasRole(this.session, 'officer', 'head', 'coordinator')
  }

  /** For the rows that are chosen, or the one the keyboard is at; an item that is open has keys of its own. */
  /** Where an item is open, its own page does what a key asks for. */
  private onList(act: () => void): boolean {
    if (this.itemId !== '') return false
    act()
    return true
  }

  private decide(act: Parameters<BulkBar['open']>[0]): void {
    if (!this.mayPick) return
    const picked = this.queue.items.filter(({ id }) => this.picked.has(id))
    const current = this.table?.current
    void this.bulk?.open(act, picked.length > 0 ? picked : current ? [current] : [])
  }

  private async claim(): Promise<void> {
    const row = this.table?.current
    if (!row) return
    try {
      this.queue.replace(await api.takeStep(row.id, 'claim', { version: row.version }))
    } catch {
      // Its own page says why not.
      navigate({ page: 'item', id: row.id, ...this.filter })
    }
  }

  private onBulkDone(): void {
    this.picked = new Set()
    void this.queue.reload()
  }

  /** What comes after the open item in the order that is shown, and still waits. */
  private next(): NextItem | undefined {
    const { items, left } = this.queue
    const at = items.findIndex(({ id }) => id === this.itemId)
    const row = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))].find(
      ({ id, status }) =>
        id !== this.itemId && !left.has(id) && OPEN_STATUSES.some((open) => open === status),
    )
    return row && { title: row.title, route: { page: 'item', id: row.id, ...this.filter } }
  }

  private back(): void {
    if (this.itemId !== '') navigate({ page: 'queue', ...this.filter })
  }

  private onChanged({ detail }: EventOn<'section', 'feedback-changed'>): void {
    this.queue.replace(detail)
  }

  static override readonly styles = todayPageStyles
}

declare global {
  interface HTMLElementTagNameMap {
    'today-page': TodayPage
  }
  interface HTMLElementEventMap {
    'today-counted': CustomEvent<string>
  }
}
