import { html } from 'hono/html'
import type { Words } from '../../contract/language.ts'
import { sendPage } from '../../public-frame/page-frame.ts'
import { readCode } from '../../public-frame/read-code.ts'
import { languageField, type View } from '../../public-frame/view.ts'
import { errorSummary } from '../../public-frame/form-fields.ts'
import { CODE_PAGE, LETTER } from './strings.ts'

/** A tablet's code from what a person types; null where it is none. */
export function readFollowUpCode(typed: string): string | null {
  return readCode(typed, 8)
}

/** The field for the code on the tablet. */
export function sendCodePage(
  view: View,
  { entered = '', problem }: { entered?: string; problem?: 'missing' | 'wrong' } = {},
): Promise<Response> {
  const { language } = view
  const error: Words | undefined = problem && CODE_PAGE[problem]
  const title = CODE_PAGE.title[language]
  const body = html`${errorSummary(error ? [{ field: 'code', ...error }] : [], language)}
    <h1>${title}</h1>
    <form class="question" method="get" action="/public/continue" novalidate>
      ${languageField(view)}
      <label for="code">${CODE_PAGE.label[language]}</label>
      <p class="hint" id="code-hint">${CODE_PAGE.hint[language]}</p>
      ${error && html`<p class="error" id="code-error">${error[language]}</p>`}
      <input
        id="code"
        name="code"
        class="code-input"
        value="${entered}"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        maxlength="40"
        aria-describedby="${error ? 'code-hint code-error' : 'code-hint'}"
        ${error && html`aria-invalid="true"`}
      />
      <button type="submit">${LETTER.next[language]}</button>
    </form>`
  return sendPage(view, { title, section: 'send', status: error ? 400 : 200, body })
}
