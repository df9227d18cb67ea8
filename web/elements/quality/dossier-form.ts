import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { DOSSIER_COLUMNS, DOSSIER_WORDS } from '../../../server/words/dossier-words.ts'
import { api } from '../../api.ts'
import { QUALITY_STRINGS } from '../../strings/quality-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { errorsBelow, inputField, problemNote, wideFormStyles } from '../page/form-fields.ts'
import { countOf, textOf } from './form-values.ts'
import { Sending } from '../page/sending.ts'

/**
 * Enters the dossiers of one procedure in a month.
 *
 * @fires volumes-entered - they were kept
 */
@customElement('dossier-form')
export class DossierForm extends LitElement {
  /** Code of the unit. */
  @property() unit = ''
  @state() private isKept = false
  @query('form') private form?: HTMLFormElement

  private readonly local = new LanguageController(this)
  private readonly sending = new Sending(this, this.local)

  override render() {
    const look = this.sending
    return html`<form
      novalidate
      aria-label=${this.local.say(QUALITY_STRINGS.enterDossiers)}
      @submit=${this.onSubmit}
    >
      <p class="hint">${this.local.say(QUALITY_STRINGS.dossierHint)}</p>
      <div class="fields">
        ${inputField(look, 'month', QUALITY_STRINGS.monthField)}
        ${inputField(look, 'procedure', DOSSIER_WORDS.procedureCode)}
        ${inputField(look, 'name', DOSSIER_WORDS.procedure)}
        ${DOSSIER_COLUMNS.map(({ key, words }) => inputField(look, key, words))}
        ${inputField(look, 'note', QUALITY_STRINGS.note)}
      </div>
      ${problemNote(this.local, this.sending.problem)}
      <p role="status">
        ${this.isKept ? html`${icon('check')} ${this.local.say(QUALITY_STRINGS.saved)}` : nothing}
      </p>
      <button class="primary" ?disabled=${this.sending.isBusy}>
        ${this.local.say(QUALITY_STRINGS.save)}
      </button>
    </form>`
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (this.sending.isBusy || !this.form) return
    const written = new FormData(this.form)
    const counts = DOSSIER_COLUMNS.map(({ key }) => ({ key, n: countOf(written, key) }))
    this.isKept = false
    if (
      this.sending.refuse(
        counts.flatMap(({ key, n }) =>
          n === undefined ? [{ field: key, ...QUALITY_STRINGS.needsCount }] : [],
        ),
      )
    )
      return
    const count = (wanted: string) => counts.find(({ key }) => key === wanted)?.n ?? null
    const note = textOf(written, 'note')
    const name = textOf(written, 'name')
    await this.sending.send(
      async () => {
        await api.enterDossiers({
          entries: [
            {
              unit: this.unit,
              month: textOf(written, 'month'),
              procedure: textOf(written, 'procedure'),
              ...(name === '' ? {} : { name }),
              received: count('received'),
              onTime: count('onTime') ?? 0,
              late: count('late') ?? 0,
              openInTime: count('openInTime') ?? 0,
              overdue: count('overdue') ?? 0,
              ...(note === '' ? {} : { note }),
            },
          ],
        })
        this.isKept = true
        emit(this, 'volumes-entered')
      },
      (errors) => errorsBelow(errors, 'entries.0'),
    )
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    wideFormStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s4);
        justify-items: start;
      }
      .fields {
        width: 100%;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'dossier-form': DossierForm
  }
  interface HTMLElementEventMap {
    'volumes-entered': CustomEvent<void>
  }
}
