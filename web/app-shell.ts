import { ContextProvider } from '@lit/context'
import { LitElement, html, nothing, type PropertyValues } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { SessionReply } from '../server/contract/people.ts'
import type { Words } from '../server/contract/language.ts'
import { ROLE_WORDS } from '../server/words/role-words.ts'
import { unitName } from '../server/words/unit-name.ts'
import { ApiError, SIGNED_OUT_EVENT, api, errorWords, whenAnswered } from './api.ts'
import { appShellStyles } from './app-shell-styles.ts'
import { liveStream } from './live/live-stream.ts'
import { PLACES, homeOf } from './places.ts'
import { filterOf, RouterController, hrefOf, type Route, navigate } from './router.ts'
import { hasRole, learnServerTime, opensItems, sessionContext } from './session.ts'
import { ShortcutsController } from './shortcuts.ts'
import { PEOPLE_STRINGS } from './strings/people-strings.ts'
import { STRINGS } from './strings/strings.ts'
import type { EventOn } from './ui/emit.ts'
import { icon } from './ui/icons.ts'
import { LanguageController, hasChosenLanguage, setLanguage } from './ui/localize.ts'
import './elements/page/connection-note.ts'
import './elements/page/notification-bell.ts'
import './elements/page/page-message.ts'
import './elements/page/shortcuts-dialog.ts'
import './pages/sign-in-page.ts'

/** Each page comes with its own file, which the document that a browser opens first already names. */
const SCRIPTS: Readonly<Partial<Record<Route['page'], () => Promise<unknown>>>> = {
  queue: () => import('./pages/today-page.ts'),
  item: () => import('./pages/today-page.ts'),
  new: () => import('./pages/new-feedback-page.ts'),
  reports: () => import('./pages/reports-page.ts'),
  publish: () => import('./pages/publish-page.ts'),
  'unit-profile': () => import('./pages/unit-page.ts'),
  indexes: () => import('./pages/indexes-page.ts'),
  'data-quality': () => import('./pages/data-quality-page.ts'),
  dossiers: () => import('./pages/dossiers-page.ts'),
  comments: () => import('./pages/comments-page.ts'),
  board: () => import('./pages/board/board-page.ts'),
  kiosks: () => import('./pages/kiosks-page.ts'),
  ballots: () => import('./pages/ballots-page.ts'),
  calendar: () => import('./pages/calendar-page.ts'),
  'report-tasks': () => import('./pages/report-tasks-page.ts'),
  improvements: () => import('./pages/office/improvements-page.ts'),
  messages: () => import('./pages/office/messages-page.ts'),
  places: () => import('./pages/office/places-page.ts'),
  questionnaires: () => import('./pages/questionnaires/questionnaires-page.ts'),
  'personal-data': () => import('./pages/office/personal-data-page.ts'),
  'privacy-notice': () => import('./pages/office/privacy/privacy-notice-page.ts'),
  audit: () => import('./pages/office/audit-page.ts'),
  organisation: () => import('./pages/organisation/organisation-page.ts'),
  deliveries: () => import('./pages/office/deliveries-page.ts'),
  keeping: () => import('./pages/office/keeping-page.ts'),
  'api-keys': () => import('./pages/api-keys/api-keys-page.ts'),
  import: () => import('./pages/imports/import-page.ts'),
  questions: () => import('./pages/office/questions-page.ts'),
  templates: () => import('./pages/office/templates-page.ts'),
  'approval-rules': () => import('./pages/approval/approval-rules-page.ts'),
  rules: () => import('./pages/rules/rules-page.ts'),
  policies: () => import('./pages/policies-page.ts'),
  people: () => import('./pages/people/people-page.ts'),
  person: () => import('./pages/people/person-page.ts'),
  account: () => import('./pages/people/account-page.ts'),
  link: () => import('./pages/people/link-page.ts'),
  help: () => import('./help/help-page.ts'),
}

/** The frame of the staff app: who is signed in, where they are, where they may go. */
@customElement('app-shell')
export class AppShell extends LitElement {
  @state() private session: SessionReply | undefined
  @state() private status: 'waiting' | 'signed-out' | 'signed-in' | 'failed' = 'waiting'
  @state() private error: unknown
  /** How many items are for today, as it is written. */
  @state() private forToday = ''

  private readonly local = new LanguageController(this)
  private readonly router = new RouterController(this)
  private readonly provider = new ContextProvider(this, { context: sessionContext })
  private shownPage: Route['page'] | undefined

  constructor() {
    super()
    new ShortcutsController(this, {
      '?': () => this.showShortcuts(),
      'g q': () => navigate({ page: 'queue', view: 'today', q: '' }),
    })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener(SIGNED_OUT_EVENT, this.onSignedOut)
    void this.load()
  }

  override disconnectedCallback(): void {
    window.removeEventListener(SIGNED_OUT_EVENT, this.onSignedOut)
    super.disconnectedCallback()
  }

  private async load(): Promise<void> {
    this.status = 'waiting'
    try {
      this.enter(await api.session())
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return
      this.status = 'failed'
      this.error = error
    }
  }

  private enter(session: SessionReply, isNew = false): void {
    learnServerTime(session.serverTime)
    if (!hasChosenLanguage()) setLanguage(session.person.language)
    this.session = session
    this.provider.setValue(session)
    this.status = 'signed-in'
    if (opensItems(session)) liveStream.start()
    void this.loadNotes()
    const home = homeOf(session)
    const hasQueue = PLACES.some(({ route, roles }) => route.page === 'queue' && hasRole(session, ...roles))
    // Who has a queue is left there when the page is only loaded anew, or a list of it was asked for.
    const mayStay = hasQueue && (!isNew || location.search !== '')
    if (home && home.page !== 'queue' && this.router.route.page === 'queue' && !mayStay)
      navigate(home, { replace: true })
  }

  /** What nobody came for waits until the page that they came for has its content. */
  private async loadNotes(): Promise<void> {
    await this.updateComplete
    await SCRIPTS[this.router.route.page]?.()
    await this.updateComplete
    await whenAnswered()
    await Promise.all([import('./help/first-use-hint.ts'), import('./pages/people/session-notes.ts')])
  }

  protected override updated(_changed: PropertyValues): void {
    const { page } = this.router.route
    void SCRIPTS[page]?.()
    const title = `${this.local.say(this.titleOf(page))} · ${this.local.say(STRINGS.product)}`
    document.title = page === 'queue' && this.forToday !== '' ? `(${this.forToday}) ${title}` : title
    if (this.status !== 'signed-in') return
    if (this.shownPage !== undefined && this.shownPage !== page)
      this.renderRoot.querySelector('main')?.focus()
    this.shownPage = page
  }

  private titleOf(page: Route['page']): Words {
    if (page === 'account') return PEOPLE_STRINGS.own
    if (page === 'link') return PEOPLE_STRINGS.choose
    if (page === 'help') return STRINGS.help
    if (this.status === 'signed-out') return STRINGS.signIn
    return PLACES.find(({ covers }) => covers.includes(page))?.words ?? STRINGS.unknownPage
  }

  override render() {
    return html`
      <header>
        <button class="skip" @click=${this.skip}>${this.local.say(STRINGS.skipToContent)}</button>
        <a class="brand" href="/app/">
          ${this.session?.organisation.logo ? html`<img src=${this.session.organisation.logo} alt="" />` : nothing}
          <strong>${this.local.say(STRINGS.product)}</strong>
          ${this.session ? html`<span>${unitName(this.session.organisation, this.local.language)}</span>` : nothing}
        </a>
        ${this.session && this.status === 'signed-in' ? this.renderPlaces(this.session) : nothing}
        <div class="tools">
          ${
            this.session && this.status === 'signed-in'
              ? html`<notification-bell zone=${this.session.organisation.zone}></notification-bell>`
              : nothing
          }
          <button lang=${this.local.language === 'vi' ? 'en' : 'vi'} @click=${this.switchLanguage}>
            ${icon('language')} ${this.local.say(STRINGS.otherLanguage)}
          </button>
          ${this.session && this.status === 'signed-in' ? this.renderAccount(this.session) : nothing}
        </div>
      </header>
      <div>
        <session-notes .session=${this.status === 'signed-in' ? this.session : undefined}></session-notes>
        <connection-note zone=${this.session?.organisation.zone ?? 'UTC'}></connection-note>
      </div>
      <main id="content" tabindex="-1">${this.renderPage()}</main>
      ${this.status === 'signed-in' && this.router.route.page !== 'help' ? html`<first-use-hint></first-use-hint>` : nothing}
      <shortcuts-dialog></shortcuts-dialog>
    `
  }

  private renderPlaces(session: SessionReply) {
    const { page } = this.router.route
    return html`<nav aria-label=${this.local.say(STRINGS.mainMenu)}>
      ${PLACES.filter(({ roles }) => hasRole(session, ...roles)).map(
        (place) =>
          html`<a href=${hrefOf(place.route)} aria-current=${place.covers.includes(page) ? 'page' : nothing}
            >${icon(place.icon)} <span>${this.local.say(place.words)}</span></a
          >`,
      )}
    </nav>`
  }

  private renderAccount(session: SessionReply) {
    return html`<button popovertarget="account">
        ${icon('people')} <span class="visually-hidden">${this.local.say(STRINGS.account)}:</span>
        <span class="name">${session.person.name}</span>
      </button>
      <div id="account" popover>
        <p><strong>${session.person.name}</strong></p>
        <p class="meta">${session.person.username}</p>
        ${session.grants.map(
          (grant) =>
            html`<p class="meta">
              ${this.local.say(ROLE_WORDS[grant.role])},
              ${unitName({ name: grant.unitName, nameEn: grant.unitNameEn }, this.local.language)}
            </p>`,
        )}
        <p>
          <a href="/app/account" @click=${this.hideAccount}
            >${icon('person')} ${this.local.say(PEOPLE_STRINGS.own)}</a
          >
        </p>
        <p>
          <a href="/app/help" @click=${this.hideAccount}>${icon('help')} ${this.local.say(STRINGS.help)}</a>
        </p>
        <button @click=${this.showShortcuts}>${icon('help')} ${this.local.say(STRINGS.shortcutsHelp)}</button>
        <button @click=${this.signOut}>${icon('sign-out')} ${this.local.say(STRINGS.signOut)}</button>
      </div>`
  }

  private renderPage() {
    if (this.router.route.page === 'link') return html`<link-page></link-page>`
    if (this.status === 'waiting') return html`<page-message waiting></page-message>`
    if (this.status === 'failed') {
      return html`<page-message heading icon="alert" .lead=${errorWords(this.error)}>
        <button class="plain" @click=${() => this.load()}>${this.local.say(STRINGS.retry)}</button>
      </page-message>`
    }
    if (this.status === 'signed-out') {
      return html`<sign-in-page
        @signed-in=${({ detail }: EventOn<'sign-in-page', 'signed-in'>) => this.enter(detail, true)}
      ></sign-in-page>`
    }
    return this.renderRoute(this.router.route)
  }

  private renderRoute(route: Route) {
    switch (route.page) {
      case 'queue':
      case 'item':
        return html`<today-page
          .filter=${filterOf(route)}
          item-id=${route.page === 'item' ? route.id : ''}
          @today-counted=${({ detail }: EventOn<'today-page', 'today-counted'>) => (this.forToday = detail)}
        ></today-page>`
      case 'new':
        return html`<new-feedback-page></new-feedback-page>`
      case 'reports':
        return html`<reports-page .period=${route.period} .unit=${route.unit} .view=${route}></reports-page>`
      case 'publish':
        return html`<publish-page .period=${route.period}></publish-page>`
      case 'unit-profile':
        return html`<unit-page .code=${route.unit} .period=${route.period}></unit-page>`
      case 'indexes':
        return html`<indexes-page
          .period=${route.period}
          .unit=${route.unit}
          .enter=${route.enter}
        ></indexes-page>`
      case 'data-quality':
        return html`<data-quality-page .period=${route.period} .unit=${route.unit}></data-quality-page>`
      case 'dossiers':
        return html`<dossiers-page .period=${route.period} .unit=${route.unit}></dossiers-page>`
      case 'comments':
        return html`<comments-page .month=${route.month} .unit=${route.unit}></comments-page>`
      case 'board':
        return html`<board-page .unit=${route.unit} .wall=${route.wall}></board-page>`
      case 'kiosks':
        return html`<kiosks-page></kiosks-page>`
      case 'ballots':
        return html`<ballots-page></ballots-page>`
      case 'calendar':
        return html`<calendar-page .unit=${route.unit} .year=${route.year}></calendar-page>`
      case 'templates':
        return html`<templates-page></templates-page>`
      case 'approval-rules':
        return html`<approval-rules-page></approval-rules-page>`
      case 'rules':
        return html`<rules-page></rules-page>`
      case 'report-tasks':
        return html`<report-tasks-page></report-tasks-page>`
      case 'improvements':
        return html`<improvements-page></improvements-page>`
      case 'messages':
        return html`<messages-page></messages-page>`
      case 'places':
        return html`<places-page></places-page>`
      case 'questionnaires':
        return html`<questionnaires-page .code=${route.code}></questionnaires-page>`
      case 'personal-data':
        return html`<personal-data-page></personal-data-page>`
      case 'privacy-notice':
        return html`<privacy-notice-page></privacy-notice-page>`
      case 'audit':
        return html`<audit-page></audit-page>`
      case 'organisation':
        return html`<organisation-page .unit=${route.unit}></organisation-page>`
      case 'deliveries':
        return html`<deliveries-page></deliveries-page>`
      case 'keeping':
        return html`<keeping-page></keeping-page>`
      case 'api-keys':
        return html`<api-keys-page></api-keys-page>`
      case 'import':
        return html`<import-page .job=${route.job}></import-page>`
      case 'questions':
        return html`<questions-page></questions-page>`
      case 'policies':
        return html`<policies-page></policies-page>`
      case 'people':
        return html`<people-page></people-page>`
      case 'person':
        return html`<person-page person-id=${route.id}></person-page>`
      case 'account':
        return html`<account-page></account-page>`
      case 'link':
        return html`<link-page></link-page>`
      case 'help':
        return html`<help-page .guide=${route.guide}></help-page>`
      case 'unknown':
        return html`<page-message heading icon="help" .lead=${STRINGS.unknownPage}>
          <a href="/app/">${this.local.say(STRINGS.backToQueue)}</a>
        </page-message>`
    }
  }

  private readonly onSignedOut = (): void => {
    liveStream.stop()
    this.status = 'signed-out'
  }

  private switchLanguage(): void {
    setLanguage(this.local.language === 'vi' ? 'en' : 'vi')
  }

  private hideAccount(): void {
    this.renderRoot.querySelector<HTMLElement>('#account')?.hidePopover()
  }

  private showShortcuts(): void {
    this.hideAccount()
    this.renderRoot.querySelector('shortcuts-dialog')?.open()
  }

  private async signOut(): Promise<void> {
    liveStream.stop()
    await api.signOut().catch(() => undefined)
    if (this.session?.way === 'single-sign-on') location.assign('/api/session/single-sign-on/end')
    this.session = undefined
    this.status = 'signed-out'
  }

  private skip(): void {
    this.renderRoot.querySelector('main')?.focus()
  }

  static override readonly styles = appShellStyles
}

declare global {
  interface HTMLElementTagNameMap {
    'app-shell': AppShell
  }
}
