import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { CalendarBody } from '../../../server/contract/deadlines/calendar.ts'
import type { CalendarChange } from '../../../server/contract/deadlines/calendar-change.ts'
import type { Words } from '../../../server/contract/language.ts'
import { WEEKDAYS, type Weekday } from '../../../server/contract/deadlines/weekday.ts'
import { CALENDAR_STRINGS, WEEKDAY_WORDS } from '../../strings/calendar-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { hoursText } from './calendar-look.ts'
import { CALENDAR_ACTS, type CalendarAct, type GivenChange, makeChange } from './make-calendar-change.ts'

/**
 * Asks for one change of a calendar: a day off, hours, a swap, and so on.
 *
 * @fires change-made - `detail` is the `CalendarChange`
 */
@customElement('calendar-change-form')
export class CalendarChangeForm extends LitElement {
  @property({ attribute: false }) body?: CalendarBody
  @property({ type: Number }) year = 2026
  /** The day picked in the year. */
  @property() day = ''
  @state() private act: CalendarAct = 'off'
  @state() private problem: { readonly field: string; readonly words: Words } | undefined

  private readonly local = new LanguageController(this)

  override render() {
    return html`<form novalidate @submit=${this.onSubmit} @input=${() => (this.problem = undefined)}>
      <div class="field">
        <label for="act">${this.local.say(CALENDAR_STRINGS.change)}</label>
        <select id="act" @change=${this.onAct}>
          ${CALENDAR_ACTS.map(
            ({ act, words }) =>
              html`<option value=${act} ?selected=${act === this.act}>${this.local.say(words)}</option>`,
          )}
        </select>
      </div>
      ${this.renderFields()}
      <div><button>${icon('plus')} ${this.local.say(CALENDAR_STRINGS.addChange)}</button></div>
    </form>`
  }

  private renderFields() {
    switch (this.act) {
      case 'off':
        return [
          this.renderDate('date', CALENDAR_STRINGS.date),
          this.renderText('reason', CALENDAR_STRINGS.reason),
          this.renderText('document', CALENDAR_STRINGS.document),
        ]
      case 'hours':
        return [
          this.renderDate('date', CALENDAR_STRINGS.date),
          this.renderText('hours', CALENDAR_STRINGS.hours, CALENDAR_STRINGS.hoursHint),
          this.renderText('reason', CALENDAR_STRINGS.reason),
          this.renderText('document', CALENDAR_STRINGS.document),
        ]
      case 'swap':
        return [
          this.renderDate('date', CALENDAR_STRINGS.offDay),
          this.renderDate('worked', CALENDAR_STRINGS.workedDay, ''),
          this.renderText('document', CALENDAR_STRINGS.document),
        ]
      case 'clear':
        return this.renderDate('date', CALENDAR_STRINGS.date)
      case 'confirm':
        return [
          html`<p class="hint">${this.local.say(CALENDAR_STRINGS.confirmHint)}</p>`,
          this.renderText('document', CALENDAR_STRINGS.document),
        ]
      case 'propose':
        return [
          html`<p class="hint">${this.local.say(CALENDAR_STRINGS.proposeHint)}</p>`,
          this.renderText('year', CALENDAR_STRINGS.year, undefined, String(this.year)),
        ]
      case 'week':
        return html`<p class="hint">
            ${this.local.say(CALENDAR_STRINGS.hoursHint)}. ${this.local.say(CALENDAR_STRINGS.weekHint)}
          </p>
          ${WEEKDAYS.map((day) => this.renderText(day, WEEKDAY_WORDS[day], undefined, hoursText(this.body?.week[day] ?? [])))}`
    }
  }

  private renderDate(name: string, words: Words, value = this.day) {
    return this.renderField(
      name,
      words,
      html`<input
        id=${name}
        name=${name}
        type="date"
        .value=${value}
        aria-invalid=${this.isWrong(name)}
        aria-describedby="problem-${name}"
      />`,
    )
  }

  private renderText(name: string, words: Words, hint?: Words, value = '') {
    return this.renderField(
      name,
      words,
      html`<input
        id=${name}
        name=${name}
        maxlength="200"
        autocomplete="off"
        .value=${value}
        aria-invalid=${this.isWrong(name)}
        aria-describedby="hint-${name} problem-${name}"
      />`,
      hint,
    )
  }

  private renderField(name: string, words: Words, control: unknown, hint?: Words) {
    return html`<div class="field">
      <label for=${name}>${this.local.say(words)}</label>
      <span class="hint" id="hint-${name}">${hint ? this.local.say(hint) : nothing}</span>
      ${control}
      <span id="problem-${name}" role="alert"
        >${
          this.problem?.field === name
            ? html`<span class="field-error">${icon('alert')} ${this.local.say(this.problem.words)}</span>`
            : nothing
        }</span
      >
    </div>`
  }

  private isWrong(name: string): 'true' | 'false' {
    return this.problem?.field === name ? 'true' : 'false'
  }

  private onAct({ currentTarget }: EventOn<'select', 'change'>): void {
    this.act = CALENDAR_ACTS.find(({ act }) => act === currentTarget.value)?.act ?? 'off'
    this.problem = undefined
  }

  private onSubmit(event: EventOn<'form', 'submit'>): void {
    event.preventDefault()
    if (!this.body) return
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const given: GivenChange = {
      date: text('date'),
      worked: text('worked'),
      reason: text('reason'),
      document: text('document'),
      hours: text('hours'),
      year: text('year'),
      week: Object.fromEntries(WEEKDAYS.map((day) => [day, text(day)])) as Record<Weekday, string>,
    }
    const made = makeChange(this.act, given, this.body, this.year)
    if ('field' in made) {
      this.problem = made
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector<HTMLElement>(`#${made.field}`)?.focus(),
      )
      return
    }
    emit(this, 'change-made', made)
    this.renderRoot.querySelector('form')?.reset()
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      form {
        display: grid;
        gap: var(--s3);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'calendar-change-form': CalendarChangeForm
  }
  interface HTMLElementEventMap {
    'change-made': CustomEvent<CalendarChange>
  }
}
