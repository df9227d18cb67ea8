import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import {
  type FlowPoint,
  LATENESS,
  type OldestItem,
  type OpenItemsReport,
} from '../../../server/contract/reports/insight.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import { formatDateTime, formatDay, formatNumber, formatSample } from '../../../server/words/format.ts'
import { openItemsFinding } from '../../../server/words/open-items-sentences.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { api, errorWords } from '../../api.ts'
import { hrefOf } from '../../router.ts'
import { opensItems, sessionContext } from '../../session.ts'
import { INSIGHT_STRINGS } from '../../strings/insight-strings.ts'
import { LATENESS_WORDS } from '../../strings/list-filter-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { LanguageController } from '../../ui/localize.ts'
import '../page/page-message.ts'
import './count-bars.ts'
import './figure-definition.ts'
import './flow-lines.ts'
import { answeredHref, openHref, receivedHref } from './number-links.ts'
import { sectionStyles } from './section-styles.ts'

/** What is open now by how late it is, the latest items, and what came and was answered in the period. */
@customElement('reports-open-items')
export class ReportsOpenItems extends LitElement {
  @property() period = ''
  @property() unit?: string
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)
  private readonly report = new Task(this, {
    task: ([period, unit], { signal }) => api.openItems(period, unit, signal),
    args: () => [this.period, this.unit] as const,
  })

  override render() {
    return this.report.render({
      pending: () => html`<page-message waiting></page-message>`,
      complete: (report) => this.renderReport(report),
      error: (error) => html`<page-message icon="alert" .lead=${errorWords(error)}></page-message>`,
    })
  }

  private renderReport(report: OpenItemsReport) {
    const { language } = this.local
    const asOf = formatDateTime(report.asOf, this.session?.organisation.zone ?? 'UTC')
    return html`<section>
      <h2>${this.local.say(INSIGHT_STRINGS.openItems)}</h2>
      <figure aria-labelledby="finding">
        <figcaption>
          <h3 id="finding">${this.local.say(openItemsFinding(report))}</h3>
          <p class="meta">
            ${this.local.say(INSIGHT_STRINGS.items)} · ${unitName(report.unit, language)} ·
            ${formatSample(report.open, language)} · ${this.local.say(INSIGHT_STRINGS.source)}, ${asOf}
          </p>
        </figcaption>
        <count-bars
          label=${this.local.say(INSIGHT_STRINGS.lateness)}
          .heads=${[this.local.say(INSIGHT_STRINGS.lateness), this.local.say(INSIGHT_STRINGS.items)]}
          .bars=${LATENESS.map((each) => ({
            name: this.local.say(LATENESS_WORDS[each]),
            n: report.byLateness[each],
            ...(opensItems(this.session) ? { href: openHref({ unit: report.unit.code }, each) } : {}),
          }))}
        ></count-bars>
        ${opensItems(this.session) ? this.renderLinks(report) : ''}
        <figure-definition of="open"></figure-definition>
      </figure>
      ${report.overdue > 0 ? this.renderOldest(report.oldest) : ''} ${this.renderFlow(report)}
    </section>`
  }

  private renderLinks({ open, overdue, unit }: OpenItemsReport) {
    const of = { unit: unit.code }
    const { language } = this.local
    const [all, late] = [formatNumber(open, language), formatNumber(overdue, language)]
    return html`<p>
      ${
        open > 0
          ? html`<a href=${openHref(of, 'open')}>${this.local.say(INSIGHT_STRINGS.openOpen)} (${all})</a>`
          : ''
      }
      ${
        overdue > 0
          ? html`·
              <a href=${openHref(of, 'overdue')}>${this.local.say(INSIGHT_STRINGS.openOverdue)} (${late})</a>`
          : ''
      }
    </p>`
  }

  private renderOldest(oldest: readonly OldestItem[]) {
    const { language } = this.local
    if (!opensItems(this.session))
      return html`<p class="meta">${this.local.say(INSIGHT_STRINGS.oldestHidden)}</p>`
    return html`<div
      class="table-box"
      role="region"
      tabindex="0"
      aria-label=${this.local.say(INSIGHT_STRINGS.oldest)}
    >
      <table>
        <caption>
          ${this.local.say(INSIGHT_STRINGS.oldest)}
        </caption>
        <thead>
          <tr>
            <th scope="col">${this.local.say(STRINGS.columnItem)}</th>
            <th scope="col" class="numeric">${this.local.say(INSIGHT_STRINGS.daysLate)}</th>
            <th scope="col">${this.local.say(STRINGS.unit)}</th>
          </tr>
        </thead>
        <tbody>
          ${oldest.map(
            (item) =>
              html`<tr>
                <th scope="row">
                  <a
                    class="numeric"
                    href=${hrefOf({ page: 'item', id: item.feedbackId, view: 'today', q: '' })}
                    >${item.trackingCode}</a
                  >
                  ${item.title}
                </th>
                <td class="numeric">
                  ${item.workingDaysLate < 1 ? this.local.say(INSIGHT_STRINGS.underADay) : formatNumber(item.workingDaysLate, language, 1)}
                </td>
                <td>${unitName(item.unit, language)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div> `
  }

  private renderFlow({ flow, period, unit }: OpenItemsReport) {
    const { language } = this.local
    const mayOpen = opensItems(this.session) && period.turnsAt === '00:00'
    const number = (key: 'received' | 'answered', n: number, days: Pick<FlowPoint, 'from' | 'to'>) => {
      const words = formatNumber(n, language)
      if (!mayOpen || n === 0) return words
      const hrefIn = key === 'received' ? receivedHref : answeredHref
      return html`<a href=${hrefIn({ unit: unit.code }, days)}>${words}</a>`
    }
    const name = this.local.say(INSIGHT_STRINGS.flow)
    return html`<div>
      <p>
        ${this.local.say(period.label)}: ${this.local.say(INSIGHT_STRINGS.received)}
        <strong>${number('received', flow.received, period)}</strong>,
        ${this.local.say(INSIGHT_STRINGS.answered)}
        <strong>${number('answered', flow.answered, period)}</strong>.
      </p>
      ${flow.points.length > 1 ? html`<flow-lines .points=${flow.points} label=${name}></flow-lines>` : ''}
      <details>
        <summary>${this.local.say(INSIGHT_STRINGS.flowTable)}</summary>
        <div class="table-box" role="region" tabindex="0" aria-label=${name}>
          <table>
            <thead>
              <tr>
                <th scope="col">${this.local.say(INSIGHT_STRINGS.from)}</th>
                <th scope="col" class="numeric">${this.local.say(INSIGHT_STRINGS.received)}</th>
                <th scope="col" class="numeric">${this.local.say(INSIGHT_STRINGS.answered)}</th>
              </tr>
            </thead>
            <tbody>
              ${flow.points.map(
                ({ from, to, received, answered }) =>
                  html`<tr>
                    <th scope="row">${formatDay(from)}</th>
                    <td class="numeric">${number('received', received, { from, to })}</td>
                    <td class="numeric">${number('answered', answered, { from, to })}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>
      <figure-definition of="flow"></figure-definition>
    </div>`
  }

  static override readonly styles = sectionStyles
}

declare global {
  interface HTMLElementTagNameMap {
    'reports-open-items': ReportsOpenItems
  }
}
