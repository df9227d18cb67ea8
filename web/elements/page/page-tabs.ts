import { consume } from '@lit/context'
import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { Role, SessionReply } from '../../../server/contract/people.ts'
import { APPROVAL_STRINGS } from '../../strings/approval-strings.ts'
import { BALLOT_STRINGS } from '../../strings/ballot-strings.ts'
import { CALENDAR_STRINGS } from '../../strings/calendar-strings.ts'
import { COMMENT_STRINGS } from '../../strings/comment-strings.ts'
import { INDEX_STRINGS } from '../../strings/index-strings.ts'
import { PUBLISH_STRINGS } from '../../strings/publish-strings.ts'
import { QUALITY_STRINGS } from '../../strings/quality-strings.ts'
import { IMPROVEMENT_STRINGS } from '../../strings/improvement-strings.ts'
import { PLACE_STRINGS } from '../../strings/place-strings.ts'
import { QUESTIONNAIRE_STRINGS } from '../../strings/questionnaire-strings.ts'
import { QUESTION_STRINGS } from '../../strings/question-strings.ts'
import { REPORT_TASK_STRINGS } from '../../strings/report-task-strings.ts'
import { hrefOf, type Route } from '../../router.ts'
import { hasRole, sessionContext } from '../../session.ts'
import { baseStyles, tabStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'

interface Tab {
  readonly words: Words
  /** Who may open it, where not everybody may. */
  readonly roles?: readonly Role[]
  readonly route: Route
}

interface TabGroup {
  readonly label: Words
  /** Who may open all of its pages, where not everybody may; others see no tabs. */
  readonly roles?: readonly Role[]
  readonly tabs: readonly Tab[]
}

/** Pages that belong together: one way in from the menu, and tabs between them. */
const GROUPS: readonly TabGroup[] = [
  {
    label: COMMENT_STRINGS.tabs,
    tabs: [
      { words: COMMENT_STRINGS.resultsTab, route: { page: 'reports', period: undefined, unit: undefined } },
      {
        words: PUBLISH_STRINGS.title,
        roles: ['coordinator', 'leader', 'administrator'],
        route: { page: 'publish', period: undefined },
      },
      {
        words: INDEX_STRINGS.title,
        route: { page: 'indexes', period: undefined, unit: undefined, enter: undefined },
      },
      {
        words: QUALITY_STRINGS.dossiers,
        route: { page: 'dossiers', period: undefined, unit: undefined },
      },
      {
        words: QUALITY_STRINGS.title,
        route: { page: 'data-quality', period: undefined, unit: undefined },
      },
      {
        words: COMMENT_STRINGS.title,
        roles: ['head', 'coordinator', 'leader'],
        route: { page: 'comments', month: undefined, unit: undefined },
      },
      {
        words: IMPROVEMENT_STRINGS.title,
        roles: ['head', 'coordinator'],
        route: { page: 'improvements' },
      },
    ],
  },
  {
    label: BALLOT_STRINGS.tabs,
    roles: ['head', 'coordinator', 'administrator'],
    tabs: [
      { words: BALLOT_STRINGS.kiosksTab, route: { page: 'kiosks' } },
      { words: BALLOT_STRINGS.title, route: { page: 'ballots' } },
      {
        words: QUESTIONNAIRE_STRINGS.title,
        roles: ['administrator'],
        route: { page: 'questionnaires', code: undefined },
      },
    ],
  },
  {
    label: CALENDAR_STRINGS.tabs,
    tabs: [
      {
        words: CALENDAR_STRINGS.calendarTab,
        route: { page: 'calendar', unit: undefined, year: undefined },
      },
      { words: CALENDAR_STRINGS.policiesTab, route: { page: 'policies' } },
      { words: REPORT_TASK_STRINGS.title, route: { page: 'report-tasks' } },
      {
        words: QUESTION_STRINGS.title,
        roles: ['coordinator', 'administrator'],
        route: { page: 'questions' },
      },
      { words: APPROVAL_STRINGS.title, route: { page: 'approval-rules' } },
      { words: PLACE_STRINGS.title, roles: ['administrator'], route: { page: 'places' } },
    ],
  },
]

/** The tabs of the group that `page` stands in. */
@customElement('page-tabs')
export class PageTabs extends LitElement {
  @property() page: Route['page'] = 'unknown'
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)

  override render() {
    const group = GROUPS.find(({ tabs }) => tabs.some(({ route }) => route.page === this.page))
    const { session } = this
    if (!group || !session) return nothing
    if (group.roles && !hasRole(session, ...group.roles)) return nothing
    const tabs = group.tabs.filter(({ roles }) => !roles || hasRole(session, ...roles))
    return html`<nav aria-label=${this.local.say(group.label)}>
      ${tabs.map(
        ({ words, route }) =>
          html`<a href=${hrefOf(route)} aria-current=${route.page === this.page ? 'page' : 'false'}
            >${this.local.say(words)}</a
          >`,
      )}
    </nav>`
  }

  static override readonly styles = [baseStyles, tabStyles]
}

declare global {
  interface HTMLElementTagNameMap {
    'page-tabs': PageTabs
  }
}
