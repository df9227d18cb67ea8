import { css, html, nothing } from 'lit'
import type { Words } from '../../../server/contract/language.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { icon } from '../../ui/icons.ts'
import type { LanguageController } from '../../ui/localize.ts'

/** What every field of a form needs: the language, and what the service said was wrong. */
interface FormLook {
  readonly local: LanguageController
  readonly errors: readonly FieldError[]
}

export interface InputLook {
  readonly type?: 'text' | 'number' | 'date' | 'time' | 'color'
  /** What stands there when the form is opened. */
  readonly value?: string
  /** The service's name of the field, where it differs. */
  readonly field?: string
  readonly placeholder?: string
  readonly hint?: Words
  readonly readonly?: boolean
}

/** What is wrong with the form as a whole. Its place is there before, so that it is read out when it comes. */
export function problemNote(local: LanguageController, problem: Words | undefined) {
  return html`<div role="alert">
    ${problem ? html`<p class="form-error">${icon('alert')} ${local.say(problem)}</p>` : nothing}
  </div>`
}

/** A labelled field with what is wrong with it below. */
export function inputField(look: FormLook, name: string, words: Words, options: InputLook = {}) {
  const { type = 'text', value = '', field = name, placeholder = '', hint, readonly = false } = options
  const isWrong = look.errors.some((error) => error.field === field)
  return html`<div class="field">
    <label for=${name}>${look.local.say(words)}</label>
    ${hint ? html`<span class="hint" id="hint-${name}">${look.local.say(hint)}</span>` : nothing}
    <input
      id=${name}
      name=${name}
      type=${type}
      maxlength="500"
      autocomplete="off"
      placeholder=${placeholder}
      .value=${value}
      ?readonly=${readonly}
      aria-invalid=${isWrong ? 'true' : 'false'}
      aria-describedby="${hint ? `hint-${name} ` : ''}wrong-${name}"
    />
    ${fieldErrors(look, name, field)}
  </div>`
}

/** A choice; the first value is the one chosen when the form is opened. */
export function selectField(
  look: FormLook,
  name: string,
  words: Words,
  { value, options }: { value: string; options: readonly { value: string; text: string }[] },
) {
  return html`<div class="field">
    <label for=${name}>${look.local.say(words)}</label>
    <select id=${name} name=${name} aria-describedby="wrong-${name}">
      ${options.map(
        (option) =>
          html`<option value=${option.value} .selected=${option.value === value}>${option.text}</option>`,
      )}
    </select>
    ${fieldErrors(look, name, name)}
  </div>`
}

/** What the service said of a field, below it; `name` is its element. */
export function fieldErrors({ local, errors }: FormLook, name: string, field: string) {
  return html`<span id="wrong-${name}">
    ${errors
      .filter((error) => error.field === field)
      .map((error) => html`<span class="field-error">${icon('alert')} ${local.say(error)}</span>`)}
  </span>`
}

/** The errors below a field that is a form of its own, by their names there. */
export function errorsBelow(errors: readonly FieldError[], field: string): FieldError[] {
  return errors.flatMap((error) =>
    error.field === field || error.field.startsWith(`${field}.`)
      ? [{ ...error, field: error.field.slice(field.length + 1) }]
      : [],
  )
}

/** Wide dialogs whose fields stand side by side where there is room. */
export const wideFormStyles = css`
  dialog {
    width: min(720px, calc(100vw - 2 * var(--s4)));
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
    gap: var(--s3);
    align-items: end;
  }
  legend ~ .fields {
    margin-top: var(--s2);
  }
  legend ~ .fields label {
    font-weight: 400;
  }
  .choice {
    display: flex;
    gap: var(--s2);
    align-items: center;
    min-height: var(--control);
    font-weight: 400;
  }
`
