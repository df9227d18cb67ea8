import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { SessionReply } from '../../../server/contract/people.ts'
import type { PromisesReport } from '../../../server/contract/reports/promises.ts'
import { formatDateTime, formatNumber } from '../../../server/words/format.ts'
import { promisesFinding } from '../../../server/words/reports/promise-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { api, errorWords } from '../../api.ts'
import { hrefOf } from '../../router.ts'
import { opensItems, sessionContext } from '../../session.ts'
import { INSIGHT_STRINGS } from '../../strings/insight-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { LanguageController } from '../../ui/localize.ts'
import '../page/page-message.ts'
import './figure-definition.ts'
import { brokenHref } from './number-links.ts'
import { sectionStyles } from './section-styles.ts'

/** The days that first replies promised: kept, or passed without the answer, by unit; and what still waits longest. */
@customElement('reports-promises')
export class ReportsPromises extends LitElement {
  @property() period = ''
  @property() unit?: string
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)
  private readonly report = new Task(this, {
    task: ([period, unit], { signal }) => api.promises(period, unit, signal),
    args: () => [this.period, this.unit] as const,
  })

  override render() {
    return html`<section>
      <h2>${this.local.say(INSIGHT_STRINGS.promises)}</h2>
      ${this.report.render({
        pending: () => html`<page-message waiting></page-message>`,
        complete: (report) => this.renderReport(report),
        error: (error) => html`<page-message icon="alert" .lead=${errorWords(error)}></page-message>`,
      })}
    </section>`
  }

  private get zone(): string {
    return this.session?.organisation.zone ?? 'UTC'
  }

  private renderReport(report: PromisesReport) {
    const { language } = this.local
    if (report.promised === 0) return html`<p>${this.local.say(INSIGHT_STRINGS.promisesNone)}</p>`
    return html`<figure aria-labelledby="finding">
        <figcaption>
          <h3 id="finding">${this.local.say(promisesFinding(report))}</h3>
          <p class="meta">
            ${this.local.say(INSIGHT_STRINGS.promisesMeasure)} · ${unitName(report.unit, language)} ·
            ${this.local.say(report.period.label)} · ${this.local.say(INSIGHT_STRINGS.source)},
            ${formatDateTime(report.asOf, this.zone)}
          </p>
        </figcaption>
        <div
          class="table-box"
          role="region"
          tabindex="0"
          aria-label=${this.local.say(INSIGHT_STRINGS.promises)}
        >
          <table>
            <thead>
              <tr>
                <th scope="col">${this.local.say(STRINGS.unit)}</th>
                ${(['promised', 'kept', 'broken', 'brokenItems'] as const).map(
                  (column) =>
                    html`<th scope="col" class="numeric">${this.local.say(INSIGHT_STRINGS[column])}</th>`,
                )}
              </tr>
            </thead>
            <tbody>
              ${report.byUnit.map((row) => this.renderRow(report, row, row.unit.code === report.unit.code))}
            </tbody>
            <tfoot>
              ${this.renderRow(report, report, false)}
            </tfoot>
          </table>
        </div>
        <figure-definition of="promises"></figure-definition>
      </figure>
      ${report.longest.length === 0 ? nothing : this.renderLongest(report)}`
  }

  private renderRow({ period }: PromisesReport, row: PromisesReport['byUnit'][number], isAlone: boolean) {
    const { language } = this.local
    const items = formatNumber(row.brokenItems, language)
    const leads = row.brokenItems > 0 && opensItems(this.session) && period.turnsAt === '00:00'
    const name = unitName(row.unit, language)
    const shown = isAlone ? this.local.say({ vi: `${name} (trực tiếp)`, en: `${name} (itself)` }) : name
    return html`<tr>
      <th scope="row">${shown}</th>
      <td class="numeric">${formatNumber(row.promised, language)}</td>
      <td class="numeric">${formatNumber(row.kept, language)}</td>
      <td class="numeric">${formatNumber(row.broken, language)}</td>
      <td class="numeric">
        ${leads ? html`<a href=${brokenHref({ unit: row.unit.code, isAlone }, period)}>${items}</a>` : items}
      </td>
    </tr>`
  }

  private renderLongest({ longest }: PromisesReport) {
    const name = this.local.say(INSIGHT_STRINGS.brokenLongest)
    return html`<div class="table-box" role="region" tabindex="0" aria-label=${name}>
      <table>
        <caption>
          ${name}
        </caption>
        <thead>
          <tr>
            <th scope="col">${this.local.say(STRINGS.columnItem)}</th>
            <th scope="col">${this.local.say(STRINGS.unit)}</th>
            <th scope="col">${this.local.say(INSIGHT_STRINGS.promisedUntil)}</th>
          </tr>
        </thead>
        <tbody>
          ${longest.map(
            (item) =>
              html`<tr>
                <th scope="row">
                  <a class="numeric" href=${hrefOf({ page: 'item', id: item.feedbackId, view: 'all', q: '' })}
                    >${item.trackingCode}</a
                  >
                  ${item.title}
                </th>
                <td>${unitName(item.unit, this.local.language)}</td>
                <td>${formatDateTime(item.until, this.zone)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  }

  static override readonly styles = sectionStyles
}

declare global {
  interface HTMLElementTagNameMap {
    'reports-promises': ReportsPromises
  }
}
