import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { FleetRow } from '../../server/contract/kiosk.ts'
import type { Words } from '../../server/contract/language.ts'
import type { SessionReply } from '../../server/contract/people.ts'
import { formatDateTime, formatElapsed, formatNumber } from '../../server/words/format.ts'
import { api, errorWords } from '../api.ts'
import { problemNote } from '../elements/page/form-fields.ts'
import '../elements/kiosks/kiosk-details.ts'
import '../elements/kiosks/kiosk-dialog.ts'
import type { KioskDialog } from '../elements/kiosks/kiosk-dialog.ts'
import { KIOSK_STATUS_LOOK, KIOSK_STRINGS } from '../elements/kiosks/kiosk-words.ts'
import '../elements/page/page-tabs.ts'
import { MinuteClock } from '../elements/feedback/minute-clock.ts'
import '../elements/page/page-message.ts'
import '../elements/kiosks/pairing-dialog.ts'
import type { PairingDialog } from '../elements/kiosks/pairing-dialog.ts'
import '../elements/kiosks/revoke-dialog.ts'
import type { RevokeDialog } from '../elements/kiosks/revoke-dialog.ts'
import { sessionContext } from '../session.ts'
import { STRINGS } from '../strings/strings.ts'
import { baseStyles, buttonStyles, pageStyles, tableStyles, tagStyles } from '../ui/base-styles.ts'
import { icon } from '../ui/icons.ts'
import { LanguageController } from '../ui/localize.ts'
import { unitName } from '../../server/words/unit-name.ts'

/** Every kiosk: is its tablet alive, has it sent everything, is anything missing or suspect; and what to do about it. */
@customElement('kiosks-page')
export class KiosksPage extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)
  private readonly clock = new MinuteClock(this)
  /** The kiosk whose details are open. */
  @state() private openId: string | null = null
  @state() private problem: Words | undefined
  @query('pairing-dialog') private pairingDialog?: PairingDialog
  @query('kiosk-dialog') private kioskDialog?: KioskDialog
  @query('revoke-dialog') private revokeDialog?: RevokeDialog

  private readonly reload = (): void => void this.fleet.run()
  private readonly fleet = new Task(this, {
    task: (_args, { signal }) => api.kiosks(signal),
    args: () => [],
  })

  override render() {
    const dialogs = html`<pairing-dialog zone=${this.zone}></pairing-dialog>
      <kiosk-dialog @kiosk-changed=${this.reload}></kiosk-dialog>
      <revoke-dialog @kiosk-changed=${this.reload}></revoke-dialog>`
    return html`<article>
      <page-tabs page="kiosks"></page-tabs>
      <header>
        <h1 tabindex="-1">${this.local.say(STRINGS.kiosksTitle)}</h1>
        ${
          this.mayManage
            ? html`<button class="primary" @click=${() => this.kioskDialog?.open(null)}>
                ${icon('plus')} ${this.local.say(KIOSK_STRINGS.add)}
              </button>`
            : nothing
        }
      </header>
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
      ${this.mayManage ? dialogs : nothing}
    </article>`
  }

  private renderTable(rows: readonly FleetRow[]) {
    const numbers = [KIOSK_STRINGS.arrived, STRINGS.unsent, STRINGS.gaps, KIOSK_STRINGS.quarter]
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
            <th scope="col">${this.local.say(STRINGS.columnStatus)}</th>
            ${numbers.map((words) => html`<th scope="col" class="numeric">${this.local.say(words)}</th>`)}
            <td></td>
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
    const isOpen = this.openId === row.id
    const { unit, desk, quarter } = row
    const place = [unit, desk].flatMap((at) => (at ? [unitName(at, this.local.language)] : []))
    const number = (value: number) => formatNumber(value, this.local.language)
    return html`<tr>
        <th scope="row"><strong>${row.name}</strong><br /><span class="meta">${place.join(' · ')}</span></th>
        <td>${this.renderState(row)}</td>
        <td class="numeric">${number(row.received)}</td>
        <td class="numeric">${this.renderCount(row.heartbeat?.unsent ?? 0)}</td>
        <td class="numeric">${this.renderCount(row.missing)} ${this.renderReused(row.reused)}</td>
        <td class="numeric">${number(quarter.all)}</td>
        <td class="numeric">
          <button
            class="quiet"
            aria-expanded=${isOpen ? 'true' : 'false'}
            aria-label="${this.local.say(KIOSK_STRINGS.details)}: ${row.name}"
            @click=${() => (this.openId = isOpen ? null : row.id)}
          >
            ${this.local.say(KIOSK_STRINGS.details)}
          </button>
        </td>
      </tr>
      ${isOpen ? this.renderDetails(row) : nothing}`
  }

  private renderDetails(row: FleetRow) {
    const actions = html`<div class="actions">
      <button @click=${() => this.pairingDialog?.open(row.name)}>
        ${icon('tablet')} ${this.local.say(KIOSK_STRINGS.pair)}
      </button>
      <button @click=${() => this.kioskDialog?.open(row)}>${this.local.say(KIOSK_STRINGS.configure)}</button>
      <button ?disabled=${!row.paired} @click=${() => void this.restart(row.id)}>
        ${icon('restart')} ${this.local.say(KIOSK_STRINGS.restart)}
      </button>
      <button class="danger" ?disabled=${!row.paired} @click=${() => this.revokeDialog?.open(row)}>
        ${icon('lock')} ${this.local.say(KIOSK_STRINGS.revoke)}
      </button>
    </div>`
    return html`<tr>
      <td colspan="7" class="details">
        <kiosk-details .row=${row} zone=${this.zone}></kiosk-details>
        ${this.mayManage ? actions : nothing} ${problemNote(this.local, this.problem)}
      </td>
    </tr>`
  }

  private async restart(id: string): Promise<void> {
    this.problem = undefined
    try {
      await api.restartTablet(id)
    } catch (error) {
      this.problem = errorWords(error)
    }
    this.reload()
  }

  private get zone(): string {
    return this.session?.organisation.zone ?? 'UTC'
  }

  private get mayManage(): boolean {
    return this.session?.grants.some(({ role }) => role === 'administrator') ?? false
  }

  private renderState(row: FleetRow) {
    const { words, tint, icon: sign } = KIOSK_STATUS_LOOK[row.status]
    const tag = row.paired
      ? html`<span class="tag ${tint}">${icon(sign)} ${this.local.say(words)}</span>`
      : html`<span class="tag soon">${icon('info')} ${this.local.say(KIOSK_STRINGS.notPaired)}</span>`
    return html`${tag}<br /><span class="meta">${this.describeSeen(row)}</span>`
  }

  private describeSeen({ lastSeenAt }: FleetRow): string {
    if (lastSeenAt === null) return ''
    const minutes = Math.max(0, Math.floor((this.clock.now.getTime() - Date.parse(lastSeenAt)) / 60_000))
    const elapsed = formatElapsed(minutes, this.local.language)
    const ago = this.local.say({ vi: `${elapsed} trước`, en: `${elapsed} ago` })
    return `${formatDateTime(lastSeenAt, this.zone)} (${ago})`
  }

  /** Zero is what one hopes to read; anything else gets an icon, not only a colour. */
  private renderCount(count: number) {
    const number = formatNumber(count, this.local.language)
    return count === 0 ? number : html`<span class="tag soon">${icon('alert')} ${number}</span>`
  }

  private renderReused(count: number) {
    if (count === 0) return nothing
    const number = formatNumber(count, this.local.language)
    return html`<span class="tag overdue"
      >${icon('alert')} ${this.local.say(KIOSK_STRINGS.reused)}: ${number}</span
    >`
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    tableStyles,
    tagStyles,
    pageStyles,
    css`
      strong {
        font-weight: 600;
      }
      tbody th {
        min-width: 16ch;
      }
      @media (max-width: 900px) {
        /* The way to the details stays in sight. */
        .tag {
          white-space: normal;
        }
      }
      header,
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s3);
      }
      header {
        align-items: center;
        justify-content: space-between;
      }
      td.details {
        padding: var(--s4);
        background: var(--surface);
      }
      .actions {
        margin-block-start: var(--s4);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosks-page': KiosksPage
  }
}
