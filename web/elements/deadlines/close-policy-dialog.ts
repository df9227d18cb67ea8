import { LitElement, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { ChangePreview } from '../../../server/contract/deadlines/calendar-change.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { PolicyReply } from '../../../server/contract/deadlines/policy.ts'
import { ApiError, calendarApi, errorWords } from '../../api.ts'
import { CALENDAR_STRINGS } from '../../strings/calendar-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, dialogStyles, formStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'
import './what-moves.ts'

/**
 * Ends a policy on a day, after showing what would move.
 *
 * @fires policies-changed
 */
@customElement('close-policy-dialog')
export class ClosePolicyDialog extends LitElement {
  @property() today = ''
  @property() zone = 'UTC'
  @state() private policy: PolicyReply | undefined
  @state() private preview: ChangePreview | undefined
  @state() private problem: Words | undefined
  @query('dialog') private dialog?: HTMLDialogElement
  @query('form') private form?: HTMLFormElement

  private readonly local = new LanguageController(this)

  async open(policy: PolicyReply): Promise<void> {
    this.policy = policy
    this.preview = undefined
    this.problem = undefined
    await this.updateComplete
    this.dialog?.showModal()
  }

  override render() {
    const say = (words: Words) => this.local.say(words)
    return html`<dialog aria-labelledby="title" @close=${() => (this.policy = undefined)}>
      ${
        this.policy
          ? html`<form novalidate @submit=${this.onSave}>
              <h2 id="title">${say(CALENDAR_STRINGS.closeTitle)}: ${say(this.policy.name)}</h2>
              <div class="field">
                <label for="valid-to">${say(CALENDAR_STRINGS.closeFrom)}</label>
                <input id="valid-to" name="validTo" type="date" value=${this.today} />
              </div>
              <div class="field">
                <label for="note">${say(CALENDAR_STRINGS.note)}</label>
                <input id="note" name="note" maxlength="500" autocomplete="off" />
              </div>
              <div>
                <button type="button" @click=${this.onPreview}>
                  ${icon('search')} ${say(CALENDAR_STRINGS.preview)}
                </button>
              </div>
              <what-moves .preview=${this.preview} zone=${this.zone}></what-moves>
              ${problemNote(this.local, this.problem)}
              <div class="dialog-actions">
                <button type="button" @click=${() => this.dialog?.close()}>${say(STRINGS.cancel)}</button>
                <button class="danger">${icon('stop')} ${say(CALENDAR_STRINGS.closePolicy)}</button>
              </div>
            </form>`
          : nothing
      }
    </dialog>`
  }

  private input() {
    const form = new FormData(this.form)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    return { id: this.policy?.id ?? '', validTo: text('validTo'), note: text('note') }
  }

  private readonly onPreview = (): void => {
    // What would move does not depend on the words of the decision.
    const { note, ...closing } = this.input()
    void this.attempt(async () => {
      this.preview = await calendarApi.previewPolicy({ close: { ...closing, note: note || '–' } })
    })
  }

  private readonly onSave = (event: SubmitEvent): void => {
    event.preventDefault()
    const closing = this.input()
    if (closing.note === '') {
      this.problem = CALENDAR_STRINGS.noteNeeded
      return
    }
    void this.attempt(async () => {
      await calendarApi.closePolicy(closing)
      this.dialog?.close()
      emit(this, 'policies-changed')
    })
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.preview = undefined
    this.problem = undefined
    try {
      await work()
    } catch (error) {
      // The one field that can be wrong says it best.
      this.problem = (error instanceof ApiError ? error.errors[0] : undefined) ?? errorWords(error)
    }
  }

  static override readonly styles = [baseStyles, buttonStyles, formStyles, dialogStyles]
}

declare global {
  interface HTMLElementTagNameMap {
    'close-policy-dialog': ClosePolicyDialog
  }
  interface HTMLElementEventMap {
    'policies-changed': CustomEvent<void>
  }
}
