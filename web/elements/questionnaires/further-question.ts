import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import {
  FURTHER_QUESTION_KINDS,
  type FurtherQuestionKind,
} from '../../../server/contract/surveys/question-kinds.ts'
import type { QuestionnaireDraft } from '../../../server/contract/surveys/questionnaires.ts'
import {
  FURTHER_QUESTION_KIND_WORDS,
  SATISFACTION_CHOICES,
  YES_NO_CHOICES,
} from '../../../server/words/surveys/further-question-words.ts'
import { QUESTIONNAIRE_STRINGS } from '../../strings/questionnaire-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { errorsBelow, fieldErrors } from '../page/form-fields.ts'
import { readLines, writeLines } from './worded-lines.ts'

export type DraftQuestion = QuestionnaireDraft['questions'][number]

/**
 * One further question of a draft, both languages side by side.
 *
 * @fires further-changed - `detail` is the question as it is written
 */
@customElement('further-question')
export class FurtherQuestion extends LitElement {
  @property({ attribute: false }) question?: DraftQuestion
  /** Those that come before: a condition can wait for them alone. */
  @property({ attribute: false }) earlier: readonly DraftQuestion[] = []
  @property({ type: Number }) index = 0
  @property({ type: Number }) levels = 5
  /** Of the whole draft; those of this question are shown. */
  @property({ attribute: false }) errors: readonly FieldError[] = []

  private readonly local = new LanguageController(this)

  override render() {
    const { question } = this
    if (!question) return nothing
    const { key, kind, words, choices } = question
    return html`<fieldset>
      <legend>${this.local.say(QUESTIONNAIRE_STRINGS.question)} ${this.index + 1}</legend>
      ${this.line('words.vi', QUESTIONNAIRE_STRINGS.vi, words.vi, (vi) => ({ words: { ...words, vi } }))}
      ${this.line('words.en', QUESTIONNAIRE_STRINGS.en, words.en, (en) => ({ words: { ...words, en } }))}
      ${this.line('key', QUESTIONNAIRE_STRINGS.key, key, (value) => ({ key: value.trim() }))}
      <div class="field">
        <label for="kind">${this.local.say(QUESTIONNAIRE_STRINGS.kind)}</label>
        <select
          id="kind"
          aria-describedby="wrong-kind"
          @change=${({ currentTarget }: EventOn<'select', 'change'>) => this.changeKind(currentTarget.value as FurtherQuestionKind)}
        >
          ${FURTHER_QUESTION_KINDS.map(
            (each) =>
              html`<option value=${each} .selected=${each === kind}>
                ${this.local.say(FURTHER_QUESTION_KIND_WORDS[each])}
              </option>`,
          )}
        </select>
        ${this.wrong('kind')}
      </div>
      ${
        kind === 'text'
          ? nothing
          : html`<div class="field wide">
              <label for="choices">${this.local.say(QUESTIONNAIRE_STRINGS.choices)}</label>
              <span class="hint" id="hint-choices">${this.local.say(QUESTIONNAIRE_STRINGS.lines)}</span>
              <textarea
                id="choices"
                aria-describedby="hint-choices wrong-choices"
                .value=${writeLines(choices)}
                @change=${({ currentTarget }: EventOn<'textarea', 'change'>) => this.change({ choices: readLines(currentTarget.value) })}
              ></textarea>
              ${this.wrong('choices', { deep: true })}
            </div>`
      }
      ${this.renderCondition(question)}
    </fieldset>`
  }

  private renderCondition({ when }: DraftQuestion) {
    const value = !when ? '' : 'levelUpTo' in when ? `level ${when.levelUpTo}` : `answer ${when.question}`
    const levels = Array.from({ length: this.levels - 1 }, (_, index) => index + 1)
    const waited =
      when && 'question' in when ? this.earlier.find(({ key }) => key === when.question) : undefined
    return html`<div class="field wide">
        <label for="when">${this.local.say(QUESTIONNAIRE_STRINGS.when)}</label>
        <select
          id="when"
          aria-describedby="wrong-when"
          @change=${({ currentTarget }: EventOn<'select', 'change'>) => this.changeCondition(currentTarget.value)}
        >
          <option value="" .selected=${value === ''}>${this.local.say(QUESTIONNAIRE_STRINGS.always)}</option>
          ${levels.map(
            (level) =>
              html`<option value="level ${level}" .selected=${value === `level ${level}`}>
                ${this.local.say(QUESTIONNAIRE_STRINGS.levelUpTo)} ${level}
              </option>`,
          )}
          ${this.earlier
            .filter(({ kind, key }) => kind !== 'text' && key !== '')
            .map(
              ({ key, words }) =>
                html`<option value="answer ${key}" .selected=${value === `answer ${key}`}>
                  ${this.local.say(QUESTIONNAIRE_STRINGS.answered)} “${this.local.say(words)}”
                </option>`,
            )}
        </select>
        ${this.wrong('when', { deep: true })}
      </div>
      ${
        when && 'question' in when && waited
          ? html`<fieldset class="wide">
              <legend>${this.local.say(QUESTIONNAIRE_STRINGS.isOneOf)}</legend>
              ${waited.choices.map(
                ({ key, words }) =>
                  html`<label class="check">
                    <input
                      type="checkbox"
                      .checked=${when.is.includes(key)}
                      @change=${({ currentTarget }: EventOn<'input', 'change'>) =>
                        this.change({
                          when: {
                            ...when,
                            is: currentTarget.checked
                              ? [...when.is, key]
                              : when.is.filter((other) => other !== key),
                          },
                        })}
                    />
                    ${this.local.say(words)}
                  </label>`,
              )}
            </fieldset>`
          : nothing
      }`
  }

  private line(field: string, words: Words, value: string, read: (value: string) => Partial<DraftQuestion>) {
    const id = field.replace('.', '-')
    return html`<div class="field">
      <label for=${id}>${this.local.say(words)}</label>
      <input
        id=${id}
        maxlength="300"
        autocomplete="off"
        aria-describedby="wrong-${id}"
        .value=${value}
        @change=${({ currentTarget }: EventOn<'input', 'change'>) => this.change(read(currentTarget.value))}
      />
      ${this.wrong(field, { id })}
    </div>`
  }

  /** `deep`: what is wrong inside the field too, such as the words of one choice. */
  private wrong(field: string, { id = field, deep = false } = {}) {
    const at = `draft.questions.${this.index}.${field}`
    const errors = deep ? errorsBelow(this.errors, at).map((error) => ({ ...error, field: at })) : this.errors
    return fieldErrors({ local: this.local, errors }, id, at)
  }

  private changeKind(kind: FurtherQuestionKind): void {
    const choices =
      kind === 'scale'
        ? SATISFACTION_CHOICES
        : kind === 'yes-no'
          ? YES_NO_CHOICES
          : kind === 'text'
            ? []
            : null
    this.change({ kind, ...(choices ? { choices: choices.map((choice) => ({ ...choice })) } : {}) })
  }

  private changeCondition(value: string): void {
    const [what, of = ''] = value.split(' ')
    if (what === 'level') this.change({ when: { levelUpTo: Number(of) } })
    else this.change({ when: what === 'answer' ? { question: of, is: [] } : undefined })
  }

  private change(changes: Partial<DraftQuestion> | { readonly when: undefined }): void {
    if (!this.question) return
    const { when, ...changed } = { ...this.question, ...changes }
    this.question = when ? { ...changed, when } : changed
    emit(this, 'further-changed', this.question)
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
        align-items: start;
      }
      .wide {
        grid-column: 1 / -1;
      }
      textarea {
        min-height: 4lh;
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

declare global {
  interface HTMLElementTagNameMap {
    'further-question': FurtherQuestion
  }
  interface HTMLElementEventMap {
    'further-changed': CustomEvent<DraftQuestion>
  }
}
