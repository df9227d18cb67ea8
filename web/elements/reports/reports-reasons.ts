import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { isScaleSize } from '../../../server/contract/level.ts'
import type { LevelGroup, ReasonOfLevels, ReasonsReport } from '../../../server/contract/reports/insight.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import {
  formatDateTime,
  formatInterval,
  formatNumber,
  formatPercent,
  formatSample,
} from '../../../server/words/format.ts'
import { LEVEL_WORDS } from '../../../server/words/level-words.ts'
import { reasonsFinding } from '../../../server/words/reports/reason-words.ts'
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
            ${unitName(report.unit, language)} · ${this.local.say(quarter.label)} ·
            ${formatSample(n, language)} · ${this.local.say(INSIGHT_STRINGS.source)}, ${asOf}
          </p>
        </figcaption>
        <count-bars
          label=${this.local.say(INSIGHT_STRINGS.reasons)}
          .heads=${[this.local.say(INSIGHT_STRINGS.reason), this.local.say(INSIGHT_STRINGS.chosenBy)]}
          .bars=${bars}
        ></count-bars>
        <figure-definition of="reasons"></figure-definition>
      </figure>
      ${this.renderByLevel(report)}
    </section>`
  }

  private renderByLevel({ levels, reasons, scaleSize }: ReasonsReport) {
    const told = reasons.filter(({ byLevels }) => byLevels !== null)
    const { language } = this.local
    if (told.length === 0 || !isScaleSize(scaleSize))
      return html`<p>${this.local.say(INSIGHT_STRINGS.byLevelNone)}</p>`
    const nameOf = ({ from, to }: LevelGroup) =>
      LEVEL_WORDS[scaleSize]
        .slice(from - 1, to)
        .map((words) => this.local.say(words))
        .join(' + ')
    return html`<figure aria-labelledby="levels-finding">
      <figcaption>
        <h3 id="levels-finding">${this.local.say(reasonsFinding(told) ?? INSIGHT_STRINGS.byLevel)}</h3>
        <p class="meta">${this.local.say(INSIGHT_STRINGS.byLevelLead)}</p>
      </figcaption>
      <div class="table-box" role="region" tabindex="0" aria-label=${this.local.say(INSIGHT_STRINGS.byLevel)}>
        <table>
          <thead>
            <tr>
              <th scope="col">${this.local.say(INSIGHT_STRINGS.reason)}</th>
              ${levels.map(
                (group) =>
                  html`<th scope="col" class="numeric">
                    ${nameOf(group)}, ${formatSample(group.n, language)}
                  </th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${reasons
              .filter(({ n }) => n !== null)
              .map(
                (reason) =>
                  html`<tr>
                    <th scope="row">${reason.words[language]}</th>
                    ${
                      reason.byLevels
                        ? reason.byLevels.map((cell) => html`<td class="numeric">${this.told(cell)}</td>`)
                        : html`<td class="few" colspan=${levels.length}>
                            ${this.local.say(INSIGHT_STRINGS.byLevelHidden)}
                          </td>`
                    }
                  </tr>`,
              )}
          </tbody>
        </table>
      </div>
    </figure>`
  }

  /** `25 (62,5%; 47–76%)`. */
  private told({ n, share, interval }: ReasonOfLevels): string {
    const { language } = this.local
    const count = formatNumber(n, language)
    return share === null || interval === null
      ? count
      : `${count} (${formatPercent(share, language)}; ${formatInterval(interval, language)})`
  }

  static override readonly styles = sectionStyles
}

declare global {
  interface HTMLElementTagNameMap {
    'reports-reasons': ReportsReasons
  }
}
