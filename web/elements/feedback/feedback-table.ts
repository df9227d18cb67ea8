import { LitElement, html, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { FeedbackRow } from '../../../server/contract/feedback/feedback.ts'
import { NEWEST_FIRST_VIEWS } from '../../../server/contract/feedback/feedback-view.ts'
import type { ListOrder } from '../../../server/contract/feedback/list-filter.ts'
import type { Words } from '../../../server/contract/language.ts'
import { VERDICT_LEVELS } from '../../../server/contract/feedback/citizen-acts.ts'
import { levelWords } from '../../../server/words/level-words.ts'
import { CHANNEL_WORDS } from '../../../server/words/feedback-words.ts'
import { LiveController } from '../../live/live-controller.ts'
import { hrefOf, type QueueFilter } from '../../router.ts'
import type { Density } from '../../strings/item/queue-strings.ts'
import { handedOverWords, TABLE_STRINGS } from '../../strings/item/table-strings.ts'
import { LIVE_STRINGS, writingWords } from '../../strings/item/live-strings.ts'
import { formatDate, formatDateTime } from '../../../server/words/format.ts'
import { LIST_FILTER_STRINGS } from '../../strings/list-filter-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { feedbackTableStyles } from './feedback-table-styles.ts'
import { datedRow } from './deadline-state.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import './deadline-badge.ts'
import './status-tag.ts'
import './urgent-mark.ts'
import '../steps/approval-clock.ts'

/**
 * The rows of a queue: a table where there is room, cards of the same rows where there is not.
 *
 * @fires rows-picked - `detail` is the ids of the rows that are chosen
 */
@customElement('feedback-table')
export class FeedbackTable extends LitElement {
  @property({ attribute: false }) items: readonly FeedbackRow[] = []
  @property({ attribute: false }) filter: QueueFilter = { view: 'today', q: '' }
  @property() caption = ''
  @property() zone = 'UTC'
  /** Id of the item shown beside the list. */
  @property() selected = ''
  @property() personId = ''
  /** Ids of rows that no longer belong to the list. */
  @property({ attribute: false }) left: ReadonlySet<string> = new Set()
  /** Who changed a row while it was shown, by item. */
  @property({ attribute: false }) changedBy: ReadonlyMap<string, string> = new Map()

  /** Ids of the rows that are chosen; null where rows are not chosen. */
  @property({ attribute: false }) picked: ReadonlySet<string> | null = null
  @property({ reflect: true }) density: Density = 'normal'

  /** Where a choice of several begins. */
  private pickedLast = 0

  private readonly local = new LanguageController(this)
  private readonly live = new LiveController(this, {
    shows: (item) => this.items.some(({ id }) => id === item),
  })

  /** Moves the keyboard `step` rows on from the focused or selected one. Returns the row's item. */
  move(step: number): FeedbackRow | undefined {
    const links = [...this.renderRoot.querySelectorAll<HTMLAnchorElement>('a.row')]
    const from = this.at
    const to = Math.min(links.length - 1, Math.max(0, from + step))
    links[to]?.focus()
    links[to]?.scrollIntoView({ block: 'nearest' })
    return this.items[to]
  }

  /** Puts the keyboard on an item's row, and the row in sight; nothing where it is not shown. */
  stand(id: string): void {
    const row = this.renderRoot.querySelectorAll('tbody tr')[this.items.findIndex((item) => item.id === id)]
    row?.querySelector<HTMLElement>('a.row')?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }

  /** The row that the keyboard is at, or the one shown beside the list. */
  get current(): FeedbackRow | undefined {
    return this.items[this.at]
  }

  /** Chooses the current row, or gives it up; `isRange` also chooses what lies between it and the one before. */
  pick(isRange = false): void {
    if (this.at >= 0) this.pickAt(this.at, isRange)
  }

  private get at(): number {
    const active = (this.renderRoot as ShadowRoot).activeElement
    const rows = [...this.renderRoot.querySelectorAll('tbody tr')]
    const focused = active ? rows.findIndex((row) => row.contains(active)) : -1
    return focused >= 0 ? focused : this.items.findIndex(({ id }) => id === this.selected)
  }

  private pickAt(index: number, isRange: boolean): void {
    const { picked } = this
    const row = this.items[index]
    if (!picked || !row) return
    const next = new Set(picked)
    if (isRange) {
      const [from, to] = [Math.min(index, this.pickedLast), Math.max(index, this.pickedLast)]
      for (const { id } of this.items.slice(from, to + 1)) next.add(id)
    } else if (!next.delete(row.id)) next.add(row.id)
    this.pickedLast = index
    emit(this, 'rows-picked', next)
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('selected') || changed.has('items'))
      this.renderRoot.querySelector('tr.selected')?.scrollIntoView({ block: 'nearest' })
  }

  override render() {
    return html`<table class=${this.picked ? 'picking' : ''}>
      <caption class="visually-hidden">
        ${this.caption}
      </caption>
      <thead>
        <tr>
          ${
            this.picked
              ? html`<td class="pick">
                  <label
                    ><input
                      type="checkbox"
                      aria-label=${this.local.say(TABLE_STRINGS.pickAll)}
                      .checked=${this.picked.size > 0 && this.items.every(({ id }) => this.picked?.has(id))}
                      @change=${this.pickAll}
                  /></label>
                </td>`
              : nothing
          }
          ${this.renderSorted(STRINGS.columnItem, 'newest', 'oldest')}
          ${
            this.filter.view === 'contributions'
              ? html`<th scope="col">${this.local.say(STRINGS.contributionDue)}</th>`
              : this.renderSorted(STRINGS.columnDue, 'due', 'due-last')
          }
          <th scope="col">${this.local.say(STRINGS.columnStatus)}</th>
          <th scope="col">${this.local.say(STRINGS.columnWho)}</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          this.items,
          ({ id, contribution }) => contribution?.id ?? id,
          (item, index) => this.renderRow(item, index),
        )}
      </tbody>
    </table>`
  }

  /** A heading that sorts: one way, then the other. */
  private renderSorted(words: Words, first: ListOrder, second: ListOrder) {
    const { view, q } = this.filter
    // What was sought stands by how well it fits as well.
    const own = q === '' ? (NEWEST_FIRST_VIEWS.includes(view) ? 'newest' : 'due') : undefined
    const sort = this.filter.sort ?? own
    if (view === 'contributions' || view === 'to-approve')
      return html`<th scope="col">${this.local.say(words)}</th>`
    const to = sort === first ? second : first
    // By receipt: the newest first is falling; by due time: the most urgent first is rising.
    const falling = sort === 'newest' || sort === 'due-last'
    const isSorted = sort === first || sort === second
    return html`<th scope="col" aria-sort=${isSorted ? (falling ? 'descending' : 'ascending') : nothing}>
      <a
        href=${hrefOf({ page: 'queue', ...this.filter, sort: to })}
        title=${this.local.say(TABLE_STRINGS[to])}
        >${this.local.say(words)}${isSorted ? html` <span aria-hidden="true">${falling ? '▼' : '▲'}</span>` : nothing}</a
      >
    </th>`
  }

  private pickAll({ currentTarget }: EventOn<'input', 'change'>): void {
    emit(this, 'rows-picked', new Set(currentTarget.checked ? this.items.map(({ id }) => id) : []))
  }

  private renderRow(item: FeedbackRow, index: number) {
    const isSelected = item.id === this.selected
    const looks = [isSelected ? 'selected' : '', this.left.has(item.id) ? 'left' : '']
    return html`<tr class=${looks.join(' ')}>
      ${
        this.picked
          ? html`<td class="pick">
              <label
                ><input
                  type="checkbox"
                  aria-label="${this.local.say(TABLE_STRINGS.pick)}: ${item.title}"
                  .checked=${this.picked.has(item.id)}
                  @click=${(event: EventOn<'input', 'click'>) => this.onPick(event, index)}
              /></label>
            </td>`
          : nothing
      }
      <th scope="row" class="what">
        <a
          class="row"
          href=${hrefOf({ page: 'item', id: item.id, ...this.filter })}
          aria-current=${isSelected ? 'true' : nothing}
          title=${item.title}
          >${item.unread ? this.renderUnread(item.unread) : nothing}${item.title}</a
        >
        <span class="meta numeric"
          >${item.contribution ? `${this.local.say(STRINGS.contributing)}: ${unitName(item.contribution.unit, this.local.language)} · ` : nothing}${item.trackingCode}
          ·
          ${this.local.say(CHANNEL_WORDS[item.channel])}${item.handedOver === undefined ? nothing : ` · ${this.local.say(handedOverWords(item.handedOver))}`}${item.category ? ` · ${item.category}` : ''}</span
        >
        ${this.renderLive(item)} ${item.excerpt ? this.renderExcerpt(item.excerpt) : nothing}
        ${
          item.approval
            ? html`<approval-clock .waiting=${item.approval} zone=${this.zone}></approval-clock>`
            : nothing
        }
      </th>
      <td class="due">
        <deadline-badge compact .item=${datedRow(item)}></deadline-badge>
      </td>
      <td class="status">
        ${item.urgent ? html`<urgent-mark></urgent-mark>` : nothing}
        <status-tag status=${item.status}></status-tag>
        ${item.promise ? this.renderPromise(item.promise) : nothing}
        ${
          item.outsideUntil === undefined
            ? nothing
            : this.renderUntil(TABLE_STRINGS.outside, item.outsideUntil)
        }
        ${item.objected ? html`<span class="meta">${this.local.say(LIST_FILTER_STRINGS.objected)}</span>` : nothing}
        ${
          item.verdict === null
            ? nothing
            : html`<span class="meta"
                >${this.local.say(STRINGS.verdict)}:
                ${levelWords(VERDICT_LEVELS, item.verdict)?.[this.local.language]}</span
              >`
        }
      </td>
      <td class="who">
        <span
          >${item.leadUnit ? unitName(item.leadUnit, this.local.language) : this.local.say(STRINGS.unassigned)}</span
        >
        <span class="meta">${item.assignee?.name ?? this.local.say(STRINGS.nobody)}</span>
      </td>
    </tr>`
  }

  private onPick(event: EventOn<'input', 'click'>, index: number): void {
    this.pickAt(index, event.shiftKey)
    event.currentTarget.checked = this.picked?.has(this.items[index]?.id ?? '') ?? false
  }

  /** What happened to the row while it was shown, and who is writing to it. */
  private renderLive({ id }: FeedbackRow) {
    const names = this.live.others('writing', id, this.personId)
    const by = this.changedBy.get(id)
    if (this.left.has(id)) {
      return html`<span class="live"
        >${icon('inbox')} ${this.local.say(LIVE_STRINGS.left)}${by === undefined ? nothing : ` · ${by}`}</span
      >`
    }
    if (names.length > 0) {
      return html`<span class="live">${icon('reply')} ${this.local.say(writingWords(names))}</span>`
    }
    return by === undefined
      ? nothing
      : html`<span class="live">${icon('clock')} ${this.local.say(LIVE_STRINGS.changedBy)} · ${by}</span>`
  }

  /** What a first reply promised the citizen: beside the deadline, never in its place. */
  private renderPromise({ until, state }: NonNullable<FeedbackRow['promise']>) {
    const words = state === 'broken' ? TABLE_STRINGS.promiseBroken : TABLE_STRINGS.promised
    return this.renderUntil(words, until)
  }

  /** In one line with its day; the hour stands where the pointer rests, and on the page of the item. */
  private renderUntil(words: Words, until: string) {
    const said = this.local.say(words)
    return html`<span class="meta" title="${said} ${formatDateTime(until, this.zone)}"
      >${said} ${formatDate(until, this.zone)}</span
    >`
  }

  private renderUnread(unread: NonNullable<FeedbackRow['unread']>) {
    const words = this.local.say(unread === 'new' ? TABLE_STRINGS.unread : TABLE_STRINGS.changed)
    return html`<span class="unread" aria-hidden="true"></span
      ><span class="visually-hidden">${words}: </span>`
  }

  private renderExcerpt({ parts }: NonNullable<FeedbackRow['excerpt']>) {
    return html`<span class="excerpt"
      >${parts.map(({ text, isHit }) => (isHit ? html`<mark>${text}</mark>` : text))}</span
    >`
  }

  static override readonly styles = feedbackTableStyles
}

declare global {
  interface HTMLElementTagNameMap {
    'feedback-table': FeedbackTable
  }
  interface HTMLElementEventMap {
    'rows-picked': CustomEvent<ReadonlySet<string>>
  }
}
