import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type {
  NotificationKind,
  NotificationList,
  NotificationRow,
} from '../../../server/contract/notification.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { NOTIFICATION_WORDS } from '../../../server/words/notification-words.ts'
import { api } from '../../api.ts'
import { hrefOf, type Route } from '../../router.ts'
import { COUNTED, STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

const EVERY_MS = 60_000

/** Where what is about neither an item nor a report is dealt with; the rest is about kiosks. */
const PAGE_OF: Readonly<Partial<Record<NotificationKind, 'account' | 'personal-data'>>> = {
  'factors-taken-away': 'account',
  'data-reply-due-soon': 'personal-data',
  'data-request-due-soon': 'personal-data',
  'data-request-late': 'personal-data',
  'assessment-due': 'personal-data',
}

/** What I was told: a bell with the number of unread notifications, and the newest of them under it. */
@customElement('notification-bell')
export class NotificationBell extends LitElement {
  @property() zone = 'UTC'
  @state() private list: NotificationList = { items: [], unread: 0 }
  @query('[popover]') private panel?: HTMLElement

  private readonly local = new LanguageController(this)
  private timer: ReturnType<typeof setInterval> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.load()
    this.timer = setInterval(() => void this.load(), EVERY_MS)
  }

  override disconnectedCallback(): void {
    clearInterval(this.timer)
    super.disconnectedCallback()
  }

  /** What cannot be loaded now stays as it was; the next time comes soon. */
  private async load(): Promise<void> {
    if (document.visibilityState === 'visible') this.list = await api.notifications().catch(() => this.list)
  }

  override render() {
    const { items, unread } = this.list
    const count =
      unread > 0
        ? html`<span class="count" aria-hidden="true">${unread > 99 ? '99+' : unread}</span>`
        : nothing
    return html`<button
        class="bell"
        popovertarget="panel"
        aria-describedby="unread"
        @click=${() => void this.load()}
      >
        ${icon('bell')}${count}
        <span class="visually-hidden">${this.local.say(STRINGS.notifications)}</span>
      </button>
      <span id="unread" class="visually-hidden" role="status"
        >${unread > 0 ? this.local.say(COUNTED.unread(unread)) : nothing}</span
      >
      <div id="panel" popover role="region" aria-labelledby="title">
        <h2 id="title">${this.local.say(STRINGS.notifications)}</h2>
        ${
          items.length === 0
            ? html`<p class="meta">${this.local.say(STRINGS.noNotifications)}</p>`
            : html`<ul>
                ${items.map((item) => this.renderItem(item))}
              </ul>`
        }
        ${
          unread > 0
            ? html`<button @click=${() => void this.read()}>
                ${icon('check')} ${this.local.say(STRINGS.markAllRead)}
              </button>`
            : nothing
        }
      </div>`
  }

  private renderItem({
    id,
    kind,
    at,
    readAt,
    dueAt,
    feedbackId,
    trackingCode,
    title,
    kiosk,
    report,
  }: NotificationRow) {
    const due = dueAt && `${this.local.say(STRINGS.due)} ${formatDateTime(dueAt, this.zone)}`
    const ended =
      kiosk?.endedAt && `${this.local.say(STRINGS.troubleOver)} ${formatDateTime(kiosk.endedAt, this.zone)}`
    const route: Route =
      report !== null
        ? { page: 'report-tasks' }
        : feedbackId === null
          ? { page: PAGE_OF[kind] ?? 'kiosks' }
          : { page: 'item', id: feedbackId, view: 'today', q: '' }
    return html`<li class=${readAt === null ? 'unread' : nothing}>
      <a href=${hrefOf(route)} @click=${() => void this.open(id)}>
        ${readAt === null ? html`<span class="visually-hidden">${this.local.say(STRINGS.unreadMark)}:</span>` : nothing}
        ${this.local.say(NOTIFICATION_WORDS[kind])}
      </a>
      ${title === null ? nothing : html`<p class="title">${title}</p>`}
      <p class="meta">
        ${[trackingCode, report, kiosk?.name, due, formatDateTime(at, this.zone), ended].filter(Boolean).join(' · ')}
      </p>
    </li>`
  }

  private async open(id: string): Promise<void> {
    this.panel?.hidePopover()
    await this.read([id])
  }

  private async read(ids?: readonly string[]): Promise<void> {
    this.list = await api.readNotifications(ids).catch(() => this.list)
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      .bell {
        position: relative;
        padding: 0 var(--s3);
        border-color: transparent;
        background: transparent;
        color: var(--on-dark);
      }
      .bell:hover {
        background: rgb(0 0 0 / 18%);
        color: var(--on-dark);
      }
      .bell:focus-visible {
        box-shadow: inset var(--focus-on-brand);
      }
      .count {
        min-width: 1.6em;
        padding: 0 0.35em;
        border-radius: 1em;
        background: var(--brand-accent);
        color: var(--ink);
        font-size: 0.8125rem;
        line-height: 1.6;
      }
      [popover] {
        inset: 56px 16px auto auto;
        width: min(380px, calc(100vw - 32px));
        max-height: calc(100dvh - 140px);
        margin: 0;
        padding: var(--s4);
        overflow-y: auto;
        border: 1px solid var(--grid);
        border-radius: var(--radius);
        background: var(--bg);
        color: var(--ink);
        box-shadow: var(--shadow);
      }
      h2 {
        font-size: 1rem;
      }
      ul {
        display: grid;
        gap: var(--s2);
        margin-block: var(--s3);
        padding: 0;
        list-style: none;
      }
      li {
        padding: var(--s2);
        border-inline-start: 3px solid transparent;
        overflow-wrap: anywhere;
      }
      .unread {
        border-color: var(--action);
        background: var(--action-tint);
      }
      li a {
        display: block;
        position: relative;
      }
      .unread a {
        font-weight: 600;
      }
      .title {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        line-height: var(--lh-clip);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'notification-bell': NotificationBell
  }
}
