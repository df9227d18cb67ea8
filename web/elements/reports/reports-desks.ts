import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { SessionReply } from '../../../server/contract/people.ts'
import type { DeskCell, DesksReport } from '../../../server/contract/reports/taps.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { api, errorWords } from '../../api.ts'
import { sessionContext } from '../../session.ts'
import { INSIGHT_STRINGS } from '../../strings/insight-strings.ts'
import { LanguageController } from '../../ui/localize.ts'
import '../page/page-message.ts'
import './figure-definition.ts'
import { partsFigure } from './parts-figure.ts'
import { sectionStyles } from './section-styles.ts'

/** What was tapped at each desk of a unit; desks that may not be told stand in it with the reason. */
@customElement('reports-desks')
export class ReportsDesks extends LitElement {
  @property() period = ''
  @property() unit = ''
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)
  private readonly report = new Task(this, {
    task: ([period, unit], { signal }) => api.deskRatings(period, unit, signal),
    args: () => [this.period, this.unit] as const,
  })

  override render() {
    return html`<section>
      <h2>${this.local.say(INSIGHT_STRINGS.desks)}</h2>
      ${this.report.render({
        pending: () => html`<page-message waiting></page-message>`,
        complete: (report) => this.renderReport(report),
        error: (error) => html`<page-message icon="alert" .lead=${errorWords(error)}></page-message>`,
      })}
    </section>`
  }

  private renderReport({ n, quarter, desks, unit, asOf }: DesksReport) {
    if (n === null || quarter === null || desks.length === 0)
      return html`<p>${this.local.say(INSIGHT_STRINGS.desksNone)}</p>`
    return partsFigure({
      language: this.local.language,
      label: this.local.say(INSIGHT_STRINGS.desks),
      part: this.local.say(INSIGHT_STRINGS.desk),
      parts: desks.map((cell) => ({ name: this.nameOf(cell), cell })),
      unit,
      quarter,
      n,
      asOf,
      zone: this.session?.organisation.zone ?? 'UTC',
      most: this.local.say(INSIGHT_STRINGS.desksMost),
      tooFew: this.local.say(INSIGHT_STRINGS.desksFew),
      definition: html`<figure-definition of="desks"></figure-definition>`,
    })
  }

  private nameOf({ desk }: DeskCell): string {
    return desk ? unitName(desk, this.local.language) : this.local.say(INSIGHT_STRINGS.noDesk)
  }

  static override readonly styles = sectionStyles
}

declare global {
  interface HTMLElementTagNameMap {
    'reports-desks': ReportsDesks
  }
}
