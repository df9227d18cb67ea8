import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { BulkFate, BulkRequest } from '../../../server/contract/feedback/queue/bulk.ts'
import type { FeedbackRow } from '../../../server/contract/feedback/feedback.ts'
import type { Words } from '../../../server/contract/language.ts'
import { errorWords, queueApi } from '../../api.ts'
import { QUESTION_STRINGS } from '../../strings/question-strings.ts'
import { BULK_WORDS, doWords, pickedWords, QUEUE_STRINGS } from '../../strings/item/queue-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, dialogStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { icon, type IconName } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'
import '../steps/person-picker.ts'
import '../steps/unit-picker.ts'

type Act = BulkRequest['act']

const ICONS: Readonly<Record<Act, IconName>> = {
  'assign-person': 'person',
  'put-back': 'undo',
  categorise: 'document',
  move: 'transfer',
}
const ACTS = Object.keys(ICONS) as readonly Act[]
const WITH_REASON: readonly Act[] = ['categorise', 'move']

/**
 * What may be done with the rows that are chosen. What would become of each is shown first, and only then done.
 *
 * @fires bulk-done - something was done; the list is to be asked for anew
 * @fires bulk-left - nothing is to be chosen any more
 */
@customElement('bulk-bar')
export class BulkBar extends LitElement {
  @property({ attribute: false }) rows: readonly FeedbackRow[] = []
  @state() private act: Act | undefined
  @state() private given = { person: '', unit: '', category: '', reason: '' }
  @state() private fates: readonly BulkFate[] | undefined
  @state() private isDone = false
  @state() private isBusy = false
  @state() private problem: Words | undefined
  @query('dialog') private dialog?: HTMLDialogElement

  private readonly local = new LanguageController(this)
  /** The rows of the decision that is open: what is chosen meanwhile does not slip in. */
  private chosen: readonly FeedbackRow[] = []

  async open(act: Act, rows = this.rows): Promise<void> {
    if (rows.length === 0) return
    this.chosen = rows
    this.act = act
    this.given = { person: '', unit: '', category: '', reason: '' }
    this.fates = undefined
    this.isDone = false
    this.problem = undefined
    await this.updateComplete
    this.dialog?.showModal()
    this.renderRoot.querySelector('h2')?.focus()
  }

  override render() {
    return html`${
        this.rows.length === 0
          ? nothing
          : html`<div class="bar" role="group" aria-label=${this.local.say(QUEUE_STRINGS.bulk)}>
              <strong role="status">${this.local.say(pickedWords(this.rows.length))}</strong>
              ${ACTS.map(
                (act) =>
                  html`<button @click=${() => this.open(act)}>
                    ${icon(ICONS[act])} ${this.local.say(BULK_WORDS[act])}
                  </button>`,
              )}
              <button @click=${() => emit(this, 'bulk-left')}>
                ${icon('close')} ${this.local.say(QUEUE_STRINGS.unpick)}
              </button>
            </div>`
      }
      <dialog aria-labelledby="title" @close=${this.onClose}>
        ${this.act ? this.renderDialog(this.act) : nothing}
      </dialog>`
  }

  private renderDialog(act: Act) {
    const ready = this.fates?.filter(({ done }) => done).length ?? 0
    return html`<form novalidate @submit=${this.onSubmit}>
      <h2 id="title" tabindex="-1">
        ${this.local.say(BULK_WORDS[act])} · ${this.local.say(pickedWords(this.chosen.length))}
      </h2>
      ${this.isDone ? nothing : this.renderAsked(act)}
      <div role="status">${this.fates ? this.renderFates(this.fates) : nothing}</div>
      ${problemNote(this.local, this.problem)}
      <div class="dialog-actions">
        <button type="button" @click=${() => this.dialog?.close()}>
          ${this.local.say(this.isDone ? STRINGS.close : STRINGS.cancel)}
        </button>
        ${
          this.isDone
            ? nothing
            : html`<button
                class="primary"
                ?disabled=${this.isBusy || (this.fates !== undefined && ready === 0)}
              >
                ${this.local.say(this.fates ? doWords(ready) : QUEUE_STRINGS.rehearse)}
              </button>`
        }
      </div>
    </form>`
  }

  private renderAsked(act: Act) {
    return html`${
      act === 'assign-person'
        ? html`<person-picker
            unit=${this.commonUnit}
            .value=${this.given.person}
            @person-picked=${({ detail }: EventOn<'person-picker', 'person-picked'>) => this.give({ person: detail.id })}
          ></person-picker>`
        : nothing
    }
    ${
      act === 'move'
        ? html`<unit-picker
            .value=${this.given.unit}
            @unit-picked=${({ detail }: EventOn<'unit-picker', 'unit-picked'>) => this.give({ unit: detail.code })}
          ></unit-picker>`
        : nothing
    }
    ${
      act === 'categorise'
        ? html`<div class="field">
            <label for="category">${this.local.say(QUESTION_STRINGS.category)}</label>
            <input
              id="category"
              maxlength="120"
              autocomplete="off"
              .value=${this.given.category}
              @input=${({ currentTarget }: EventOn<'input', 'input'>) => this.give({ category: currentTarget.value })}
            />
          </div>`
        : nothing
    }
    ${
      WITH_REASON.includes(act)
        ? html`<div class="field">
            <label for="reason">${this.local.say(STRINGS.reason)}</label>
            <textarea
              id="reason"
              maxlength="1000"
              .value=${this.given.reason}
              @input=${({ currentTarget }: EventOn<'textarea', 'input'>) => this.give({ reason: currentTarget.value })}
            ></textarea>
          </div>`
        : nothing
    }`
  }

  /** What is done, and what is refused and why, row by row. */
  private renderFates(fates: readonly BulkFate[]) {
    const lines = (done: boolean) => fates.filter((fate) => fate.done === done)
    const good = this.local.say(this.isDone ? QUEUE_STRINGS.done : QUEUE_STRINGS.would)
    return html`<p>${icon('check')} ${good}: <strong class="numeric">${lines(true).length}</strong></p>
      <ul>
        ${lines(true).map(({ id }) => html`<li>${this.nameOf(id)}</li>`)}
      </ul>
      ${
        lines(false).length === 0
          ? nothing
          : html`<p>
                ${icon('stop')} ${this.local.say(QUEUE_STRINGS.refused)}:
                <strong class="numeric">${lines(false).length}</strong>
              </p>
              <ul>
                ${lines(false).map(
                  ({ id, refused }) =>
                    html`<li>
                      ${this.nameOf(id)}
                      <span class="meta">${refused ? this.whyOf(refused) : nothing}</span>
                    </li>`,
                )}
              </ul>`
      }`
  }

  private whyOf({ words, errors }: NonNullable<BulkFate['refused']>): string {
    return errors.length > 0 ? errors.map((error) => this.local.say(error)).join('; ') : this.local.say(words)
  }

  private nameOf(id: string): string {
    const row = this.chosen.find((each) => each.id === id)
    return row ? `${row.trackingCode} · ${row.title}` : id
  }

  /** Where all rows lie, so that only its people are offered; empty where they lie apart. */
  private get commonUnit(): string {
    const codes = new Set(this.chosen.map(({ leadUnit }) => leadUnit?.code ?? ''))
    return codes.size === 1 ? ([...codes][0] ?? '') : ''
  }

  private give(given: Partial<typeof this.given>): void {
    this.given = { ...this.given, ...given }
    // What was foretold was of something else.
    this.fates = undefined
  }

  private request(rehearse: boolean): BulkRequest | undefined {
    const { person, unit, category, reason } = this.given
    const items = this.chosen
      .filter(({ id }) => rehearse || this.fates?.some((fate) => fate.id === id && fate.done))
      .map(({ id, version }) => ({ id, version }))
    switch (this.act) {
      case 'assign-person':
        return person === '' ? undefined : { act: this.act, person, items, rehearse }
      case 'put-back':
        return { act: this.act, items, rehearse }
      case 'categorise':
        return category === '' || reason === ''
          ? undefined
          : { act: this.act, category, reason, items, rehearse }
      case 'move':
        return unit === '' || reason === '' ? undefined : { act: this.act, unit, reason, items, rehearse }
      case undefined:
        return undefined
    }
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const isRehearsal = this.fates === undefined
    const request = this.request(isRehearsal)
    this.problem = request ? undefined : this.missing
    if (!request || this.isBusy) return
    this.isBusy = true
    try {
      const { fates } = await queueApi.steps(request)
      const kept = isRehearsal ? [] : (this.fates ?? []).filter(({ done }) => !done)
      this.fates = [...fates, ...kept]
      this.isDone = !isRehearsal
    } catch (error) {
      this.problem = errorWords(error)
    } finally {
      this.isBusy = false
    }
  }

  private get missing(): Words {
    if (this.act === 'assign-person') return QUEUE_STRINGS.personNeeded
    if (this.act === 'move' && this.given.unit === '') return STRINGS.unitNeeded
    if (this.act === 'categorise' && this.given.category === '') return QUESTION_STRINGS.categoryNeeded
    return STRINGS.reasonNeeded
  }

  private onClose(): void {
    const isDone = this.isDone
    this.act = undefined
    if (isDone) emit(this, 'bulk-done')
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    dialogStyles,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2);
        padding: var(--s2) var(--s4);
        border-block: 1px solid var(--action);
        background: var(--action-tint);
      }
      @media (max-width: 560px) {
        .bar button {
          padding-inline: var(--s2);
          font-size: 0.875rem;
        }
      }
      ul {
        max-height: 200px;
        margin-block: var(--s2);
        overflow-y: auto;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'bulk-bar': BulkBar
  }
  interface HTMLElementEventMap {
    'bulk-done': CustomEvent<void>
    'bulk-left': CustomEvent<void>
  }
}
