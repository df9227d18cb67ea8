import { html } from 'hono/html'
import { CODE_FORM } from './strings.ts'
import { type Html, languageField, type View } from './view.ts'

interface CodeFormState {
  /** What the person typed, shown back for correction. */
  readonly entered?: string
  readonly error?: string
}

/** The field for a tracking code; the address it leads to tidies what was typed. */
export function codeForm(view: View, { entered = '', error }: CodeFormState = {}): Html {
  const { language } = view
  const describedBy = error === undefined ? 'code-hint' : 'code-hint code-error'
  return html`<form class="code-form" action="/public/track" method="get" novalidate>
    ${languageField(view)}
    <label for="code">${CODE_FORM.label[language]}</label>
    <p class="hint" id="code-hint">${CODE_FORM.hint[language]}</p>
    ${error !== undefined && html`<p class="error" id="code-error">${error}</p>`}
    <div class="field-row">
      <input
        id="code"
        name="code"
        class="code-input"
        value="${entered}"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        maxlength="60"
        aria-describedby="${describedBy}"
        ${error !== undefined && html`aria-invalid="true"`}
      />
      <button type="submit">${CODE_FORM.submit[language]}</button>
    </div>
  </form>`
}
