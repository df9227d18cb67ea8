import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { FEEDBACK_MOVES, type FeedbackMove } from '../../server/contract/feedback-status.ts'
import type { FeedbackDetail } from '../../server/contract/feedback.ts'
import type { Words } from '../../server/contract/language.ts'
import type { SessionReply } from '../../server/contract/people.ts'
import { CHANNEL_WORDS, FEEDBACK_KIND_WORDS, FEEDBACK_MOVE_WORDS } from '../../server/words/feedback-words.ts'
import { formatDateTime } from '../../server/words/format.ts'
import { api, errorWords } from '../api.ts'
import { routingWords } from '../elements/feedback/event-words.ts'
import { RATING, ratingWords } from '../elements/feedback/rating-words.ts'
import { FEEDBACK_STEPS } from '../elements/steps/feedback-steps.ts'
import { sessionContext } from '../session.ts'
import { ShortcutsController } from '../shortcuts.ts'
import { COUNTED, STRINGS } from '../strings/strings.ts'
import { icon } from '../ui/icons.ts'
import { LanguageController } from '../ui/localize.ts'
import type { AnswerForm } from '../elements/steps/answer-form.ts'
import { problemNote } from '../elements/page/form-fields.ts'
import type { StepDialog } from '../elements/steps/step-dialog.ts'
import '../elements/steps/answer-form.ts'
import '../elements/steps/contribution-list.ts'
import '../elements/feedback/deadline-badge.ts'
import '../elements/feedback/deadline-proof.ts'
import '../elements/feedback/feedback-timeline.ts'
import '../elements/feedback/item-photos.ts'
import '../elements/page/page-message.ts'
import '../elements/feedback/status-tag.ts'
import '../elements/steps/step-dialog.ts'
import { feedbackPageStyles } from './feedback-page-styles.ts'

/** One item: what the citizen said, what is due, what may be done, and everything that happened. */
@customElement('feedback-page')
export class FeedbackPage extends LitElement {
  @property({ attribute: 'feedback-id' }) feedbackId = ''
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private item: FeedbackDetail | undefined
  @state() private problem: Words | undefined
  @state() private isBusy = false
  @state() private isCopied = false
  @query('answer-form') private form?: AnswerForm
  @query('step-dialog') private dialog?: StepDialog

  private readonly local = new LanguageController(this)
  private readonly loading = new Task(this, {
    task: async ([id], { signal }) => {
      this.problem = undefined
      this.isCopied = false
      if (this.item?.id !== id) this.item = undefined
      this.item = await api.feedback(id, signal)
    },
    args: () => [this.feedbackId] as const,
  })

  constructor() {
    super()
    new ShortcutsController(this, {
      a: () => void this.claim(),
      n: () => void this.form?.write('note'),
      r: () => void this.form?.write('answer'),
      t: () => this.openStep(this.item?.may.includes('assign') ? 'assign' : 'transfer'),
      '.': () => void this.copyCode(),
    })
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
          <status-tag status=${item.status}></status-tag>
          <deadline-badge .item=${item}></deadline-badge>
        </p>
        <h1 tabindex="-1">${item.title}</h1>
        ${this.renderExtension(item)} ${this.renderProposal(item)} ${this.renderSteps(item)}
      </header>
      <div class="columns">
        <div class="main">
          <p class="text">${item.text}</p>
          <item-photos .item=${item}></item-photos>
          ${this.renderContributions(item, zone)}
          <answer-form .item=${item} personId=${this.session?.person.id ?? ''} zone=${zone}></answer-form>
          <section aria-labelledby="history">
            <h2 id="history">${this.local.say(STRINGS.history)}</h2>
            <feedback-timeline
              .events=${item.events}
              .unitNames=${item.unitNames}
              zone=${zone}
            ></feedback-timeline>
          </section>
        </div>
        ${this.renderFacts(item, zone)}
      </div>
      <step-dialog .item=${item}></step-dialog>
    </article>`
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

  private renderProposal({ status, proposal }: FeedbackDetail) {
    if (!proposal || status !== 'awaiting-approval') return nothing
    return html`<section class="waiting" aria-labelledby="proposal">
      <h2 id="proposal">${icon('clock')} ${this.local.say(STRINGS.proposalWaiting)}</h2>
      <p class="text">${proposal.text}</p>
      <p class="meta">${proposal.by}</p>
    </section>`
  }

  private renderSteps(item: FeedbackDetail) {
    const offered = FEEDBACK_MOVES.filter(
      (move) => typeof FEEDBACK_STEPS[move]?.path === 'string' && item.may.includes(move),
    )
    const usual = offered.filter((move) => !FEEDBACK_STEPS[move]?.ends)
    const ends = offered.filter((move) => FEEDBACK_STEPS[move]?.ends)
    return html`
      <div class="steps" role="group" aria-label=${this.local.say(STRINGS.steps)}>
        ${
          item.may.includes('claim') && item.assignee?.id !== this.session?.person.id
            ? html`<button class="primary" ?disabled=${this.isBusy} @click=${this.claim}>
                ${icon('people')} ${this.local.say(FEEDBACK_MOVE_WORDS.claim)}
              </button>`
            : nothing
        }
        ${usual.map((move) => this.renderStep(move))}
        ${
          ends.length > 0
            ? html`<details class="menu" @focusout=${this.onMenuFocusOut} @keydown=${this.onMenuKey}>
                <summary class="button">${this.local.say(STRINGS.moreSteps)}</summary>
                <div class="menu-items">${ends.map((move) => this.renderStep(move))}</div>
              </details>`
            : nothing
        }
      </div>
      ${item.may.length === 0 ? html`<p class="meta">${this.local.say(STRINGS.noSteps)}</p>` : nothing}
      ${problemNote(this.local, this.problem)}
    `
  }

  private renderStep(move: FeedbackMove) {
    const step = FEEDBACK_STEPS[move]
    if (!step) return nothing
    const isFirst = move === 'assign' || move === 'approve' || move === 'approve-extension'
    return html`<button class=${isFirst ? 'primary' : ''} @click=${() => this.openStep(move)}>
      ${icon(step.icon)} ${this.local.say(FEEDBACK_MOVE_WORDS[move])}
    </button>`
  }

  private renderFacts(item: FeedbackDetail, zone: string) {
    const { place, sender } = item
    const fact = (name: Words, value: unknown) =>
      value
        ? html`<div>
            <dt>${this.local.say(name)}</dt>
            <dd>${value}</dd>
          </div>`
        : nothing
    return html`<aside>
      <dl>
        ${fact(STRINGS.leadUnit, item.leadUnit?.name ?? this.local.say(STRINGS.unassigned))}
        ${fact(STRINGS.assignee, item.assignee?.name ?? this.local.say(STRINGS.nobody))}
        ${fact(STRINGS.receivedAt, formatDateTime(item.receivedAt, zone))}
        ${fact(STRINGS.channel, this.local.say(CHANNEL_WORDS[item.channel]))}
        ${fact(STRINGS.kind, this.local.say(FEEDBACK_KIND_WORDS[item.kind]))}
        ${fact(STRINGS.category, item.category)} ${fact(STRINGS.sourceRef, item.externalRef)}
        ${fact(RATING, item.rating && this.local.say(ratingWords(item.rating)))}
        ${fact(STRINGS.place, place?.address)} ${fact(STRINGS.ward, place?.wardCode)}
        ${
          sender
            ? fact(
                STRINGS.sender,
                html`${[sender.name, sender.phone, sender.email].filter(Boolean).map((part) => html`<span>${part}</span>`)}
                ${sender.hideName ? html`<span class="meta">${this.local.say(STRINGS.senderHidden)}</span>` : nothing}`,
              )
            : nothing
        }
      </dl>
      <details>
        <summary>${this.local.say(STRINGS.whyDue)}</summary>
        <deadline-proof .item=${item} zone=${zone}></deadline-proof>
      </details>
      <details>
        <summary>${this.local.say(STRINGS.whyHere)}</summary>
        <p>${this.local.say(routingWords(item.routing))}</p>
      </details>
    </aside>`
  }

  private openStep(move: FeedbackMove): void {
    this.renderRoot.querySelector('details.menu')?.removeAttribute('open')
    if (this.item?.may.includes(move)) void this.dialog?.open(move)
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

  private async copyCode(): Promise<void> {
    if (!this.item) return
    await navigator.clipboard.writeText(this.item.trackingCode)
    this.isCopied = true
  }

  private onWithdrawn(event: CustomEvent<string>): void {
    void this.dialog?.open('withdraw-contribution', event.detail)
  }

  private onChanged(event: CustomEvent<FeedbackDetail>): void {
    if (event.detail.id === this.feedbackId) this.item = event.detail
  }

  private tell(item: FeedbackDetail): void {
    this.dispatchEvent(
      new CustomEvent<FeedbackDetail>('feedback-changed', { detail: item, bubbles: true, composed: true }),
    )
  }

  private onMenuFocusOut(event: FocusEvent): void {
    const menu = event.currentTarget as HTMLDetailsElement
    if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) menu.open = false
  }

  private onMenuKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    const menu = event.currentTarget as HTMLDetailsElement
    if (!menu.open) return
    event.stopPropagation()
    menu.open = false
    menu.querySelector('summary')?.focus()
  }

  static override readonly styles = feedbackPageStyles
}
