import { TAB_STRINGS } from '../../strings/tab-strings.ts'
import { consume } from '@lit/context'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { Role, SessionReply } from '../../../server/contract/people.ts'
import { hrefOf, type Route } from '../../router.ts'
import { hasRole, sessionContext } from '../../session.ts'
import { baseStyles, tabStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
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

/** So many tabs stand beside each other on a phone too. */
const FEW = 4

/** The tabs of the group that `page` stands in. */
@customElement('page-tabs')
export class PageTabs extends LitElement {
  @property() page: Route['page'] = 'unknown'
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  @state() private isOpen = false

  private readonly local = new LanguageController(this)

  override render() {
    const group = GROUPS.find(({ tabs }) => tabs.some(({ route }) => route.page === this.page))
    const { session } = this
    if (!group || !session) return nothing
    if (group.roles && !hasRole(session, ...group.roles)) return nothing
    const tabs = group.tabs.filter(({ roles }) => !roles || hasRole(session, ...roles))
    const label = this.local.say(group.label)
    const current = tabs.find(({ route }) => route.page === this.page)
    const links = tabs.map(
      ({ words, route }) =>
        html`<a href=${hrefOf(route)} aria-current=${route.page === this.page ? 'page' : 'false'}
          >${this.local.say(words)}</a
        >`,
    )
    if (tabs.length <= FEW || !current) return html`<nav aria-label=${label}>${links}</nav>`
    const words = this.local.say(current.words)
    return html`<button
        aria-expanded=${this.isOpen}
        aria-controls="tabs"
        aria-label="${words}: ${this.local.say(TAB_STRINGS.otherTabs)} (${label})"
        @click=${() => (this.isOpen = !this.isOpen)}
      >
        ${words} ${icon('chevron')}
      </button>
      <nav id="tabs" class="many" ?data-open=${this.isOpen} aria-label=${label}>${links}</nav>`
  }

  static override readonly styles = [
    baseStyles,
    tabStyles,
    css`
      button {
        display: none;
      }
      /* A phone has no room for a row of many: the page one is on, and behind it the others. */
      @media screen and (max-width: 640px) {
        button {
          display: flex;
          width: 100%;
          min-height: var(--control);
          align-items: center;
          justify-content: space-between;
          gap: var(--s2);
          padding: 0 var(--s3);
          border: 1px solid var(--line);
          border-radius: var(--radius);
          background: var(--bg);
          color: var(--ink);
          font: inherit;
          font-weight: 600;
          cursor: pointer;
        }
        button[aria-expanded='true'] svg {
          rotate: 180deg;
        }
        .many {
          display: grid;
          grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
          gap: 0 var(--s4);
          padding: var(--s2) var(--s3);
        }
        .many:not([data-open]) {
          display: none;
        }
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'page-tabs': PageTabs
  }
}
