import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { UrgentWords } from '../../../server/contract/feedback/queue/urgent-words.ts'
import type { Words } from '../../../server/contract/language.ts'
import {
  CHOICE_NAMES,
  type OfficeChoice,
  type OfficeChoices,
} from '../../../server/contract/organisation/office-choices.ts'
import { errorWords, formErrorWords } from '../../api.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { urgentApi } from './urgent-api.ts'
import { CHOICE_WORDS, URGENT_STRINGS } from './urgent-strings.ts'

/** The words by which items are urgent, the phrases that do not count, and what the office chooses beside them. */
@customElement('urgent-panel')
export class UrgentPanel extends LitElement {
  @state() private list: UrgentWords | undefined
  @state() private choices: OfficeChoices | undefined
  @state() private said: Words | undefined
  @state() private problem: Words | undefined

  private readonly local = new LanguageController(this)
  private readonly loading = new Task(this, {
    task: async (_args, { signal }) => {
      ;[this.list, this.choices] = await Promise.all([urgentApi.words(signal), urgentApi.choices(signal)])
    },
    args: () => [],
    onError: (error) => (this.problem = errorWords(error)),
  })

  override render() {
    const { local, list, choices } = this
    return html`<section aria-labelledby="urgent-title">
      <h2 id="urgent-title">${local.say(URGENT_STRINGS.title)}</h2>
      <p class="muted">${local.say(URGENT_STRINGS.lead)}</p>
      <p role="status">
        ${this.said ? local.say(this.said) : this.loading.render({ complete: () => nothing })}
      </p>
      <p role="alert">${this.problem ? local.say(this.problem) : nothing}</p>
      ${
        list
          ? html`${this.renderWords(URGENT_STRINGS.words, list.words)}
            ${this.renderWords(URGENT_STRINGS.phrases, list.phrases)} ${this.renderForm()}`
          : nothing
      }
      ${choices ? this.renderChoices(choices) : nothing}
    </section>`
  }

  private renderWords(title: Words, words: readonly string[]) {
    const { local } = this
    return html`<h3>${local.say(title)}</h3>
      <ul>
        ${words.map(
          (word) =>
            html`<li>
              ${word}
              <button
                aria-label="${local.say(URGENT_STRINGS.remove)}: ${word}"
                @click=${() => this.change(() => urgentApi.remove(word), URGENT_STRINGS.removed)}
              >
                ${local.say(URGENT_STRINGS.remove)}
              </button>
            </li>`,
        )}
      </ul>`
  }

  private renderForm() {
    const { local } = this
    return html`<form @submit=${this.onSubmit}>
      <div class="field">
        <label for="word">${local.say(URGENT_STRINGS.word)}</label>
        <input id="word" name="word" required maxlength="80" />
      </div>
      <p class="tools">
        <button value="raises">${local.say(URGENT_STRINGS.addWord)}</button>
        <button value="phrase">${local.say(URGENT_STRINGS.addPhrase)}</button>
      </p>
    </form>`
  }

  private renderChoices(choices: OfficeChoices) {
    return html`<fieldset>
      <legend>${this.local.say(URGENT_STRINGS.choices)}</legend>
      ${CHOICE_NAMES.map(
        (name) =>
          html`<label class="choice">
            <input
              type="checkbox"
              name=${name}
              .checked=${choices[name]}
              @change=${({ currentTarget }: EventOn<'input', 'change'>) =>
                this.choose(name, currentTarget.checked)}
            />
            ${this.local.say(CHOICE_WORDS[name])}
          </label>`,
      )}
    </fieldset>`
  }

  private async onSubmit(event: EventOn<'form', 'submit'>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const word = String(new FormData(form).get('word') ?? '').trim()
    const raises = (event.submitter as HTMLButtonElement | null)?.value !== 'phrase'
    if (await this.change(() => urgentApi.add({ word, raises }), URGENT_STRINGS.added)) form.reset()
  }

  private async change(act: () => Promise<UrgentWords>, said: Words): Promise<boolean> {
    this.said = undefined
    this.problem = undefined
    try {
      this.list = await act()
      this.said = said
      return true
    } catch (error) {
      this.problem = formErrorWords(error)
      return false
    }
  }

  private async choose(name: OfficeChoice, value: boolean): Promise<void> {
    this.said = undefined
    this.problem = undefined
    try {
      this.choices = await urgentApi.choose({ [name]: value })
      this.said = URGENT_STRINGS.chosen
    } catch (error) {
      this.problem = formErrorWords(error)
      // What was not saved is not shown as chosen.
      this.choices = this.choices && { ...this.choices }
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      section {
        display: grid;
        gap: var(--s3);
        min-width: 0;
      }
      h3 {
        font-size: 1rem;
      }
      p {
        margin: 0;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--s2);
        padding-left: var(--s2);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      form,
      fieldset {
        display: grid;
        gap: var(--s2);
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
      .choice {
        display: flex;
        align-items: center;
        gap: var(--s2);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'urgent-panel': UrgentPanel
  }
}
