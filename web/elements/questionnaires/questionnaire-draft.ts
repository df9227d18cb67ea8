import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import type { QuestionnaireDraft } from '../../../server/contract/surveys/questionnaires.ts'
import { QUESTIONNAIRE_STRINGS } from '../../strings/questionnaire-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { errorsBelow, fieldErrors } from '../page/form-fields.ts'
import './further-question.ts'
import type { DraftQuestion } from './further-question.ts'
import { readLines, writeLines } from './worded-lines.ts'

/** `q2`: a key that no question has, for whoever has none in mind. */
function freeKey(questions: readonly DraftQuestion[]): string {
  const taken = new Set(questions.map(({ key }) => key))
  let number = questions.length + 1
  while (taken.has(`q${number}`)) number += 1
  return `q${number}`
}

/**
 * A draft being written: the first question, the reasons, and the further questions in their order.
 *
 * @fires draft-changed - `detail` is the draft as it is written
 */
@customElement('questionnaire-draft')
export class QuestionnaireDraftFields extends LitElement {
  @property({ attribute: false }) draft?: QuestionnaireDraft
  @property({ attribute: false }) errors: readonly FieldError[] = []

  private readonly local = new LanguageController(this)

  override render() {
    const { draft } = this
    if (!draft) return nothing
    const { scaleSize, optionOrder, reasons, questions } = draft
    const say = (words: Words) => this.local.say(words)
    return html`<section>
        <h3>${say(QUESTIONNAIRE_STRINGS.first)}</h3>
        ${this.pair('question')}
        <div class="pair">
          <div class="field">
            <label for="scaleSize">${say(QUESTIONNAIRE_STRINGS.scale)}</label>
            <select
              id="scaleSize"
              @change=${({ currentTarget }: EventOn<'select', 'change'>) => this.change({ scaleSize: currentTarget.value === '3' ? 3 : 5 })}
            >
              ${[5, 3].map((size) => html`<option value=${size} .selected=${size === scaleSize}>${size}</option>`)}
            </select>
          </div>
          <div class="field">
            <label for="optionOrder">${say(QUESTIONNAIRE_STRINGS.order)}</label>
            <select
              id="optionOrder"
              @change=${({ currentTarget }: EventOn<'select', 'change'>) =>
                this.change({
                  optionOrder: currentTarget.value === 'worst-first' ? 'worst-first' : 'best-first',
                })}
            >
              <option value="best-first" .selected=${optionOrder === 'best-first'}>
                ${say(QUESTIONNAIRE_STRINGS.bestFirst)}
              </option>
              <option value="worst-first" .selected=${optionOrder === 'worst-first'}>
                ${say(QUESTIONNAIRE_STRINGS.worstFirst)}
              </option>
            </select>
          </div>
        </div>
      </section>
      <section>
        <h3>${say(QUESTIONNAIRE_STRINGS.reasons)}</h3>
        ${this.pair('reasonsQuestion')}
        <div class="field">
          <label for="reasons">${say(QUESTIONNAIRE_STRINGS.reasons)}</label>
          <span class="hint" id="hint-reasons">${say(QUESTIONNAIRE_STRINGS.lines)}</span>
          <textarea
            id="reasons"
            aria-describedby="hint-reasons wrong-reasons"
            .value=${writeLines(reasons)}
            @change=${({ currentTarget }: EventOn<'textarea', 'change'>) => this.changeReasons(currentTarget.value)}
          ></textarea>
          ${fieldErrors(
            {
              local: this.local,
              errors: errorsBelow(this.errors, 'draft.reasons').map((error) => ({
                ...error,
                field: 'reasons',
              })),
            },
            'reasons',
            'reasons',
          )}
        </div>
      </section>
      <section>
        <h3>${say(QUESTIONNAIRE_STRINGS.further)}</h3>
        <p class="muted">${say(QUESTIONNAIRE_STRINGS.furtherHint)}</p>
        ${questions.map((question, index) => this.renderQuestion(question, index))}
        <button type="button" class="add" @click=${() => this.add()}>
          ${icon('plus')} ${say(QUESTIONNAIRE_STRINGS.add)}
        </button>
      </section>`
  }

  private renderQuestion(question: DraftQuestion, index: number) {
    const questions = this.draft?.questions ?? []
    const about = `${this.local.say(QUESTIONNAIRE_STRINGS.question)} ${index + 1}`
    return html`<div class="question">
      <further-question
        .question=${question}
        .earlier=${questions.slice(0, index)}
        .index=${index}
        .levels=${this.draft?.scaleSize ?? 5}
        .errors=${this.errors}
        @further-changed=${({ detail }: EventOn<'further-question', 'further-changed'>) => this.change({ questions: questions.with(index, detail) })}
      ></further-question>
      <div class="moves">
        <button
          type="button"
          data-move="up"
          aria-label="${this.local.say(QUESTIONNAIRE_STRINGS.up)}: ${about}"
          ?disabled=${index === 0}
          @click=${() => void this.move(index, index - 1, 'up')}
        >
          ${this.local.say(QUESTIONNAIRE_STRINGS.up)}
        </button>
        <button
          type="button"
          data-move="down"
          aria-label="${this.local.say(QUESTIONNAIRE_STRINGS.down)}: ${about}"
          ?disabled=${index === questions.length - 1}
          @click=${() => void this.move(index, index + 1, 'down')}
        >
          ${this.local.say(QUESTIONNAIRE_STRINGS.down)}
        </button>
        <button
          type="button"
          aria-label="${this.local.say(QUESTIONNAIRE_STRINGS.remove)}: ${about}"
          @click=${() => this.change({ questions: questions.toSpliced(index, 1) })}
        >
          ${icon('close')} ${this.local.say(QUESTIONNAIRE_STRINGS.remove)}
        </button>
      </div>
    </div>`
  }

  /** A question in both languages, side by side. */
  private pair(field: 'question' | 'reasonsQuestion') {
    const words = this.draft?.[field] ?? { vi: '', en: '' }
    const look = { local: this.local, errors: this.errors }
    return html`<div class="pair">
      ${(['vi', 'en'] as const).map(
        (language) =>
          html`<div class="field">
            <label for="${field}-${language}">${this.local.say(QUESTIONNAIRE_STRINGS[language])}</label>
            <input
              id="${field}-${language}"
              maxlength="300"
              autocomplete="off"
              aria-describedby="wrong-${field}-${language}"
              .value=${words[language]}
              @change=${({ currentTarget }: EventOn<'input', 'change'>) => this.change({ [field]: { ...words, [language]: currentTarget.value } })}
            />
            ${fieldErrors(look, `${field}-${language}`, `draft.${field}.${language}`)}
          </div>`,
      )}
    </div>`
  }

  private changeReasons(written: string): void {
    const before = this.draft?.reasons ?? []
    const reasons = readLines(written).map((reason) => {
      const name = before.find(({ key }) => key === reason.key)?.icon
      return name === undefined ? reason : { ...reason, icon: name }
    })
    this.change({ reasons })
  }

  private add(): void {
    const questions = this.draft?.questions ?? []
    const choices = ['a', 'b'].map((key) => ({ key, words: { vi: '', en: '' } }))
    const words = { vi: '', en: '' }
    this.change({ questions: [...questions, { key: freeKey(questions), kind: 'one', words, choices }] })
  }

  /** The focus goes with the question, so that the keyboard can move it on. */
  private async move(from: number, to: number, way: 'up' | 'down'): Promise<void> {
    const questions = [...(this.draft?.questions ?? [])]
    const [moved] = questions.splice(from, 1)
    if (!moved) return
    this.change({ questions: questions.toSpliced(to, 0, moved) })
    await this.updateComplete
    const moves = this.renderRoot.querySelectorAll('.moves')[to]
    const same = moves?.querySelector<HTMLButtonElement>(`[data-move=${way}]`)
    const other = moves?.querySelector<HTMLButtonElement>(`[data-move]:not([data-move=${way}])`)
    ;(same?.disabled ? other : same)?.focus()
  }

  private change(changes: Partial<QuestionnaireDraft>): void {
    if (!this.draft) return
    this.draft = { ...this.draft, ...changes }
    emit(this, 'draft-changed', this.draft)
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      :host,
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
        gap: var(--s3);
      }
      textarea {
        min-height: 4lh;
      }
      .question {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s2);
        padding: var(--s3);
        border: 1px solid var(--grid);
        border-radius: var(--radius);
      }
      .moves {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
      .add {
        justify-self: start;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'questionnaire-draft': QuestionnaireDraftFields
  }
  interface HTMLElementEventMap {
    'draft-changed': CustomEvent<QuestionnaireDraft>
  }
}
