import { LitElement, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { CALENDAR_STRINGS } from '../calendar-strings.ts'
import { hrefOf } from '../router.ts'
import { baseStyles, tabStyles } from '../ui/base-styles.ts'
import { LanguageController } from '../ui/localize.ts'

const TABS = [
  {
    page: 'calendar',
    words: CALENDAR_STRINGS.calendarTab,
    route: { page: 'calendar', unit: undefined, year: undefined },
  },
  { page: 'policies', words: CALENDAR_STRINGS.policiesTab, route: { page: 'policies' } },
] as const

/** The two pages of what deadlines are counted by. */
@customElement('calendar-tabs')
export class CalendarTabs extends LitElement {
  @property() page: (typeof TABS)[number]['page'] = 'calendar'

  private readonly local = new LanguageController(this)

  override render() {
    return html`<nav aria-label=${this.local.say(CALENDAR_STRINGS.tabs)}>
      ${TABS.map(
        ({ page, words, route }) =>
          html`<a href=${hrefOf(route)} aria-current=${page === this.page ? 'page' : 'false'}
            >${this.local.say(words)}</a
          >`,
      )}
    </nav>`
  }

  static override readonly styles = [baseStyles, tabStyles]
}
