import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { OBJECTION_STRINGS } from '../strings/item/objection-strings.ts'
import { LitElement, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { FeedbackStep } from '../../server/contract/feedback/feedback-steps.ts'
import type { FeedbackStatus } from '../../server/contract/feedback/feedback-status.ts'
import type { FeedbackDetail } from '../../server/contract/feedback/feedback.ts'
import type { ItemNews } from '../../server/contract/feedback/live.ts'
import type { Words } from '../../server/contract/language.ts'
import type { SessionReply } from '../../server/contract/people.ts'
import { EVENT_WORDS } from '../../server/words/event-words.ts'
import { formatTime } from '../../server/words/format.ts'
import { STEP_WORDS } from '../../server/words/step-words.ts'
import { api, errorWords } from '../api.ts'
import { DIALOG_STEPS, ENDING_STEPS, FIRST_STEPS, STEP_ICONS } from '../elements/steps/step-look.ts'
import { navigate } from '../router.ts'
import { LiveController } from '../live/live-controller.ts'
import type { LiveEvent } from '../live/live-stream.ts'
import { tabPresence } from '../live/tab-presence.ts'
import { sessionContext } from '../session.ts'
import { ShortcutsController } from '../shortcuts.ts'
import { LIVE_STRINGS, openWords, viewingWords, writingWords } from '../strings/item/live-strings.ts'
import { APPROVAL_STRINGS } from '../strings/approval-strings.ts'
import { COUNTED, STRINGS, VIEW_WORDS } from '../strings/strings.ts'
import { type EventOn, emit } from '../ui/emit.ts'
import { icon } from '../ui/icons.ts'
import { LanguageController } from '../ui/localize.ts'
import type { AnswerForm } from '../elements/steps/answer-form.ts'
import { problemNote } from '../elements/page/form-fields.ts'
import { routingWords } from '../elements/feedback/event-words.ts'
import type { NextItem, SentBar } from '../elements/steps/sent-bar.ts'
import type { StepDialog } from '../elements/steps/step-dialog.ts'
import '../elements/steps/answer-form.ts'
import '../elements/feedback/deadline-badge.ts'
import '../elements/feedback/feedback-timeline.ts'
import '../elements/feedback/item-photos.ts'
import '../elements/page/page-message.ts'
import '../elements/feedback/status-tag.ts'
import '../elements/feedback/urgent-mark.ts'
import '../elements/steps/step-dialog.ts'
import { feedbackFacts } from './feedback-facts.ts'
import { feedbackPageStyles } from './feedback-page-styles.ts'

/**
 * One item: what the citizen said, what is due, what may be done, and everything that happened.
 *
 * @fires feedback-changed - `detail` is the newer `FeedbackDetail`
 */
@customElement('feedback-page')
export class FeedbackPage extends LitElement {
  @property({ attribute: 'feedback-id' }) feedbackId = ''
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private item: FeedbackDetail | undefined
  @state() private problem: Words | undefined
  @state() private isBusy = false
  @state() private isCopied = false
  /** What somebody else did while this was shown; it waits to be asked for where something is being written. */
  @state() private heard: (ItemNews & { readonly isShown: boolean }) | undefined
  @state() private isGone = false
  /** An answer was sent here, to the citizen or for approval, and the item is still open on the screen. */
  @state() private isSent = false
  /** What comes after this one in the queue. */
  @property({ attribute: false }) next?: NextItem
  @query('answer-form') private form?: AnswerForm
  @query('step-dialog') private dialog?: StepDialog
  @query('sent-bar') private sent?: SentBar
  @query('h1') private heading?: HTMLElement
  private isGoingOn = false

  private readonly local = new LanguageController(this)
  private readonly live = new LiveController(this, {
    hear: (event) => this.hear(event),
    shows: (item) => item === this.feedbackId,
  })
  private readonly phone = matchMedia('(max-width: 560px)')
  private readonly onPhone = (): void => this.requestUpdate()
  private readonly loading = new Task(this, {
    task: async ([id], { signal }) => {
      this.problem = undefined
      this.isCopied = false
      if (this.item?.id !== id) {
        this.item = undefined
        this.heard = undefined
        this.isGone = false
        this.isSent = false
      }
      this.item = await api.feedback(id, signal)
      tabPresence.open(id)
      // What had the keyboard is gone with the item before: it goes on from this one.
      if (this.isGoingOn) void this.updateComplete.then(() => this.heading?.focus({ preventScroll: true }))
      this.isGoingOn = false
    },
    args: () => [this.feedbackId] as const,
  })

  constructor() {
    super()
    void import('../elements/feedback/item-extras.ts')
    new ShortcutsController(this, {
      a: () => void this.claim(),
      A: () => this.openStep('assign-person'),
      u: () => this.openStep('put-back'),
      c: () => this.openStep('categorise'),
      n: () => void this.form?.write('note'),
      r: () => void this.form?.write('answer'),
      t: () => void this.form?.openTemplates(),
      m: () => this.openStep(this.item?.may.includes('assign') ? 'assign' : 'transfer'),
      '.': () => void this.copyCode(),
      e: () => this.goOn(),
    })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.phone.addEventListener('change', this.onPhone)
  }

  override disconnectedCallback(): void {
    this.phone.removeEventListener('change', this.onPhone)
    tabPresence.close()
    super.disconnectedCallback()
  }

  protected override firstUpdated(): void {
    // The item first.
    void import('../elements/feedback/item-more.ts')
  }

  override render() {
    if (this.item && this.session) return this.renderItem(this.item, this.session.organisation.zone)
    return this.loading.render({
      pending: () => html`<page-message waiting></page-message>`,
      error: (error) =>
        html`<page-message icon="alert" .lead=${errorWords(error)}>
          <button @click=${() => this.loading.run()}>${this.local.say(STRINGS.retry)}</button>
        </page-message>`,
    })
  }

  private renderItem(item: FeedbackDetail, zone: string) {
    return html`<article @feedback-changed=${this.onChanged}>
      <header>
        <p class="line">
          <button class="code numeric" title=${this.local.say(STRINGS.copyCode)} @click=${this.copyCode}>
            ${item.trackingCode} ${icon('copy')}
            <span class="visually-hidden">${this.local.say(STRINGS.copyCode)}</span>
          </button>
          <span class="meta" role="status">${this.isCopied ? this.local.say(STRINGS.copied) : nothing}</span>
          ${item.urgent ? html`<urgent-mark></urgent-mark>` : nothing}
          <status-tag status=${item.status}></status-tag>
          <deadline-badge .item=${item}></deadline-badge>
        </p>
        <h1 tabindex="-1" class=${beginsWithTitle(item) ? 'visually-hidden' : ''}>${item.title}</h1>
        <p class="text words">${item.text}</p>
        <item-photos .item=${item}></item-photos>
        <div role="status">${this.renderHeard(item, zone)}</div>
        ${this.renderPresent(item)} ${this.renderHeld(item)} ${this.renderObjection(item)}
        ${this.renderExtension(item)} ${this.renderProposal(item, zone)}
      </header>
      ${this.renderSteps(item)}
      <div class="columns">
        <div class="main">
          ${this.renderContributions(item, zone)}
          <outside-list
            .item=${item}
            zone=${zone}
            @outside-withdrawn=${this.onOutsideWithdrawn}
          ></outside-list>
          <alike-list
            .item=${item}
            zone=${zone}
            @merge-wanted=${({ detail }: EventOn<'alike-list', 'merge-wanted'>) =>
              void this.dialog?.open('merge', '', detail)}
          ></alike-list>
          <answer-form
            .item=${item}
            personId=${this.session?.person.id ?? ''}
            zone=${zone}
            @category-wanted=${() => this.openStep('categorise')}
          ></answer-form>
          <earlier-items .item=${item} zone=${zone}></earlier-items>
          <publish-panel .item=${item} personId=${this.session?.person.id ?? ''}></publish-panel>
          <approved-answers .item=${item} zone=${zone}></approved-answers>
          <amended-answers .item=${item} zone=${zone}></amended-answers>
          <item-files .item=${item} zone=${zone}></item-files>
          <hand-overs .item=${item} zone=${zone}></hand-overs>
          <item-messages .item=${item} zone=${zone}></item-messages>
          <section aria-labelledby="history">
            <h2 id="history">${this.local.say(STRINGS.history)}</h2>
            <feedback-timeline
              .events=${item.events}
              .unitNames=${item.unitNames}
              .personNames=${item.personNames}
              .mentionNames=${item.mentionNames}
              zone=${zone}
            ></feedback-timeline>
            <item-paper itemId=${item.id}></item-paper>
          </section>
        </div>
        ${feedbackFacts(item, zone, this.local.language)}
      </div>
      <sent-bar tabindex="-1" .item=${item} .next=${this.isSent ? this.next : undefined}></sent-bar>
      <step-dialog .item=${item} zone=${zone}></step-dialog>
    </article>`
  }

  /** What colleagues are doing to it just now. */
  private renderHeard(item: FeedbackDetail, zone: string) {
    if (this.isGone) {
      return html`<p class="heard">${icon('inbox')} ${this.local.say(LIVE_STRINGS.gone)}</p>`
    }
    const { heard } = this
    const writing = this.live.others('writing', item.id, this.session?.person.id)
    return html`${
      heard
        ? html`<p class="heard">
            ${icon('info')} ${formatTime(heard.at, zone)}
            ${heard.by?.name ?? this.local.say(LIVE_STRINGS.bySomebody)}:
            ${heard.kinds.map((kind) => this.local.say(EVENT_WORDS[kind])).join(', ')}
            ${
              heard.isShown || heard.version < item.version
                ? nothing
                : html`<button @click=${this.showNewer}>${this.local.say(LIVE_STRINGS.showNewer)}</button>`
            }
          </p>`
        : nothing
    }${
      writing.length > 0
        ? html`<p class="heard">${icon('reply')} ${this.local.say(writingWords(writing))}</p>`
        : nothing
    }`
  }

  /** Who else has it before them, or open behind something else: told, and not called out. */
  private renderPresent({ id }: FeedbackDetail) {
    const me = this.session?.person.id
    const viewing = this.live.others('viewing', id, me)
    const open = this.live.others('open', id, me)
    if (viewing.length + open.length === 0) return nothing
    return html`<p class="heard">
      ${icon('people')}
      ${viewing.length > 0 ? html`<span>${this.local.say(viewingWords(viewing))}</span>` : nothing}
      ${open.length > 0 ? html`<span class="meta">${this.local.say(openWords(open))}</span>` : nothing}
    </p>`
  }

  /** Never under somebody's hands: while they write or decide, the newer state waits, and a stale step is refused. */
  private hear(event: LiveEvent): void {
    const { item } = this
    if (!item) return
    if (event.event === 'look') {
      if (!this.isAtWork) void this.loading.run()
      return
    }
    if (event.event === 'present' || event.data.item !== item.id) return
    if (event.event === 'gone') {
      this.isGone = true
      tabPresence.close()
      return
    }
    const news = event.data
    // A note changes no version; one’s own stand here already.
    const isOwn = news.by?.id === this.session?.person.id
    if (news.version < item.version || (news.version === item.version && isOwn)) return
    const isShown = !this.isAtWork
    this.heard = { ...news, isShown }
    if (isShown) void this.loading.run()
  }

  private get isAtWork(): boolean {
    return this.isBusy || (this.form?.isWritten ?? false) || (this.dialog?.isOpen ?? false)
  }

  private showNewer(): void {
    if (this.heard) this.heard = { ...this.heard, isShown: true }
    void this.loading.run()
  }

  private renderContributions(item: FeedbackDetail, zone: string) {
    if (item.contributions.length === 0) return nothing
    return html`<contribution-list
      .item=${item}
      personId=${this.session?.person.id ?? ''}
      zone=${zone}
      @contribution-withdrawn=${this.onWithdrawn}
    ></contribution-list>`
  }

  private renderExtension({ extensions: { pending } }: FeedbackDetail) {
    if (!pending) return nothing
    return html`<section class="waiting" aria-labelledby="extension">
      <h2 id="extension">${icon('clock')} ${this.local.say(STRINGS.extensionWaiting)}</h2>
      <p><strong>${this.local.say(COUNTED.extension(pending.workingDays))}</strong> · ${pending.by}</p>
      <p>${pending.reason}</p>
    </section>`
  }

  /** Only those who may release it see it at all: they read at once why it is with them. */
  private renderHeld({ may, routing }: FeedbackDetail) {
    if (!may.includes('release') || routing.kind !== 'held') return nothing
    return html`<p class="heard">
      ${icon('lock')} <strong>${this.local.say(VIEW_WORDS.restricted)}.</strong>
      ${this.local.say(routingWords(routing))}
    </p>`
  }

  private renderObjection({ objection }: FeedbackDetail) {
    if (!objection) return nothing
    return html`<section class="waiting" aria-labelledby="objection">
      <h2 id="objection">${icon('stop')} ${this.local.say(OBJECTION_STRINGS.waits)}</h2>
      <p>${objection.by}: ${objection.reason ?? this.local.say(STRINGS.textErased)}</p>
      ${
        objection.precedent
          ? html`<p>${this.local.say(OBJECTION_STRINGS.precedent)}: ${objection.precedent}</p>`
          : nothing
      }
    </section>`
  }

  private renderProposal({ status, proposal }: FeedbackDetail, zone: string) {
    if (!proposal || status !== 'awaiting-approval') return nothing
    return html`<section class="waiting" aria-labelledby="proposal">
      <h2 id="proposal">${icon('clock')} ${this.local.say(STRINGS.proposalWaiting)}</h2>
      <p class="text">${proposal.text}</p>
      <p class="meta">${proposal.by}</p>
      ${
        proposal.waiting
          ? html`<approval-clock .waiting=${proposal.waiting} zone=${zone}></approval-clock>
              <p class="meta">
                ${
                  proposal.waiting.approvers.length === 0
                    ? this.local.say(APPROVAL_STRINGS.nobody)
                    : `${this.local.say(APPROVAL_STRINGS.approvers)}: ${proposal.waiting.approvers.join(', ')}`
                }
              </p>
              ${
                proposal.waiting.rules.length === 0
                  ? nothing
                  : html`<p class="meta">
                      ${this.local.say(APPROVAL_STRINGS.byRules)}: ${proposal.waiting.rules.join('; ')}
                    </p>`
              }`
          : nothing
      }
    </section>`
  }

  private renderSteps(item: FeedbackDetail) {
    const offered = DIALOG_STEPS.filter((step) => item.may.includes(step))
    const inBar = this.inBar(offered.filter((step) => !ENDING_STEPS.includes(step)))
    const inMenu = offered.filter((step) => !inBar.includes(step))
    return html`<div class="bar">
      <div class="steps" role="group" aria-label=${this.local.say(STRINGS.steps)}>
        ${
          this.mayClaim
            ? html`<button class="primary" ?disabled=${this.isBusy} @click=${this.claim}>
                ${icon('people')} ${this.local.say(STEP_WORDS.claim.name)}
              </button>`
            : nothing
        }
        ${inBar.map((step) => this.renderStep(step))}
        ${
          inMenu.length > 0
            ? html`<details class="menu" @focusout=${this.onMenuFocusOut} @keydown=${this.onMenuKey}>
                <summary class="button">${this.local.say(STRINGS.moreSteps)}</summary>
                <div class="menu-items">${inMenu.map((step) => this.renderStep(step))}</div>
              </details>`
            : nothing
        }
      </div>
      ${item.may.length === 0 ? html`<p class="meta">${this.local.say(STRINGS.noSteps)}</p>` : nothing}
      ${problemNote(this.local, this.problem)}
    </div>`
  }

  /** On a phone the citizen's words and the composer stay in sight: one step, or those that come first, and a menu. */
  private inBar(usual: readonly FeedbackStep[]): readonly FeedbackStep[] {
    if (!this.phone.matches) return usual
    const first = usual.filter((step) => FIRST_STEPS.includes(step))
    return first.length > 0 || this.mayClaim ? first : usual.slice(0, 1)
  }

  private get mayClaim(): boolean {
    const { item, session } = this
    return item !== undefined && item.may.includes('claim') && item.assignee?.id !== session?.person.id
  }

  private renderStep(step: FeedbackStep) {
    const look = FIRST_STEPS.includes(step) ? 'primary' : ''
    return html`<button class=${look} @click=${() => this.openStep(step)}>
      ${icon(STEP_ICONS[step])} ${this.local.say(STEP_WORDS[step].name)}
    </button>`
  }

  private openStep(step: FeedbackStep): void {
    const menu = this.renderRoot.querySelector<HTMLDetailsElement>('details.menu[open]')
    menu?.removeAttribute('open')
    // A dialog gives the keyboard back to where it was, which must not be hidden then.
    menu?.querySelector('summary')?.focus()
    if (this.item?.may.includes(step)) void this.dialog?.open(step)
  }

  private async claim(): Promise<void> {
    if (!this.item?.may.includes('claim') || this.isBusy) return
    this.isBusy = true
    this.problem = undefined
    try {
      this.item = await api.takeStep(this.item.id, 'claim', { version: this.item.version })
      this.tell(this.item)
    } catch (error) {
      const words = errorWords(error)
      await this.loading.run()
      this.problem = words
    } finally {
      this.isBusy = false
    }
  }

  private goOn(): boolean {
    if (!this.isSent || !this.next) return false
    navigate(this.next.route)
    this.isGoingOn = true
    return true
  }

  private async copyCode(): Promise<void> {
    if (!this.item) return
    await navigator.clipboard.writeText(this.item.trackingCode)
    this.isCopied = true
  }

  private onOutsideWithdrawn({ detail }: EventOn<'outside-list', 'outside-withdrawn'>): void {
    void this.dialog?.open('withdraw-outside', detail)
  }

  private onWithdrawn({ detail }: EventOn<'contribution-list', 'contribution-withdrawn'>): void {
    void this.dialog?.open('withdraw-contribution', detail)
  }

  private onChanged({ detail }: EventOn<'article', 'feedback-changed'>): void {
    if (detail.id !== this.feedbackId) return
    const waits = (status: FeedbackStatus) => status !== 'answered' && status !== 'awaiting-approval'
    const wasSent = this.isSent
    if (!waits(detail.status)) this.isSent ||= this.item !== undefined && waits(this.item.status)
    else this.isSent = false
    this.item = detail
    // Out of the text that is gone, so that a key goes on to the next item; back into it where it was undone.
    if (this.isSent !== wasSent)
      void this.updateComplete.then(() => (this.isSent ? this.sent?.focus() : this.form?.write('answer')))
  }

  private tell(item: FeedbackDetail): void {
    emit(this, 'feedback-changed', item)
  }

  private onMenuFocusOut({ currentTarget: menu, relatedTarget }: EventOn<'details', 'focusout'>): void {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false
  }

  private onMenuKey(event: EventOn<'details', 'keydown'>): void {
    const menu = event.currentTarget
    if (event.key !== 'Escape' || !menu.open) return
    event.stopPropagation()
    menu.open = false
    menu.querySelector('summary')?.focus()
  }

  static override readonly styles = feedbackPageStyles
}

/** A title that is only the first words of the text is not read twice. */
function beginsWithTitle({ title, text }: FeedbackDetail): boolean {
  const plain = (words: string) => words.replaceAll(/\s+/g, ' ').trim()
  return plain(text).startsWith(plain(title).replace(/…$/, '').trimEnd())
}

declare global {
  interface HTMLElementTagNameMap {
    'feedback-page': FeedbackPage
  }
  interface HTMLElementEventMap {
    'feedback-changed': CustomEvent<FeedbackDetail>
  }
}
