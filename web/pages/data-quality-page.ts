import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { SessionReply, UnitSummary } from '../../server/contract/people.ts'
import { PERMISSIONS } from '../../server/contract/permissions.ts'
import { type DataQualityReport, TABLET_DAY_STATES } from '../../server/contract/quality/data-quality.ts'
import type { PeriodReply } from '../../server/contract/report.ts'
import { formatDateTime } from '../../server/words/format.ts'
import { PARTICIPATION } from '../../server/words/reports/participation-words.ts'
import { unitName } from '../../server/words/unit-name.ts'
import { api, errorWords } from '../api.ts'
import '../elements/page/page-message.ts'
import '../elements/page/page-tabs.ts'
import '../elements/page/print-head.ts'
import '../elements/quality/participation-table.ts'
import '../elements/quality/quality-findings.ts'
import '../elements/quality/report-choice.ts'
import '../elements/quality/served-form.ts'
import '../elements/quality/tablet-strip.ts'
import '../elements/quality/volume-file-form.ts'
import { hrefOf, navigate } from '../router.ts'
import { hasRole, sessionContext } from '../session.ts'
import { daysToLookAt } from '../elements/quality/days-to-look-at.ts'
import {
  DAY_STATES,
  MARK_SIGN,
  MARKED,
  QUALITY_COUNTED,
  QUALITY_STRINGS,
} from '../strings/quality-strings.ts'
import { STRINGS } from '../strings/strings.ts'
import type { EventOn } from '../ui/emit.ts'
import { LanguageController } from '../ui/localize.ts'
import { qualityPageStyles } from './quality-page-styles.ts'

interface Shown {
  readonly periods: readonly PeriodReply[]
  readonly units: readonly UnitSummary[]
  readonly report: DataQualityReport
}

/** More tablets than these are folded: the table of each has a cell a day. */
const FEW_TABLETS = 8

/** What the figures of a unit and period rest on, and where people served are entered. */
@customElement('data-quality-page')
export class DataQualityPage extends LitElement {
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
        api.dataQuality({ period, unit }, signal),
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
          <a href=${hrefOf({ page: 'data-quality', period: undefined, unit: undefined })}
            >${this.local.say(STRINGS.retry)}</a
          >
        </page-message>`,
    })
  }

  private renderShown({ periods, units, report }: Shown, isWaiting: boolean) {
    return html`<article aria-busy=${isWaiting} @volumes-entered=${this.reload}>
      <print-head
        head=${`${this.local.say(report.period.label)} · ${unitName(report.unit, this.local.language)}`}
        .asOf=${report.asOf}
      ></print-head>
      <page-tabs page="data-quality"></page-tabs>
      <header>
        <h1 tabindex="-1">
          ${this.local.say(report.period.label)} · ${unitName(report.unit, this.local.language)}
        </h1>
        <p class="meta">
          ${this.local.say(STRINGS.asOf)}
          ${formatDateTime(report.asOf, this.session?.organisation.zone ?? 'UTC')} ·
          ${this.local.say(STRINGS.notSipas)}
        </p>
        <p>${this.local.say(QUALITY_STRINGS.lead)}</p>
      </header>
      <report-choice
        .periods=${periods}
        .units=${units}
        .period=${report.period}
        .unit=${report.unit.code}
        @report-chosen=${({ detail }: EventOn<'report-choice', 'report-chosen'>) =>
          navigate({ page: 'data-quality', period: this.period, unit: this.unit, ...detail })}
      ></report-choice>
      <section aria-labelledby="findings">
        <h2 id="findings">${this.local.say(QUALITY_STRINGS.findings)}</h2>
        <quality-findings .report=${report}></quality-findings>
      </section>
      <section aria-labelledby="participation">
        <h2 id="participation">${this.local.say(PARTICIPATION.title)}</h2>
        <participation-table .report=${report}></participation-table>
      </section>
      <section aria-labelledby="tablets">
        <h2 id="tablets">${this.local.say(QUALITY_STRINGS.tablets)}</h2>
        ${this.renderTablets(report)}
      </section>
      ${this.mayEnter ? this.renderEntry(report) : nothing}
    </article>`
  }

  private renderTablets({ tablets }: DataQualityReport) {
    if (tablets.length === 0) return html`<p>${this.local.say(QUALITY_STRINGS.noTablets)}</p>`
    const isMany = tablets.length > FEW_TABLETS
    const weighed = tablets.map((strip) => ({ strip, toLookAt: daysToLookAt(strip).length }))
    const ordered = isMany ? weighed.toSorted((a, b) => b.toLookAt - a.toLookAt) : weighed
    const noticed = weighed.filter(({ toLookAt }) => toLookAt > 0).length
    return html`${isMany ? html`<p>${this.local.say(QUALITY_COUNTED.manyTablets(tablets.length, noticed))}</p>` : nothing}
      <ul class="key" aria-label=${this.local.say(QUALITY_STRINGS.key)}>
        ${TABLET_DAY_STATES.filter((state) => DAY_STATES[state].sign !== ' ').map(
          (state) => html`<li><b>${DAY_STATES[state].sign}</b> ${this.local.say(DAY_STATES[state])}</li>`,
        )}
        <li><b>${MARK_SIGN}</b> ${this.local.say(MARKED)}</li>
      </ul>
      ${repeat(
        ordered,
        ({ strip }) => strip.id,
        ({ strip }) => html`<tablet-strip .strip=${strip} ?folded=${isMany}></tablet-strip>`,
      )}`
  }

  private renderEntry({ unit }: DataQualityReport) {
    return html`<details class="screen-only">
      <summary>
        ${this.local.say(QUALITY_STRINGS.enterServed)}: ${unitName(unit, this.local.language)}
      </summary>
      <served-form .unit=${unit.code}></served-form>
      <volume-file-form kind="served" .unit=${unit.code}></volume-file-form>
    </details>`
  }

  private get mayEnter(): boolean {
    return this.session !== undefined && hasRole(this.session, ...PERMISSIONS['served/enter'])
  }

  static override readonly styles = qualityPageStyles
}

declare global {
  interface HTMLElementTagNameMap {
    'data-quality-page': DataQualityPage
  }
}
