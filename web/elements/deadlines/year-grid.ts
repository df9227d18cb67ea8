import { LitElement, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { classMap } from 'lit/directives/class-map.js'
import type { CalendarBody } from '../../../server/contract/deadlines/calendar.ts'
import { formatDay } from '../../../server/words/format.ts'
import { WEEKDAYS } from '../../../server/contract/deadlines/weekday.ts'
import { CALENDAR_STRINGS, WEEKDAY_WORDS } from '../../strings/calendar-strings.ts'
import { emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import {
  type CalendarDay,
  type CalendarMonth,
  COMPUTED,
  DAY_KINDS,
  DAY_LOOK,
  dayWords,
  monthsOf,
} from './calendar-look.ts'
import { yearGridStyles } from './year-grid-styles.ts'

/** How far each key moves, in days. */
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/**
 * A year at a glance: twelve months, every day with its colour and, where it differs, its symbol. One day is in the tab
 * order; arrows walk from there.
 *
 * @fires day-picked - `detail` is the local day, `2026-08-22`
 */
@customElement('year-grid')
export class YearGrid extends LitElement {
  @property({ attribute: false }) body?: CalendarBody
  @property({ type: Number }) year = 2026
  @property() today = ''
  @property() picked = ''
  @state() private current = ''

  private readonly local = new LanguageController(this)

  override render() {
    if (!this.body) return nothing
    const first = `${this.year}-01-01`
    const current =
      [this.current, this.picked, this.today].find((day) => day.startsWith(String(this.year))) ?? first
    return html`<div class="year" @keydown=${this.onKey}>
        ${monthsOf(this.body, this.year).map((month) => this.renderMonth(month, current))}
      </div>
      ${this.renderKey()}`
  }

  private renderMonth({ month, weeks, workingDays }: CalendarMonth, current: string) {
    const name = `${month.slice(5)}/${month.slice(0, 4)}`
    return html`<table role="grid" aria-label=${name}>
      <caption>
        ${name}
        <span class="meta">${workingDays} ${this.local.say(CALENDAR_STRINGS.workingDays)}</span>
      </caption>
      <thead>
        <tr>
          ${WEEKDAYS.map(
            (weekday) =>
              html`<th scope="col" abbr=${this.local.say(WEEKDAY_WORDS[weekday])}>
                ${this.local.say(WEEKDAY_WORDS[weekday].short)}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${weeks.map(
          (week) =>
            html`<tr>
              ${week.map((day) => (day ? this.renderDay(day, current) : html`<td></td>`))}
            </tr>`,
        )}
      </tbody>
    </table>`
  }

  private renderDay(day: CalendarDay, current: string) {
    const { date, kind, isComputed } = day
    const number = Number(date.slice(8))
    // The number that everybody sees begins the name that a screen reader says.
    const said = `${number}${formatDay(date).slice(2)}: ${dayWords(day, this.local.language)}`
    const classes = {
      [kind]: true,
      computed: isComputed,
      today: date === this.today,
      picked: date === this.picked,
    }
    return html`<td aria-selected=${date === this.picked ? 'true' : 'false'}>
      <button
        class=${classMap(classes)}
        id="d${date}"
        title=${said}
        aria-label=${said}
        aria-current=${date === this.today ? 'date' : nothing}
        tabindex=${date === current ? '0' : '-1'}
        @click=${() => this.pick(date)}
      >
        ${number}<span class="symbol" aria-hidden="true"
          >${DAY_LOOK[kind].symbol}${isComputed ? COMPUTED.symbol : ''}</span
        >
      </button>
    </td>`
  }

  private renderKey() {
    return html`<ul class="key" aria-label=${this.local.say(CALENDAR_STRINGS.legend)}>
      ${DAY_KINDS.map(
        (kind) =>
          html`<li>
            <span class="sample ${kind}" aria-hidden="true">${DAY_LOOK[kind].symbol}</span
            >${this.local.say(DAY_LOOK[kind].words)}
          </li>`,
      )}
      <li>
        <span class="sample holiday computed" aria-hidden="true">${COMPUTED.symbol}</span
        >${this.local.say(COMPUTED.words)}
      </li>
    </ul>`
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const step = STEPS[event.key]
    const from = event.target instanceof HTMLButtonElement ? event.target.id.slice(1) : ''
    if (step === undefined || from === '') return
    event.preventDefault()
    const to = new Date(Date.parse(from) + step * 86_400_000).toISOString().slice(0, 10)
    if (!to.startsWith(String(this.year))) return
    this.current = to
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#d${to}`)?.focus())
  }

  private pick(date: string): void {
    this.current = date
    emit(this, 'day-picked', date)
  }

  static override readonly styles = yearGridStyles
}

declare global {
  interface HTMLElementTagNameMap {
    'year-grid': YearGrid
  }
  interface HTMLElementEventMap {
    'day-picked': CustomEvent<string>
  }
}
