import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Handler } from '../../../server/contract/feedback/queue/handlers.ts'
import { errorWords, queueApi } from '../../api.ts'
import { QUEUE_STRINGS } from '../../strings/item/queue-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, formStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'

/**
 * Chooses who handles an item, among those who handle its unit's.
 *
 * @fires person-picked - `detail` is the `Handler`
 */
@customElement('person-picker')
export class PersonPicker extends LitElement {
  /** Code of the unit; of every unit one reads where it is empty. */
  @property() unit = ''
  @property() value = ''
  /** Id of who has the item already. */
  @property() except = ''
  @property({ type: Boolean }) invalid = false

  private readonly local = new LanguageController(this)
  private readonly handlers = new Task(this, {
    task: ([unit], { signal }) => queueApi.handlers(unit === '' ? undefined : unit, signal),
    args: () => [this.unit] as const,
  })

  override render() {
    return this.handlers.render({
      pending: () => html`<p class="meta">${this.local.say(STRINGS.loading)}</p>`,
      error: (error) => html`<p class="field-error">${this.local.say(errorWords(error))}</p>`,
      complete: (people) =>
        people.length === 0
          ? html`<p class="hint">${this.local.say(QUEUE_STRINGS.noPerson)}</p>`
          : html`<fieldset>
              <legend>${this.local.say(QUEUE_STRINGS.person)}</legend>
              <div class="choices" aria-invalid=${this.invalid ? 'true' : nothing}>
                ${people.map((one) => this.renderOne(one))}
              </div>
            </fieldset>`,
    })
  }

  private renderOne(one: Handler) {
    return html`<label>
      <input
        type="radio"
        name="person"
        .value=${one.id}
        .checked=${one.id === this.value}
        ?disabled=${one.id === this.except}
        @change=${() => this.pick(one)}
      />
      <span>${one.name}</span>
    </label>`
  }

  private pick(one: Handler): void {
    this.value = one.id
    emit(this, 'person-picked', one)
  }

  static override readonly styles = [
    baseStyles,
    formStyles,
    css`
      .choices {
        max-height: 232px;
        overflow-y: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--s2);
        min-height: var(--control);
        padding-inline: var(--s2);
        font-weight: 400;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'person-picker': PersonPicker
  }
  interface HTMLElementEventMap {
    'person-picked': CustomEvent<Handler>
  }
}
