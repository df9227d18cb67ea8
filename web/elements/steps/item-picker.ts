import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { FeedbackRow } from '../../../server/contract/feedback/feedback.ts'
import { api, errorWords } from '../../api.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'

/**
 * Finds another item by code or text, to merge into.
 *
 * @fires item-picked - `detail` is the `FeedbackRow`
 */
@customElement('item-picker')
export class ItemPicker extends LitElement {
  /** Id of the item that is being merged: it cannot be its own target. */
  @property() except = ''
  @property() value = ''
  /** The one that was chosen elsewhere. */
  @property({ attribute: false }) chosen?: FeedbackRow | undefined
  @property({ type: Boolean }) invalid = false
  @state() private wanted = ''

  private readonly local = new LanguageController(this)
  private readonly found = new Task(this, {
    task: async ([wanted], { signal }) =>
      wanted.length < 2 ? [] : (await api.listFeedback({ view: 'all', q: wanted, limit: 8 }, signal)).items,
    args: () => [this.wanted] as const,
  })

  override render() {
    return html`<fieldset>
      <legend>${this.local.say(STRINGS.mergeInto)}</legend>
      <input
        type="search"
        aria-label=${this.local.say(STRINGS.mergeFind)}
        placeholder=${this.local.say(STRINGS.mergeFind)}
        aria-invalid=${this.invalid ? 'true' : nothing}
        .value=${this.wanted}
        @input=${({ currentTarget }: EventOn<'input', 'input'>) => (this.wanted = currentTarget.value.trim())}
      />
      ${this.chosen && this.wanted.length < 2 ? this.renderItem(this.chosen) : nothing}
      ${this.found.render({
        complete: (items) => this.renderItems(items),
        error: (error) => html`<p class="field-error">${this.local.say(errorWords(error))}</p>`,
      })}
    </fieldset>`
  }

  private renderItems(items: readonly FeedbackRow[]) {
    const others = items.filter(({ id }) => id !== this.except)
    if (others.length === 0) {
      return this.wanted.length < 2
        ? nothing
        : html`<p class="hint" role="status">${this.local.say(STRINGS.emptySearch)}</p>`
    }
    return others.map((item) => this.renderItem(item))
  }

  private renderItem(item: FeedbackRow) {
    return html`<label>
      <input type="radio" name="into" .checked=${item.id === this.value} @change=${() => this.pick(item)} />
      <span><span class="numeric">${item.trackingCode}</span> · ${item.title}</span>
    </label>`
  }

  private pick(item: FeedbackRow): void {
    this.value = item.id
    emit(this, 'item-picked', item)
  }

  static override readonly styles = [
    baseStyles,
    formStyles,
    css`
      fieldset {
        display: grid;
        gap: var(--s1);
      }
      fieldset label {
        display: flex;
        align-items: start;
        gap: var(--s2);
        padding: var(--s1) 0;
        font-weight: 400;
      }
      fieldset label input {
        flex: none;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'item-picker': ItemPicker
  }
  interface HTMLElementEventMap {
    'item-picked': CustomEvent<FeedbackRow>
  }
}
