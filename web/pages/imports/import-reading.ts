import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { DELIMITERS, FILE_ENCODINGS, HEADER_WITHIN } from '../../../server/contract/imports/import-fields.ts'
import type { ImportJobDetail, SaidReading } from '../../../server/contract/imports/imports.ts'
import type { Words } from '../../../server/contract/language.ts'
import { baseStyles, formStyles, tableStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { DELIMITER_WORDS, IMPORT_STRINGS } from './import-strings.ts'

type Choice = readonly [value: string, text: string]

/**
 * How a file is read, as it was found out or said, with its first rows.
 *
 * @fires import-reading - it is to be read otherwise
 */
@customElement('import-reading')
export class ImportReading extends LitElement {
  @property({ attribute: false }) job!: ImportJobDetail
  @property({ type: Boolean }) locked = false

  private readonly local = new LanguageController(this)

  override render() {
    const { say } = this.local
    const { look } = this.job
    return html`<h2>${say(IMPORT_STRINGS.read)}</h2>
      <div class="fields">${this.renderFields()}</div>
      ${
        look.twice.length === 0 ? nothing : html`<p>${say(IMPORT_STRINGS.twice)} ${look.twice.join(', ')}</p>`
      }
      <div class="table-box" role="region" tabindex="0" aria-label=${say(IMPORT_STRINGS.firstRows)}>
        <table>
          <caption>
            ${say(IMPORT_STRINGS.firstRows)}
          </caption>
          <thead>
            <tr>
              <th scope="col" class="numeric">${say(IMPORT_STRINGS.line)}</th>
              ${look.columns.map((name) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${look.rows.map(
              ({ line, cells }) =>
                html`<tr>
                  <td class="numeric">${line}</td>
                  ${cells.map((cell) => html`<td>${cell}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`
  }

  private renderFields() {
    const { format, reading, sheets } = this.job.look
    const said = this.job.plan.reading
    const lines: readonly Choice[] = Array.from({ length: HEADER_WITHIN }, (_, at) => [
      String(at + 1),
      String(at + 1),
    ])
    const headerLine = this.renderSelect('headerLine', IMPORT_STRINGS.headerLine, {
      found: String(reading.headerLine ?? ''),
      said: said.headerLine === null ? '' : String(said.headerLine),
      choices: lines,
    })
    if (format === 'xlsx')
      return html`${this.renderSelect('sheet', IMPORT_STRINGS.sheet, {
        found: reading.sheet ?? '',
        said: said.sheet ?? '',
        choices: sheets.map((sheet) => [sheet, sheet]),
      })}
      ${headerLine}`
    const encoding = this.renderSelect('encoding', IMPORT_STRINGS.encoding, {
      found: reading.encoding,
      said: said.encoding ?? '',
      choices: FILE_ENCODINGS.map((each) => [each, each]),
    })
    if (format === 'json') return encoding
    const signs: readonly Choice[] = DELIMITERS.map((sign) => [sign, this.local.say(DELIMITER_WORDS[sign])])
    return html`${encoding}
    ${this.renderSelect('delimiter', IMPORT_STRINGS.delimiter, {
      found: signs.find(([sign]) => sign === reading.delimiter)?.[1] ?? reading.delimiter ?? '',
      said: said.delimiter ?? '',
      choices: signs,
    })}
    ${headerLine}`
  }

  private renderSelect(
    name: keyof SaidReading,
    words: Words,
    { found, said, choices }: { found: string; said: string; choices: readonly Choice[] },
  ) {
    return html`<div class="field">
      <label for=${name}>${this.local.say(words)}</label>
      <select
        id=${name}
        ?disabled=${this.locked}
        @change=${({ currentTarget }: EventOn<'select', 'change'>) => this.choose(name, currentTarget.value)}
      >
        <option value="" .selected=${said === ''}>${this.local.say(IMPORT_STRINGS.found)} ${found}</option>
        ${choices.map(
          ([value, text]) => html`<option value=${value} .selected=${said === value}>${text}</option>`,
        )}
      </select>
    </div>`
  }

  private choose(name: keyof SaidReading, value: string): void {
    const { reading } = this.job.plan
    const said = value === '' ? null : name === 'headerLine' ? Number(value) : value
    // Another sheet or encoding has its names on a line of its own.
    const line = name === 'headerLine' ? {} : { headerLine: null }
    emit(this, 'import-reading', { ...reading, ...line, [name]: said })
  }

  static override readonly styles = [
    baseStyles,
    formStyles,
    tableStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
        gap: var(--s3);
      }
      td {
        max-width: 22rem;
        overflow-wrap: break-word;
      }
      td:not(.numeric) {
        min-width: 7rem;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'import-reading': ImportReading
  }
  interface HTMLElementEventMap {
    'import-reading': CustomEvent<SaidReading>
  }
}
