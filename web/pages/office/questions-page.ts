import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import {
  type CategoryAnswers as Answers,
  type CategoryQuestion,
  type CategoryQuestionsReply,
  MAX_QUESTIONS,
} from '../../../server/contract/feedback/asked-questions.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { formatDay } from '../../../server/words/format.ts'
import { ApiError, errorWords, questionApi } from '../../api.ts'
import { inputField, problemNote } from '../../elements/page/form-fields.ts'
import '../../elements/page/page-message.ts'
import '../../elements/page/page-tabs.ts'
import '../../elements/questions/category-answers.ts'
import '../../elements/questions/question-fields.ts'
import { QUESTION_STRINGS } from '../../strings/question-strings.ts'
import { TAB_STRINGS } from '../../strings/tab-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, formStyles, pageStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

const EMPTY: CategoryQuestion = {
  key: '',
  kind: 'text',
  words: { vi: '', en: '' },
  required: false,
  options: [],
  when: null,
}

/** `q2`: a key that no question has, for whoever has none in mind. */
function freeKey(draft: readonly CategoryQuestion[]): string {
  const taken = new Set(draft.map(({ key }) => key))
  let number = draft.length + 1
  while (taken.has(`q${number}`)) number += 1
  return `q${number}`
}

/** What each category asks: every version, and for those who may a new one with its preview in both languages. */
@customElement('questions-page')
export class QuestionsPage extends LitElement {
  @state() private category: string | undefined
  @state() private draft: readonly CategoryQuestion[] = []
  @state() private tried: Answers = {}
  @state() private errors: readonly FieldError[] = []
  @state() private problem: Words | undefined
  @state() private isSaved = false

  private readonly local = new LanguageController(this)
  private readonly list = new Task(this, {
    task: (_args, { signal }) => questionApi.list(signal),
    args: () => [],
    onComplete: ({ categories }) => {
      if (this.category === undefined && categories[0]) this.choose(categories[0].category, categories)
    },
  })

  override render() {
    return html`<article>
      <page-tabs page="questions"></page-tabs>
      <header>
        <h1 tabindex="-1">${this.local.say(TAB_STRINGS.questions)}</h1>
        <p class="muted">${this.local.say(QUESTION_STRINGS.lead)}</p>
      </header>
      ${this.list.render({
        pending: () =>
          this.list.value ? this.renderAll(this.list.value) : html`<page-message waiting></page-message>`,
        error: (error) =>
          html`<page-message icon="alert" .lead=${errorWords(error)}>
            <button @click=${() => void this.list.run()}>${this.local.say(STRINGS.retry)}</button>
          </page-message>`,
        complete: (reply) => this.renderAll(reply),
      })}
    </article>`
  }

  private renderAll(reply: CategoryQuestionsReply) {
    const { categories, today, mayChange } = reply
    const chosen = categories.find(({ category }) => category === this.category)
    return html`<div class="field">
        <label for="which">${this.local.say(QUESTION_STRINGS.category)}</label>
        <select
          id="which"
          @change=${({ currentTarget }: EventOn<'select', 'change'>) => this.choose(currentTarget.value)}
        >
          ${categories.map(
            ({ category }) =>
              html`<option value=${category} ?selected=${category === this.category}>${category}</option>`,
          )}
          ${
            mayChange
              ? html`<option value="" ?selected=${!chosen}>
                  ${this.local.say(QUESTION_STRINGS.another)}
                </option>`
              : nothing
          }
        </select>
      </div>
      ${mayChange ? this.renderEditor(today, chosen === undefined) : nothing} ${this.renderPreview()}
      ${
        chosen && chosen.versions.length > 0
          ? html`<section>
              <h2>${this.local.say(QUESTION_STRINGS.versions)}</h2>
              <ul>
                ${chosen.versions.map(
                  ({ version, validFrom, questions, note, createdBy }) =>
                    html`<li>
                      ${this.local.say(QUESTION_STRINGS.version)} ${version},
                      ${this.local.say(QUESTION_STRINGS.from)} ${formatDay(validFrom)}:
                      ${
                        questions.length === 0
                          ? this.local.say(QUESTION_STRINGS.none)
                          : questions.map(({ words }) => this.local.say(words)).join(' · ')
                      }
                      <span class="muted">${[createdBy, note].filter(Boolean).join(' · ')}</span>
                    </li>`,
                )}
              </ul>
            </section>`
          : nothing
      }`
  }

  private renderEditor(today: string, isNew: boolean) {
    const look = { local: this.local, errors: this.errors }
    return html`<form novalidate @submit=${this.onSubmit}>
      ${isNew ? inputField(look, 'category', QUESTION_STRINGS.newCategory) : nothing}
      ${this.draft.map(
        (question, index) =>
          html`<div class="question">
            <question-fields
              .question=${question}
              index=${index}
              .errors=${this.errors}
              @question-changed=${({ detail }: EventOn<'question-fields', 'question-changed'>) => this.edit(this.draft.with(index, detail))}
            ></question-fields>
            <button
              type="button"
              aria-label="${this.local.say(QUESTION_STRINGS.remove)}: ${index + 1}"
              @click=${() => this.edit(this.draft.toSpliced(index, 1))}
            >
              ${icon('close')} ${this.local.say(QUESTION_STRINGS.remove)}
            </button>
          </div>`,
      )}
      ${this.draft.length === 0 ? html`<p class="muted">${this.local.say(QUESTION_STRINGS.none)}</p>` : nothing}
      ${
        this.draft.length < MAX_QUESTIONS
          ? html`<div>
              <button
                type="button"
                @click=${() => this.edit([...this.draft, { ...EMPTY, key: freeKey(this.draft) }])}
              >
                ${icon('plus')} ${this.local.say(QUESTION_STRINGS.add)}
              </button>
            </div>`
          : nothing
      }
      ${inputField(look, 'validFrom', QUESTION_STRINGS.from, { type: 'date', value: today })}
      ${inputField(look, 'note', QUESTION_STRINGS.note)} ${problemNote(this.local, this.problem)}
      <p role="status">${this.isSaved ? this.local.say(QUESTION_STRINGS.saved) : nothing}</p>
      <div>
        <button class="primary">${icon('check')} ${this.local.say(QUESTION_STRINGS.save)}</button>
      </div>
    </form>`
  }

  private renderPreview() {
    if (this.draft.length === 0) return nothing
    return html`<section>
      <h2>${this.local.say(QUESTION_STRINGS.preview)}</h2>
      <p class="muted">${this.local.say(QUESTION_STRINGS.previewHint)}</p>
      <div class="preview">
        ${(['vi', 'en'] as const).map(
          (language) =>
            html`<category-answers
              in=${language}
              .questions=${this.draft.filter(({ key, words }) => key !== '' && words[language] !== '')}
              .values=${this.tried}
              @answers-changed=${({ detail }: EventOn<'category-answers', 'answers-changed'>) => (this.tried = detail)}
            ></category-answers>`,
        )}
      </div>
    </section>`
  }

  private choose(category: string, categories = this.list.value?.categories ?? []): void {
    this.category = category
    const known = categories.find((each) => each.category === category)
    this.edit(known?.versions[0]?.questions ?? [])
    this.errors = []
    this.problem = undefined
  }

  private edit(draft: readonly CategoryQuestion[]): void {
    this.draft = draft
    this.tried = {}
    this.isSaved = false
  }

  private readonly onSubmit = async (event: EventOn<'form', 'submit'>): Promise<void> => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const value = (name: string) => String(data.get(name) ?? '').trim()
    const known = this.list.value?.categories.find(({ category }) => category === this.category)
    const category = known?.category ?? value('category')
    this.errors = []
    this.problem = undefined
    try {
      await questionApi.save({
        category,
        questions: this.draft.map((question) => ({
          ...question,
          options: [...question.options],
          when: question.when && { ...question.when, is: [...question.when.is] },
        })),
        validFrom: value('validFrom'),
        note: value('note'),
        seen: known?.versions[0]?.version ?? 0,
      })
      this.isSaved = true
      this.category = category
      await this.list.run()
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    pageStyles,
    css`
      :host {
        --page-width: 900px;
      }
      form,
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s4);
      }
      .question {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s2);
        justify-items: start;
      }
      .question > question-fields {
        width: 100%;
      }
      .preview {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 1fr));
        gap: var(--s5);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'questions-page': QuestionsPage
  }
}
