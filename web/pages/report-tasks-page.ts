import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Words } from '../../server/contract/language.ts'
import type { SessionReply, UnitSummary } from '../../server/contract/people.ts'
import type { DueReport, DueReportList } from '../../server/contract/reports/report-tasks.ts'
import { api, dueReportsPath, errorWords, reportTaskApi } from '../api.ts'
import '../elements/page/page-message.ts'
import '../elements/page/page-tabs.ts'
import '../elements/reports/due-report.ts'
import '../elements/reports/report-task-form.ts'
import '../elements/reports/report-template-form.ts'
import { sessionContext, unitsHeld } from '../session.ts'
import { REPORT_TASK_STRINGS } from '../strings/report-task-strings.ts'
import { TAB_STRINGS } from '../strings/tab-strings.ts'
import { STRINGS } from '../strings/strings.ts'
import { baseStyles, buttonStyles, pageStyles } from '../ui/base-styles.ts'
import { LanguageController } from '../ui/localize.ts'

/** Which reports the person's units owe: what is late, what is due next, what was delivered. */
@customElement('report-tasks-page')
export class ReportTasksPage extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)
  private readonly reload = (): void => void this.lists.run()
  private readonly lists = new Task(this, {
    task: (_args, { signal }) => Promise.all([reportTaskApi.list(signal), api.units(signal)]),
    args: () => [],
  })

  override render() {
    return html`<article @report-tasks-changed=${this.reload}>
      <page-tabs page="report-tasks"></page-tabs>
      <header>
        <h1 tabindex="-1">${this.local.say(TAB_STRINGS.reportTasks)}</h1>
        <p class="muted">${this.local.say(REPORT_TASK_STRINGS.lead)}</p>
      </header>
      ${this.lists.render({
        pending: () =>
          this.lists.value
            ? this.renderAll(...this.lists.value)
            : html`<page-message waiting></page-message>`,
        error: (error) =>
          html`<page-message icon="alert" .lead=${errorWords(error)}>
            <button @click=${this.reload}>${this.local.say(STRINGS.retry)}</button>
          </page-message>`,
        complete: (lists) => this.renderAll(...lists),
      })}
    </article>`
  }

  /** The next one: a plan is made before its year. */
  private get year(): number {
    return new Date().getFullYear() + 1
  }

  private renderAll({ reports, mayAdd }: DueReportList, units: readonly UnitSummary[]) {
    const theirs = unitsHeld(this.session, units, 'coordinator', 'leader', 'administrator')
    const late = reports.filter(({ standing }) => standing === 'late')
    const due = reports.filter(({ standing }) => standing === 'due')
    const done = reports.filter((report) => report.done !== null).toReversed()
    return html`${late.length > 0 ? this.renderList(REPORT_TASK_STRINGS.late, late, units) : nothing}
      ${this.renderList(REPORT_TASK_STRINGS.due, due, units)}
      ${this.renderList(REPORT_TASK_STRINGS.done, done, units)}
      <p>
        <a href=${dueReportsPath(this.local.language)} download
          >${this.local.say(REPORT_TASK_STRINGS.download)}</a
        >
      </p>
      ${
        mayAdd
          ? html`<section>
              <h2>${this.local.say(REPORT_TASK_STRINGS.add)}</h2>
              <report-task-form .units=${theirs}></report-task-form>
              <details>
                <summary>${this.local.say(REPORT_TASK_STRINGS.template)}</summary>
                <report-template-form .units=${theirs} .year=${this.year}></report-template-form>
              </details>
            </section>`
          : nothing
      }`
  }

  private renderList(title: Words, reports: readonly DueReport[], units: readonly UnitSummary[]) {
    return html`<section>
      <h2>${this.local.say(title)} (${reports.length})</h2>
      ${reports.length === 0 ? html`<p class="muted">${this.local.say(REPORT_TASK_STRINGS.none)}</p>` : nothing}
      ${repeat(
        reports,
        ({ taskId, dueBefore }) => `${taskId} ${dueBefore}`,
        (report) =>
          html`<due-report
            .report=${report}
            .zone=${this.session?.organisation.zone ?? 'UTC'}
            .units=${units}
          ></due-report>`,
      )}
    </section>`
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    pageStyles,
    css`
      :host {
        --page-width: 900px;
      }
      summary {
        width: fit-content;
        padding-block: var(--s2);
        color: var(--action);
        font-weight: 600;
        cursor: pointer;
      }
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'report-tasks-page': ReportTasksPage
  }
}
