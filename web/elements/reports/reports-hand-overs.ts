import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { SessionReply } from '../../../server/contract/people.ts'
import type { HandOversReport } from '../../../server/contract/reports/hand-overs.ts'
import { formatDateTime, formatNumber } from '../../../server/words/format.ts'
import { handOversFinding } from '../../../server/words/reports/hand-over-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { api, errorWords } from '../../api.ts'
import { hrefOf } from '../../router.ts'
import { sessionContext } from '../../session.ts'
import { INSIGHT_STRINGS } from '../../strings/insight-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { LanguageController } from '../../ui/localize.ts'
import '../page/page-message.ts'
import './figure-definition.ts'
import { sectionStyles } from './section-styles.ts'

/** What a unit handed to others and was handed, how long it had held it, and the items that went round most. */
@customElement('reports-hand-overs')
export class ReportsHandOvers extends LitElement {
  @property() period = ''
  @property() unit?: string
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)
  private readonly report = new Task(this, {
    task: ([period, unit], { signal }) => api.handOvers(period, unit, signal),
    args: () => [this.period, this.unit] as const,
  })

  override render() {
    return html`<section>
      <h2>${this.local.say(INSIGHT_STRINGS.handOvers)}</h2>
      ${this.report.render({
        pending: () => html`<page-message waiting></page-message>`,
        complete: (report) => this.renderReport(report),
        error: (error) => html`<page-message icon="alert" .lead=${errorWords(error)}></page-message>`,
      })}
    </section>`
  }

  private renderReport(report: HandOversReport) {
    const { language } = this.local
    if (report.partners.length === 0) return html`<p>${this.local.say(INSIGHT_STRINGS.handOversNone)}</p>`
    const asOf = formatDateTime(report.asOf, this.session?.organisation.zone ?? 'UTC')
    const hours = (value: number | null) => (value === null ? '–' : formatNumber(value, language, 1))
    return html`<figure aria-labelledby="finding">
        <figcaption>
          <h3 id="finding">${this.local.say(handOversFinding(report))}</h3>
          <p class="meta">
            ${this.local.say(INSIGHT_STRINGS.handOversMeasure)} · ${unitName(report.unit, language)} ·
            ${this.local.say(report.period.label)} · ${this.local.say(INSIGHT_STRINGS.source)}, ${asOf}
          </p>
        </figcaption>
        <div
          class="table-box"
          role="region"
          tabindex="0"
          aria-label=${this.local.say(INSIGHT_STRINGS.handOvers)}
        >
          <table>
            <thead>
              <tr>
                <th scope="col">${this.local.say(INSIGHT_STRINGS.otherUnit)}</th>
                <th scope="col" class="numeric">${this.local.say(INSIGHT_STRINGS.given)}</th>
                <th scope="col" class="numeric">${this.local.say(INSIGHT_STRINGS.heldHours)}</th>
                <th scope="col" class="numeric">${this.local.say(INSIGHT_STRINGS.taken)}</th>
              </tr>
            </thead>
            <tbody>
              ${report.partners.map(
                ({ unit, given, taken, heldHours }) =>
                  html`<tr>
                    <th scope="row">${unitName(unit, language)}</th>
                    <td class="numeric">${formatNumber(given, language)}</td>
                    <td class="numeric">${hours(heldHours)}</td>
                    <td class="numeric">${formatNumber(taken, language)}</td>
                  </tr>`,
              )}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">${unitName(report.unit, language)}</th>
                <td class="numeric">${formatNumber(report.given, language)}</td>
                <td class="numeric">${hours(report.heldHours)}</td>
                <td class="numeric">${formatNumber(report.taken, language)}</td>
              </tr>
            </tfoot>
          </table>
        </div>
        <figure-definition of="hand-overs"></figure-definition>
      </figure>
      ${report.mostPassed.length === 0 ? nothing : this.renderPassed(report)}`
  }

  private renderPassed({ mostPassed }: HandOversReport) {
    return html`<div
      class="table-box"
      role="region"
      tabindex="0"
      aria-label=${this.local.say(INSIGHT_STRINGS.mostPassed)}
    >
      <table>
        <caption>
          ${this.local.say(INSIGHT_STRINGS.mostPassed)}
        </caption>
        <thead>
          <tr>
            <th scope="col">${this.local.say(STRINGS.columnItem)}</th>
            <th scope="col" class="numeric">${this.local.say(INSIGHT_STRINGS.times)}</th>
          </tr>
        </thead>
        <tbody>
          ${mostPassed.map(
            (item) =>
              html`<tr>
                <th scope="row">
                  <a class="numeric" href=${hrefOf({ page: 'item', id: item.feedbackId, view: 'all', q: '' })}
                    >${item.trackingCode}</a
                  >
                  ${item.title}
                </th>
                <td class="numeric">${formatNumber(item.times, this.local.language)}</td>
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
    'reports-hand-overs': ReportsHandOvers
  }
}
