import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { ServedEntry, ServedReceipt } from '../../../server/contract/quality/served.ts'
import { PARTICIPATION } from '../../../server/words/reports/participation-words.ts'
import { api } from '../../api.ts'
import { QUALITY_STRINGS } from '../../strings/quality-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { errorsBelow, inputField, problemNote, wideFormStyles } from '../page/form-fields.ts'
import { countOf, textOf } from './form-values.ts'
import { publishedNotes } from './published-note.ts'
import { Sending } from '../page/sending.ts'

/**
 * Enters how many people a unit served on a day.
 *
 * @fires volumes-entered - a count was kept
 */
@customElement('served-form')
export class ServedForm extends LitElement {
  /** Code of the unit. */
  @property() unit = ''
  @state() private kept: ServedReceipt | null = null
  @query('form') private form?: HTMLFormElement

  private readonly local = new LanguageController(this)
  private readonly sending = new Sending(this, this.local)

  override render() {
    const look = this.sending
    return html`<form
      novalidate
      aria-label=${this.local.say(QUALITY_STRINGS.enterServed)}
      @submit=${this.onSubmit}
    >
      <p class="hint">${this.local.say(QUALITY_STRINGS.servedHint)}</p>
      <div class="fields">
        ${inputField(look, 'day', QUALITY_STRINGS.day, { type: 'date' })}
        ${inputField(look, 'served', PARTICIPATION.served)}
        ${inputField(look, 'offered', QUALITY_STRINGS.offeredField)}
        ${inputField(look, 'desk', QUALITY_STRINGS.desk)} ${inputField(look, 'note', QUALITY_STRINGS.note)}
      </div>
      ${problemNote(this.local, this.sending.problem)}
      <p role="status">
        ${this.kept ? html`${icon('check')} ${this.local.say(QUALITY_STRINGS.saved)} ${publishedNotes(this.local, this.kept.publishedQuarters)}` : nothing}
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
    const [day, desk, note] = ['day', 'desk', 'note'].map((name) => textOf(written, name))
    const [served, offered] = [countOf(written, 'served'), countOf(written, 'offered')]
    this.kept = null
    if (
      this.sending.refuse([
        ...(day === '' ? [{ field: 'day', ...QUALITY_STRINGS.needsDay }] : []),
        ...(served === undefined ? [{ field: 'served', ...QUALITY_STRINGS.needsCount }] : []),
        ...(offered === undefined ? [{ field: 'offered', ...QUALITY_STRINGS.needsCount }] : []),
      ])
    )
      return
    if (day === undefined || served === undefined || offered === undefined) return
    await this.send({
      unit: this.unit,
      day,
      served,
      ...(offered === null ? {} : { offered }),
      ...(desk ? { desk } : {}),
      ...(note ? { note } : {}),
    })
  }

  private async send(entry: ServedEntry): Promise<void> {
    await this.sending.send(
      async () => {
        this.kept = await api.enterServed({ entries: [entry] })
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
    'served-form': ServedForm
  }
  interface HTMLElementEventMap {
    'volumes-entered': CustomEvent<void>
  }
}
