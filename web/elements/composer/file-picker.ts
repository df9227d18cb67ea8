import { LitElement, css, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import {
  type FileKind,
  type ItemFile,
  MOST_FILES,
} from '../../../server/contract/feedback/composer/answer-files.ts'
import type { Words } from '../../../server/contract/language.ts'
import { formatBytes } from '../../../server/words/format.ts'
import { api, errorWords } from '../../api.ts'
import { FILE_STRINGS } from '../../strings/item/file-strings.ts'
import { baseStyles, buttonStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

/**
 * The photos and documents that go with a text. They lie with the service as soon as they are chosen, so that they are there
 * on another device too, and nobody else sees them until the text is sent.
 *
 * @fires files-chosen - `detail` is the ids of all that would go with it
 */
@customElement('file-picker')
export class FilePicker extends LitElement {
  @property() itemId = ''
  @property() kind: FileKind = 'answer'
  /** Those that the answer goes with already, where it is amended. */
  @property({ attribute: false }) standing: readonly ItemFile[] = []
  @state() private kept: readonly ItemFile[] = []
  @state() private withdrawn: ReadonlySet<string> = new Set()
  @state() private problem: Words | undefined
  @state() private isBusy = false
  @query('input') private input?: HTMLInputElement

  private readonly local = new LanguageController(this)

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('itemId') || changed.has('kind')) void this.look()
  }

  /** What the service has now: after a text was sent none is left. */
  async look(): Promise<void> {
    const { itemId, kind } = this
    this.kept = []
    this.withdrawn = new Set()
    this.problem = undefined
    if (itemId === '') return
    const found = await api.unsentFiles(itemId).catch(() => undefined)
    if (!found || itemId !== this.itemId || kind !== this.kind) return
    this.keep(found.filter((file) => file.kind === kind))
  }

  override render() {
    const { local, isBusy } = this
    const files = [...this.standing.filter(({ id }) => !this.withdrawn.has(id)), ...this.kept]
    return html`<div class="files">
      ${
        files.length === 0
          ? nothing
          : html`<ul aria-label=${local.say(FILE_STRINGS.chosen)}>
              ${files.map((file) => this.renderFile(file))}
            </ul>`
      }
      ${
        files.length >= MOST_FILES
          ? nothing
          : html`<button
              type="button"
              aria-describedby="hint"
              ?disabled=${isBusy}
              @click=${() => this.input?.click()}
            >
              ${icon('plus')} ${local.say(isBusy ? FILE_STRINGS.adding : FILE_STRINGS.add)}
            </button>`
      }
      <input
        type="file"
        hidden
        multiple
        accept="image/jpeg,image/png,image/webp,application/pdf"
        @change=${this.onChosen}
      />
      <p class="meta" id="hint">${local.say(FILE_STRINGS.hint)}</p>
      <div role="status">
        ${this.problem ? html`<p class="field-error">${icon('alert')} ${local.say(this.problem)}</p>` : nothing}
      </div>
    </div>`
  }

  private renderFile(file: ItemFile) {
    const words = this.local.say(file.state === 'unsent' ? FILE_STRINGS.remove : FILE_STRINGS.withdraw)
    return html`<li>
      <a href="/api/feedback/${this.itemId}/files/${file.id}" target="_blank" rel="noopener">${file.name}</a>
      <span class="meta">${formatBytes(file.bytes, this.local.language)}</span>
      <button type="button" aria-label="${words}: ${file.name}" @click=${() => void this.takeAway(file)}>
        ${icon('close')} ${words}
      </button>
    </li>`
  }

  private async onChosen({ currentTarget }: EventOn<'input', 'change'>): Promise<void> {
    const chosen = [...(currentTarget.files ?? [])]
    currentTarget.value = ''
    const { itemId, kind } = this
    this.isBusy = true
    this.problem = undefined
    for (const file of chosen) {
      try {
        const kept = await api.addFile(itemId, { kind, name: file.name }, file)
        if (itemId === this.itemId && kind === this.kind) this.keep([...this.kept, kept])
      } catch (error) {
        const { vi, en } = errorWords(error)
        this.problem = { vi: `${file.name}: ${vi}`, en: `${file.name}: ${en}` }
      }
    }
    this.isBusy = false
  }

  private async takeAway(file: ItemFile): Promise<void> {
    this.problem = undefined
    if (file.state === 'unsent') {
      try {
        await api.removeFile(this.itemId, file.id)
      } catch (error) {
        this.problem = errorWords(error)
        return
      }
      this.keep(this.kept.filter(({ id }) => id !== file.id))
    } else {
      this.withdrawn = new Set([...this.withdrawn, file.id])
      this.keep(this.kept)
    }
    await this.updateComplete
    this.renderRoot.querySelector('button')?.focus()
  }

  private keep(files: readonly ItemFile[]): void {
    this.kept = files
    const standing = this.standing.filter(({ id }) => !this.withdrawn.has(id))
    emit(
      this,
      'files-chosen',
      [...standing, ...files].map(({ id }) => id),
    )
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      .files,
      ul {
        display: grid;
        justify-items: start;
        gap: var(--s2);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s1) var(--s3);
        align-items: center;
        overflow-wrap: anywhere;
      }
      [hidden] {
        display: none;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'file-picker': FilePicker
  }
  interface HTMLElementEventMap {
    'files-chosen': CustomEvent<readonly string[]>
  }
}
