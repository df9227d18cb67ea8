import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type {
  CalendarChange,
  CalendarReply,
  ChangePreview,
} from '../../../server/contract/deadlines/calendar-change.ts'
import { calendarApi } from '../../api.ts'
import { CALENDAR_STRINGS } from '../../strings/calendar-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { changeWords } from './calendar-look.ts'
import './what-moves.ts'
import { Sending } from '../page/sending.ts'

/**
 * The changes that are not saved yet: shown, tried against the open items, and saved together as one version.
 *
 * @fires changes-edited - `detail` is the shorter list of `CalendarChange`
 * @fires calendar-saved
 */
@customElement('calendar-draft')
export class CalendarDraft extends LitElement {
  @property({ attribute: false }) calendar?: CalendarReply
  @property({ attribute: false }) changes: readonly CalendarChange[] = []
  @property() zone = 'UTC'
  @state() private preview: ChangePreview | undefined

  private readonly local = new LanguageController(this)
  private readonly sending = new Sending(this, this.local)

  protected override willUpdate(changed: Map<string, unknown>): void {
    // What was shown belonged to another list.
    if (changed.has('changes')) this.forget()
  }

  override render() {
    const changesWeek = this.changes.some(({ change }) => change === 'week')
    return html`<h2>${this.local.say(CALENDAR_STRINGS.draft)}</h2>
      ${
        this.changes.length === 0
          ? html`<p class="muted">${this.local.say(CALENDAR_STRINGS.draftNone)}</p>`
          : html`<ol>
                ${this.changes.map((change, index) => this.renderChange(change, index))}
              </ol>
              <form novalidate @submit=${this.onSave}>
                ${
                  changesWeek
                    ? html`<div class="field">
                        <label for="valid-from">${this.local.say(CALENDAR_STRINGS.validFrom)}</label>
                        <input
                          id="valid-from"
                          name="valid-from"
                          type="date"
                          .value=${this.calendar?.today ?? ''}
                        />
                      </div>`
                    : nothing
                }
                <div>
                  <button type="button" ?disabled=${this.sending.isBusy} @click=${this.onPreview}>
                    ${icon('search')} ${this.local.say(CALENDAR_STRINGS.preview)}
                  </button>
                </div>
                <what-moves .preview=${this.preview} zone=${this.zone}></what-moves>
                <div class="field">
                  <label for="note">${this.local.say(CALENDAR_STRINGS.note)}</label>
                  <input id="note" name="note" maxlength="500" autocomplete="off" />
                </div>
                ${this.renderProblem()}
                <div>
                  <button class="primary" ?disabled=${this.sending.isBusy}>
                    ${icon('check')} ${this.local.say(CALENDAR_STRINGS.save)}
                  </button>
                </div>
              </form>`
      }`
  }

  private renderChange(change: CalendarChange, index: number) {
    const wrong = this.sending.errors.filter(({ field }) => field.startsWith(`changes.${index}.`))
    const words = changeWords(change, this.local.language)
    return html`<li>
      <span>
        ${words}
        ${wrong.map((error) => html`<span class="field-error">${icon('alert')} ${this.local.say(error)}</span>`)}
      </span>
      <button
        type="button"
        class="quiet"
        aria-label="${this.local.say(CALENDAR_STRINGS.remove)}: ${words}"
        @click=${() => this.edit(this.changes.filter((_, other) => other !== index))}
      >
        ${icon('close')}
      </button>
    </li>`
  }

  private renderProblem() {
    const others = this.sending.errors.filter(({ field }) => !field.startsWith('changes.'))
    return html`<div role="alert">
      ${
        this.sending.problem
          ? html`<p class="form-error">
              ${icon('alert')}
              <span
                >${this.local.say(this.sending.problem)}
                ${others.map((error) => html`<br />${error.field}: ${this.local.say(error)}`)}</span
              >
            </p>`
          : nothing
      }
    </div>`
  }

  private edit(changes: readonly CalendarChange[]): void {
    emit(this, 'changes-edited', changes)
  }

  private forget(): void {
    this.preview = undefined
    this.sending.refuse([])
  }

  private field(name: string): string {
    const form = this.renderRoot.querySelector('form')
    return form ? String(new FormData(form).get(name) ?? '').trim() : ''
  }

  private request() {
    const validFrom = this.field('valid-from')
    return {
      unit: this.calendar?.unit.code ?? '',
      version: this.calendar?.version ?? 0,
      changes: [...this.changes],
      ...(validFrom === '' ? {} : { validFrom }),
    }
  }

  private readonly onPreview = (): void => {
    void this.attempt(async () => {
      this.preview = await calendarApi.preview(this.request())
    })
  }

  private readonly onSave = (event: SubmitEvent): void => {
    event.preventDefault()
    const note = this.field('note')
    if (note === '') {
      this.sending.refuse([], CALENDAR_STRINGS.noteNeeded)
      this.renderRoot.querySelector<HTMLElement>('#note')?.focus()
      return
    }
    void this.attempt(async () => {
      await calendarApi.save({ ...this.request(), note })
      emit(this, 'calendar-saved')
    })
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.preview = undefined
    await this.sending.send(work)
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      :host,
      form {
        display: grid;
        gap: var(--s4);
        align-content: start;
      }
      ol {
        display: grid;
        gap: var(--s2);
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: var(--s2);
        padding: var(--s2) var(--s3);
        border: 1px solid var(--grid);
        border-radius: var(--radius);
        overflow-wrap: anywhere;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'calendar-draft': CalendarDraft
  }
  interface HTMLElementEventMap {
    'changes-edited': CustomEvent<readonly CalendarChange[]>
    'calendar-saved': CustomEvent<void>
  }
}
