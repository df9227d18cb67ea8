import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { SessionReply } from '../../server/contract/people.ts'
import type { DossiersReport } from '../../server/contract/quality/dossiers.ts'
import type {
  LateMovesReport,
  PeriodReply,
  SatisfactionReport,
  StaffTimelinessReport,
} from '../../server/contract/report.ts'
import { formatDateTime } from '../../server/words/format.ts'
import {
  comparisonSentence,
  satisfactionSentence,
  timelinessSentence,
} from '../../server/words/reports/report-sentences.ts'
import { unitName } from '../../server/words/unit-name.ts'
import { api, csvPath, errorWords } from '../api.ts'
import '../elements/page/page-message.ts'
import '../elements/page/print-head.ts'
import '../elements/reports/figure-definition.ts'
import '../elements/quality/dossier-table.ts'
import { hrefOf, navigate } from '../router.ts'
import { opensItems, sessionContext } from '../session.ts'
import { INSIGHT_STRINGS } from '../strings/insight-strings.ts'
import { STRINGS } from '../strings/strings.ts'
import type { EventOn } from '../ui/emit.ts'
import { LanguageController } from '../ui/localize.ts'
import { lateMovesSection } from './reports/late-moves-section.ts'
import { satisfactionFigure, timelinessFigure } from './reports/report-figures.ts'
import { contributionsTable } from './reports/report-tables.ts'
import { reportsPageStyles } from './reports/reports-page-styles.ts'

interface Profile {
  readonly periods: readonly PeriodReply[]
  readonly satisfaction: SatisfactionReport
  readonly timeliness: StaffTimelinessReport
  readonly lateMoves: LateMovesReport
  readonly dossiers: DossiersReport
}

/** One unit in a period: what its raters said, how it went, why, how it answered, and what it hands on. */
@customElement('unit-page')
export class UnitPage extends LitElement {
  @property() code = ''
  @property() period?: string
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)
  private readonly profile = new Task(this, {
    task: async ([code, wanted], { signal }): Promise<Profile> => {
      const periods = await api.periods('quarter', signal)
      const period = wanted ?? periods[0]?.key ?? ''
      const [satisfaction, timeliness, lateMoves, dossiers] = await Promise.all([
        api.satisfaction(period, code, signal),
        api.timeliness(period, code, signal),
        api.lateMoves(period, code, signal),
        api.dossiers({ period, unit: code }, signal),
      ])
      return { periods, satisfaction, timeliness, lateMoves, dossiers }
    },
    args: () => [this.code, this.period] as const,
  })

  protected override firstUpdated(): void {
    // The headline first.
    void import('../elements/reports/report-sections.ts')
  }

  override render() {
    return this.profile.render({
      pending: () => html`<page-message waiting></page-message>`,
      complete: (profile) => this.renderProfile(profile),
      error: (error) =>
        html`<page-message heading icon="alert" .lead=${errorWords(error)}>
          <a href=${hrefOf({ page: 'reports', period: this.period, unit: undefined })}
            >${this.local.say(STRINGS.wholeUnit)}</a
          >
        </page-message>`,
    })
  }

  private renderProfile({ periods, satisfaction, timeliness, lateMoves, dossiers }: Profile) {
    const { language } = this.local
    const zone = this.session?.organisation.zone ?? 'UTC'
    const { key } = satisfaction.period
    const wereAsked = timeliness.contributions.asked > 0
    return html`<article>
      <print-head
        head=${`${this.local.say(satisfaction.period.label)} · ${unitName(satisfaction.unit, this.local.language)}`}
        .asOf=${satisfaction.asOf}
      ></print-head>
      <header>
        <div>
          <p>
            <a href=${hrefOf({ page: 'reports', period: key, unit: undefined })}
              >${this.local.say(STRINGS.wholeUnit)}</a
            >
          </p>
          <h1 tabindex="-1">
            ${this.local.say(INSIGHT_STRINGS.profile)}: ${unitName(satisfaction.unit, language)}
          </h1>
          <p class="meta">
            ${this.local.say(satisfaction.period.label)} · ${this.local.say(STRINGS.asOf)}
            ${formatDateTime(satisfaction.asOf, zone)} · ${this.local.say(STRINGS.notSipas)}
          </p>
        </div>
        <div class="field">
          <label for="period">${this.local.say(STRINGS.period)}</label>
          <select id="period" @change=${this.onPeriod}>
            ${periods.map(
              (period) =>
                html`<option value=${period.key} ?selected=${period.key === key}>
                  ${this.local.say(period.label)}
                </option>`,
            )}
          </select>
        </div>
      </header>
      <section>
        <p class="lead">${this.local.say(satisfactionSentence(satisfaction))}</p>
        <p>${this.local.say(comparisonSentence(satisfaction.comparison))}</p>
        <p>${this.local.say(timelinessSentence(timeliness))}</p>
        <figure-definition of="satisfaction"></figure-definition>
      </section>
      <reports-trend .period=${key} .unit=${this.code}></reports-trend>
      <section>${satisfactionFigure(satisfaction, language, this.code)}</section>
      <reports-reasons .period=${key} .unit=${this.code}></reports-reasons>
      <reports-answers .period=${key} .unit=${this.code}></reports-answers>
      <section>
        ${timelinessFigure(timeliness, language, { unit: this.code, opensItems: opensItems(this.session) })}
        <figure-definition of="timeliness"></figure-definition>
      </section>
      <reports-open-items .period=${key} .unit=${this.code}></reports-open-items>
      <reports-hours .period=${key} .unit=${this.code}></reports-hours>
      <reports-desks .period=${key} .unit=${this.code}></reports-desks>
      <reports-procedures .period=${key} .unit=${this.code}></reports-procedures>
      <section>
        <h2>${this.local.say(INSIGHT_STRINGS.procedures)}</h2>
        <p>${this.local.say(INSIGHT_STRINGS.proceduresLead)}</p>
        <dossier-table .report=${dossiers}></dossier-table>
        <p>
          <a href=${hrefOf({ page: 'dossiers', period: key, unit: this.code })}
            >${this.local.say(INSIGHT_STRINGS.openDossiers)}</a
          >
        </p>
      </section>
      <reports-hand-overs .period=${key} .unit=${this.code}></reports-hand-overs>
      <section>
        <h2>${this.local.say(STRINGS.contributions)}</h2>
        <p>${this.local.say(wereAsked ? STRINGS.contributionsLead : STRINGS.contributionsNone)}</p>
        ${wereAsked ? contributionsTable(timeliness, language, opensItems(this.session)) : ''}
        <figure-definition of="contributions"></figure-definition>
      </section>
      <section>
        ${lateMovesSection(lateMoves, language, zone, csvPath('late-moves', key, this.code), opensItems(this.session))}
        <figure-definition of="late-moves"></figure-definition>
      </section>
    </article>`
  }

  private onPeriod({ currentTarget }: EventOn<'select', 'change'>): void {
    navigate({ page: 'unit-profile', unit: this.code, period: currentTarget.value })
  }

  static override readonly styles = reportsPageStyles
}

declare global {
  interface HTMLElementTagNameMap {
    'unit-page': UnitPage
  }
}
