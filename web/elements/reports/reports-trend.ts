import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { TrendPoint, TrendReport, WeekChart } from '../../../server/contract/reports/insight.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import {
  formatDateTime,
  formatDay,
  formatInterval,
  formatNumber,
  formatPercent,
  formatSample,
} from '../../../server/words/format.ts'
import { satisfactionSentence } from '../../../server/words/reports/report-sentences.ts'
import { hiddenWords } from '../../../server/words/reports/report-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { trendFinding, weeksFinding } from '../../../server/words/trend-sentences.ts'
import { api, csvPath, errorWords } from '../../api.ts'
import { sessionContext } from '../../session.ts'
import {
  EVENT_KIND_WORDS,
  INSIGHT_STRINGS,
  SIGNAL_WORDS,
  WEEKS_MISSING_WORDS,
} from '../../strings/insight-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { LanguageController } from '../../ui/localize.ts'
import '../page/page-message.ts'
import type { PlotMark, PlotPoint } from './share-plot.ts'
import './figure-definition.ts'
import './share-plot.ts'
import { sectionStyles } from './section-styles.ts'

/** How a unit's satisfaction went: quarters with intervals, months, and weeks between limits where they may be told. */
@customElement('reports-trend')
export class ReportsTrend extends LitElement {
  @property() period = ''
  @property() unit?: string
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)
  private readonly report = new Task(this, {
    task: ([period, unit], { signal }) => api.trend(period, unit, signal),
    args: () => [this.period, this.unit] as const,
  })

  override render() {
    return this.report.render({
      pending: () =>
        this.report.value
          ? this.renderReport(this.report.value)
          : html`<page-message waiting></page-message>`,
      complete: (report) => this.renderReport(report),
      error: (error) => html`<page-message icon="alert" .lead=${errorWords(error)}></page-message>`,
    })
  }

  private renderReport(report: TrendReport) {
    const heading = html`<h2>${this.local.say(INSIGHT_STRINGS.trend)}</h2>`
    if (report.quarters.every(({ n }) => n === null))
      return html`<section>
        ${heading}
        <p>${this.local.say(INSIGHT_STRINGS.noTrend)}</p>
      </section>`
    return html`<section>
      ${heading}
      ${this.renderPeriods(report, report.quarters, this.local.say(INSIGHT_STRINGS.byQuarter), 'quarters')}
      <details>
        <summary>${this.local.say(INSIGHT_STRINGS.byMonth)}</summary>
        ${this.renderPeriods(report, report.months, this.local.say(INSIGHT_STRINGS.byMonth), 'months')}
      </details>
      ${
        report.weeks
          ? this.renderWeeks(report, report.weeks)
          : report.weeksMissing
            ? html`<p class="meta">${this.local.say(WEEKS_MISSING_WORDS[report.weeksMissing])}</p>`
            : nothing
      }
      ${this.renderEvents(report)}
      <a class="csv" href=${csvPath('trend', this.period, this.unit)} download
        >${this.local.say(STRINGS.downloadCsv)}</a
      >
    </section>`
  }

  private renderPeriods(report: TrendReport, points: readonly TrendPoint[], name: string, id: string) {
    const { language } = this.local
    const finding = id === 'quarters' ? this.local.say(trendFinding(points)) : name
    const plotted = points.map((point): PlotPoint => ({
      tick: tickOf(point.period.key),
      words: `${point.period.label[language]}: ${this.local.say(satisfactionSentence(point))}`,
      share: point.share,
      lower: point.interval?.[0] ?? null,
      upper: point.interval?.[1] ?? null,
      isMarked: false,
    }))
    return html`<figure aria-labelledby=${`${id}-finding`}>
      <figcaption>
        <h3 id=${`${id}-finding`}>${finding}</h3>
        <p class="meta">${this.measureOf(report, name)}</p>
      </figcaption>
      <share-plot
        .points=${plotted}
        .marks=${marksIn(
          report,
          points.map(({ period }) => period),
        )}
        label=${`${finding}. ${name}`}
      ></share-plot>
      <details>
        <summary>${this.local.say(STRINGS.showTable)}</summary>
        <div class="table-box" role="region" tabindex="0" aria-label=${`${finding}. ${name}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">${this.local.say(INSIGHT_STRINGS.period)}</th>
                <th scope="col" class="numeric">n</th>
                <th scope="col" class="numeric">${this.local.say(STRINGS.satisfiedShare)}</th>
                <th scope="col" class="numeric">${this.local.say(STRINGS.interval95)}</th>
              </tr>
            </thead>
            <tbody>
              ${points.map((point) => this.renderPeriodRow(point))}
            </tbody>
          </table>
        </div>
      </details>
      <figure-definition of="satisfaction"></figure-definition>
    </figure>`
  }

  private renderPeriodRow(point: TrendPoint) {
    const { language } = this.local
    const name = html`<th scope="row">
      ${point.period.label[language]}${
        point.isClosed
          ? nothing
          : html` <span class="meta">(${this.local.say(INSIGHT_STRINGS.provisional)})</span>`
      }
    </th>`
    if (point.n === null)
      return html`<tr>
        ${name}
        <td class="few" colspan="3">${hiddenWords(point.shown)?.[language] ?? ''}</td>
      </tr>`
    return html`<tr>
      ${name}
      <td class="numeric">${formatNumber(point.n, language)}</td>
      ${
        point.share === null
          ? html`<td class="few" colspan="2">${this.local.say(STRINGS.countsOnly)}</td>`
          : html`<td class="numeric">${formatPercent(point.share, language)}</td>
              <td class="numeric">${point.interval ? formatInterval(point.interval, language) : ''}</td>`
      }
    </tr>`
  }

  private renderWeeks(report: TrendReport, weeks: WeekChart) {
    const { language } = this.local
    const signalsOf = (signals: readonly (keyof typeof SIGNAL_WORDS)[]) =>
      signals.map((signal) => this.local.say(SIGNAL_WORDS[signal])).join(', ')
    const finding = this.local.say(weeksFinding(weeks))
    const name = this.local.say(INSIGHT_STRINGS.byWeek)
    const plotted = weeks.points.map(({ from, n, share, limits, signals }): PlotPoint => ({
      tick: formatDay(from).slice(0, 5),
      words: [
        `${formatDay(from)}: ${formatPercent(share, language)}, ${formatSample(n, language)}`,
        signalsOf(signals),
      ]
        .filter(Boolean)
        .join('; '),
      share,
      lower: limits[0],
      upper: limits[1],
      isMarked: signals.length > 0,
    }))
    return html`<figure aria-labelledby="weeks-finding">
      <figcaption>
        <h3 id="weeks-finding">${finding}</h3>
        <p class="meta">${this.measureOf(report, name)}</p>
        <p>${this.local.say(INSIGHT_STRINGS.weeksLead)}</p>
      </figcaption>
      <share-plot
        .points=${plotted}
        .centre=${weeks.centre}
        .marks=${marksIn(report, weeks.points)}
        label=${`${finding}. ${name}`}
      ></share-plot>
      <details>
        <summary>${this.local.say(STRINGS.showTable)}</summary>
        <div class="table-box" role="region" tabindex="0" aria-label=${`${finding}. ${name}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">${this.local.say(INSIGHT_STRINGS.from)}</th>
                <th scope="col" class="numeric">n</th>
                <th scope="col" class="numeric">${this.local.say(STRINGS.satisfiedShare)}</th>
                <th scope="col" class="numeric">${this.local.say(INSIGHT_STRINGS.limits)}</th>
                <th scope="col">${this.local.say(INSIGHT_STRINGS.signal)}</th>
              </tr>
            </thead>
            <tbody>
              ${weeks.points.map(
                ({ from, n, share, limits, signals }) =>
                  html`<tr>
                    <th scope="row">${formatDay(from)}</th>
                    <td class="numeric">${formatNumber(n, language)}</td>
                    <td class="numeric">${formatPercent(share, language)}</td>
                    <td class="numeric">${formatInterval(limits, language)}</td>
                    <td>${signalsOf(signals) || '–'}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>
      <figure-definition of="weeks"></figure-definition>
    </figure>`
  }

  private renderEvents({ events }: TrendReport) {
    const { language } = this.local
    return html`<details>
      <summary>${this.local.say(INSIGHT_STRINGS.events)} (${formatNumber(events.length, language)})</summary>
      ${
        events.length === 0
          ? html`<p>${this.local.say(INSIGHT_STRINGS.noEvents)}</p>`
          : html`<p class="meta">${this.local.say(INSIGHT_STRINGS.eventsLead)}</p>
              <div
                class="table-box"
                role="region"
                tabindex="0"
                aria-label=${this.local.say(INSIGHT_STRINGS.events)}
              >
                <table>
                  <thead>
                    <tr>
                      <th scope="col" class="numeric">${this.local.say(INSIGHT_STRINGS.number)}</th>
                      <th scope="col">${this.local.say(INSIGHT_STRINGS.from)}</th>
                      <th scope="col">${this.local.say(INSIGHT_STRINGS.event)}</th>
                      <th scope="col">${this.local.say(INSIGHT_STRINGS.what)}</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${events.map(
                      (event, index) =>
                        html`<tr>
                          <td class="numeric">${index + 1}</td>
                          <th scope="row">
                            ${formatDay(event.fromDay)}${event.toDay === event.fromDay ? '' : `–${formatDay(event.toDay)}`}
                          </th>
                          <td>${this.local.say(EVENT_KIND_WORDS[event.kind])}</td>
                          <td>${unitName(event, language)}</td>
                        </tr>`,
                    )}
                  </tbody>
                </table>
              </div>`
      }
    </details>`
  }

  private measureOf(report: TrendReport, name: string): string {
    const asOf = formatDateTime(report.asOf, this.session?.organisation.zone ?? 'UTC')
    return `${this.local.say(STRINGS.satisfiedShare)} · ${unitName(report.unit, this.local.language)} · ${name} · ${this.local.say(INSIGHT_STRINGS.source)}, ${asOf}`
  }

  static override readonly styles = sectionStyles
}

/** Where events lie among these stretches of days; one that began before the first stands at its beginning. */
function marksIn(
  { events }: TrendReport,
  spans: readonly { readonly from: string; readonly to: string }[],
): PlotMark[] {
  return events.flatMap(({ fromDay, toDay }, event) => {
    const index = spans.findIndex(({ from, to }) => fromDay < to && toDay >= from)
    const span = spans[index]
    if (!span) return []
    const [from, to, at] = [span.from, span.to, fromDay].map((day) => Date.parse(day))
    const share = Math.max(0, ((at ?? 0) - (from ?? 0)) / ((to ?? 0) - (from ?? 0)))
    return [{ at: index + share, number: event + 1 }]
  })
}

/** `2026-Q3` → `Q3/2026`, `2026-09` → `9/2026`. */
function tickOf(key: string): string {
  const [year = '', part = ''] = key.split('-')
  return `${part.replace(/^0/, '')}/${year}`
}

declare global {
  interface HTMLElementTagNameMap {
    'reports-trend': ReportsTrend
  }
}
