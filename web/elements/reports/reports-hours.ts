import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { SessionReply } from '../../../server/contract/people.ts'
import type { HourCell, HoursReport } from '../../../server/contract/reports/taps.ts'
import { formatDateTime, formatNumber, formatSample } from '../../../server/words/format.ts'
import {
  hoursFinding,
  OPENING_WORDS,
  UNDER_TEN,
  WEEKDAY_WORDS,
} from '../../../server/words/reports/hour-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { api, csvPath, errorWords } from '../../api.ts'
import { sessionContext } from '../../session.ts'
import { INSIGHT_STRINGS } from '../../strings/insight-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { LanguageController } from '../../ui/localize.ts'
import '../page/page-message.ts'
import './figure-definition.ts'
import { sectionStyles } from './section-styles.ts'

/** How many steps of shade there are. */
const SHADES = 5

/** When people tapped: an hour a row, a weekday a column; the picture is the table. */
@customElement('reports-hours')
export class ReportsHours extends LitElement {
  @property() period = ''
  @property() unit?: string
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)
  private readonly report = new Task(this, {
    task: ([period, unit], { signal }) => api.hours(period, unit, signal),
    args: () => [this.period, this.unit] as const,
  })

  override render() {
    return this.report.render({
      pending: () => html`<page-message waiting></page-message>`,
      complete: (report) => this.renderReport(report),
      error: (error) => html`<page-message icon="alert" .lead=${errorWords(error)}></page-message>`,
    })
  }

  private renderReport(report: HoursReport) {
    const { language } = this.local
    const heading = html`<h2>${this.local.say(INSIGHT_STRINGS.hours)}</h2>`
    const { n, quarter, cells } = report
    if (n === null || quarter === null || cells.length === 0)
      return html`<section>
        ${heading}
        <p>${this.local.say(INSIGHT_STRINGS.hoursNone)}</p>
      </section>`
    const asOf = formatDateTime(report.asOf, this.session?.organisation.zone ?? 'UTC')
    return html`<section>
      ${heading}
      <figure aria-labelledby="finding">
        <figcaption>
          <h3 id="finding">${this.local.say(hoursFinding(report))}</h3>
          <p class="meta">
            ${this.local.say(INSIGHT_STRINGS.hoursMeasure)} · ${unitName(report.unit, language)} ·
            ${this.local.say(quarter.label)} · ${formatSample(n, language)} · ${report.zone} ·
            ${this.local.say(INSIGHT_STRINGS.source)}, ${asOf}
          </p>
          <p>${this.local.say(INSIGHT_STRINGS.hoursBlank)}</p>
        </figcaption>
        ${this.renderTable(cells)}
        <figure-definition of="hours"></figure-definition>
        <a class="csv" href=${csvPath('hours', this.period, this.unit)} download
          >${this.local.say(STRINGS.downloadCsv)}</a
        >
      </figure>
    </section>`
  }

  private renderTable(cells: readonly HourCell[]) {
    const most = Math.max(1, ...cells.map(({ n }) => n ?? 0))
    const hours = [...new Set(cells.map(({ hour }) => hour))].toSorted((a, b) => a - b)
    return html`<div
      class="table-box"
      role="region"
      tabindex="0"
      aria-label=${this.local.say(INSIGHT_STRINGS.hours)}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">${this.local.say(INSIGHT_STRINGS.hour)}</th>
            ${WEEKDAY_WORDS.map((words) => html`<th scope="col">${this.local.say(words)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${hours.map(
            (hour) =>
              html`<tr>
                <th scope="row">${hour}–${hour + 1}</th>
                ${cells.filter((cell) => cell.hour === hour).map((cell) => this.renderCell(cell, most))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  }

  private renderCell({ n, opening }: HourCell, most: number) {
    const shade = n === null ? 0 : Math.max(1, Math.ceil((n / most) * SHADES))
    const words = this.local.say(OPENING_WORDS[opening])
    return html`<td class="${opening} shade-${shade}">
      ${
        n === null
          ? html`<span class="visually-hidden">${this.local.say(UNDER_TEN)}</span>`
          : formatNumber(n, this.local.language)
      }
      ${
        opening === 'closed'
          ? html`<span class="note">${words}</span>`
          : opening === 'partly'
            ? html`<span class="visually-hidden">${words}</span>`
            : ''
      }
    </td>`
  }

  static override readonly styles = [
    sectionStyles,
    css`
      table {
        border-collapse: separate;
        border-spacing: 2px;
      }
      th,
      td {
        padding: var(--s1) var(--s2);
        border: 0;
        text-align: center;
        white-space: nowrap;
      }
      tbody th[scope='row'] {
        min-width: 0;
      }
      td {
        min-width: 56px;
        background: var(--bg);
        outline: 1px solid var(--grid);
      }
      .note {
        color: var(--ink-2);
        font-size: 0.8125rem;
      }
      .partly {
        text-decoration: underline;
      }
      .closed {
        background-image: repeating-linear-gradient(45deg, transparent 0 6px, var(--grid) 6px 7px);
      }
      .shade-1 {
        background-color: color-mix(in srgb, var(--data-5) 8%, var(--bg));
      }
      .shade-2 {
        background-color: color-mix(in srgb, var(--data-5) 16%, var(--bg));
      }
      .shade-3 {
        background-color: color-mix(in srgb, var(--data-5) 24%, var(--bg));
      }
      .shade-4 {
        background-color: color-mix(in srgb, var(--data-5) 32%, var(--bg));
      }
      .shade-5 {
        background-color: color-mix(in srgb, var(--data-5) 40%, var(--bg));
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'reports-hours': ReportsHours
  }
}
