import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Handler } from '../../../server/contract/feedback/queue/handlers.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import type { ShownLeave } from '../../../server/contract/people/leaves.ts'
import { formatDay } from '../../../server/words/format.ts'
import { ApiError, boardApi, errorWords, queueApi } from '../../api.ts'
import { inputField, problemNote, selectField } from '../../elements/page/form-fields.ts'
import { BOARD_STRINGS } from '../../strings/item/board-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'

/**
 * Who is away and who covers, with a form for a leave. What was written stays when the service refuses.
 *
 * @fires leaves-changed - a leave was entered or ended
 */
@customElement('leave-panel')
export class LeavePanel extends LitElement {
  /** Code of a unit; every unit one reads where it is empty. */
  @property() unit = ''
  @state() private errors: readonly FieldError[] = []
  @state() private problem: Words | undefined

  private readonly local = new LanguageController(this)
  private readonly loading = new Task(this, {
    task: ([unit], { signal }) =>
      Promise.all([
        boardApi.leaves(signal),
        queueApi.handlers(unit === '' ? undefined : unit, signal),
        queueApi.handlers(undefined, signal),
      ]),
    args: () => [this.unit] as const,
  })

  override render() {
    return html`<section aria-labelledby="leaves">
      <h2 id="leaves">${this.local.say(BOARD_STRINGS.leaves)}</h2>
      ${this.loading.render({
        pending: () => (this.loading.value ? this.renderAll(...this.loading.value) : nothing),
        error: (error) => html`<p role="alert">${this.local.say(errorWords(error))}</p>`,
        complete: (all) => this.renderAll(...all),
      })}
    </section>`
  }

  private renderAll(leaves: readonly ShownLeave[], people: readonly Handler[], covers: readonly Handler[]) {
    const look = { local: this.local, errors: this.errors }
    const options = (list: readonly Handler[]) => [
      { value: '', text: '–' },
      ...list.map(({ id, name }) => ({ value: id, text: name })),
    ]
    return html`${leaves.length === 0 ? html`<p class="muted">${this.local.say(BOARD_STRINGS.noLeaves)}</p>` : nothing}
      <ul>
        ${leaves.map(
          ({ id, person, cover, from, to, mayEnd }) =>
            html`<li>
              <strong>${person.name}</strong>: ${formatDay(from)} – ${formatDay(to)} ·
              ${this.local.say(BOARD_STRINGS.cover)}: ${cover.name}
              ${
                mayEnd
                  ? html`<button
                      aria-label="${this.local.say(BOARD_STRINGS.end)}: ${person.name}"
                      @click=${() => this.end(id)}
                    >
                      ${this.local.say(BOARD_STRINGS.end)}
                    </button>`
                  : nothing
              }
            </li>`,
        )}
      </ul>
      <details>
        <summary>${this.local.say(BOARD_STRINGS.enter)}</summary>
        <form novalidate @submit=${this.onSubmit}>
          ${selectField(look, 'person', BOARD_STRINGS.whoIsAway, { value: '', options: options(people) })}
          ${selectField(look, 'cover', BOARD_STRINGS.cover, { value: '', options: options(covers) })}
          ${inputField(look, 'from', BOARD_STRINGS.from, { type: 'date' })}
          ${inputField(look, 'to', BOARD_STRINGS.to, { type: 'date' })}
          ${problemNote(this.local, this.problem)}
          <button class="primary">${this.local.say(BOARD_STRINGS.enter)}</button>
        </form>
      </details>`
  }

  private async end(id: string): Promise<void> {
    await this.change(() => boardApi.endLeave(id))
  }

  private readonly onSubmit = async (event: EventOn<'form', 'submit'>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const value = (name: string) => String(data.get(name) ?? '')
    const person = value('person')
    const isDone = await this.change(() =>
      boardApi.enterLeave({
        ...(person === '' ? {} : { person }),
        cover: value('cover'),
        from: value('from'),
        to: value('to'),
      }),
    )
    if (isDone) form.reset()
  }

  private async change(act: () => Promise<unknown>): Promise<boolean> {
    this.errors = []
    this.problem = undefined
    try {
      await act()
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
      return false
    }
    void this.loading.run()
    emit(this, 'leaves-changed')
    return true
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      form {
        max-width: 28rem;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'leave-panel': LeavePanel
  }
  interface HTMLElementEventMap {
    'leaves-changed': CustomEvent<void>
  }
}
