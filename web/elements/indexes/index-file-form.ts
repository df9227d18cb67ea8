import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { IndexesReport } from '../../../server/contract/indexes.ts'
import type { Words } from '../../../server/contract/language.ts'
import { type FieldError, REFUSALS } from '../../../server/contract/refusals.ts'
import { ApiError, api, errorWords } from '../../api.ts'
import { INDEX_STRINGS } from '../../strings/index-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'

/**
 * Enters numbers from a CSV file, and gives the file to fill in.
 *
 * @fires index-inputs-entered - numbers were kept
 */
@customElement('index-file-form')
export class IndexFileForm extends LitElement {
  @property({ attribute: false }) report?: IndexesReport
  @state() private problem: Words | undefined
  @state() private errors: readonly FieldError[] = []
  @state() private kept: number | null = null
  @state() private isBusy = false
  @query('input') private input?: HTMLInputElement

  private readonly local = new LanguageController(this)

  override render() {
    const { report } = this
    if (!report) return nothing
    return html`<form novalidate @submit=${this.onSubmit}>
      <h2>${this.local.say(INDEX_STRINGS.file)}</h2>
      <p>${this.local.say(INDEX_STRINGS.fileHint)}</p>
      <p>
        <a
          href="data:text/csv;charset=utf-8,${encodeURIComponent(this.template(report))}"
          download="indexes-${report.unit.code}-${report.period.key}.csv"
          >${this.local.say(INDEX_STRINGS.template)}</a
        >
      </p>
      <div class="field">
        <label for="file">${this.local.say(INDEX_STRINGS.chooseFile)}</label>
        <input id="file" type="file" accept=".csv,text/csv" />
      </div>
      ${problemNote(this.local, this.problem)}
      ${
        this.errors.length === 0
          ? nothing
          : html`<ul>
              ${this.errors.map((error) => html`<li><code>${error.field}</code>: ${this.local.say(error)}</li>`)}
            </ul>`
      }
      <p role="status">
        ${this.kept === null ? nothing : html`${icon('check')} ${this.local.say(INDEX_STRINGS.saved)}: ${this.kept}`}
      </p>
      <button ?disabled=${this.isBusy}>${this.local.say(INDEX_STRINGS.send)}</button>
    </form>`
  }

  /** A line for each number that may be entered, with its name beside the code. */
  private template({ indexes, unit, period }: IndexesReport): string {
    const names = new Map(
      indexes
        .flatMap(({ inputs }) => inputs)
        .filter(({ origin }) => origin === 'entered')
        .map(({ code, name }) => [code, this.local.say(name)]),
    )
    const lines = [...names].map(([code, name]) => [unit.code, period.key, '', code, quoted(name), '', ''])
    return `\uFEFF${[HEADER, ...lines].map((line) => line.join(',')).join('\r\n')}\r\n`
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const file = this.input?.files?.[0]
    if (!file || this.isBusy) return
    this.isBusy = true
    this.problem = undefined
    this.errors = []
    this.kept = null
    try {
      const text = readUtf8(await file.arrayBuffer())
      if (text === null) this.problem = REFUSALS['import/wrong-encoding']
      else {
        this.kept = (await api.enterIndexFile(text)).entered
        emit(this, 'index-inputs-entered')
      }
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
    } finally {
      this.isBusy = false
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
        justify-items: start;
      }
      ul {
        padding-inline-start: 1.3em;
        color: var(--error);
        overflow-wrap: anywhere;
      }
      input[type='file'] {
        padding-block: var(--s2);
      }
      .field {
        max-width: 100%;
      }
    `,
  ]
}

const HEADER = ['unit', 'period', 'procedure', 'input', 'name', 'value', 'note']

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

function readUtf8(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'index-file-form': IndexFileForm
  }
  interface HTMLElementEventMap {
    'index-inputs-entered': CustomEvent<void>
  }
}
