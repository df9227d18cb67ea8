import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import {
  type CategoryQuestion,
  QUESTION_KINDS,
  type QuestionKind,
} from '../../../server/contract/feedback/asked-questions.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { QUESTION_KIND_WORDS } from '../../../server/words/answer-words.ts'
import { QUESTION_STRINGS } from '../../strings/question-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { fieldErrors } from '../page/form-fields.ts'

/**
 * One question being written.
 *
 * @fires question-changed - `detail` is the question as it is written now
 */
@customElement('question-fields')
export class QuestionFields extends LitElement {
  @property({ attribute: false }) question?: CategoryQuestion
  @property({ type: Number }) index = 0
  @property({ attribute: false }) errors: readonly FieldError[] = []

  private readonly local = new LanguageController(this)

  override render() {
    const { question } = this
    if (!question) return nothing
    const { key, kind, words, required, options, when } = question
    return html`<fieldset>
      <legend>${this.local.say(QUESTION_STRINGS.question)} ${this.index + 1}</legend>
      ${this.line('key', QUESTION_STRINGS.key, key, (value) => ({ key: value.trim() }))}
      <div class="field">
        <label for="kind">${this.local.say(QUESTION_STRINGS.kind)}</label>
        <select
          id="kind"
          @change=${({ currentTarget }: EventOn<'select', 'change'>) => this.change({ kind: currentTarget.value as QuestionKind })}
        >
          ${QUESTION_KINDS.map(
            (each) =>
              html`<option value=${each} ?selected=${each === kind}>
                ${this.local.say(QUESTION_KIND_WORDS[each])}
              </option>`,
          )}
        </select>
      </div>
      ${this.line('words.vi', QUESTION_STRINGS.vi, words.vi, (vi) => ({ words: { ...words, vi } }))}
      ${this.line('words.en', QUESTION_STRINGS.en, words.en, (en) => ({ words: { ...words, en } }))}
      ${
        kind === 'one-of'
          ? html`<div class="field wide">
              <label for="options">${this.local.say(QUESTION_STRINGS.options)}</label>
              <textarea
                id="options"
                rows="4"
                aria-describedby="wrong-options"
                .value=${options.map((option) => [option.key, option.words.vi, option.words.en].join(' | ')).join('\n')}
                @change=${({ currentTarget }: EventOn<'textarea', 'change'>) => this.change({ options: readOptions(currentTarget.value) })}
              ></textarea>
              ${this.wrong('options')}
            </div>`
          : nothing
      }
      ${this.line('when', QUESTION_STRINGS.when, when?.question ?? '', (value) => ({
        when: value.trim() === '' ? null : { question: value.trim(), is: when?.is ?? [] },
      }))}
      ${
        when === null
          ? nothing
          : this.line('when.is', QUESTION_STRINGS.is, when.is.join(', '), (value) => ({
              when: { ...when, is: value.split(/[\s,;]+/).filter(Boolean) },
            }))
      }
      <label class="check wide">
        <input
          type="checkbox"
          .checked=${required}
          @change=${({ currentTarget }: EventOn<'input', 'change'>) => this.change({ required: currentTarget.checked })}
        />
        ${this.local.say(QUESTION_STRINGS.required)}
      </label>
    </fieldset>`
  }

  private line(
    field: string,
    words: Words,
    value: string,
    read: (value: string) => Partial<CategoryQuestion>,
  ) {
    const id = field.replace('.', '-')
    return html`<div class="field">
      <label for=${id}>${this.local.say(words)}</label>
      <input
        id=${id}
        maxlength="200"
        autocomplete="off"
        aria-describedby="wrong-${id}"
        .value=${value}
        @change=${({ currentTarget }: EventOn<'input', 'change'>) => this.change(read(currentTarget.value))}
      />
      ${this.wrong(field, id)}
    </div>`
  }

  private wrong(field: string, id = field) {
    return fieldErrors({ local: this.local, errors: this.errors }, id, `questions.${this.index}.${field}`)
  }

  private change(changes: Partial<CategoryQuestion>): void {
    if (!this.question) return
    const changed = { ...this.question, ...changes }
    this.question = changed.kind === 'one-of' ? changed : { ...changed, options: [] }
    emit(this, 'question-changed', this.question)
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      fieldset {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
        gap: var(--s3);
        align-items: end;
      }
      .wide {
        grid-column: 1 / -1;
      }
      .check {
        display: flex;
        gap: var(--s2);
        align-items: center;
        font-weight: 400;
      }
    `,
  ]
}

/** `key | vi | en` a line; without English the Vietnamese words stand for both. */
function readOptions(written: string): CategoryQuestion['options'] {
  return written
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .filter(([key]) => key)
    .map(([key = '', vi = key, en = vi]) => ({ key, words: { vi, en } }))
}

declare global {
  interface HTMLElementTagNameMap {
    'question-fields': QuestionFields
  }
  interface HTMLElementEventMap {
    'question-changed': CustomEvent<CategoryQuestion>
  }
}
