import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import {
  askedQuestions,
  type CategoryAnswers as Answers,
  type CategoryQuestion,
  MAX_ANSWER,
  YES_NO,
} from '../../../server/contract/feedback/asked-questions.ts'
import type { Language } from '../../../server/contract/language.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { YES_NO_WORDS } from '../../../server/words/answer-words.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { fieldErrors } from '../page/form-fields.ts'

/**
 * What a category asks, as far as the answers open it. What an answer closes goes from the answers.
 *
 * @fires answers-changed - `detail` is all answers by key
 */
@customElement('category-answers')
export class CategoryAnswers extends LitElement {
  @property({ attribute: false }) questions: readonly CategoryQuestion[] = []
  @property({ attribute: false }) values: Answers = {}
  /** Of fields `answers.KEY`. */
  @property({ attribute: false }) errors: readonly FieldError[] = [];
  /** Another language than the app's, for a preview. */
  @property() in: Language | '' = ''

  private readonly local = new LanguageController(this)

  override render() {
    return html`<div class="questions" lang=${this.language}>
      ${askedQuestions(this.questions, this.values).map((question) => this.renderQuestion(question))}
    </div>`
  }

  private get language(): Language {
    return this.in === '' ? this.local.language : this.in
  }

  private renderQuestion(question: CategoryQuestion) {
    const { key, kind, words, required } = question
    const wrong = fieldErrors({ local: this.local, errors: this.errors }, key, `answers.${key}`)
    const label = html`${words[this.language]}
    ${required ? nothing : html`<span class="hint">${STRINGS.optional[this.language]}</span>`}`
    if (kind !== 'one-of' && kind !== 'yes-no')
      return html`<div class="field">
        <label for=${key}>${label}</label>
        <input
          id=${key}
          type=${kind === 'date' ? 'date' : 'text'}
          inputmode=${kind === 'number' ? 'decimal' : nothing}
          maxlength=${MAX_ANSWER}
          autocomplete="off"
          aria-describedby="wrong-${key}"
          .value=${this.values[key] ?? ''}
          @change=${({ currentTarget }: EventOn<'input', 'change'>) => this.give(key, currentTarget.value)}
        />
        ${wrong}
      </div>`
    const choices =
      kind === 'yes-no' ? YES_NO.map((each) => ({ key: each, words: YES_NO_WORDS[each] })) : question.options
    return html`<fieldset aria-describedby="wrong-${key}">
      <legend>${label}</legend>
      ${choices.map(
        (choice) =>
          html`<label class="choice">
            <input
              type="radio"
              name=${key}
              .checked=${this.values[key] === choice.key}
              @change=${() => this.give(key, choice.key)}
            />
            ${choice.words[this.language]}
          </label>`,
      )}
      ${wrong}
    </fieldset>`
  }

  private give(key: string, value: string): void {
    const given = { ...this.values, [key]: value }
    const asked = askedQuestions(this.questions, given).map((question) => question.key)
    this.values = Object.fromEntries(
      Object.entries(given).filter(([name, said]) => asked.includes(name) && said.trim() !== ''),
    )
    emit(this, 'answers-changed', this.values)
  }

  static override readonly styles = [
    baseStyles,
    formStyles,
    css`
      .questions {
        display: grid;
        gap: var(--s3);
      }
      .choice {
        display: flex;
        gap: var(--s2);
        align-items: center;
        min-height: 32px;
        font-weight: 400;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'category-answers': CategoryAnswers
  }
  interface HTMLElementEventMap {
    'answers-changed': CustomEvent<Answers>
  }
}
