import { LitElement, css, html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { PlacesFileReceipt } from '../../../server/contract/places/places.ts'
import { placeApi } from '../../api.ts'
import { PLACE_FATES, PLACE_STRINGS } from '../../strings/place-strings.ts'
import { baseStyles, buttonStyles, formStyles, tableStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'
import { readTextFile, Sending } from '../page/sending.ts'

/**
 * Puts the places of a CSV file on the list, all or none, and says what became of each line.
 *
 * @fires places-entered - they were kept
 */
@customElement('place-file-form')
export class PlaceFileForm extends LitElement {
  @state() private receipt: PlacesFileReceipt | undefined
  @query('input') private input?: HTMLInputElement

  private readonly local = new LanguageController(this)
  private readonly sending = new Sending(this, this.local)

  override render() {
    const { receipt } = this
    return html`<form novalidate @submit=${this.onSubmit}>
      <p>${this.local.say(PLACE_STRINGS.fileHint)}</p>
      <div class="field">
        <label for="file">${this.local.say(PLACE_STRINGS.chooseFile)}</label>
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
        ${
          receipt
            ? (['added', 'changed', 'kept'] as const)
                .map((fate) => `${this.local.say(PLACE_FATES[fate])}: ${receipt[fate]}`)
                .join(' · ')
            : nothing
        }
      </p>
      ${receipt ? this.renderLines(receipt) : nothing}
      <button ?disabled=${this.sending.isBusy}>${this.local.say(PLACE_STRINGS.send)}</button>
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
    if (!file || this.sending.isBusy) return
    this.receipt = undefined
    await this.sending.send(async () => {
      const text = await readTextFile(file)
      this.receipt = await placeApi.enterFile(text)
      emit(this, 'places-entered')
    })
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

declare global {
  interface HTMLElementTagNameMap {
    'place-file-form': PlaceFileForm
  }
  interface HTMLElementEventMap {
    'places-entered': CustomEvent<void>
  }
}
