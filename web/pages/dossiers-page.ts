import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { SessionReply, UnitSummary } from '../../server/contract/people.ts'
import { PERMISSIONS } from '../../server/contract/permissions.ts'
import type { DossiersReport } from '../../server/contract/quality/dossiers.ts'
import type { PeriodReply } from '../../server/contract/report.ts'
import { formatDateTime } from '../../server/words/format.ts'
import { unitName } from '../../server/words/unit-name.ts'
import { api, errorWords } from '../api.ts'
import '../elements/page/page-message.ts'
import '../elements/page/page-tabs.ts'
import '../elements/page/print-head.ts'
import '../elements/quality/dossier-form.ts'
import '../elements/quality/dossier-table.ts'
import '../elements/quality/report-choice.ts'
import '../elements/quality/volume-file-form.ts'
import { hrefOf, navigate } from '../router.ts'
import { hasRole, sessionContext } from '../session.ts'
import { QUALITY_STRINGS } from '../strings/quality-strings.ts'
import { STRINGS } from '../strings/strings.ts'
import type { EventOn } from '../ui/emit.ts'
import { LanguageController } from '../ui/localize.ts'
import { qualityPageStyles } from './quality-page-styles.ts'

interface Shown {
  readonly periods: readonly PeriodReply[]
  readonly units: readonly UnitSummary[]
  readonly report: DossiersReport
}

/** Dossiers of a unit and period by procedure, and where they are entered. */
@customElement('dossiers-page')
export class DossiersPage extends LitElement {
  @property() period?: string
  @property() unit?: string
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)
  private readonly reload = (): void => void this.shown.run()
  private readonly shown = new Task(this, {
    task: async ([period, unit], { signal }): Promise<Shown> => {
      const [periods, units, report] = await Promise.all([
        api.periods('quarter', signal),
        api.units(signal),
        api.dossiers({ period, unit }, signal),
      ])
      return { periods, units, report }
    },
    args: () => [this.period, this.unit] as const,
  })

  override render() {
    return this.shown.render({
      initial: () => html`<page-message waiting></page-message>`,
      pending: () =>
        this.shown.value
          ? this.renderShown(this.shown.value, true)
          : html`<page-message waiting></page-message>`,
      complete: (shown) => this.renderShown(shown, false),
      error: (error) =>
        html`<page-message icon="alert" .lead=${errorWords(error)}>
          <a href=${hrefOf({ page: 'dossiers', period: undefined, unit: undefined })}
            >${this.local.say(STRINGS.retry)}</a
          >
        </page-message>`,
    })
  }

  private renderShown({ periods, units, report }: Shown, isWaiting: boolean) {
    const csv = new URLSearchParams({
      period: report.period.key,
      unit: report.unit.code,
      lang: this.local.language,
    })
    return html`<article aria-busy=${isWaiting} @volumes-entered=${this.reload}>
      <print-head
        head=${`${this.local.say(report.period.label)} · ${unitName(report.unit, this.local.language)}`}
        .asOf=${report.asOf}
      ></print-head>
      <page-tabs page="dossiers"></page-tabs>
      <header>
        <h1 tabindex="-1">
          ${this.local.say(report.period.label)} · ${unitName(report.unit, this.local.language)}
        </h1>
        <p class="meta">
          ${this.local.say(STRINGS.asOf)}
          ${formatDateTime(report.asOf, this.session?.organisation.zone ?? 'UTC')} ·
          ${this.local.say(STRINGS.notSipas)}
        </p>
        <p>${this.local.say(QUALITY_STRINGS.dossiersLead)}</p>
      </header>
      <report-choice
        .periods=${periods}
        .units=${units}
        .period=${report.period}
        .unit=${report.unit.code}
        @report-chosen=${({ detail }: EventOn<'report-choice', 'report-chosen'>) =>
          navigate({ page: 'dossiers', period: this.period, unit: this.unit, ...detail })}
      ></report-choice>
      <dossier-table .report=${report}></dossier-table>
      <p>
        <a class="screen-only" href="/api/reports/dossiers.csv?${csv.toString()}" download
          >${this.local.say(QUALITY_STRINGS.csv)}</a
        >
        <span class="screen-only">·</span>
        <a href="/public/dossiers" data-address=${`${location.origin}/public/dossiers`}
          >${this.local.say(QUALITY_STRINGS.publicPage)}</a
        >
      </p>
      ${this.mayEnter ? this.renderEntry(report) : nothing}
    </article>`
  }

  private renderEntry({ unit }: DossiersReport) {
    return html`<details class="screen-only">
      <summary>
        ${this.local.say(QUALITY_STRINGS.enterDossiers)}: ${unitName(unit, this.local.language)}
      </summary>
      <dossier-form .unit=${unit.code}></dossier-form>
      <volume-file-form kind="dossiers" .unit=${unit.code}></volume-file-form>
    </details>`
  }

  private get mayEnter(): boolean {
    return this.session !== undefined && hasRole(this.session, ...PERMISSIONS['dossiers/enter'])
  }

  static override readonly styles = qualityPageStyles
}

declare global {
  interface HTMLElementTagNameMap {
    'dossiers-page': DossiersPage
  }
}
