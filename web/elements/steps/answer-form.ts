import { LitElement, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import type { Words } from '../../../server/contract/language.ts'
import { TEMPLATE_GAP } from '../../../server/contract/feedback/templates/template-purpose.ts'
import { STEP_WORDS } from '../../../server/words/step-words.ts'
import { ApiError, api, formErrorWords } from '../../api.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { DRAFT_STRINGS } from '../../strings/item/draft-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { tabPresence } from '../../live/tab-presence.ts'
import { APPROVAL_STRINGS } from '../../strings/approval-strings.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { answerFormStyles } from './answer-form-styles.ts'
import './template-menu.ts'
import type { DraftKind } from '../../../server/contract/feedback/composer/drafts.ts'
import { DraftSync } from '../composer/draft-sync.ts'
import { keepDraft, readDraft } from '../composer/drafts.ts'
import { WRITING_KINDS } from './writing-kinds.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import '../feedback/feedback-timeline.ts'
import '../messages/message-preview.ts'

const KINDS = ['note', 'answer'] as const satisfies readonly DraftKind[]
type WritingKind = (typeof KINDS)[number]

/** By which steps each kind of writing leaves. */
const STEPS_OF = { note: ['note'], answer: ['answer', 'submit-for-approval'] } as const

/** An `@` that begins a name, and what stands between it and the cursor. */
const MENTIONING = /(?:^|[\s(])@([^@\s]*)$/u

const CATEGORY_FIRST: Words = { vi: 'Đặt lĩnh vực trước khi trả lời', en: 'Set a category before answering' }

/**
 * Writes an internal note (the default) or an answer to the citizen (white, bordered, with a preview). What is typed is
 * kept per item; a step that somebody else took meanwhile never costs the text: the change is shown beside it.
 *
 * @fires category-wanted - the item has to be given one first
 * @fires feedback-changed - `detail` is the newer `FeedbackDetail`
 */
@customElement('answer-form')
export class AnswerForm extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  @property() personId = ''
  @property() zone = 'UTC'
  @state() private kind: WritingKind = 'note'
  @state() private text = ''
  @state() private isBusy = false
  @state() private problem: Words | undefined
  @state() private done: Words | undefined
  /** Set after a stale refusal: the newest entry the person had seen when they wrote. */
  @state() private staleSince: number | undefined
  /** Its own words want a second person: set after the refusal that says so. */
  @state() private mustSubmit = false
  /** Ids of what goes with the text. */
  private files: readonly string[] = []
  /** What was typed after an `@` that the cursor still stands at. */
  @state() private mention: string | undefined
  @query('textarea') private area?: HTMLTextAreaElement

  private readonly local = new LanguageController(this)
  private readonly sync = new DraftSync(this, (kind) => this.onDraftChanged(kind as WritingKind), KINDS)

  protected override firstUpdated(): void {
    void import('../composer/file-picker.ts')
  }

  /** Has something been written that a newer state of the item could make wrong? */
  get isWritten(): boolean {
    return this.text.trim() !== ''
  }

  /** Opens one kind of writing and puts the cursor into it. */
  async write(kind: WritingKind): Promise<void> {
    if (this.canWrite(kind)) this.choose(kind)
    await this.updateComplete
    this.area?.focus()
  }

  /** The answer, begun with one of the office's texts. */
  async openTemplates(): Promise<void> {
    await this.write('answer')
    await this.renderRoot.querySelector('template-menu')?.open()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('item')
    if (!changed.has('item') || !this.item) return
    if (before?.id === this.item.id) {
      if (undoneText(this.item) !== null && undoneText(before) === null) {
        this.choose('answer')
        void this.renderRoot.querySelector('file-picker')?.look()
      }
      return
    }
    tabPresence.stopped()
    this.choose(this.draft('answer') === '' ? 'note' : 'answer')
    this.sync.open(this.personId, this.item.id)
  }

  /** Another device's text took the place of this one's. */
  private onDraftChanged(kind: WritingKind): void {
    if (kind === this.kind || this.text === '') this.choose(kind)
  }

  private draft(kind: WritingKind): string {
    if (!this.item) return ''
    const { id, status, proposal } = this.item
    const returned = kind === 'answer' && status === 'in-progress' ? proposal?.text : undefined
    const undone = kind === 'answer' ? undoneText(this.item) : null
    return readDraft(this.personId, id, kind) || (undone ?? returned ?? '')
  }

  /** A begun answer stays reachable even when the item no longer takes one: nothing written is hidden. */
  private canWrite(kind: WritingKind): boolean {
    return STEPS_OF[kind].some((step) => this.item?.may.includes(step)) || this.draft(kind) !== ''
  }

  private choose(kind: WritingKind): void {
    if (kind !== this.kind) this.files = []
    this.kind = kind
    this.text = this.draft(kind)
    this.mention = undefined
    this.problem = undefined
    this.done = undefined
    this.staleSince = undefined
    this.mustSubmit = false
  }

  override render() {
    const kinds = KINDS.filter((kind) => this.canWrite(kind))
    if (!this.item || kinds.length === 0) return nothing
    const kind = kinds.includes(this.kind) ? this.kind : 'note'
    const words = WRITING_KINDS[kind]
    return html`<form class=${kind} novalidate @submit=${this.onSubmit} @keydown=${this.onKey}>
      <fieldset class="kinds">
        <legend class="visually-hidden">${this.local.say(STRINGS.composer)}</legend>
        ${kinds.map(
          (each) =>
            html`<label class="kind">
              <input type="radio" name="kind" .checked=${each === kind} @change=${() => this.choose(each)} />
              ${icon(WRITING_KINDS[each].icon)} <span>${this.local.say(WRITING_KINDS[each].name)}</span>
            </label>`,
        )}
      </fieldset>
      <div class="sheet">
        <p class="seen">${icon(words.icon)} ${this.local.say(words.seen)}</p>
        ${
          kind === 'answer'
            ? html`<template-menu
                itemId=${this.item.id}
                @template-chosen=${({ detail }: EventOn<'template-menu', 'template-chosen'>) => this.begin(detail)}
              ></template-menu>`
            : nothing
        }
        ${
          kind === 'answer' && this.item.lacksCategory
            ? html`<p class="seen">
                <button type="button" @click=${() => emit(this, 'category-wanted')}>
                  ${icon('document')} ${this.local.say(CATEGORY_FIRST)}
                </button>
              </p>`
            : nothing
        }
        <label class="visually-hidden" for="text">${this.local.say(words.label)}</label>
        <textarea
          id="text"
          maxlength=${words.maxLength}
          placeholder=${this.local.say(words.label)}
          aria-invalid=${this.problem ? 'true' : nothing}
          aria-describedby="says"
          .value=${this.text}
          @input=${this.onInput}
        ></textarea>
        ${
          kind === 'note' && this.mention !== undefined
            ? html`<mention-list
                itemId=${this.item.id}
                typed=${this.mention}
                @mention-chosen=${({ detail }: EventOn<'mention-list', 'mention-chosen'>) => this.putMention(detail)}
              ></mention-list>`
            : nothing
        }
        ${
          this.sync.conflict?.kind === kind
            ? html`<draft-conflict
                .other=${this.sync.conflict.other}
                zone=${this.zone}
                @other-taken=${() => this.sync.takeOther()}
                @this-kept=${() => this.sync.keepThis()}
              ></draft-conflict>`
            : nothing
        }
        ${
          STEPS_OF[kind].some((step) => this.item?.may.includes(step))
            ? html`<file-picker
                itemId=${this.item.id}
                kind=${kind}
                @files-chosen=${({ detail }: EventOn<'file-picker', 'files-chosen'>) => (this.files = detail)}
              ></file-picker>`
            : nothing
        }
        ${kind === 'answer' && this.text.trim() !== '' ? this.renderPreview() : nothing}
        <div id="says" role="status">
          ${this.problem ? html`<p class="field-error">${icon('alert')} ${this.local.say(this.problem)}</p>` : nothing}
          ${this.done ? html`<p class="done">${icon('check')} ${this.local.say(this.done)}</p>` : nothing}
        </div>
        ${this.staleSince === undefined ? this.renderActions(kind) : this.renderStale(kind, this.staleSince)}
      </div>
    </form>`
  }

  /** May the answer leave without a second person, as far as is known? */
  private get maySend(): boolean {
    return !this.mustSubmit && (this.item?.may.includes('answer') ?? false)
  }

  private renderPreview() {
    return html`<details class="preview">
        <summary>${this.local.say(STRINGS.preview)}</summary>
        <p class="meta">
          ${this.local.say(STRINGS.previewFrom)}:
          ${this.item?.leadUnit ? unitName(this.item.leadUnit, this.local.language) : this.local.say(STRINGS.unassigned)}
        </p>
        <p class="letter">${this.text.trim()}</p>
      </details>
      <message-preview
        itemId=${this.item?.id ?? ''}
        step=${this.maySend ? 'answer' : 'submit-for-approval'}
        .text=${this.text}
        zone=${this.zone}
      ></message-preview>`
  }

  private renderActions(kind: WritingKind) {
    const rules = this.item?.approvalRules ?? []
    const why = kind === 'answer' && rules.length > 0 && !this.maySend
    return html`${
        why
          ? html`<p class="seen">
              ${icon('people')} ${this.local.say(APPROVAL_STRINGS.needed)}: ${rules.join('; ')}
            </p>`
          : nothing
      }
      <div class="actions">
        <span class="meta">${this.text === '' ? nothing : this.renderKept(kind)}</span>
        ${
          kind === 'answer' && this.item?.may.includes('submit-for-approval')
            ? html`<button
                name="submit-for-approval"
                class=${this.maySend ? '' : 'primary'}
                ?disabled=${this.isBusy}
              >
                ${icon('clock')} ${this.local.say(STEP_WORDS['submit-for-approval'].name)}
              </button>`
            : nothing
        }
        ${
          kind === 'answer' && !this.maySend
            ? nothing
            : html`<button class=${kind === 'answer' ? 'primary' : 'save-note'} ?disabled=${this.isBusy}>
                ${icon(kind === 'answer' ? 'send' : 'lock')} ${this.local.say(WRITING_KINDS[kind].send)}
              </button>`
        }
      </div>`
  }

  /** Where the text lies: here alone, with the service too, or come from another device. */
  private renderKept(kind: WritingKind) {
    const elsewhere = this.sync.fromElsewhere
    if (elsewhere?.kind === kind)
      return `${this.local.say(DRAFT_STRINGS.fromElsewhere)} ${formatDateTime(elsewhere.savedAt, this.zone)}`
    return this.local.say(this.sync.isKept(kind, this.text) ? DRAFT_STRINGS.kept : STRINGS.draftKept)
  }

  private renderStale(kind: WritingKind, since: number) {
    const newer = this.item?.events.filter(({ seq }) => seq > since) ?? []
    return html`<section class="stale" aria-labelledby="stale-title">
      <h3 id="stale-title" tabindex="-1">${icon('alert')} ${this.local.say(STRINGS.staleTitle)}</h3>
      <p>${this.local.say(STRINGS.staleLead)}</p>
      <feedback-timeline
        .events=${newer}
        .unitNames=${this.item?.unitNames ?? {}}
        zone=${this.zone}
      ></feedback-timeline>
      <div class="actions">
        <button type="button" class="quiet" @click=${this.discard}>
          ${this.local.say(STRINGS.discardDraft)}
        </button>
        <button type="button" @click=${this.keepEditing}>${this.local.say(STRINGS.keepEditing)}</button>
        ${
          STEPS_OF[kind].some((step) => this.item?.may.includes(step))
            ? html`<button class="primary" ?disabled=${this.isBusy}>
                ${this.local.say(STRINGS.sendAnyway)}
              </button>`
            : nothing
        }
      </div>
    </section>`
  }

  /** Puts a template below what is written, which is never replaced. */
  private begin(template: string): void {
    this.put(this.text.trim() === '' ? template : `${this.text.trimEnd()}\n\n${template}`)
    void this.updateComplete.then(() => this.goToGap())
  }

  /** To what is still to be filled in, which typing then replaces. */
  private goToGap(): void {
    const gap = this.text.match(TEMPLATE_GAP)?.[0] ?? ''
    const at = gap === '' ? this.text.length : this.text.indexOf(gap)
    this.area?.focus()
    this.area?.setSelectionRange(at, at + gap.length)
  }

  private onInput({ currentTarget }: EventOn<'textarea', 'input'>): void {
    this.put(currentTarget.value)
    this.mention = MENTIONING.exec(currentTarget.value.slice(0, currentTarget.selectionStart))?.[1]
    if (this.mention !== undefined) void import('../composer/mention-list.ts')
  }

  /** In the place of what was typed of the name. */
  private putMention(username: string): void {
    const { area } = this
    const at = area?.selectionStart ?? this.text.length
    const before = this.text.slice(0, at).replace(/@[^@\s]*$/u, `@${username} `)
    this.put(before + this.text.slice(at))
    this.mention = undefined
    void this.updateComplete.then(() => {
      area?.focus()
      area?.setSelectionRange(before.length, before.length)
    })
  }

  private put(text: string): void {
    this.text = text
    this.done = undefined
    this.problem = undefined
    if (!this.item) return
    keepDraft(this.personId, this.item.id, this.kind, this.text)
    this.sync.typed(this.kind)
    if (this.isWritten) tabPresence.typed(this.item.id)
    else tabPresence.stopped()
  }

  private onKey(event: EventOn<'form', 'keydown'>): void {
    if (event.key === 'Escape' && !event.isComposing && event.composedPath()[0] === this.area) this.leave()
    if (event.key !== 'Enter' || event.isComposing || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.currentTarget.requestSubmit()
  }

  /** Out of the text, where single keys are letters; what is written stays. */
  private leave(): void {
    if (this.mention !== undefined) this.mention = undefined
    else this.renderRoot.querySelector<HTMLInputElement>('[name=kind]:checked')?.focus()
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const { item, kind } = this
    if (!item || this.isBusy) return
    const isProposal =
      event.submitter?.getAttribute('name') === 'submit-for-approval' ||
      (kind === 'answer' && !this.maySend && item.may.includes('submit-for-approval'))
    const text = this.text.trim()
    const files = this.files.length === 0 ? {} : { files: this.files }
    if (text === '') {
      this.problem = STRINGS.textNeeded
      this.area?.focus()
      return
    }
    this.isBusy = true
    this.problem = undefined
    await this.sync.settle(kind)
    try {
      const changed = await (kind === 'note'
        ? api.takeStep(item.id, 'note', { text, ...files })
        : api.takeStep(item.id, isProposal ? 'submit-for-approval' : 'answer', {
            version: item.version,
            text,
            ...files,
          }))
      keepDraft(this.personId, item.id, kind, '')
      this.sync.sent(kind)
      tabPresence.stopped()
      void this.renderRoot.querySelector('file-picker')?.look()
      this.choose('note')
      this.done = isProposal ? STRINGS.proposed : WRITING_KINDS[kind].done
      this.tell(changed)
    } catch (error) {
      await this.refused(error, item)
    } finally {
      this.isBusy = false
    }
  }

  private async refused(error: unknown, item: FeedbackDetail): Promise<void> {
    this.problem = formErrorWords(error)
    if (error instanceof ApiError && error.code === 'answer/needs-approval') this.mustSubmit = true
    const isStale =
      error instanceof ApiError &&
      (error.code === 'feedback/changed-meanwhile' || error.code === 'feedback/move-not-allowed')
    if (!isStale) return
    const newer = await api.feedback(item.id).catch(() => undefined)
    if (!newer) return
    this.staleSince = item.events.at(-1)?.seq ?? 0
    // The notice says more than the sentence of the refusal.
    this.problem = undefined
    this.tell(newer)
    await this.updateComplete
    const notice = this.renderRoot.querySelector<HTMLElement>('#stale-title')
    notice?.focus({ preventScroll: true })
    notice?.scrollIntoView({ block: 'center' })
  }

  private keepEditing(): void {
    this.staleSince = undefined
    this.problem = undefined
    this.area?.focus()
  }

  private discard(): void {
    if (this.item) keepDraft(this.personId, this.item.id, this.kind, '')
    this.sync.typed(this.kind)
    tabPresence.stopped()
    this.choose(this.kind)
  }

  private tell(item: FeedbackDetail): void {
    this.item = item
    emit(this, 'feedback-changed', item)
  }

  static override readonly styles = answerFormStyles
}

/** What was sent and undone last, to go on from; null where that is not what happened last. */
function undoneText({ events }: FeedbackDetail): string | null {
  if (events.findLast(({ kind }) => kind !== 'noted')?.kind !== 'answer-undone') return null
  const sent = events.findLast((event) => event.kind === 'answered')
  return sent?.kind === 'answered' ? sent.body.text : null
}

declare global {
  interface HTMLElementTagNameMap {
    'answer-form': AnswerForm
  }
  interface HTMLElementEventMap {
    'category-wanted': CustomEvent<void>
    'feedback-changed': CustomEvent<FeedbackDetail>
  }
}
