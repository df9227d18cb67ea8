import { LitElement, type PropertyValues, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { FormFate, ReadBallotFile } from '../../../server/contract/imports/ballot-file.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { formatNumber } from '../../../server/words/format.ts'
import { levelWords } from '../../../server/words/level-words.ts'
import { ApiError, errorWords } from '../../api.ts'
import { BALLOT_FILE_STRINGS, FORM_FATES } from '../../strings/ballot-file-strings.ts'
import { baseStyles, buttonStyles, formStyles, tableStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'
import { ballotTemplatePath, type FormPlace, readBallotFile } from './ballot-api.ts'

const FATES = ['counted', 'spoilt', 'repeated', 'empty', 'refused'] as const satisfies readonly FormFate[]

/**
 * Reads paper forms from a file and shows what every row becomes, before anything is kept.
 *
 * @fires forms-read - what may be entered now; null where there is nothing, or nothing any more
 */
@customElement('ballot-file')
export class BallotFile extends LitElement {
  @property() unit = ''
  @property() desk = ''
  @property() day = ''
  @state() private read: ReadBallotFile | null = null
  @state() private isBusy = false
  @state() private problem: Words | undefined
  @state() private errors: readonly FieldError[] = []

  private readonly local = new LanguageController(this)

  private get place(): FormPlace {
    return { unit: this.unit, day: this.day, ...(this.desk === '' ? {} : { desk: this.desk }) }
  }

  /** What was read belongs to one place and day. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('unit') || changed.has('desk') || changed.has('day')) this.forget()
  }

  /** As before a file was chosen. */
  forget(): void {
    this.read = null
    this.problem = undefined
    this.errors = []
  }

  override render() {
    const { say, language } = this.local
    return html`<section aria-labelledby="title">
      <h3 id="title">${say(BALLOT_FILE_STRINGS.title)}</h3>
      <p class="hint" id="hint">${say(BALLOT_FILE_STRINGS.hint)}</p>
      <p class="links">
        ${(['xlsx', 'csv'] as const).map(
          (format) =>
            html`<a href=${ballotTemplatePath(this.place, format, language)} download
              >${icon('download')} ${say(BALLOT_FILE_STRINGS.template)} (${format.toUpperCase()})</a
            >`,
        )}
      </p>
      <div class="field">
        <label for="file">${say(BALLOT_FILE_STRINGS.choose)}</label>
        <input
          id="file"
          type="file"
          accept=".csv,.tsv,.txt,.xlsx"
          aria-describedby="hint"
          @change=${({ currentTarget }: EventOn<'input', 'change'>) => this.choose(currentTarget)}
        />
      </div>
      <p role="status">${this.isBusy ? say(BALLOT_FILE_STRINGS.reading) : this.renderOutcome()}</p>
      ${problemNote(this.local, this.problem)}
      ${
        this.errors.length === 0
          ? nothing
          : html`<ul>
              ${this.errors.map((error) => html`<li><code>${error.field}</code>: ${say(error)}</li>`)}
            </ul>`
      }
      ${this.renderRead()}
    </section>`
  }

  private renderOutcome() {
    if (!this.read) return nothing
    const { language, say } = this.local
    const { rows, file } = this.read
    const counts = FATES.flatMap((fate) => {
      const n = rows.filter((row) => row.fate === fate).length
      return n === 0 ? [] : [`${formatNumber(n, language)} ${say(FORM_FATES[fate])}`]
    })
    return html`<strong>${file.name}</strong> – ${say(BALLOT_FILE_STRINGS.outcome)}: ${counts.join(' · ')}`
  }

  private renderRead() {
    const { read } = this
    if (!read) return nothing
    const { say } = this.local
    return html`<p class=${mayEnter(read) ? '' : 'form-error'}>${this.verdict(read)}</p>
      ${read.isNumbered ? nothing : html`<p class="meta">${say(BALLOT_FILE_STRINGS.unnumbered)}</p>`}
      ${
        read.passedOver.length === 0
          ? nothing
          : html`<p class="meta">${say(BALLOT_FILE_STRINGS.passedOver)}: ${read.passedOver.join(', ')}</p>`
      }
      ${this.renderRows(read)}
      <button type="button" @click=${() => this.leave()}>${say(BALLOT_FILE_STRINGS.leave)}</button>`
  }

  private verdict(read: ReadBallotFile): string {
    const { say } = this.local
    if (read.enteredAs !== null) return `${say(BALLOT_FILE_STRINGS.enteredAs)} ${read.enteredAs}.`
    if (read.rows.some(({ fate }) => fate === 'refused')) return say(BALLOT_FILE_STRINGS.mend)
    return say(mayEnter(read) ? BALLOT_FILE_STRINGS.ready : BALLOT_FILE_STRINGS.nothing)
  }

  /** Those that somebody has to mend come first. */
  private renderRows({ rows, levels }: ReadBallotFile) {
    const { say } = this.local
    const first = rows.filter(({ fate }) => fate === 'refused')
    return html`<div class="table-box" role="region" tabindex="0" aria-label=${say(BALLOT_FILE_STRINGS.rows)}>
      <table>
        <caption>
          ${say(BALLOT_FILE_STRINGS.rows)}
        </caption>
        <thead>
          <tr>
            ${(['line', 'form', 'fate', 'words'] as const).map(
              (head) => html`<th scope="col">${say(BALLOT_FILE_STRINGS[head])}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${[...first, ...rows.filter((row) => !first.includes(row))].map(
            ({ line, form, fate, level, errors }) =>
              html`<tr>
                <th scope="row" class="numeric">${line}</th>
                <td>${form}</td>
                <td>${fate === 'refused' ? icon('alert') : nothing} ${say(FORM_FATES[fate])}</td>
                <td>
                  ${
                    errors.length > 0
                      ? errors.map((error) => html`<p>${say(error)}</p>`)
                      : level === null
                        ? nothing
                        : say(levelWords(levels.length, level) ?? { vi: '', en: '' })
                  }
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  }

  private leave(): void {
    this.forget()
    emit(this, 'forms-read', null)
  }

  private async choose(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? []
    if (!file || this.isBusy) return
    this.forget()
    this.isBusy = true
    try {
      this.read = await readBallotFile(this.place, file)
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
    } finally {
      this.isBusy = false
      // The same file can be chosen once more, mended.
      input.value = ''
      emit(this, 'forms-read', this.read && mayEnter(this.read) ? this.read : null)
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    tableStyles,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
        justify-items: start;
      }
      h3,
      p {
        margin: 0;
      }
      .links {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s4);
      }
      .links a {
        display: inline-flex;
        align-items: center;
        min-height: 44px;
      }
      .table-box {
        width: 100%;
        max-height: 24rem;
        overflow: auto;
      }
      ul {
        margin: 0;
        padding-inline-start: 1.3em;
        color: var(--error);
        overflow-wrap: anywhere;
      }
    `,
  ]
}

function mayEnter({ rows, enteredAs }: ReadBallotFile): boolean {
  return (
    enteredAs === null &&
    rows.some(({ fate }) => fate === 'counted') &&
    rows.every(({ fate }) => fate !== 'refused')
  )
}

declare global {
  interface HTMLElementTagNameMap {
    'ballot-file': BallotFile
  }
  interface HTMLElementEventMap {
    'forms-read': CustomEvent<ReadBallotFile | null>
  }
}
