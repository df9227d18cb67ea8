import { html } from 'lit'
import type { Words } from '../../../server/contract/language.ts'
import { fieldErrors } from '../../elements/page/form-fields.ts'
import { PEOPLE_STRINGS } from '../../strings/people-strings.ts'
import type { PeopleFormLook } from './role-fields.ts'

/** A password to be typed or pasted: the present one, or a new one with what makes it good. */
export function passwordField(look: PeopleFormLook, name: 'present' | 'password', words: Words) {
  const isNew = name === 'password'
  return html`<div class="field">
    <label for=${name}>${look.local.say(words)}</label>
    <span class="hint" id="hint-${name}">${isNew ? look.local.say(PEOPLE_STRINGS.passwordHint) : ''}</span>
    <input
      id=${name}
      name=${name}
      type="password"
      maxlength="200"
      autocomplete=${isNew ? 'new-password' : 'current-password'}
      aria-describedby="hint-${name} wrong-${name}"
    />
    ${fieldErrors(look, name, name)}
  </div>`
}
