import { Task } from '@lit/task'
import { LitElement, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { UnitChange } from '../../../server/contract/units/unit-changes.ts'
import { formatDay } from '../../../server/words/format.ts'
import { errorWords } from '../../api.ts'
import { problemNote } from '../../elements/page/form-fields.ts'
import {
  CHANGE_STATE_WORDS,
  ORGANISATION_STRINGS,
  UNIT_ACT_WORDS,
} from '../../strings/organisation/organisation-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { peopleStyles } from '../people/people-styles.ts'
import { organisationApi } from './organisation-api.ts'

/**
 * What was decided about the tree; what waits for its day can be taken back.
 *
 * @fires organisation-changed - units or desks are others by now
 */
@customElement('unit-changes')
export class UnitChanges extends LitElement {
  @state() private problem: Words | undefined

  private readonly local = new LanguageController(this)
  private readonly list = new Task(this, {
    task: (_args, { signal }) => organisationApi.changes(signal),
    args: () => [],
  })

  reload(): Promise<void> {
    return this.list.run()
  }

  override render() {
    const changes = this.list.value ?? []
    if (changes.length === 0) return nothing
    return html`<section aria-labelledby="changes">
      <h2 id="changes">${this.local.say(ORGANISATION_STRINGS.changes)}</h2>
      ${problemNote(this.local, this.problem)}
      <ul>
        ${changes.slice(0, 20).map((each) => this.renderChange(each))}
      </ul>
    </section>`
  }

  private renderChange({ id, onDay, state, change }: UnitChange) {
    const { local } = this
    const who = change.kind === 'merge' ? change.units.join(', ') : change.unit
    const words = `${local.say(UNIT_ACT_WORDS[change.kind])}: ${who}`
    return html`<li>
      <span class="words">${words}<br /><span class="muted">${formatDay(onDay)}</span></span>
      <span>${local.say(CHANGE_STATE_WORDS[state])}</span>
      ${
        state === 'planned'
          ? html`<button
              aria-label="${local.say(ORGANISATION_STRINGS.undo)}: ${words}"
              @click=${() => void this.undo(id)}
            >
              ${local.say(ORGANISATION_STRINGS.undo)}
            </button>`
          : nothing
      }
    </li>`
  }

  private async undo(id: string): Promise<void> {
    this.problem = undefined
    try {
      await organisationApi.undo(id)
      emit(this, 'organisation-changed', null)
    } catch (error) {
      this.problem = errorWords(error)
    }
  }

  static override readonly styles = [baseStyles, buttonStyles, formStyles, peopleStyles]
}

declare global {
  interface HTMLElementTagNameMap {
    'unit-changes': UnitChanges
  }
  interface HTMLElementEventMap {
    /** Units or desks are others by now. */
    'organisation-changed': CustomEvent<null>
  }
}
