import { LitElement, css, html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { PlacesFileReceipt } from '../../../server/contract/places/places.ts'
import { type FieldError, REFUSALS } from '../../../server/contract/refusals.ts'
import { ApiError, errorWords, placeApi } from '../../api.ts'
import { PLACE_FATES, PLACE_STRINGS } from '../../strings/place-strings.ts'
import { baseStyles, buttonStyles, formStyles, tableStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'

/**
 * Puts the places of a CSV file on the list, all or none, and says what became of each line.
 *
 * @fires places-entered - they were kept
 */
@customElement('place-file-form')
export class PlaceFileForm extends LitElement {
  @state() private problem: Words | undefined
  @state() private errors: readonly FieldError[] = []
  @state() private receipt: PlacesFileReceipt | undefined
  @state() private isBusy = false
  @query('input') private input?: HTMLInputElement

  private readonly local = new LanguageController(this)

  override render() {
    const { receipt } = this
    return html`<form novalidate @submit=${this.onSubmit}>
      <p>${this.local.say(PLACE_STRINGS.fileHint)}</p>
      <div class="field">
        <label for="file">${this.local.say(PLACE_STRINGS.chooseFile)}</label>
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
        ${
          receipt
            ? (['added', 'changed', 'kept'] as const)
                .map((fate) => `${this.local.say(PLACE_FATES[fate])}: ${receipt[fate]}`)
                .join(' · ')
            : nothing
        }
      </p>
      ${receipt ? this.renderLines(receipt) : nothing}
      <button ?disabled=${this.isBusy}>${this.local.say(PLACE_STRINGS.send)}</button>
    </form>`
  }

  private renderLines({ lines }: PlacesFileReceipt) {
    return html`<div
      class="table-box"
      role="region"
      tabindex="0"
      aria-label=${this.local.say(PLACE_STRINGS.fate)}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">${this.local.say(PLACE_STRINGS.line)}</th>
            <th scope="col">${this.local.say(PLACE_STRINGS.name)}</th>
            <th scope="col">${this.local.say(PLACE_STRINGS.fate)}</th>
          </tr>
        </thead>
        <tbody>
          ${lines.map(
            ({ line, name, fate }) =>
              html`<tr>
                <td>${line}</td>
                <td>${name}</td>
                <td>${this.local.say(PLACE_FATES[fate])}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  }

  private readonly onSubmit = async (event: EventOn<'form', 'submit'>): Promise<void> => {
    event.preventDefault()
    const file = this.input?.files?.[0]
    if (!file || this.isBusy) return
    this.isBusy = true
    this.problem = undefined
    this.errors = []
    this.receipt = undefined
    try {
      const text = readUtf8(await file.arrayBuffer())
      if (text === null) this.problem = REFUSALS['import/wrong-encoding']
      else {
        this.receipt = await placeApi.enterFile(text)
        emit(this, 'places-entered')
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
    tableStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
        justify-items: start;
      }
      p {
        max-width: 75ch;
      }
      ul {
        padding-inline-start: 1.3em;
        color: var(--error);
        overflow-wrap: anywhere;
      }
      input[type='file'] {
        padding-block: var(--s2);
      }
      .field,
      .table-box {
        max-width: 100%;
      }
      .table-box {
        max-height: 20rem;
        overflow: auto;
      }
    `,
  ]
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
    'place-file-form': PlaceFileForm
  }
  interface HTMLElementEventMap {
    'places-entered': CustomEvent<void>
  }
}
