import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { classMap } from 'lit/directives/class-map.js'
import type { CalendarBody } from '../../../server/contract/deadlines/calendar.ts'
import { formatDay } from '../../../server/words/format.ts'
import { WEEKDAYS } from '../../../server/contract/deadlines/weekday.ts'
import { CALENDAR_STRINGS, WEEKDAY_WORDS } from '../../strings/calendar-strings.ts'
import { baseStyles } from '../../ui/base-styles.ts'
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
    const from = (event.composedPath()[0] as HTMLElement).id.slice(1)
    if (step === undefined || from === '') return
    event.preventDefault()
    const to = new Date(Date.parse(from) + step * 86_400_000).toISOString().slice(0, 10)
    if (!to.startsWith(String(this.year))) return
    this.current = to
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#d${to}`)?.focus())
  }

  private pick(date: string): void {
    this.current = date
    this.dispatchEvent(new CustomEvent('day-picked', { detail: date, bubbles: true, composed: true }))
  }

  static override readonly styles = [
    baseStyles,
    css`
      .year {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(232px, 1fr));
        gap: var(--s5);
      }
      table {
        width: 100%;
        border-collapse: separate;
        border-spacing: 2px;
        table-layout: fixed;
      }
      caption {
        padding-bottom: var(--s1);
        font-weight: 600;
        text-align: start;
      }
      th {
        color: var(--ink-3);
        font-size: 0.75rem;
        font-weight: 600;
      }
      td {
        padding: 0;
      }
      button,
      .sample {
        position: relative;
        border: 1px solid transparent;
        border-radius: var(--radius-small);
        background: var(--bg);
        color: var(--ink);
        font: inherit;
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums;
      }
      button {
        display: grid;
        width: 100%;
        min-height: 32px;
        padding: 0;
        place-items: center;
        cursor: pointer;
      }
      button:hover {
        border-color: var(--ink-2);
      }
      .symbol {
        position: absolute;
        top: 0;
        right: 2px;
        font-size: 0.5625rem;
        line-height: 1.3;
      }
      .weekend {
        background: var(--surface);
        color: var(--ink-3);
      }
      .holiday,
      .swap-off {
        background: var(--overdue-bg);
        color: var(--overdue);
        font-weight: 600;
      }
      .swap-worked {
        background: var(--answered-bg);
        color: var(--answered);
        font-weight: 600;
      }
      .hours {
        background: var(--soon-bg);
        color: var(--soon);
        font-weight: 600;
      }
      .computed {
        border: 1px dashed currentcolor;
      }
      .today {
        text-decoration: underline 2px;
        text-underline-offset: 3px;
      }
      .picked {
        border: 2px solid var(--action);
      }
      .key {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2) var(--s5);
        margin-top: var(--s5);
        padding: 0;
        font-size: 0.875rem;
        list-style: none;
      }
      .key li {
        display: flex;
        align-items: center;
        gap: var(--s2);
      }
      .sample {
        display: inline-grid;
        width: 24px;
        height: 24px;
        border-color: var(--grid);
        place-items: center;
      }
      @media (forced-colors: active) {
        button,
        .sample {
          border-color: CanvasText;
        }
      }
      @media print {
        .year {
          grid-template-columns: repeat(3, 1fr);
          gap: var(--s3);
        }
        table {
          break-inside: avoid;
        }
        button {
          min-height: 20px;
          border: 1px solid var(--grid);
        }
      }
    `,
  ]
}
