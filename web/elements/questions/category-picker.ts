import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type {
  CategoryAnswers as Answers,
  QuestionSet,
} from '../../../server/contract/feedback/asked-questions.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { questionApi } from '../../api.ts'
import { QUESTION_STRINGS } from '../../strings/question-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { fieldErrors } from '../page/form-fields.ts'
import './category-answers.ts'

/** A category with the answers to what it asks; the version is the one that was on the screen. */
export interface PickedCategory {
  readonly category: string
  readonly questionSet?: string
  readonly answers?: Answers
}

/**
 * The category of an item, from those the office knows or as it is called elsewhere, and what it asks.
 *
 * @fires category-picked - `detail` is a `PickedCategory`
 */
@customElement('category-picker')
export class CategoryPicker extends LitElement {
  @property({ attribute: false }) errors: readonly FieldError[] = []
  /** What it is until now. */
  @property() value = ''
  /** May it be left out? */
  @property({ type: Boolean }) optional = false
  @state() private answers: Answers = {}

  private readonly local = new LanguageController(this)
  private readonly list = new Task(this, {
    task: (_args, { signal }) => questionApi.list(signal),
    args: () => [],
  })

  override render() {
    const set = this.askedBy(this.value)
    return html`<div class="field">
        <label for="category"
          >${this.local.say(QUESTION_STRINGS.category)}
          ${this.optional ? html`<span class="hint">${this.local.say(STRINGS.optional)}</span>` : nothing}</label
        >
        <input
          id="category"
          list="categories"
          maxlength="120"
          autocomplete="off"
          aria-describedby="wrong-category"
          .value=${this.value}
          @change=${({ currentTarget }: EventOn<'input', 'change'>) => this.pick(currentTarget.value)}
        />
        <datalist id="categories">
          ${this.list.value?.categories.map(({ category }) => html`<option value=${category}></option>`)}
        </datalist>
        ${fieldErrors({ local: this.local, errors: this.errors }, 'category', 'category')}
      </div>
      ${
        set
          ? html`<category-answers
              .questions=${set.questions}
              .values=${this.answers}
              .errors=${this.errors}
              @answers-changed=${({ detail }: EventOn<'category-answers', 'answers-changed'>) => this.answer(detail)}
            ></category-answers>`
          : nothing
      }`
  }

  private askedBy(category: string): QuestionSet | null {
    const name = category.trim().toLowerCase()
    return this.list.value?.categories.find((each) => each.category.toLowerCase() === name)?.current ?? null
  }

  private pick(category: string): void {
    this.value = category
    this.answers = {}
    this.tell()
  }

  private answer(answers: Answers): void {
    this.answers = answers
    this.tell()
  }

  private tell(): void {
    const set = this.askedBy(this.value)
    emit(this, 'category-picked', {
      category: this.value.trim(),
      ...(set && Object.keys(this.answers).length > 0 ? { questionSet: set.id, answers: this.answers } : {}),
    })
  }

  static override readonly styles = [
    baseStyles,
    formStyles,
    css`
      :host {
        display: grid;
        gap: var(--s3);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'category-picker': CategoryPicker
  }
  interface HTMLElementEventMap {
    'category-picked': CustomEvent<PickedCategory>
  }
}
