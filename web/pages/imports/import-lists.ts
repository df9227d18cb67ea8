import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { FEEDBACK_KINDS } from '../../../server/contract/feedback/feedback-kind.ts'
import { LIST_FIELDS, type ListField } from '../../../server/contract/imports/import-fields.ts'
import type { FoundValue, ImportJobDetail, ImportPlan } from '../../../server/contract/imports/imports.ts'
import { FEEDBACK_KIND_WORDS } from '../../../server/words/feedback-words.ts'
import { formatNumber } from '../../../server/words/format.ts'
import { baseStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { AS_WRITTEN_WORDS, IMPORT_FIELD_WORDS, IMPORT_STRINGS } from './import-strings.ts'

/**
 * Values of lists that the office does not have, and what each is to be.
 *
 * @fires import-plan - a value is to be read as another
 */
@customElement('import-lists')
export class ImportLists extends LitElement {
  @property({ attribute: false }) job!: ImportJobDetail
  @property({ type: Boolean }) locked = false

  private readonly local = new LanguageController(this)

  override render() {
    const lists = LIST_FIELDS.map((field) => ({ field, values: this.shownValues(field) })).filter(
      ({ values }) => values.length > 0,
    )
    if (lists.length === 0) return nothing
    return html`<h3>${this.local.say(IMPORT_STRINGS.values)}</h3>
      ${lists.map(
        ({ field, values }) =>
          html`<fieldset>
            <legend>${this.local.say(IMPORT_FIELD_WORDS[field])}</legend>
            <div class="values">${values.map((value, at) => this.renderValue(field, value, at))}</div>
          </fieldset>`,
      )}`
  }

  /** What nobody knows, and what was said of a value by hand: that can be changed again. */
  private shownValues(field: ListField): readonly FoundValue[] {
    const said = this.job.plan.fields[field]?.values ?? {}
    return (this.job.look.lists[field] ?? []).filter(
      ({ value, known }) => known === null || said[value] !== undefined,
    )
  }

  private renderValue(field: ListField, { value, rows }: FoundValue, at: number) {
    const { say, language } = this.local
    const said = this.job.plan.fields[field]?.values?.[value] ?? ''
    return html`<div class="field">
      <label for="${field}-${at}">
        “${value}” <span class="hint">${formatNumber(rows, language)} ${say(IMPORT_STRINGS.rows)}</span>
      </label>
      <select
        id="${field}-${at}"
        ?disabled=${this.locked}
        @change=${({ currentTarget }: EventOn<'select', 'change'>) =>
          this.choose(field, value, currentTarget.value)}
      >
        <option value="" .selected=${said === ''}>${say(AS_WRITTEN_WORDS[field])}</option>
        ${this.choicesOf(field).map(
          ({ code, name }) =>
            html`<option value=${code} .selected=${said === code}>${say(IMPORT_STRINGS.is)} ${name}</option>`,
        )}
      </select>
    </div>`
  }

  private choicesOf(field: ListField): readonly { readonly code: string; readonly name: string }[] {
    const { say, language } = this.local
    if (field === 'kind')
      return FEEDBACK_KINDS.map((kind) => ({ code: kind, name: say(FEEDBACK_KIND_WORDS[kind]) }))
    return this.job.choices[field].map(({ value, name, nameEn }) => ({
      code: value,
      name: language === 'vi' ? name : nameEn,
    }))
  }

  private choose(field: ListField, value: string, code: string): void {
    const { plan } = this.job
    const before = plan.fields[field]
    if (!before) return
    const { [value]: _, ...others } = before.values ?? {}
    const values = code === '' ? others : { ...others, [value]: code }
    emit(this, 'import-plan', { ...plan, fields: { ...plan.fields, [field]: { ...before, values } } })
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
      .values {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr));
        gap: var(--s3);
        margin-top: var(--s2);
      }
      .values label {
        font-weight: 400;
        overflow-wrap: anywhere;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'import-lists': ImportLists
  }
  interface HTMLElementEventMap {
    'import-plan': CustomEvent<ImportPlan>
  }
}
