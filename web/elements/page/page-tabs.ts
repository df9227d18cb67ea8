import { TAB_STRINGS } from '../../strings/tab-strings.ts'
import { consume } from '@lit/context'
import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { Role, SessionReply } from '../../../server/contract/people.ts'
import { hrefOf, type Route } from '../../router.ts'
import { hasRole, sessionContext } from '../../session.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import './tab-row.ts'

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
    label: TAB_STRINGS.reports,
    tabs: [
      { words: TAB_STRINGS.results, route: { page: 'reports', period: undefined, unit: undefined } },
      {
        words: TAB_STRINGS.publish,
        roles: ['coordinator', 'leader', 'administrator'],
        route: { page: 'publish', period: undefined },
      },
      {
        words: TAB_STRINGS.indexes,
        route: { page: 'indexes', period: undefined, unit: undefined, enter: undefined },
      },
      {
        words: TAB_STRINGS.dossiers,
        route: { page: 'dossiers', period: undefined, unit: undefined },
      },
      {
        words: TAB_STRINGS.quality,
        route: { page: 'data-quality', period: undefined, unit: undefined },
      },
      {
        words: TAB_STRINGS.comments,
        roles: ['head', 'coordinator', 'leader'],
        route: { page: 'comments', month: undefined, unit: undefined },
      },
      {
        words: TAB_STRINGS.improvements,
        roles: ['head', 'coordinator'],
        route: { page: 'improvements' },
      },
    ],
  },
  {
    label: TAB_STRINGS.waysToRate,
    roles: ['head', 'coordinator', 'administrator'],
    tabs: [
      { words: TAB_STRINGS.kiosks, route: { page: 'kiosks' } },
      { words: TAB_STRINGS.otherChannels, route: { page: 'ballots' } },
      {
        words: TAB_STRINGS.questionnaires,
        roles: ['administrator'],
        route: { page: 'questionnaires', code: undefined },
      },
    ],
  },
  {
    label: TAB_STRINGS.deadlines,
    tabs: [
      {
        words: TAB_STRINGS.calendar,
        route: { page: 'calendar', unit: undefined, year: undefined },
      },
      { words: TAB_STRINGS.policies, route: { page: 'policies' } },
      { words: TAB_STRINGS.reportTasks, route: { page: 'report-tasks' } },
      {
        words: TAB_STRINGS.questions,
        roles: ['coordinator', 'administrator'],
        route: { page: 'questions' },
      },
      { words: TAB_STRINGS.templates, roles: ['head', 'coordinator'], route: { page: 'templates' } },
      { words: TAB_STRINGS.approvalRules, route: { page: 'approval-rules' } },
      { words: TAB_STRINGS.rules, roles: ['coordinator', 'administrator'], route: { page: 'rules' } },
      { words: TAB_STRINGS.places, roles: ['administrator'], route: { page: 'places' } },
      { words: TAB_STRINGS.messages, roles: ['administrator'], route: { page: 'messages' } },
      {
        words: TAB_STRINGS.personalData,
        roles: ['administrator'],
        route: { page: 'personal-data' },
      },
      { words: TAB_STRINGS.privacyNotice, roles: ['administrator'], route: { page: 'privacy-notice' } },
      {
        words: TAB_STRINGS.audit,
        roles: ['administrator', 'leader'],
        route: { page: 'audit' },
      },
      { words: TAB_STRINGS.deliveries, roles: ['administrator'], route: { page: 'deliveries' } },
      { words: TAB_STRINGS.keeping, roles: ['administrator'], route: { page: 'keeping' } },
      {
        words: TAB_STRINGS.import,
        roles: ['coordinator'],
        route: { page: 'import', job: undefined },
      },
      { words: TAB_STRINGS.apiKeys, roles: ['administrator'], route: { page: 'api-keys' } },
    ],
  },
]

/** The tabs of the group that `page` stands in. */
@customElement('page-tabs')
export class PageTabs extends LitElement {
  @property() page: Route['page'] = 'unknown'
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  override render() {
    const group = GROUPS.find(({ tabs }) => tabs.some(({ route }) => route.page === this.page))
    const { session } = this
    if (!group || !session) return nothing
    if (group.roles && !hasRole(session, ...group.roles)) return nothing
    const tabs = group.tabs.filter(({ roles }) => !roles || hasRole(session, ...roles))
    return html`<tab-row
      .label=${group.label}
      .tabs=${tabs.map(({ words, route }) => ({
        words,
        href: hrefOf(route),
        isCurrent: route.page === this.page,
      }))}
    ></tab-row>`
  }

  static override readonly styles = baseStyles
}

declare global {
  interface HTMLElementTagNameMap {
    'page-tabs': PageTabs
  }
}
