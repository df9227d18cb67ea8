import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { CHANNELS } from '../../../server/contract/channel.ts'
import {
  DATE_ORDERS,
  IMPORT_FIELDS,
  type ImportField,
  NEEDED_FIELDS,
  TIME_FIELDS,
} from '../../../server/contract/imports/import-fields.ts'
import type { FieldPlan, ImportJobDetail, ImportPlan } from '../../../server/contract/imports/imports.ts'
import { CHANNEL_WORDS } from '../../../server/words/feedback-words.ts'
import { formatNumber } from '../../../server/words/format.ts'
import { baseStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { DATE_ORDER_WORDS, IMPORT_FIELD_WORDS, IMPORT_STRINGS } from './import-strings.ts'

const EXAMPLES = 2

/**
 * Which column of a file is which field, with examples from its first rows.
 *
 * @fires import-plan - something is to be read as something else
 */
@customElement('import-columns')
export class ImportColumns extends LitElement {
  @property({ attribute: false }) job!: ImportJobDetail
  @property({ type: Boolean }) locked = false

  private readonly local = new LanguageController(this)

  override render() {
    const { say } = this.local
    const { plan, mapping } = this.job
    const isShown = (field: ImportField) =>
      plan.fields[field] !== undefined || NEEDED_FIELDS.some((needed) => needed === field)
    const others = IMPORT_FIELDS.filter((field) => !isShown(field))
    return html`<h2>${say(IMPORT_STRINGS.columns)}</h2>
      ${mapping === null ? nothing : html`<p>${say(IMPORT_STRINGS.mapped)}: <b>${mapping}</b></p>`}
      <div class="fields">${IMPORT_FIELDS.filter(isShown).map((field) => this.renderField(field))}</div>
      <details>
        <summary>${say(IMPORT_STRINGS.moreFields)}</summary>
        <div class="fields">${others.map((field) => this.renderField(field))}</div>
      </details>
      <div class="fields">
        <div class="field">
          <label for="channel">${say(IMPORT_STRINGS.channel)}</label>
          <select id="channel" ?disabled=${this.locked} @change=${this.onChannel}>
            ${CHANNELS.map(
              (channel) =>
                html`<option value=${channel} .selected=${channel === plan.channel}>
                  ${say(CHANNEL_WORDS[channel])}
                </option>`,
            )}
          </select>
        </div>
      </div>
      <label class="choice">
        <input
          type="checkbox"
          .checked=${plan.historical}
          ?disabled=${this.locked}
          @change=${this.onHistorical}
        />
        ${say(IMPORT_STRINGS.historical)}
      </label>`
  }

  private renderField(field: ImportField) {
    const { say } = this.local
    const { look, plan } = this.job
    const { columns = [], dates } = plan.fields[field] ?? {}
    const [chosen, ...further] = columns
    const isNeeded = NEEDED_FIELDS.some((needed) => needed === field)
    const isWrong = isNeeded && chosen === undefined
    // A kept mapping may put several columns together: they stay as they are.
    const options = further.length > 0 ? [columns.join(' + '), ...look.columns] : look.columns
    const shown = further.length > 0 ? columns.join(' + ') : chosen
    return html`<div class="field">
      <label for=${field}>
        ${say(IMPORT_FIELD_WORDS[field])}
        ${isNeeded ? html`<span class="hint">(${say(IMPORT_STRINGS.needed)})</span>` : nothing}
      </label>
      <select
        id=${field}
        aria-invalid=${isWrong ? 'true' : 'false'}
        aria-describedby="such-${field}"
        ?disabled=${this.locked}
        @change=${({ currentTarget }: EventOn<'select', 'change'>) => this.choose(field, currentTarget.value)}
      >
        <option value="" .selected=${chosen === undefined}>${say(IMPORT_STRINGS.noColumn)}</option>
        ${options.map(
          (column) => html`<option value=${column} .selected=${column === shown}>${column}</option>`,
        )}
      </select>
      <span class="hint" id="such-${field}">${this.exampleOf(columns)}</span>
      ${chosen !== undefined && TIME_FIELDS.some((time) => time === field) ? this.renderDates(field, chosen, dates) : nothing}
    </div>`
  }

  private renderDates(field: ImportField, column: string, chosen: FieldPlan['dates'] = 'day-first') {
    const { say, language } = this.local
    const facts = this.job.look.dates[column]
    const found = facts
      ? (['iso', 'dayFirst', 'monthFirst', 'serial', 'halfDays', 'unread'] as const)
          .filter((each) => facts[each] > 0)
          .map((each) => `${say(IMPORT_STRINGS[each])}: ${formatNumber(facts[each], language)}`)
      : []
    return html`<label for="dates-${field}">${say(IMPORT_STRINGS.dates)}</label>
      <select
        id="dates-${field}"
        aria-describedby="facts-${field}"
        ?disabled=${this.locked}
        @change=${({ currentTarget }: EventOn<'select', 'change'>) =>
          this.chooseDates(field, currentTarget.value)}
      >
        ${DATE_ORDERS.map(
          (order) =>
            html`<option value=${order} .selected=${order === chosen}>
              ${say(DATE_ORDER_WORDS[order])}
            </option>`,
        )}
      </select>
      <span class="hint" id="facts-${field}">
        ${found.join(' · ')}
        ${facts && !facts.isSure ? html`<b>${icon('alert')} ${say(IMPORT_STRINGS.unsure)}</b>` : nothing}
      </span>`
  }

  private exampleOf(columns: readonly string[]): string {
    const { look } = this.job
    const places = columns.map((column) => look.columns.indexOf(column))
    const examples = look.rows
      .map(({ cells }) => places.map((at) => (cells[at] ?? '').slice(0, 80)).join(' '))
      .filter((example) => example.trim() !== '')
    return examples.length === 0
      ? ''
      : `${this.local.say(IMPORT_STRINGS.example)}: ${examples.slice(0, EXAMPLES).join(' · ')}`
  }

  private choose(field: ImportField, column: string): void {
    const { [field]: _, ...others } = this.job.plan.fields
    const order = this.job.look.dates[column]?.order
    const isTime = TIME_FIELDS.some((time) => time === field)
    const chosen = { columns: [column], ...(isTime && order ? { dates: order } : {}) }
    this.change({ fields: column === '' ? others : { ...others, [field]: chosen } })
  }

  private chooseDates(field: ImportField, order: string): void {
    const { fields } = this.job.plan
    const plan = fields[field]
    const dates = DATE_ORDERS.find((each) => each === order)
    if (plan && dates) this.change({ fields: { ...fields, [field]: { ...plan, dates } } })
  }

  private readonly onChannel = ({ currentTarget }: EventOn<'select', 'change'>): void => {
    const channel = CHANNELS.find((each) => each === currentTarget.value)
    if (channel) this.change({ channel })
  }

  private readonly onHistorical = ({ currentTarget }: EventOn<'input', 'change'>): void => {
    this.change({ historical: currentTarget.checked })
  }

  private change(changes: Partial<ImportPlan>): void {
    emit(this, 'import-plan', { ...this.job.plan, ...changes })
  }

  static override readonly styles = [
    baseStyles,
    formStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr));
        gap: var(--s4) var(--s3);
        align-items: start;
      }
      summary {
        min-height: 44px;
        align-content: center;
      }
      .hint {
        overflow-wrap: anywhere;
      }
      label .hint {
        display: inline;
      }
      .choice {
        display: flex;
        gap: var(--s2);
        align-items: center;
        min-height: 44px;
        font-weight: 400;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'import-columns': ImportColumns
  }
  interface HTMLElementEventMap {
    'import-plan': CustomEvent<ImportPlan>
  }
}
