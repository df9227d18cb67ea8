import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { AlikeRow } from '../../../server/contract/feedback/alike.ts'
import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { api } from '../../api.ts'
import { hrefOf } from '../../router.ts'
import { ALIKE_STRINGS } from '../../strings/alike-strings.ts'
import { baseStyles, buttonStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

const itemHref = (id: string) => hrefOf({ page: 'item', id, view: 'all', q: '' })

/**
 * What an item may be the same as, with why and side by side, what is part of it, and what it is part of.
 *
 * @fires merge-wanted - `detail` is the `AlikeRow` to merge into
 */
@customElement('alike-list')
export class AlikeList extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  @property() zone = ''

  private readonly local = new LanguageController(this)
  private readonly found = new Task(this, {
    task: async ([id, isAsked], { signal }) => (id !== '' && isAsked ? api.alikeFeedback(id, signal) : []),
    args: () => [this.item?.id ?? '', this.item?.may.includes('merge') ?? false] as const,
  })

  override render() {
    const { item } = this
    if (!item) return nothing
    return html`${this.renderWhole(item)} ${this.renderMembers(item)}
    ${this.found.render({ complete: (rows) => this.renderAlike(item, rows) })}`
  }

  private renderWhole({ mergedInto }: FeedbackDetail) {
    if (!mergedInto) return nothing
    return html`<p>
      ${icon('merge')} ${this.local.say(ALIKE_STRINGS.mergedInto)}
      <a class="numeric" href=${itemHref(mergedInto.id)}>${mergedInto.trackingCode}</a>
    </p>`
  }

  private renderMembers({ members, recipients }: FeedbackDetail) {
    if (members.length === 0) return nothing
    return html`<section aria-labelledby="members">
      <h2 id="members">${this.local.say(ALIKE_STRINGS.members)}</h2>
      <p class="meta">${recipients} ${this.local.say(ALIKE_STRINGS.recipients)}</p>
      <ul>
        ${members.map(
          ({ id, trackingCode, text, receivedAt, photos }) =>
            html`<li>
              <a class="numeric" href=${itemHref(id)}>${trackingCode}</a>
              <span class="meta">
                ${this.moment(receivedAt)}${photos > 0 ? ` · ${photos} ${this.local.say(ALIKE_STRINGS.photos)}` : ''}
              </span>
              <p class="text">${text}</p>
            </li>`,
        )}
      </ul>
    </section>`
  }

  private renderAlike(item: FeedbackDetail, rows: readonly AlikeRow[]) {
    if (rows.length === 0) return nothing
    return html`<section aria-labelledby="alike">
      <h2 id="alike">${this.local.say(ALIKE_STRINGS.title)}</h2>
      <ul>
        ${rows.map(
          (row) =>
            html`<li>
              <a class="numeric" href=${itemHref(row.id)}>${row.trackingCode}</a> ${row.title}
              <p class="meta">${this.why(row)}</p>
              <details>
                <summary>${this.local.say(ALIKE_STRINGS.compare)}</summary>
                <div class="sides">
                  ${this.renderSide(this.local.say(ALIKE_STRINGS.this), item)}
                  ${this.renderSide(row.trackingCode, row)}
                </div>
                <p>${this.local.say(ALIKE_STRINGS.kept)}</p>
                <button @click=${() => emit(this, 'merge-wanted', row)}>
                  ${icon('merge')} ${this.local.say(ALIKE_STRINGS.merge)}
                  <span class="numeric">${row.trackingCode}…</span>
                </button>
              </details>
            </li>`,
        )}
      </ul>
    </section>`
  }

  private renderSide(
    title: string,
    {
      text,
      receivedAt,
      currentDueAt,
      place,
      category,
    }: Pick<FeedbackDetail, 'text' | 'receivedAt' | 'currentDueAt' | 'place' | 'category'>,
  ) {
    return html`<div>
      <h3>${title}</h3>
      <p class="meta">
        ${this.local.say(ALIKE_STRINGS.received)} ${this.moment(receivedAt)} ·
        ${this.local.say(ALIKE_STRINGS.due)} ${this.moment(currentDueAt)}
      </p>
      <p class="meta">${[category, place?.address].filter(Boolean).join(' · ')}</p>
      <p class="text">${text}</p>
    </div>`
  }

  /** `giống 62% · cách 111 m · cùng ngày · cùng nói: rác, chợ` */
  private why({ score, near, metres, days, words }: AlikeRow): string {
    const say = (key: keyof typeof ALIKE_STRINGS) => this.local.say(ALIKE_STRINGS[key])
    return [
      `${say('alike')} ${Math.round(score * 100)}%`,
      metres === null ? say(near) : `${say('metres')} ${metres} m`,
      days === 0 ? say('sameDay') : `${say('days')} ${days} ${say(days === 1 ? 'day' : 'manyDays')}`,
      words.length === 0 ? '' : `${say('bothSay')}: ${words.join(', ')}`,
    ]
      .filter(Boolean)
      .join(' · ')
  }

  private moment(instant: string): string {
    return formatDateTime(instant, this.zone)
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      ul {
        display: grid;
        gap: var(--s3);
        padding: 0;
        list-style: none;
      }
      .text {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      summary {
        width: fit-content;
        padding: var(--s2) 0;
        color: var(--action);
        font-weight: 600;
        cursor: pointer;
      }
      details {
        margin-top: var(--s1);
      }
      details[open] > * + * {
        margin-top: var(--s3);
      }
      .sides {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr));
        gap: var(--s3);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'alike-list': AlikeList
  }
  interface HTMLElementEventMap {
    'merge-wanted': CustomEvent<AlikeRow>
  }
}
