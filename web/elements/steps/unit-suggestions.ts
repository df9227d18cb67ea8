import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { UnitSuggestion } from '../../../server/contract/feedback/suggestions.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { api } from '../../api.ts'
import { becauseWords, SUGGESTION_STRINGS, sureness } from '../../strings/item/suggestion-strings.ts'
import { baseStyles, buttonStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'

/**
 * Units that may be responsible for an item, with why; nothing where nothing is known.
 *
 * @fires suggestion-taken - `detail` is the `UnitSuggestion`
 */
@customElement('unit-suggestions')
export class UnitSuggestions extends LitElement {
  @property() itemId = ''
  /** Code of the unit that is chosen. */
  @property() value = ''

  private readonly local = new LanguageController(this)
  private readonly loading = new Task(this, {
    task: ([id], { signal }) => api.unitSuggestions(id, signal),
    args: () => [this.itemId] as const,
  })

  /** Takes the suggestion with this number, from 1; false where there is none. */
  take(number: number): boolean {
    const one = this.loading.value?.suggestions[number - 1]
    if (one) this.choose(one)
    return one !== undefined
  }

  override render() {
    const suggestions = this.loading.value?.suggestions ?? []
    if (suggestions.length === 0) return nothing
    return html`<fieldset>
      <legend>${this.local.say(SUGGESTION_STRINGS.title)}</legend>
      <p class="hint">${this.local.say(SUGGESTION_STRINGS.hint)}</p>
      ${suggestions.map((one, index) => this.renderOne(one, index + 1))}
    </fieldset>`
  }

  private renderOne(one: UnitSuggestion, number: number) {
    return html`<button
      type="button"
      aria-pressed=${one.unit.code === this.value ? 'true' : 'false'}
      @click=${() => this.choose(one)}
    >
      <kbd>${number}</kbd>
      <span>
        <strong>${unitName(one.unit, this.local.language)}</strong> · ${this.local.say(sureness(one))}
        <span class="meta">${this.local.say(becauseWords(one))}</span>
      </span>
    </button>`
  }

  private choose(one: UnitSuggestion): void {
    emit(this, 'suggestion-taken', one)
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      fieldset {
        display: grid;
        gap: var(--s2);
        margin: 0 0 var(--s3);
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        font-weight: 600;
      }
      .hint,
      .meta {
        color: var(--ink-2);
        font-size: 0.875rem;
      }
      button {
        display: flex;
        align-items: start;
        justify-content: start;
        gap: var(--s3);
        width: 100%;
        height: auto;
        padding: var(--s2) var(--s3);
        font-weight: 400;
        text-align: start;
        white-space: normal;
      }
      button[aria-pressed='true'] {
        border-color: var(--action);
        background: var(--action-tint);
        box-shadow: inset 4px 0 0 var(--action);
      }
      .meta {
        display: block;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'unit-suggestions': UnitSuggestions
  }
  interface HTMLElementEventMap {
    'suggestion-taken': CustomEvent<UnitSuggestion>
  }
}
