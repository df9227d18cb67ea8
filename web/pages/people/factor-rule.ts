import { Task } from '@lit/task'
import { LitElement, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { ApiError, errorWords, factorApi } from '../../api.ts'
import { inputField, problemNote } from '../../elements/page/form-fields.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { FACTOR_STRINGS } from './factor-strings.ts'
import { peopleStyles } from './people-styles.ts'

/** Within how many days wide rights need a second factor. */
@customElement('factor-rule')
export class FactorRule extends LitElement {
  @state() private problem: Words | undefined
  @state() private errors: readonly FieldError[] = []
  @state() private isSaved = false

  private readonly local = new LanguageController(this)
  private readonly shown = new Task(this, {
    task: (_args, { signal }) => factorApi.rule(signal),
    args: () => [],
  })

  override render() {
    const { local } = this
    return html`<details>
      <summary>${local.say(FACTOR_STRINGS.rule)}</summary>
      <p>${local.say(FACTOR_STRINGS.ruleLead)}</p>
      ${this.shown.render({
        complete: ({ days }) =>
          html`<form class="narrow" novalidate @submit=${this.onSubmit}>
            ${inputField({ local, errors: this.errors }, 'days', FACTOR_STRINGS.ruleDays, {
              type: 'number',
              value: days === null ? '' : String(days),
            })}
            ${problemNote(local, this.problem)}
            <p role="status">${this.isSaved ? local.say(FACTOR_STRINGS.saved) : nothing}</p>
            <p class="actions"><button>${local.say(FACTOR_STRINGS.save)}</button></p>
          </form>`,
      })}
    </details>`
  }

  private async onSubmit(event: EventOn<'form', 'submit'>): Promise<void> {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get('days')).trim()
    this.problem = undefined
    this.errors = []
    this.isSaved = false
    try {
      await factorApi.changeRule(typed === '' ? null : Number(typed))
      this.isSaved = true
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
    }
  }

  static override readonly styles = [baseStyles, buttonStyles, formStyles, peopleStyles]
}

declare global {
  interface HTMLElementTagNameMap {
    'factor-rule': FactorRule
  }
}
