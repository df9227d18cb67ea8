import { html } from 'hono/html'
import type { Language } from '../contract/language.ts'
import type { FieldError } from '../contract/refusals.ts'
import { PRIVATE_HEADERS } from './problem-pages.ts'
import { FORM } from './strings.ts'
import type { Html } from './view.ts'

/**
 * One person's words: kept by no cache, found by no search engine. Browsers leave the origin out of a form where no
 * referrer may be told, so it is told to ourselves.
 */
export const FORM_HEADERS = { ...PRIVATE_HEADERS, 'referrer-policy': 'same-origin' }

/** A form that nobody has written in yet: it is for everybody to find. */
export const BLANK_FORM_HEADERS = { ...FORM_HEADERS, 'x-robots-tag': 'all' }

/** What a field needs to say what is wrong with it. */
export interface FieldState {
  readonly language: Language
  readonly errors: readonly FieldError[]
}

export function errorOf({ errors, language }: FieldState, field: string): Html | null {
  const error = errors.find((each) => each.field === field)
  return error ? html`<p class="error" id="${field}-error">${error[language]}</p>` : null
}

/** The attributes that join a field to its hint and its error. */
export function marksOf({ errors }: FieldState, field: string, hint: boolean): (Html | false)[] {
  const isWrong = errors.some((each) => each.field === field)
  const describedBy = [...(hint ? [`${field}-hint`] : []), ...(isWrong ? [`${field}-error`] : [])]
  return [
    describedBy.length > 0 && html` aria-describedby="${describedBy.join(' ')}"`,
    isWrong && html` aria-invalid="true"`,
  ]
}

interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

/** One of several, none chosen beforehand; the question is the page's heading. The first one is what an error leads to. */
export function radios(
  state: FieldState,
  field: string,
  question: { readonly title: string; readonly hint?: string; readonly level?: 1 | 2 },
  choices: readonly Choice[],
  chosen: string | undefined,
): Html {
  const error = errorOf(state, field)
  const describedBy = [...(question.hint ? [`${field}-hint`] : []), ...(error ? [`${field}-error`] : [])]
  return html`<fieldset ${describedBy.length > 0 && html`aria-describedby="${describedBy.join(' ')}"`}>
    <legend>
      ${question.level === 2 ? html`<h2>${question.title}</h2>` : html`<h1>${question.title}</h1>`}
    </legend>
    ${question.hint && html`<p class="hint" id="${field}-hint">${question.hint}</p>`} ${error}
    ${choices.map(
      ({ value, label, hint }, index) =>
        html`<div class="choice">
          <input
            type="radio"
            id="${index === 0 ? field : `${field}-${index}`}"
            name="${field}"
            value="${value}"
            ${hint !== undefined && html`aria-describedby="${field}-${index}-hint"`}
            ${value === chosen && html`checked`}
          />
          <label for="${index === 0 ? field : `${field}-${index}`}">${label}</label>
          ${hint !== undefined && html`<p class="hint" id="${field}-${index}-hint">${hint}</p>`}
        </div>`,
    )}
  </fieldset>`
}

/** A box to tick, never ticked beforehand. */
export function box(name: string, { value, label }: Choice, isTicked: boolean): Html {
  return html`<div class="choice">
    <input
      type="checkbox"
      id="${name}-${value}"
      name="${name}"
      value="${value}"
      ${isTicked && html`checked`}
    />
    <label for="${name}-${value}">${label}</label>
  </div>`
}

/** Programs that fill every field fill this one too. People never meet it, unless it has been filled. */
export function trap(state: FieldState, typed: string): Html {
  const error = errorOf(state, 'website')
  return html`<div class="field ${error === null ? 'unseen' : ''}">
    <label for="website">${FORM.leaveEmpty[state.language]}</label>
    ${error}
    <input
      id="website"
      name="website"
      value="${typed}"
      autocomplete="off"
      ${error === null && html`tabindex="-1"`}
      ${marksOf(state, 'website', false)}
    />
  </div>`
}

/** Says first what is wrong; each line leads to its field. */
export function errorSummary(errors: readonly FieldError[], language: Language): Html | null {
  if (errors.length === 0) return null
  return html`<div class="error-summary" role="alert" aria-labelledby="error-title" tabindex="-1" autofocus>
    <h2 id="error-title">${FORM.pleaseCheck[language]}</h2>
    <ul>
      ${errors.map((error) => html`<li><a href="#${error.field}">${error[language]}</a></li>`)}
    </ul>
  </div>`
}
