import { LitElement, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import {
  TABLET_DAY_MARKS,
  TABLET_DAY_STATES,
  type TabletDay,
  type TabletStrip as Strip,
} from '../../../server/contract/quality/data-quality.ts'
import { formatDay } from '../../../server/words/format.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import {
  DAY_MARKS,
  DAY_STATES,
  MARK_SIGN,
  QUALITY_COUNTED,
  QUALITY_STRINGS,
} from '../../strings/quality-strings.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { daysToLookAt, UNUSUAL } from './days-to-look-at.ts'
import { tabletStripStyles } from './tablet-strip-styles.ts'

const DAYS = Array.from({ length: 31 }, (_, index) => index + 1)

/** One tablet, a row a month and a column a day: a sign and its words in each, and the days to look at as a list. */
@customElement('tablet-strip')
export class TabletStrip extends LitElement {
  @property({ attribute: false }) strip?: Strip
  /** One of many: its days are drawn when somebody opens it. */
  @property({ type: Boolean }) folded = false
  @state() private isOpen = false

  private readonly local = new LanguageController(this)

  override render() {
    const { strip } = this
    if (!strip) return nothing
    const place = [unitName(strip.unit, this.local.language), strip.desk].filter((part) => part !== null)
    const heading = html`<h3>${strip.name}</h3>`
    const summary = html`<p class="meta">${place.join(' · ')}</p>
      <p>
        ${this.summary(strip)
          .map((words) => this.local.say(words))
          .join(' · ')}
      </p>`
    if (!this.folded) return html`${heading}${summary}${this.renderDays(strip)}`
    return html`<details @toggle=${this.onToggle}>
      <summary>${heading}${summary}</summary>
      ${this.isOpen ? this.renderDays(strip) : nothing}
    </details>`
  }

  private renderDays(strip: Strip) {
    const months = [...new Set(strip.days.map(({ day }) => day.slice(0, 7)))]
    const byDay = new Map(strip.days.map((day) => [day.day, day]))
    return html`${strip.sharesPlaceWith.length > 0 ? html`<p class="meta">${this.local.say(QUALITY_STRINGS.sharesPlace)}: ${strip.sharesPlaceWith.join(', ')}</p>` : nothing}
      <div
        class="table-box"
        role="region"
        tabindex="0"
        aria-label="${this.local.say(QUALITY_STRINGS.tablets)}: ${strip.name}"
      >
        <table>
          <thead>
            <tr>
              <th scope="col">${this.local.say(QUALITY_STRINGS.month)}</th>
              ${DAYS.map((day) => html`<th scope="col">${day}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${months.map(
              (month) =>
                html`<tr>
                  <th scope="row">${month.slice(5)}/${month.slice(0, 4)}</th>
                  ${DAYS.map((day) => this.renderDay(byDay.get(`${month}-${String(day).padStart(2, '0')}`)))}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${this.renderUnusual(strip)}`
  }

  private readonly onToggle = ({ currentTarget }: EventOn<'details', 'toggle'>): void => {
    this.isOpen = currentTarget.open
  }

  private renderDay(day: TabletDay | undefined) {
    if (!day) return html`<td></td>`
    const { sign } = DAY_STATES[day.state]
    return html`<td class=${day.state} title="${formatDay(day.day)}: ${this.wordsOf(day)}">
      <span aria-hidden="true">${sign}${day.marks.length > 0 ? MARK_SIGN : ''}</span>
      <span class="visually-hidden">${this.wordsOf(day)}</span>
    </td>`
  }

  private renderUnusual(strip: Strip) {
    const unusual = daysToLookAt(strip)
    if (unusual.length === 0) return nothing
    return html`<details>
      <summary>${this.local.say(QUALITY_STRINGS.toLookAt)}: ${unusual.length}</summary>
      <ul>
        ${unusual.map((day) => html`<li>${formatDay(day.day)}: ${this.wordsOf(day)}</li>`)}
      </ul>
    </details>`
  }

  private wordsOf({ state, marks }: TabletDay): string {
    return [DAY_STATES[state], ...marks.map((mark) => DAY_MARKS[mark])]
      .map((words) => this.local.say(words))
      .join(', ')
  }

  /** How many days there are of each state that says something, and what has not come. */
  private summary({ days, unsent, missing }: Strip): Words[] {
    const counted = TABLET_DAY_STATES.map((state) => ({
      state,
      n: days.filter((day) => day.state === state).length,
    }))
    return [
      ...counted
        .filter(({ state, n }) => n > 0 && (state === 'rated' || UNUSUAL.includes(state)))
        .map(({ state, n }) => QUALITY_COUNTED.states(n, DAY_STATES[state])),
      ...TABLET_DAY_MARKS.flatMap((mark) => {
        const n = days.filter(({ marks }) => marks.includes(mark)).length
        return n > 0 ? [QUALITY_COUNTED.states(n, DAY_MARKS[mark])] : []
      }),
      ...(unsent > 0 ? [QUALITY_COUNTED.waiting(unsent)] : []),
      ...(missing > 0 ? [QUALITY_COUNTED.missing(missing)] : []),
    ]
  }

  static override readonly styles = tabletStripStyles
}

declare global {
  interface HTMLElementTagNameMap {
    'tablet-strip': TabletStrip
  }
}
