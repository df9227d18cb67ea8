import { html } from 'hono/html'
import {
  askedQuestions,
  type CategoryAnswers,
  type CategoryQuestion,
  MAX_ANSWER,
  YES_NO,
} from '../../contract/feedback/asked-questions.ts'
import { errorOf, type FieldState, marksOf } from '../../public-frame/form-fields.ts'
import type { Html } from '../../public-frame/view.ts'
import { YES_NO_WORDS } from '../../words/answer-words.ts'
import { LETTER, QUESTIONS } from './strings.ts'

/**
 * What a category asks, as far as the answers until now open it; what a further answer opens is asked once this page is sent.
 * The names of what is shown travel with the form, so that a question that opens is no mistake of who sent it.
 */
export function moreFields(
  state: FieldState,
  questions: readonly CategoryQuestion[],
  answers: CategoryAnswers,
): Html {
  const asked = askedQuestions(questions, answers)
  const hasMore = asked.length < questions.length
  return html`<h1>${QUESTIONS.more[state.language]}</h1>
    ${hasMore && html`<p class="hint">${QUESTIONS.moreHint[state.language]}</p>`}
    ${asked.map(
      (question) =>
        html`<input type="hidden" name="shown" value="${question.key}" />${field(
            state,
            question,
            answers[question.key] ?? '',
          )}`,
    )}`
}

const TYPES = { text: 'text', number: 'text', date: 'date' } as const

function field(state: FieldState, question: CategoryQuestion, answer: string): Html {
  const { key, kind } = question
  const name = `more-${key}`
  const label = labelOf(state, question)
  if (kind === 'one-of' || kind === 'yes-no') return choice(state, question, name, label, answer)
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${errorOf(state, name)}
    <input
      id="${name}"
      name="${name}"
      type="${TYPES[kind]}"
      ${kind === 'number' && html`inputmode="decimal"`}
      maxlength="${MAX_ANSWER}"
      value="${answer}"
      autocomplete="off"
      ${marksOf(state, name, false)}
    />
  </div>`
}

function choice(
  state: FieldState,
  question: CategoryQuestion,
  name: string,
  label: string,
  answer: string,
): Html {
  const { language } = state
  const choices =
    question.kind === 'yes-no' ? YES_NO.map((key) => ({ key, words: YES_NO_WORDS[key] })) : question.options
  const error = errorOf(state, name)
  return html`<fieldset ${error && html`aria-describedby="${name}-error"`}>
    <legend>${label}</legend>
    ${error}
    ${choices.map(({ key, words }, index) => {
      const id = index === 0 ? name : `${name}-${index}`
      return html`<div class="choice">
        <input type="radio" id="${id}" name="${name}" value="${key}" ${key === answer && html`checked`} />
        <label for="${id}">${words[language]}</label>
      </div>`
    })}
  </fieldset>`
}

function labelOf({ language }: FieldState, { words, required }: CategoryQuestion): string {
  return required ? words[language] : `${words[language]} ${LETTER.optional[language]}`
}
