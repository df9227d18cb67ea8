import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { FeedbackRow } from '../../../server/contract/feedback/feedback.ts'
import { VERDICT_LEVELS } from '../../../server/contract/feedback/citizen-acts.ts'
import { levelWords } from '../../../server/words/level-words.ts'
import { CHANNEL_WORDS } from '../../../server/words/feedback-words.ts'
import { LiveController } from '../../live/live-controller.ts'
import { hrefOf, type QueueFilter } from '../../router.ts'
import { LIVE_STRINGS, writingWords } from '../../strings/item/live-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { feedbackTableStyles } from './feedback-table-styles.ts'
import { datedRow } from './deadline-state.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import './deadline-badge.ts'
import './status-tag.ts'
import '../steps/approval-clock.ts'

/** The rows of a queue: a table where there is room, cards of the same rows where there is not. */
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

  private readonly local = new LanguageController(this)
  private readonly live = new LiveController(this)

  /** Moves the keyboard `step` rows on from the focused or selected one. Returns the row's item. */
  move(step: number): FeedbackRow | undefined {
    const links = [...this.renderRoot.querySelectorAll<HTMLAnchorElement>('a.row')]
    const focused = links.findIndex((link) => link === (this.renderRoot as ShadowRoot).activeElement)
    const from = focused >= 0 ? focused : this.items.findIndex(({ id }) => id === this.selected)
    const to = Math.min(links.length - 1, Math.max(0, from + step))
    links[to]?.focus()
    links[to]?.scrollIntoView({ block: 'nearest' })
    return this.items[to]
  }

  override render() {
    return html`<table>
      <caption class="visually-hidden">
        ${this.caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${this.local.say(STRINGS.columnItem)}</th>
          <th scope="col">
            ${this.local.say(this.filter.view === 'contributions' ? STRINGS.contributionDue : STRINGS.columnDue)}
          </th>
          <th scope="col">${this.local.say(STRINGS.columnStatus)}</th>
          <th scope="col">${this.local.say(STRINGS.columnWho)}</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          this.items,
          ({ id, contribution }) => contribution?.id ?? id,
          (item) => this.renderRow(item),
        )}
      </tbody>
    </table>`
  }

  private renderRow(item: FeedbackRow) {
    const isSelected = item.id === this.selected
    const looks = [isSelected ? 'selected' : '', this.left.has(item.id) ? 'left' : '']
    return html`<tr class=${looks.join(' ')}>
      <th scope="row" class="what">
        <a
          class="row"
          href=${hrefOf({ page: 'item', id: item.id, ...this.filter })}
          aria-current=${isSelected ? 'true' : nothing}
          title=${item.title}
          >${item.title}</a
        >
        <span class="meta numeric"
          >${item.contribution ? `${this.local.say(STRINGS.contributing)}: ${unitName(item.contribution.unit, this.local.language)} · ` : nothing}${item.trackingCode}
          · ${this.local.say(CHANNEL_WORDS[item.channel])}${item.category ? ` · ${item.category}` : ''}</span
        >
        ${this.renderLive(item)} ${item.excerpt ? this.renderExcerpt(item.excerpt) : nothing}
        ${
          item.approval
            ? html`<approval-clock .waiting=${item.approval} zone=${this.zone}></approval-clock>`
            : nothing
        }
      </th>
      <td class="due"><deadline-badge compact .item=${datedRow(item)}></deadline-badge></td>
      <td class="status">
        <status-tag status=${item.status}></status-tag>
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

  /** What happened to the row while it was shown, and who is writing to it. */
  private renderLive({ id }: FeedbackRow) {
    const names = this.live.othersWriting(id, this.personId)
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
}
