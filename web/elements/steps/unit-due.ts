import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { formatDateTime } from '../../../server/words/format.ts'
import { api } from '../../api.ts'
import { ITEM_STRINGS } from '../../strings/item/item-strings.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'

/** The date that the chosen unit would get, before the item is sent to it. */
@customElement('unit-due')
export class UnitDueElement extends LitElement {
  @property() itemId = ''
  /** Code of the chosen unit. */
  @property() unit = ''
  @property() zone = 'UTC'

  private readonly local = new LanguageController(this)
  private readonly due = new Task(this, {
    task: async ([id, unit], { signal }) =>
      id === '' || unit === '' ? undefined : api.unitDue(id, unit, signal),
    args: () => [this.itemId, this.unit] as const,
  })

  override render() {
    return html`<p role="status">
      ${this.due.render({
        complete: (due) =>
          due === undefined
            ? nothing
            : html`${this.local.say(ITEM_STRINGS.unitDue)}
                <strong>${formatDateTime(due.dueAt, this.zone)}</strong>`,
        error: () => this.local.say(ITEM_STRINGS.unitDueUnknown),
      })}
    </p>`
  }

  static override readonly styles = [
    baseStyles,
    css`
      p:empty {
        display: none;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'unit-due': UnitDueElement
  }
}
