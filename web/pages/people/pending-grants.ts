import { Task } from '@lit/task'
import { LitElement, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { PendingGrant } from '../../../server/contract/people.ts'
import { ROLE_WORDS } from '../../../server/words/role-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { errorWords, peopleApi } from '../../api.ts'
import { problemNote } from '../../elements/page/form-fields.ts'
import { PEOPLE_STRINGS } from '../../strings/people-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { peopleStyles } from './people-styles.ts'

/**
 * Roles that wait for a second administrator: who is neither giver nor receiver confirms or refuses them.
 *
 * @fires grant-decided - a role holds, or was refused
 */
@customElement('pending-grants')
export class PendingGrants extends LitElement {
  @state() private problem: Words | undefined

  private readonly local = new LanguageController(this)
  private readonly waiting = new Task(this, {
    task: (_args, { signal }) => peopleApi.pendingGrants(signal),
    args: () => [],
  })

  override render() {
    const waiting = this.waiting.value ?? []
    return html`${problemNote(this.local, this.problem)}
    ${
      waiting.length === 0
        ? nothing
        : html`<section aria-labelledby="pending-title">
            <h2 id="pending-title">${this.local.say(PEOPLE_STRINGS.pending)}</h2>
            <ul>
              ${waiting.map((grant) => this.renderGrant(grant))}
            </ul>
          </section>`
    }`
  }

  private renderGrant(grant: PendingGrant) {
    const { local } = this
    const unit = unitName({ name: grant.unitName, nameEn: grant.unitNameEn }, local.language)
    return html`<li>
      <span class="words"
        ><b>${grant.name}</b> · ${local.say(ROLE_WORDS[grant.role])}, ${unit}
        ${grant.givenBy === null ? nothing : html`· ${local.say(PEOPLE_STRINGS.givenBy)} ${grant.givenBy}`}</span
      >
      <button
        aria-label="${local.say(PEOPLE_STRINGS.confirm)}: ${grant.name}"
        @click=${() => void this.decide(grant, 'confirm')}
      >
        ${local.say(PEOPLE_STRINGS.confirm)}
      </button>
      <button
        aria-label="${local.say(PEOPLE_STRINGS.refuse)}: ${grant.name}"
        @click=${() => void this.decide(grant, 'refuse')}
      >
        ${local.say(PEOPLE_STRINGS.refuse)}
      </button>
    </li>`
  }

  private async decide({ id }: PendingGrant, decision: 'confirm' | 'refuse'): Promise<void> {
    this.problem = undefined
    try {
      await peopleApi.decideGrant(id, decision)
      emit(this, 'grant-decided')
    } catch (error) {
      this.problem = errorWords(error)
    }
    await this.waiting.run()
  }

  static override readonly styles = [baseStyles, buttonStyles, formStyles, peopleStyles]
}

declare global {
  interface HTMLElementTagNameMap {
    'pending-grants': PendingGrants
  }
  interface HTMLElementEventMap {
    'grant-decided': CustomEvent<void>
  }
}
