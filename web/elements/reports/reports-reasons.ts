import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ReasonsReport } from '../../../server/contract/reports/insight.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import { formatDateTime, formatNumber, formatPercent } from '../../../server/words/format.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { api, errorWords } from '../../api.ts'
import { sessionContext } from '../../session.ts'
import { INSIGHT_STRINGS } from '../../strings/insight-strings.ts'
import { LanguageController } from '../../ui/localize.ts'
import '../page/page-message.ts'
import './count-bars.ts'
import './figure-definition.ts'
import { sectionStyles } from './section-styles.ts'

/** What people chose after their rating, the most chosen first. */
@customElement('reports-reasons')
export class ReportsReasons extends LitElement {
  @property() period = ''
  @property() unit?: string
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)
  private readonly report = new Task(this, {
    task: ([period, unit], { signal }) => api.reasons(period, unit, signal),
    args: () => [this.period, this.unit] as const,
  })

  override render() {
    return this.report.render({
      pending: () => html`<page-message waiting></page-message>`,
      complete: (report) => this.renderReport(report),
      error: (error) => html`<page-message icon="alert" .lead=${errorWords(error)}></page-message>`,
    })
  }

  private renderReport(report: ReasonsReport) {
    const { language } = this.local
    const { n, quarter, reasons } = report
    const heading = html`<h2>${this.local.say(INSIGHT_STRINGS.reasons)}</h2>`
    const [first] = reasons
    if (n === null || quarter === null || !first)
      return html`<section>
        ${heading}
        <p>${this.local.say(INSIGHT_STRINGS.reasonsNone)}</p>
      </section>`
    const asOf = formatDateTime(report.asOf, this.session?.organisation.zone ?? 'UTC')
    const bars = reasons.map((reason) => ({
      name: reason.words[language],
      n: reason.n,
      words:
        reason.n === null
          ? this.local.say(INSIGHT_STRINGS.reasonHidden)
          : `(${formatPercent(reason.n / n, language)})`,
    }))
    return html`<section>
      ${heading}
      <figure aria-labelledby="finding">
        <figcaption>
          <h3 id="finding">
            ${
              first.n === null
                ? this.local.say(INSIGHT_STRINGS.reasonsNone)
                : `${this.local.say(INSIGHT_STRINGS.mostChosen)}: ${first.words[language]}`
            }
          </h3>
          <p class="meta">
            ${this.local.say(INSIGHT_STRINGS.chosenBy)} (${this.local.say(INSIGHT_STRINGS.ofAll)}) ·
            ${unitName(report.unit, language)} · ${this.local.say(quarter.label)} · n =
            ${formatNumber(n, language)} · ${this.local.say(INSIGHT_STRINGS.source)}, ${asOf}
          </p>
        </figcaption>
        <count-bars
          label=${this.local.say(INSIGHT_STRINGS.reasons)}
          .heads=${[this.local.say(INSIGHT_STRINGS.reason), this.local.say(INSIGHT_STRINGS.chosenBy)]}
          .bars=${bars}
        ></count-bars>
        <figure-definition of="reasons"></figure-definition>
      </figure>
    </section>`
  }

  static override readonly styles = sectionStyles
}

declare global {
  interface HTMLElementTagNameMap {
    'reports-reasons': ReportsReasons
  }
}
