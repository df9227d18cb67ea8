import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { UnitSummary } from '../../../server/contract/people.ts'
import { DUE_COLUMN_WORDS } from '../../../server/words/report-task-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { errorWords, reportTaskApi } from '../../api.ts'
import { REPORT_TASK_STRINGS } from '../../strings/report-task-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'

/**
 * Adds the tasks of the plan of 2021 for a year.
 *
 * @fires report-tasks-changed - the register holds them
 */
@customElement('report-template-form')
export class ReportTemplateForm extends LitElement {
  @property({ attribute: false }) units: readonly UnitSummary[] = []
  /** The year that is offered. */
  @property({ type: Number }) year = 2027
  @state() private error: Words | null = null
  @state() private added: number | null = null

  private readonly local = new LanguageController(this)

  override render() {
    return html`<form @submit=${this.onSubmit}>
      <p class="meta">${this.local.say(REPORT_TASK_STRINGS.templateHint)}</p>
      <div class="field">
        <label for="template-unit">${this.local.say(DUE_COLUMN_WORDS.unit)}</label>
        <select id="template-unit" name="unit">
          ${this.units.map(
            (unit) => html`<option value=${unit.code}>${unitName(unit, this.local.language)}</option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for="template-year">${this.local.say(REPORT_TASK_STRINGS.year)}</label>
        <input
          id="template-year"
          name="year"
          type="number"
          min="2020"
          max="2099"
          value=${String(this.year)}
          required
        />
      </div>
      ${this.error ? html`<p class="form-error" role="alert">${this.local.say(this.error)}</p>` : nothing}
      <p role="status">
        ${this.added === null ? nothing : `${this.local.say(REPORT_TASK_STRINGS.templateAdded)}: ${this.added}`}
      </p>
      <p><button>${this.local.say(REPORT_TASK_STRINGS.addTemplate)}</button></p>
    </form>`
  }

  private async onSubmit(event: EventOn<'form', 'submit'>): Promise<void> {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    this.added = null
    try {
      const { added } = await reportTaskApi.addTemplate({
        unit: String(data.get('unit') ?? ''),
        year: Number(data.get('year')),
      })
      this.error = null
      this.added = added
      emit(this, 'report-tasks-changed')
    } catch (error) {
      this.error = errorWords(error)
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
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
    'report-template-form': ReportTemplateForm
  }
  interface HTMLElementEventMap {
    'report-tasks-changed': CustomEvent<void>
  }
}
