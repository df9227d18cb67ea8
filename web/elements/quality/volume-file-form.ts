import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { ServedReceipt } from '../../../server/contract/quality/served.ts'
import { api } from '../../api.ts'
import { QUALITY_STRINGS } from '../../strings/quality-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'
import { readTextFile, Sending } from '../page/sending.ts'
import { publishedNotes } from './published-note.ts'

const KINDS = {
  served: {
    title: QUALITY_STRINGS.servedFile,
    hint: QUALITY_STRINGS.servedFileHint,
    send: (file: string, unit: string) => api.enterServedFile({ file, unit }),
  },
  dossiers: {
    title: QUALITY_STRINGS.dossierFile,
    hint: QUALITY_STRINGS.dossierFileHint,
    send: async (file: string, unit: string) => ({
      ...(await api.enterDossierFile({ file, unit })),
      publishedQuarters: [],
    }),
  },
} as const

/**
 * Enters people served, or dossiers, from a CSV file; all of it or nothing.
 *
 * @fires volumes-entered - they were kept
 */
@customElement('volume-file-form')
export class VolumeFileForm extends LitElement {
  @property() kind: keyof typeof KINDS = 'served'
  /** Code of the unit, for files that name none. */
  @property() unit = ''
  @state() private kept: ServedReceipt | null = null
  @query('input') private input?: HTMLInputElement

  private readonly local = new LanguageController(this)
  private readonly sending = new Sending(this, this.local)

  override render() {
    const { title, hint } = KINDS[this.kind]
    return html`<form novalidate @submit=${this.onSubmit}>
      <h2>${this.local.say(title)}</h2>
      <p>${this.local.say(hint)}</p>
      <div class="field">
        <label for="file">${this.local.say(QUALITY_STRINGS.chooseFile)}</label>
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
        ${this.kept === null ? nothing : html`${icon('check')} ${this.local.say(QUALITY_STRINGS.saved)}: ${this.kept.entered} ${publishedNotes(this.local, this.kept.publishedQuarters)}`}
      </p>
      <button ?disabled=${this.sending.isBusy}>${this.local.say(QUALITY_STRINGS.send)}</button>
    </form>`
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const file = this.input?.files?.[0]
    if (!file || this.sending.isBusy) return
    this.kept = null
    await this.sending.send(async () => {
      const text = await readTextFile(file)
      this.kept = await KINDS[this.kind].send(text, this.unit)
      emit(this, 'volumes-entered')
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
      .field {
        max-width: 100%;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'volume-file-form': VolumeFileForm
  }
  interface HTMLElementEventMap {
    'volumes-entered': CustomEvent<void>
  }
}
