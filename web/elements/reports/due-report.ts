import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { UnitSummary } from '../../../server/contract/people.ts'
import type { DueReport, DueStanding } from '../../../server/contract/reports/report-tasks.ts'
import { formatDateTime, formatDay } from '../../../server/words/format.ts'
import { DUE_COLUMN_WORDS, RHYTHM_WORDS, STANDING_WORDS } from '../../../server/words/report-task-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { errorWords, reportTaskApi } from '../../api.ts'
import './report-task-form.ts'
import { REPORT_TASK_STRINGS } from '../../strings/report-task-strings.ts'
import { baseStyles, buttonStyles, formStyles, tagStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'

const TAGS: Readonly<Record<DueStanding, string>> = {
  due: 'new',
  late: 'overdue',
  done: 'ontime',
  'done-late': 'overdue',
}

/**
 * One report that is owed: by whom, until when, what; and the form that says it was delivered.
 *
 * @fires report-tasks-changed - it was delivered, or ended
 */
@customElement('due-report')
export class DueReportElement extends LitElement {
  @property({ attribute: false }) report?: DueReport
  @property() zone = 'UTC'
  /** Units to choose from where it is changed. */
  @property({ attribute: false }) units: readonly UnitSummary[] = []
  @state() private endError: Words | null = null
  @state() private error: Words | null = null

  private readonly local = new LanguageController(this)

  override render() {
    const { report } = this
    if (!report) return nothing
    const { language } = this.local
    const say = (words: Words) => this.local.say(words)
    const { title, unit, coordinating, rhythm, product, source, lastDay, standing, done } = report
    return html`<h3>${title}</h3>
      <p>
        <span class="tag ${TAGS[standing]}">${say(STANDING_WORDS[standing])}</span>
        ${say(REPORT_TASK_STRINGS.notLater)} <strong class="numeric">${formatDay(lastDay)}</strong>
      </p>
      <p>${unitName(unit, language)} · ${say(RHYTHM_WORDS[rhythm])} · ${product}</p>
      ${
        coordinating.length > 0
          ? html`<p class="meta">
              ${say(DUE_COLUMN_WORDS.coordinating)}:
              ${coordinating.map((each) => unitName(each, language)).join(', ')}
            </p>`
          : nothing
      }
      ${source === '' ? nothing : html`<p class="meta">${say(DUE_COLUMN_WORDS.source)}: ${source}</p>`}
      ${
        done
          ? html`<p class="meta">
              ${[formatDateTime(done.at, this.zone), done.by].filter(Boolean).join(' · ')} ·
              ${say(DUE_COLUMN_WORDS.proof)}:
              ${/^https?:\/\//.test(done.proof) ? html`<a href=${done.proof} rel="noreferrer">${done.proof}</a>` : done.proof}
            </p>`
          : nothing
      }
      ${
        report.assignee
          ? html`<p class="meta">${say(DUE_COLUMN_WORDS.assignee)}: ${report.assignee.name}</p>`
          : nothing
      }
      ${
        report.endedOn === null
          ? nothing
          : html`<p class="meta">${say(DUE_COLUMN_WORDS.endedOn)} ${formatDay(report.endedOn)}</p>`
      }
      ${report.changes.length > 0 ? this.renderHistory(report) : nothing}
      ${report.mayFinish ? this.renderForm() : nothing}
      ${report.mayChange && !done ? this.renderChange(report) : nothing}`
  }

  private renderHistory({ changes }: DueReport) {
    const say = (words: Words) => this.local.say(words)
    return html`<details>
      <summary>${say(REPORT_TASK_STRINGS.history)}</summary>
      <ul>
        ${changes.map(
          ({ kind, at, by, reason, before }) =>
            html`<li>
              ${[formatDateTime(at, this.zone), by].filter(Boolean).join(' · ')}
              ${say(kind === 'ended' ? REPORT_TASK_STRINGS.ended : REPORT_TASK_STRINGS.changed)}
              ${reason === '' ? nothing : html`– ${reason}`}
              ${Object.values(before).map((was) => html`<br />${say(REPORT_TASK_STRINGS.was)}: ${was}`)}
            </li>`,
        )}
      </ul>
    </details>`
  }

  private renderChange(report: DueReport) {
    const say = (words: Words) => this.local.say(words)
    return html`<details>
        <summary>${say(REPORT_TASK_STRINGS.change)}</summary>
        <report-task-form .units=${this.units} .task=${report}></report-task-form>
      </details>
      <details>
        <summary>${say(REPORT_TASK_STRINGS.end)}</summary>
        <form @submit=${this.onEnd}>
          <p class="meta">${say(REPORT_TASK_STRINGS.endHint)}</p>
          <div class="field">
            <label for="end-reason">${say(REPORT_TASK_STRINGS.endReason)}</label>
            <input id="end-reason" name="reason" maxlength="300" required />
          </div>
          ${this.endError ? html`<p class="form-error" role="alert">${say(this.endError)}</p>` : nothing}
          <p><button>${say(REPORT_TASK_STRINGS.end)}</button></p>
        </form>
      </details>`
  }

  private async onEnd(event: EventOn<'form', 'submit'>): Promise<void> {
    event.preventDefault()
    const { report } = this
    if (!report) return
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    try {
      await reportTaskApi.end(report.taskId, { version: report.version, reason })
      this.endError = null
      emit(this, 'report-tasks-changed')
    } catch (error) {
      this.endError = errorWords(error)
    }
  }

  private renderForm() {
    return html`<details>
      <summary>${this.local.say(REPORT_TASK_STRINGS.finish)}</summary>
      <form @submit=${this.onSubmit}>
        <div class="field">
          <label for="proof">${this.local.say(REPORT_TASK_STRINGS.proof)}</label>
          <input id="proof" name="proof" maxlength="500" required />
        </div>
        ${this.error ? html`<p class="form-error" role="alert">${this.local.say(this.error)}</p>` : nothing}
        <p><button class="primary">${this.local.say(REPORT_TASK_STRINGS.finish)}</button></p>
      </form>
    </details>`
  }

  private async onSubmit(event: EventOn<'form', 'submit'>): Promise<void> {
    event.preventDefault()
    const { report } = this
    if (!report) return
    const proof = String(new FormData(event.currentTarget).get('proof') ?? '').trim()
    try {
      await reportTaskApi.deliver(report.taskId, { dueBefore: report.dueBefore, proof })
      this.error = null
      emit(this, 'report-tasks-changed')
    } catch (error) {
      this.error = errorWords(error)
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    tagStyles,
    css`
      :host {
        display: grid;
        gap: var(--s1);
        padding: var(--s3) var(--s4);
        border-inline-start: 3px solid var(--grid);
        background: var(--bg);
        overflow-wrap: anywhere;
      }
      summary {
        width: fit-content;
        padding-block: var(--s2);
        color: var(--action);
        font-weight: 600;
        cursor: pointer;
      }
      form {
        display: grid;
        gap: var(--s3);
        max-width: 520px;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'due-report': DueReportElement
  }
  interface HTMLElementEventMap {
    'report-tasks-changed': CustomEvent<void>
  }
}
