import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { ApiError, errorWords } from '../../api.ts'
import { problemNote } from '../../elements/page/form-fields.ts'
import { baseStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { importApi } from './import-api.ts'
import { IMPORT_STRINGS } from './import-strings.ts'

/**
 * Takes a file, chosen or dropped, and says at once why one cannot be read.
 *
 * @fires import-uploaded - it was looked into; its id
 */
@customElement('import-drop')
export class ImportDrop extends LitElement {
  @state() private isBusy = false
  @state() private isOver = false
  @state() private problem: Words | undefined
  @state() private errors: readonly FieldError[] = []

  private readonly local = new LanguageController(this)

  override render() {
    const { say } = this.local
    return html`<div
        class=${this.isOver ? 'drop over' : 'drop'}
        @dragover=${this.onOver}
        @dragleave=${() => (this.isOver = false)}
        @drop=${this.onDrop}
      >
        <label for="file">${say(IMPORT_STRINGS.choose)}</label>
        <span class="hint" id="kinds">${say(IMPORT_STRINGS.kinds)}</span>
        <input
          id="file"
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,.json,.ndjson,.jsonl"
          aria-describedby="kinds"
          ?disabled=${this.isBusy}
          @change=${this.onChoose}
        />
      </div>
      <p role="status">${this.isBusy ? say(IMPORT_STRINGS.sending) : nothing}</p>
      ${problemNote(this.local, this.problem)}
      ${
        this.errors.length === 0
          ? nothing
          : html`<ul>
              ${this.errors.map((error) => html`<li><code>${error.field}</code>: ${say(error)}</li>`)}
            </ul>`
      }`
  }

  private readonly onOver = (event: DragEvent): void => {
    event.preventDefault()
    this.isOver = true
  }

  private readonly onDrop = (event: DragEvent): void => {
    event.preventDefault()
    this.isOver = false
    void this.send(event.dataTransfer?.files[0])
  }

  private readonly onChoose = async ({ currentTarget }: EventOn<'input', 'change'>): Promise<void> => {
    const [file] = currentTarget.files ?? []
    await this.send(file)
    // The same file can be chosen once more.
    currentTarget.value = ''
  }

  private async send(file: File | undefined): Promise<void> {
    if (!file || this.isBusy) return
    this.problem = undefined
    this.errors = []
    this.isBusy = true
    try {
      const { id } = await importApi.upload(file)
      emit(this, 'import-uploaded', id)
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
    } finally {
      this.isBusy = false
    }
  }

  static override readonly styles = [
    baseStyles,
    formStyles,
    css`
      .drop {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s2);
        padding: var(--s5);
        border: 2px dashed var(--line);
        border-radius: var(--radius);
      }
      .over {
        border-color: var(--action);
        background: var(--action-tint);
      }
      input[type='file'] {
        padding: var(--s2);
      }
      ul {
        padding-inline-start: 1.3em;
        color: var(--error);
        overflow-wrap: anywhere;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'import-drop': ImportDrop
  }
  interface HTMLElementEventMap {
    'import-uploaded': CustomEvent<string>
  }
}
