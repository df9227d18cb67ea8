import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { IndexesReport } from '../../../server/contract/indexes.ts'
import { api } from '../../api.ts'
import { INDEX_STRINGS } from '../../strings/index-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'
import { readTextFile, Sending } from '../page/sending.ts'

/**
 * Enters numbers from a CSV file, and gives the file to fill in.
 *
 * @fires index-inputs-entered - numbers were kept
 */
@customElement('index-file-form')
export class IndexFileForm extends LitElement {
  @property({ attribute: false }) report?: IndexesReport
  @state() private kept: number | null = null
  @query('input') private input?: HTMLInputElement

  private readonly local = new LanguageController(this)
  private readonly sending = new Sending(this, this.local)

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
      ${problemNote(this.local, this.sending.problem)}
      ${
        this.sending.errors.length === 0
          ? nothing
          : html`<ul>
              ${this.sending.errors.map((error) => html`<li><code>${error.field}</code>: ${this.local.say(error)}</li>`)}
            </ul>`
      }
      <p role="status">
        ${this.kept === null ? nothing : html`${icon('check')} ${this.local.say(INDEX_STRINGS.saved)}: ${this.kept}`}
      </p>
      <button ?disabled=${this.sending.isBusy}>${this.local.say(INDEX_STRINGS.send)}</button>
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
    if (!file || this.sending.isBusy) return
    this.kept = null
    await this.sending.send(async () => {
      const text = await readTextFile(file)
      this.kept = (await api.enterIndexFile(text)).entered
      emit(this, 'index-inputs-entered')
    })
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

declare global {
  interface HTMLElementTagNameMap {
    'index-file-form': IndexFileForm
  }
  interface HTMLElementEventMap {
    'index-inputs-entered': CustomEvent<void>
  }
}
