import type { GivenRole, Role, UnitSummary } from '../../../server/contract/people.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { ROLE_WORDS } from '../../../server/words/role-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { inputField, selectField } from '../../elements/page/form-fields.ts'
import { PEOPLE_STRINGS } from '../../strings/people-strings.ts'
import type { LanguageController } from '../../ui/localize.ts'

export interface PeopleFormLook {
  readonly local: LanguageController
  readonly errors: readonly FieldError[]
}

/** Every role, by its words. */
export function roleOptions(local: LanguageController) {
  return Object.entries(ROLE_WORDS).map(([value, words]) => ({ value, text: local.say(words) }))
}

export function unitOptions(local: LanguageController, units: readonly UnitSummary[]) {
  return units.map((unit) => ({
    value: unit.code,
    text: `${'– '.repeat(unit.depth)}${unitName(unit, local.language)}`,
  }))
}

/** A role over a unit, and from when until when. */
export function roleFields(look: PeopleFormLook, units: readonly UnitSummary[]) {
  const options = unitOptions(look.local, units)
  return [
    selectField(look, 'role', PEOPLE_STRINGS.role, { value: 'officer', options: roleOptions(look.local) }),
    selectField(look, 'unit', PEOPLE_STRINGS.unit, { value: options[0]?.value ?? '', options }),
    inputField(look, 'from', PEOPLE_STRINGS.from, { type: 'date' }),
    inputField(look, 'lastDay', PEOPLE_STRINGS.lastDay, { type: 'date', hint: PEOPLE_STRINGS.lastDayHint }),
  ]
}

/** What a form with these fields says. */
export function readRole(data: FormData): GivenRole {
  const value = (name: string) => String(data.get(name) ?? '').trim()
  return {
    role: value('role') as Role,
    unit: value('unit'),
    ...(value('from') === '' ? {} : { from: value('from') }),
    lastDay: value('lastDay') || null,
  }
}
