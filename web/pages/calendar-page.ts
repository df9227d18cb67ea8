import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { CalendarChange, CalendarReply } from '../../server/contract/deadlines/calendar-change.ts'
import type { Words } from '../../server/contract/language.ts'
import type { SessionReply, UnitSummary } from '../../server/contract/people.ts'
import { api, calendarApi, calendarFilePath, errorWords } from '../api.ts'
import { CALENDAR_COUNTED, CALENDAR_STRINGS } from '../strings/calendar-strings.ts'
import { TAB_STRINGS } from '../strings/tab-strings.ts'
import '../elements/deadlines/calendar-change-form.ts'
import '../elements/deadlines/calendar-draft.ts'
import '../elements/page/page-tabs.ts'
import '../elements/page/page-message.ts'
import '../elements/deadlines/year-grid.ts'
import { navigate } from '../router.ts'
import { sessionContext } from '../session.ts'
import { STRINGS } from '../strings/strings.ts'
import type { EventOn } from '../ui/emit.ts'
import { icon } from '../ui/icons.ts'
import { LanguageController } from '../ui/localize.ts'
import { calendarHistory, specialDays, weekHours } from './calendar-sections.ts'
import { calendarPageStyles } from './calendar-page-styles.ts'
import { unitName } from '../../server/words/unit-name.ts'

const ROOT = 'ROOT'
const YEARS_SHOWN = 3

interface Shown {
  readonly calendar: CalendarReply
  readonly units: readonly UnitSummary[]
}

/** A unit's year: what is worked, what is off and why; for those who may, how to change it and what that would move. */
@customElement('calendar-page')
export class CalendarPage extends LitElement {
  @property() unit?: string
  @property({ type: Number }) year?: number
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private changes: readonly CalendarChange[] = []
  @state() private picked = ''
  @state() private said: Words | undefined

  private readonly local = new LanguageController(this)
  private readonly shown = new Task(this, {
    task: async ([wanted], { signal }): Promise<Shown> => {
      const units = await api.units(signal)
      const unit = wanted ?? units[0]?.code ?? ROOT
      return { units, calendar: await calendarApi.calendar(unit, signal) }
    },
    args: () => [this.unit] as const,
  })

  private get zone(): string {
    return this.session?.organisation.zone ?? 'UTC'
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('unit')) this.changes = []
  }

  override render() {
    return html`<article>
      <page-tabs page="calendar"></page-tabs>
      ${this.shown.render({
        pending: () =>
          this.shown.value
            ? this.renderCalendar(this.shown.value)
            : html`<page-message waiting></page-message>`,
        complete: (shown) => this.renderCalendar(shown),
        error: (error) =>
          html`<page-message heading icon="alert" .lead=${errorWords(error)}>
            <button @click=${() => this.shown.run()}>${this.local.say(STRINGS.retry)}</button>
          </page-message>`,
      })}
    </article>`
  }

  private renderCalendar(shown: Shown) {
    const { calendar } = shown
    const { language } = this.local
    const year = this.year ?? Number(calendar.today.slice(0, 4))
    return html`${this.renderHead(shown, year)}
      <p role="status" class=${this.said ? 'said' : ''}>${this.said ? this.local.say(this.said) : nothing}</p>
      <div class=${calendar.mayChange ? 'two' : ''}>
        <div class="sections">
          <year-grid
            .body=${calendar.body}
            .year=${year}
            today=${calendar.today}
            picked=${this.picked}
            @day-picked=${({ detail }: EventOn<'year-grid', 'day-picked'>) => (this.picked = detail)}
          ></year-grid>
          ${specialDays(calendar, year, this.picked, language)} ${weekHours(calendar, language)}
          ${calendarHistory(calendar, this.zone, language)}
        </div>
        ${calendar.mayChange ? this.renderEditor(calendar, year) : nothing}
      </div>`
  }

  private renderHead({ calendar, units }: Shown, year: number) {
    const { language } = this.local
    const thisYear = Number(calendar.today.slice(0, 4))
    const years = new Set([
      ...Array.from({ length: YEARS_SHOWN + 1 }, (_, index) => thisYear - 1 + index),
      ...Object.keys(calendar.body.dates).map((date) => Number(date.slice(0, 4))),
      year,
    ])
    return html`<header>
      <div>
        <h1 tabindex="-1">${this.local.say(TAB_STRINGS.calendar)} ${year}</h1>
        <p class="meta">
          ${unitName(calendar.unit, language)} ·
          ${
            calendar.version === 0
              ? this.local.say(CALENDAR_STRINGS.inherits)
              : html`${this.local.say(CALENDAR_STRINGS.version)} ${calendar.version}`
          }
        </p>
      </div>
      <div class="tools">
        <div class="field">
          <label for="unit">${this.local.say(CALENDAR_STRINGS.unit)}</label>
          <select
            id="unit"
            @change=${({ currentTarget }: EventOn<'select', 'change'>) => this.go({ unit: currentTarget.value })}
          >
            ${units.map(
              ({ code, name, nameEn, depth }) =>
                html`<option value=${code} ?selected=${code === calendar.unit.code}>
                  ${'\u2003'.repeat(depth)}${unitName({ name, nameEn }, language)}
                </option>`,
            )}
          </select>
        </div>
        <div class="field">
          <label for="year">${this.local.say(CALENDAR_STRINGS.year)}</label>
          <select
            id="year"
            @change=${({ currentTarget }: EventOn<'select', 'change'>) => this.go({ year: Number(currentTarget.value) })}
          >
            ${[...years]
              .sort((a, b) => a - b)
              .map((each) => html`<option value=${each} ?selected=${each === year}>${each}</option>`)}
          </select>
        </div>
        <button @click=${() => window.print()}>
          ${icon('document')} ${this.local.say(CALENDAR_STRINGS.print)}
        </button>
        <a class="button" href=${calendarFilePath(calendar.unit.code)} download>
          ${icon('download')} ${this.local.say(CALENDAR_STRINGS.download)}
        </a>
      </div>
    </header>`
  }

  private renderEditor(calendar: CalendarReply, year: number) {
    return html`<aside>
      <h2>${this.local.say(CALENDAR_STRINGS.change)}</h2>
      <calendar-change-form
        .body=${calendar.body}
        .year=${year}
        day=${this.picked}
        @change-made=${({ detail }: EventOn<'calendar-change-form', 'change-made'>) => this.edit([...this.changes, detail])}
      ></calendar-change-form>
      <div class="field">
        <label for="file">${this.local.say(CALENDAR_STRINGS.readFile)}</label>
        <input id="file" type="file" accept=".ics,text/calendar" @change=${this.onFile} />
      </div>
      <calendar-draft
        .calendar=${calendar}
        .changes=${this.changes}
        zone=${this.zone}
        @changes-edited=${({ detail }: EventOn<'calendar-draft', 'changes-edited'>) => this.edit(detail)}
        @calendar-saved=${this.onSaved}
      ></calendar-draft>
    </aside>`
  }

  private edit(changes: readonly CalendarChange[]): void {
    this.changes = changes
    this.said = undefined
  }

  private go(to: { unit?: string; year?: number }): void {
    navigate({ page: 'calendar', unit: to.unit ?? this.unit, year: to.year ?? this.year })
  }

  private async onFile({ currentTarget: input }: EventOn<'input', 'change'>): Promise<void> {
    const [file] = input.files ?? []
    const unit = this.shown.value?.calendar.unit.code
    if (!file || unit === undefined) return
    try {
      const { days, changes } = await calendarApi.readFile(unit, await file.text())
      this.changes = [...this.changes, ...changes]
      this.said = CALENDAR_COUNTED.fileDays(changes.length, days.length - changes.length)
    } catch (error) {
      this.said = errorWords(error)
    } finally {
      input.value = ''
    }
  }

  private onSaved(): void {
    this.changes = []
    this.said = CALENDAR_STRINGS.saved
    void this.shown.run()
  }

  static override readonly styles = calendarPageStyles
}

declare global {
  interface HTMLElementTagNameMap {
    'calendar-page': CalendarPage
  }
}
