import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { FleetRow } from '../../server/contract/kiosk.ts'
import type { SessionReply } from '../../server/contract/people.ts'
import { api, errorWords } from '../api.ts'
import { MinuteClock } from '../elements/minute-clock.ts'
import '../elements/page-message.ts'
import { sessionContext } from '../session.ts'
import { STRINGS } from '../strings.ts'
import { baseStyles, buttonStyles, tableStyles, tagStyles } from '../ui/base-styles.ts'
import { formatDateTime, formatElapsed, formatNumber } from '../ui/format.ts'
import { icon } from '../ui/icons.ts'
import { LanguageController } from '../ui/localize.ts'

/** A tablet sends its heartbeat every minute; after this many without one it needs a look. */
const SILENT_AFTER_MINUTES = 15

/** Every tablet: is it alive, has it sent everything, is anything missing. */
@customElement('kiosks-page')
export class KiosksPage extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)
  private readonly clock = new MinuteClock(this)
  private readonly fleet = new Task(this, {
    task: (_args, { signal }) => api.kiosks(signal),
    args: () => [],
  })

  override render() {
    return html`<article>
      <h1 tabindex="-1">${this.local.say(STRINGS.kiosksTitle)}</h1>
      ${this.fleet.render({
        pending: () => html`<page-message waiting></page-message>`,
        error: (error) =>
          html`<page-message icon="alert" .lead=${errorWords(error)}>
            <button @click=${() => this.fleet.run()}>${this.local.say(STRINGS.retry)}</button>
          </page-message>`,
        complete: (rows) =>
          rows.length === 0
            ? html`<page-message icon="tablet" .lead=${STRINGS.noKiosks}></page-message>`
            : this.renderTable(rows),
      })}
    </article>`
  }

  private renderTable(rows: readonly FleetRow[]) {
    const heads = [STRINGS.columnStatus, STRINGS.lastSeen]
    const numbers = [STRINGS.rated, STRINGS.unsent, STRINGS.gaps]
    return html`<div
      class="table-box"
      role="region"
      tabindex="0"
      aria-label=${this.local.say(STRINGS.kiosksTitle)}
    >
      <table>
        <caption class="visually-hidden">
          ${this.local.say(STRINGS.kiosksTitle)}
        </caption>
        <thead>
          <tr>
            <th scope="col">${this.local.say(STRINGS.kiosk)}</th>
            ${heads.map((words) => html`<th scope="col">${this.local.say(words)}</th>`)}
            ${numbers.map((words) => html`<th scope="col" class="numeric">${this.local.say(words)}</th>`)}
            <th scope="col">${this.local.say(STRINGS.appVersion)}</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            rows,
            ({ id }) => id,
            (row) => this.renderRow(row),
          )}
        </tbody>
      </table>
    </div>`
  }

  private renderRow(row: FleetRow) {
    const { language } = this.local
    const unsent = row.heartbeat?.unsent ?? 0
    return html`<tr>
      <th scope="row">
        <strong>${row.name}</strong><br /><span class="meta"
          >${row.unit.name}${row.desk === null ? '' : ` · ${row.desk}`}</span
        >
      </th>
      <td>${this.renderState(row)}</td>
      <td class="numeric seen">${this.renderSeen(row)}</td>
      <td class="numeric">${formatNumber(row.received, language)}</td>
      <td class="numeric">${this.renderCount(unsent)}</td>
      <td class="numeric">${this.renderCount(row.missing)}</td>
      <td>${row.heartbeat?.appVersion ?? nothing}</td>
    </tr>`
  }

  private silentMinutes({ lastSeenAt }: FleetRow): number | null {
    return lastSeenAt === null
      ? null
      : Math.floor((this.clock.now.getTime() - Date.parse(lastSeenAt)) / 60_000)
  }

  private renderState(row: FleetRow) {
    if (!row.paired) return html`<span class="tag">${this.local.say(STRINGS.notPaired)}</span>`
    const minutes = this.silentMinutes(row)
    const isSilent = minutes === null || minutes > SILENT_AFTER_MINUTES
    return isSilent
      ? html`<span class="tag overdue">${icon('alert')} ${this.local.say(STRINGS.silent)}</span>`
      : html`<span class="tag ontime">${icon('check')} ${this.local.say(STRINGS.alive)}</span>`
  }

  private renderSeen(row: FleetRow) {
    const minutes = this.silentMinutes(row)
    if (row.lastSeenAt === null || minutes === null) return this.local.say(STRINGS.never)
    const { language } = this.local
    const elapsed = formatElapsed(Math.max(0, minutes), language)
    return html`${formatDateTime(row.lastSeenAt, this.session?.organisation.zone ?? 'UTC')}<br /><span
        class="meta"
        >${language === 'vi' ? `${elapsed} trước` : `${elapsed} ago`}</span
      >`
  }

  /** Zero is what one hopes to read; anything else gets an icon, not only a colour. */
  private renderCount(count: number) {
    const number = formatNumber(count, this.local.language)
    return count === 0 ? number : html`<span class="tag soon">${icon('alert')} ${number}</span>`
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    tableStyles,
    tagStyles,
    css`
      :host {
        min-height: 100%;
        background: var(--bg);
      }
      article {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s4);
        max-width: 1120px;
        margin: 0 auto;
        padding: var(--s5);
      }
      h1:focus {
        outline: none;
        box-shadow: none;
      }
      strong {
        font-weight: 600;
      }
      td.seen {
        text-align: start;
      }
      @media (max-width: 560px) {
        article {
          padding: var(--s4);
        }
      }
    `,
  ]
}
