import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { UnitSummary } from '../../../server/contract/people.ts'
import type { DueReport, TaskRhythm } from '../../../server/contract/reports/report-tasks.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { DUE_COLUMN_WORDS, RHYTHM_WORDS } from '../../../server/words/report-task-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { ApiError, errorWords, reportTaskApi } from '../../api.ts'
import { REPORT_TASK_STRINGS } from '../../strings/report-task-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { fieldErrors } from '../page/form-fields.ts'

/**
 * Adds a report that a unit owes, or changes one. What was written stays when the service refuses.
 *
 * @fires report-tasks-changed - the register holds another task
 */
@customElement('report-task-form')
export class ReportTaskForm extends LitElement {
  @property({ attribute: false }) units: readonly UnitSummary[] = []
  /** The task to change; without one a new one is added. */
  @property({ attribute: false }) task?: DueReport
  @state() private error: Words | null = null
  @state() private errors: readonly FieldError[] = []

  private readonly local = new LanguageController(this)

  override render() {
    const { task } = this
    return html`<form @submit=${this.onSubmit}>
      ${this.input('title', DUE_COLUMN_WORDS.title, { value: task?.title })}
      <div class="field">
        <label for="unit">${this.local.say(DUE_COLUMN_WORDS.unit)}</label>
        <select id="unit" name="unit">
          ${this.units.map(
            (unit) =>
              html`<option value=${unit.code} ?selected=${unit.code === task?.unit.code}>
                ${unitName(unit, this.local.language)}
              </option>`,
          )}
        </select>
      </div>
      ${this.input('coordinating', REPORT_TASK_STRINGS.coordinatingCodes, {
        isOptional: true,
        value: task?.coordinating.map(({ code }) => code).join(', '),
      })}
      ${this.input('dueBefore', REPORT_TASK_STRINGS.dueBefore, { type: 'date', value: task?.firstDueBefore })}
      <div class="field">
        <label for="rhythm">${this.local.say(DUE_COLUMN_WORDS.rhythm)}</label>
        <select id="rhythm" name="rhythm">
          ${Object.entries(RHYTHM_WORDS).map(
            ([rhythm, words]) =>
              html`<option value=${rhythm} ?selected=${rhythm === task?.rhythm}>
                ${this.local.say(words)}
              </option>`,
          )}
        </select>
      </div>
      ${this.input('product', DUE_COLUMN_WORDS.product, { value: task?.product })}
      ${this.input('assignee', REPORT_TASK_STRINGS.assignee, { isOptional: true, value: task?.assignee?.username })}
      ${this.input('source', DUE_COLUMN_WORDS.source, { isOptional: true, value: task?.source })}
      ${task ? this.input('reason', REPORT_TASK_STRINGS.reason, { isOptional: true }) : nothing}
      ${this.error ? html`<p class="form-error" role="alert">${this.local.say(this.error)}</p>` : nothing}
      <p>
        <button class="primary">
          ${this.local.say(task ? REPORT_TASK_STRINGS.saveChange : REPORT_TASK_STRINGS.save)}
        </button>
      </p>
    </form>`
  }

  private input(
    name: string,
    label: Words,
    {
      type = 'text',
      isOptional = false,
      value = '',
    }: { type?: string; isOptional?: boolean; value?: string | undefined } = {},
  ) {
    const hint = isOptional
      ? html` <span class="hint">(${this.local.say(REPORT_TASK_STRINGS.optional)})</span>`
      : nothing
    return html`<div class="field">
      <label for=${name}>${this.local.say(label)}${hint}</label>
      <input
        id=${name}
        name=${name}
        type=${type}
        maxlength="300"
        value=${value}
        ?required=${!isOptional}
        aria-invalid=${this.errors.some(({ field }) => field === name) ? 'true' : 'false'}
        aria-describedby="wrong-${name}"
      />
      ${fieldErrors({ local: this.local, errors: this.errors }, name, name)}
    </div>`
  }

  private async onSubmit(event: EventOn<'form', 'submit'>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const value = (name: string) => String(data.get(name) ?? '').trim()
    try {
      const input = {
        title: value('title'),
        unit: value('unit'),
        coordinating: value('coordinating')
          .split(/[\s,;]+/)
          .filter(Boolean),
        dueBefore: value('dueBefore'),
        rhythm: value('rhythm') as TaskRhythm,
        product: value('product'),
        source: value('source'),
        assignee: value('assignee'),
      }
      if (this.task) {
        const { taskId, version } = this.task
        await reportTaskApi.change(taskId, { ...input, version, reason: value('reason') })
      } else {
        await reportTaskApi.add(input)
        form.reset()
      }
      this.error = null
      this.errors = []
      emit(this, 'report-tasks-changed')
    } catch (error) {
      this.error = errorWords(error)
      // An entry of a list is told below its field.
      if (error instanceof ApiError)
        this.errors = error.errors.map((each) => ({ ...each, field: each.field.split('.')[0] ?? '' }))
      else this.errors = []
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr));
        align-items: start;
        gap: var(--s4);
      }
      .form-error {
        grid-column: 1 / -1;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'report-task-form': ReportTaskForm
  }
  interface HTMLElementEventMap {
    'report-tasks-changed': CustomEvent<void>
  }
}
