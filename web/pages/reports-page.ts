import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { SessionReply } from '../../server/contract/people.ts'
import type {
  Exclusion,
  LateMovesReport,
  SatisfactionReport,
  StaffSatisfactionReport,
  StaffTimelinessReport,
} from '../../server/contract/report.ts'
import {
  formatDateTime,
  formatInterval,
  formatNumber,
  formatPercent,
  formatSample,
} from '../../server/words/format.ts'
import { changeSources } from '../../server/words/reports/change-words.ts'
import { MISUSE_WORDS } from '../../server/words/misuse-words.ts'
import {
  actSentences,
  closingSentences,
  comparisonSentence,
  intervalSentences,
  otherChannelsSentences,
  overdueSentences,
  satisfactionSentence,
  timelinessSentence,
  unitsFinding,
} from '../../server/words/reports/report-sentences.ts'
import { participationSentences } from '../../server/words/reports/participation-words.ts'
import { EXCLUSION_WORDS } from '../../server/words/reports/report-words.ts'
import { unitName } from '../../server/words/unit-name.ts'
import { api, ApiError, csvPath, errorWords } from '../api.ts'
import '../charts/funnel-chart.ts'
import '../elements/page/page-message.ts'
import '../elements/page/page-tabs.ts'
import '../elements/page/period-picker.ts'
import '../elements/page/print-head.ts'
import { hrefOf, navigate } from '../router.ts'
import { opensItems, sessionContext } from '../session.ts'
import { INSIGHT_STRINGS } from '../strings/insight-strings.ts'
import { STRINGS } from '../strings/strings.ts'
import { icon } from '../ui/icons.ts'
import { afterPaint } from '../ui/after-paint.ts'
import { LanguageController } from '../ui/localize.ts'
import type { EventOn } from '../ui/emit.ts'
import { reportsPageStyles } from './reports/reports-page-styles.ts'
import { lateMovesSection } from './reports/late-moves-section.ts'
import { satisfactionFigure, timelinessFigure } from './reports/report-figures.ts'
import { contributionsTable, verdictsTable } from './reports/report-tables.ts'
import '../elements/reports/figure-definition.ts'
import '../elements/reports/unit-view.ts'
import { arrangeTimeliness, arrangeUnits, type UnitView } from '../unit-order.ts'

interface Reports {
  /** What is said instead where a period of days allows no figures of ratings. */
  readonly satisfaction: StaffSatisfactionReport | ApiError
  readonly timeliness: StaffTimelinessReport
  readonly lateMoves: LateMovesReport
}

/** So few need neither order nor search. */
const FEW_UNITS = 3

/** A period's results: sentences first, then the pictures of them, each with its table. */
@customElement('reports-page')
export class ReportsPage extends LitElement {
  @property() period?: string
  @property() unit?: string
  /** In which order, and which, units are shown. */
  @property({ attribute: false }) view: UnitView = {}
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  /** What the pictures are of: they follow once the sentences have been painted. */
  @state() private drawn?: Reports

  private readonly local = new LanguageController(this)
  private readonly reports = new Task(this, {
    task: async ([period, unit], { signal }): Promise<Reports> => {
      const [satisfaction, timeliness, lateMoves] = await Promise.all([
        api.satisfaction(period, unit, signal).catch(whyNotOfDays),
        api.timeliness(period, unit, signal),
        api.lateMoves(period, unit, signal),
      ])
      return { satisfaction, timeliness, lateMoves }
    },
    args: () => [this.period, this.unit] as const,
  })

  protected override firstUpdated(): void {
    // The headline first.
    void import('../elements/reports/report-sections.ts')
  }

  protected override updated(): void {
    const { value } = this.reports
    if (!value || value === this.drawn) return
    void afterPaint().then(() => {
      if (value === this.reports.value) this.drawn = value
    })
  }

  override render() {
    return this.reports.render({
      initial: () => html`<page-message waiting></page-message>`,
      // The figures shown before stay until the new ones are here.
      pending: () => this.renderReports(this.reports.value, true),
      complete: (reports) => this.renderReports(reports, false),
      error: (error) =>
        html`<page-message icon="alert" .lead=${errorWords(error)}>
          <a href=${hrefOf({ page: 'reports', period: undefined, unit: undefined })}
            >${this.local.say(STRINGS.retry)}</a
          >
        </page-message>`,
    })
  }

  private renderReports(reports: Reports | undefined, isWaiting: boolean) {
    if (!reports) return html`<page-message waiting></page-message>`
    const { timeliness } = reports
    return html`<article aria-busy=${isWaiting || reports !== this.drawn}>
      <print-head
        head=${`${this.local.say(timeliness.period.label)} · ${unitName(timeliness.unit, this.local.language)}`}
        .asOf=${timeliness.asOf}
      ></print-head>
      <page-tabs page="reports"></page-tabs>
      ${this.renderHead(timeliness)} ${this.renderSummary(reports)}
      ${this.drawn ? this.renderPictures(this.drawn) : nothing}
    </article>`
  }

  private renderPictures({ satisfaction, timeliness, lateMoves }: Reports) {
    const isTold = !(satisfaction instanceof ApiError)
    return html`${isTold ? this.renderRatings(satisfaction) : nothing}
      <section>${this.renderTimeliness(timeliness)}</section>
      <reports-open-items .period=${timeliness.period.key} .unit=${this.unit}></reports-open-items>
      <reports-promises .period=${timeliness.period.key} .unit=${this.unit}></reports-promises>
      <reports-hand-overs .period=${timeliness.period.key} .unit=${this.unit}></reports-hand-overs>
      <section>${this.renderVerdicts(timeliness)}</section>
      <section>${this.renderContributions(timeliness)}</section>
      <section>
        ${lateMovesSection(lateMoves, this.local.language, this.session?.organisation.zone ?? 'UTC', csvPath('late-moves', lateMoves.period.key, this.unit))}
        <figure-definition of="late-moves"></figure-definition>
      </section>
      <section class="two">
        ${isTold ? this.renderExcluded(satisfaction) : nothing}
        <div>
          <h2>${this.local.say(STRINGS.method)}</h2>
          <p>${this.local.say(STRINGS.methodText)}</p>
          <p><strong>${this.local.say(STRINGS.notSipas)}</strong></p>
        </div>
      </section>`
  }

  private renderHead(report: StaffTimelinessReport) {
    const { language } = this.local
    return html`<header>
      <div>
        ${
          this.unit
            ? html`<p>
                <a href=${hrefOf({ page: 'reports', period: report.period.key, unit: undefined })}
                  >${this.local.say(STRINGS.wholeUnit)}</a
                >
                ·
                <a href=${hrefOf({ page: 'unit-profile', unit: this.unit, period: report.period.key })}
                  >${this.local.say(INSIGHT_STRINGS.profile)}</a
                >
              </p>`
            : nothing
        }
        <h1 tabindex="-1">${this.local.say(report.period.label)} · ${unitName(report.unit, language)}</h1>
        <p>${intervalSentences(report).map((words) => html`${this.local.say(words)} `)}</p>
        <p class="meta">
          ${this.local.say(STRINGS.asOf)}
          ${formatDateTime(report.asOf, this.session?.organisation.zone ?? 'UTC')} ·
          ${this.local.say(STRINGS.notSipas)}
        </p>
      </div>
      <period-picker
        .period=${report.period}
        @period-picked=${({ detail }: EventOn<'period-picker', 'period-picked'>) =>
          navigate({ page: 'reports', period: detail, unit: this.unit })}
      ></period-picker>
    </header>`
  }

  private renderSummary({ satisfaction, timeliness }: Reports) {
    if (satisfaction instanceof ApiError) {
      return html`<section class="summary" aria-label=${this.local.say(STRINGS.timeliness)}>
        <p class="lead">${this.local.say(timelinessSentence(timeliness))}</p>
        <p>${this.local.say(satisfaction.words)}</p>
      </section>`
    }
    const { language } = this.local
    const { share, interval, n } = satisfaction
    return html`<section class="summary" aria-label=${this.local.say(STRINGS.satisfaction)}>
      ${
        share !== null && interval !== null && n !== null
          ? html`<p class="figure">
              <strong class="numeric">${formatPercent(share, language)}</strong>
              <span
                >${this.local.say(STRINGS.satisfiedShare)}<br /><span class="meta numeric"
                  >${this.local.say(STRINGS.interval95)}: ${formatInterval(interval, language)} ·
                  ${formatSample(n, language)}${
                    satisfaction.shown === 'small' ? html` · ${this.local.say(STRINGS.smallSample)}` : nothing
                  }</span
                ><br /><span class="meta"
                  >${participationSentences(satisfaction.participation).map((words) => html`${this.local.say(words)} `)}</span
                ></span
              >
            </p>`
          : html`<p class="lead">${this.local.say(satisfactionSentence(satisfaction))}</p>`
      }
      <ul>
        <li>${this.local.say(comparisonSentence(satisfaction.comparison))}</li>
        <li>${this.local.say(unitsFinding(satisfaction))}.</li>
        ${actSentences(satisfaction, timeliness).map((words) => html`<li><strong>${this.local.say(words)}</strong></li>`)}
        ${overdueSentences(timeliness).map((words) => html`<li>${this.local.say(words)}</li>`)}
        <li>${this.local.say(timelinessSentence(timeliness))}</li>
      </ul>
      <div class="grounds meta">
        ${[
          changeSources(satisfaction),
          otherChannelsSentences(satisfaction.otherChannels),
          closingSentences(satisfaction),
        ]
          .filter((sentences) => sentences.length > 0)
          .map((sentences) => html`<p>${sentences.map((words) => html`${this.local.say(words)} `)}</p>`)}
      </div>
    </section>`
  }

  private renderDistribution(report: SatisfactionReport) {
    const arranged = arrangeUnits(report, this.view, this.local.language)
    return html`${
        report.byUnit.length > FEW_UNITS
          ? html`<unit-view .route=${this.routeOf(report)} .arranged=${arranged}></unit-view>`
          : nothing
      }
      ${satisfactionFigure(report, this.local.language, this.unit, arranged.byUnit)}
      <p>
        <a class="csv" href=${csvPath('ratings', report.period.key, this.unit)} download
          >${icon('download')} ${this.local.say(INSIGHT_STRINGS.ratingsCsv)}</a
        >
      </p>
      <figure-definition of="satisfaction"></figure-definition>`
  }

  private renderTimeliness(report: StaffTimelinessReport) {
    const arranged = arrangeTimeliness(report, this.view, this.local.language)
    const isAll = arranged.byUnit === report.byUnit
    return html`${
        isAll ? nothing : html`<unit-view .route=${this.routeOf(report)} .arranged=${arranged}></unit-view>`
      }
      ${timelinessFigure(report, this.local.language, {
        unit: this.unit,
        opensItems: opensItems(this.session),
        byUnit: arranged.byUnit,
      })} <figure-definition of="timeliness"></figure-definition>`
  }

  /** What both choices of units lead to: order, search and sheet hold for the whole page. */
  private routeOf({ period }: Pick<SatisfactionReport, 'period'>) {
    const { order, find, sheet } = this.view
    return { page: 'reports' as const, period: period.key, unit: this.unit, order, find, sheet }
  }

  private renderRatings(satisfaction: SatisfactionReport) {
    return html`<section>${this.renderDistribution(satisfaction)}</section>
      <section>
        <funnel-chart
          .report=${satisfaction}
          csv=${csvPath('satisfaction', satisfaction.period.key, this.unit)}
        ></funnel-chart>
        <unit-dots
          .report=${satisfaction}
          .rows=${arrangeUnits(satisfaction, this.view, this.local.language).byUnit}
          order=${this.view.order ?? 'list'}
        ></unit-dots>
      </section>
      <reports-trend .period=${satisfaction.period.key} .unit=${this.unit}></reports-trend>
      <reports-reasons .period=${satisfaction.period.key} .unit=${this.unit}></reports-reasons>
      <reports-hours .period=${satisfaction.period.key} .unit=${this.unit}></reports-hours>`
  }

  private renderVerdicts(report: StaffTimelinessReport) {
    const { verdicts } = report
    const lead = verdicts === null ? STRINGS.verdictsOfMonths : STRINGS.verdictsLead
    return html`<h2>${this.local.say(STRINGS.verdicts)}</h2>
      <p>${this.local.say(lead)}</p>
      ${verdicts === null ? nothing : verdictsTable(report, verdicts, this.local.language)}`
  }

  private renderContributions(report: StaffTimelinessReport) {
    const wereAsked = report.contributions.asked > 0
    return html`<h2>${this.local.say(STRINGS.contributions)}</h2>
      <p>${this.local.say(wereAsked ? STRINGS.contributionsLead : STRINGS.contributionsNone)}</p>
      ${wereAsked ? contributionsTable(report, this.local.language) : nothing}
      <figure-definition of="contributions"></figure-definition>`
  }

  private renderExcluded({ excluded }: SatisfactionReport) {
    const reasons = (Object.keys(EXCLUSION_WORDS) as Exclusion[]).filter((reason) => excluded[reason] !== 0)
    return html`<div>
      <h2>${this.local.say(STRINGS.excludedTitle)}</h2>
      ${
        reasons.length === 0
          ? html`<p>${this.local.say(STRINGS.excludedNone)}</p>`
          : html`<p>${this.local.say(STRINGS.excludedLead)}</p>
              <dl>
                ${reasons.map(
                  (reason) =>
                    html`<div>
                      <dt>
                        ${this.local.say(EXCLUSION_WORDS[reason])}:
                        <strong class="numeric">${this.told(excluded[reason])}</strong>
                      </dt>
                      <dd class="meta">
                        ${reason === 'other-scale' ? nothing : this.local.say(MISUSE_WORDS[reason].rule)}
                      </dd>
                    </div>`,
                )}
              </dl>`
      }
    </div>`
  }

  private told(n: number | null): string {
    return n === null ? this.local.say(STRINGS.notTold) : formatNumber(n, this.local.language)
  }

  static override readonly styles = reportsPageStyles
}

/** The reason why a period of days tells nothing of ratings; any other trouble stays one. */
function whyNotOfDays(error: unknown): ApiError {
  if (error instanceof ApiError && error.code === 'report/not-of-months') return error
  throw error
}

declare global {
  interface HTMLElementTagNameMap {
    'reports-page': ReportsPage
  }
}
