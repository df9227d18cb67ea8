import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import type { ProcedureCell, ProceduresReport } from '../../../server/contract/reports/taps.ts'
import { formatDateTime, formatInterval, formatNumber, formatPercent } from '../../../server/words/format.ts'
import { hiddenWords } from '../../../server/words/reports/report-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { api, errorWords } from '../../api.ts'
import { sessionContext } from '../../session.ts'
import { INSIGHT_STRINGS } from '../../strings/insight-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { LanguageController } from '../../ui/localize.ts'
import '../page/page-message.ts'
import './figure-definition.ts'
import { sectionStyles } from './section-styles.ts'

/** What was tapped at a unit by procedure; procedures that may not be told stand in it with the reason. */
@customElement('reports-procedures')
export class ReportsProcedures extends LitElement {
  @property() period = ''
  @property() unit = ''
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)
  private readonly report = new Task(this, {
    task: ([period, unit], { signal }) => api.procedureRatings(period, unit, signal),
    args: () => [this.period, this.unit] as const,
  })

  override render() {
    return html`<section>
      <h2>${this.local.say(INSIGHT_STRINGS.ratedProcedures)}</h2>
      ${this.report.render({
        pending: () => html`<page-message waiting></page-message>`,
        complete: (report) => this.renderReport(report),
        error: (error) => html`<page-message icon="alert" .lead=${errorWords(error)}></page-message>`,
      })}
    </section>`
  }

  private renderReport(report: ProceduresReport) {
    const { n, quarter, procedures } = report
    const { language } = this.local
    if (n === null || quarter === null || procedures.length === 0)
      return html`<p>${this.local.say(INSIGHT_STRINGS.ratedProceduresNone)}</p>`
    const asOf = formatDateTime(report.asOf, this.session?.organisation.zone ?? 'UTC')
    return html`<figure aria-labelledby="finding">
      <figcaption>
        <h3 id="finding">${this.finding(procedures)}</h3>
        <p class="meta">
          ${this.local.say(INSIGHT_STRINGS.desksMeasure)} · ${unitName(report.unit, language)} ·
          ${this.local.say(quarter.label)} · n = ${formatNumber(n, language)} ·
          ${this.local.say(INSIGHT_STRINGS.source)}, ${asOf}
        </p>
      </figcaption>
      <div
        class="table-box"
        role="region"
        tabindex="0"
        aria-label=${this.local.say(INSIGHT_STRINGS.ratedProcedures)}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">${this.local.say(INSIGHT_STRINGS.ratedProcedure)}</th>
              <th scope="col" class="numeric">n</th>
              <th scope="col" class="numeric">${this.local.say(STRINGS.satisfiedShare)}</th>
              <th scope="col" class="numeric">${this.local.say(STRINGS.interval95)}</th>
            </tr>
          </thead>
          <tbody>
            ${procedures.map((cell) => this.renderRow(cell))}
          </tbody>
        </table>
      </div>
      <figure-definition of="rated-procedures"></figure-definition>
    </figure>`
  }

  private finding(procedures: readonly ProcedureCell[]): string {
    const { language } = this.local
    const [best] = procedures.toSorted((a, b) => (b.share ?? -1) - (a.share ?? -1))
    if (!best || best.share === null) return this.local.say(INSIGHT_STRINGS.ratedProceduresFew)
    return `${this.local.say(INSIGHT_STRINGS.ratedProceduresMost)}: ${this.nameOf(best)}, ${formatPercent(best.share, language)}`
  }

  private renderRow(cell: ProcedureCell) {
    const { language } = this.local
    const name = html`<th scope="row">${this.nameOf(cell)}</th>`
    if (cell.n === null)
      return html`<tr>
        ${name}
        <td class="few" colspan="3">${say(hiddenWords(cell.shown), language)}</td>
      </tr>`
    return html`<tr>
      ${name}
      <td class="numeric">${formatNumber(cell.n, language)}</td>
      ${
        cell.share === null
          ? html`<td class="few" colspan="2">${this.local.say(STRINGS.countsOnly)}</td>`
          : html`<td class="numeric">${formatPercent(cell.share, language)}</td>
              <td class="numeric">${cell.interval ? formatInterval(cell.interval, language) : ''}</td>`
      }
    </tr>`
  }

  private nameOf({ procedure }: ProcedureCell): string {
    const name = unitName(procedure, this.local.language)
    return name === procedure.code ? name : `${name} (${procedure.code})`
  }

  static override readonly styles = sectionStyles
}

function say(words: Words | undefined, language: 'vi' | 'en'): string {
  return words?.[language] ?? ''
}

declare global {
  interface HTMLElementTagNameMap {
    'reports-procedures': ReportsProcedures
  }
}
