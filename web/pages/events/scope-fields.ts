import { css, html } from 'lit'
import { EVENT_KINDS, type EventKind } from '../../../server/contract/events/event-kinds.ts'
import type { UnitSummary } from '../../../server/contract/people.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { fieldErrors, selectField } from '../../elements/page/form-fields.ts'
import type { LanguageController } from '../../ui/localize.ts'
import { unitOptions } from '../people/role-fields.ts'
import { EVENT_KIND_WORDS, EVENT_STRINGS } from './event-strings.ts'

interface ScopeLook {
  readonly local: LanguageController
  readonly errors: readonly FieldError[]
}

/** Which events another system hears of: kinds, and a unit with all below it. */
export function scopeFields(look: ScopeLook, units: readonly UnitSummary[]) {
  const { say } = look.local
  const all = { value: '', text: say(EVENT_STRINGS.allUnits) }
  return html`<fieldset class="field" aria-describedby="hint-kinds wrong-kinds">
      <legend>${say(EVENT_STRINGS.kinds)}</legend>
      <span class="hint" id="hint-kinds">${say(EVENT_STRINGS.kindsHint)}</span>
      <div class="kinds">
        ${EVENT_KINDS.map(
          (kind) =>
            html`<label class="choice">
              <input type="checkbox" name="kinds" value=${kind} />
              ${say(EVENT_KIND_WORDS[kind])}
            </label>`,
        )}
      </div>
      ${fieldErrors(look, 'kinds', 'kinds')}
    </fieldset>
    ${selectField(look, 'unit', EVENT_STRINGS.unit, { value: '', options: [all, ...unitOptions(look.local, units)] })}`
}

/** What a form with these fields says. */
export function readScope(data: FormData): { kinds?: EventKind[]; unit?: string } {
  const kinds = EVENT_KINDS.filter((kind) => data.getAll('kinds').includes(kind))
  const unit = String(data.get('unit') ?? '')
  return { ...(kinds.length > 0 ? { kinds } : {}), ...(unit === '' ? {} : { unit }) }
}

export const scopeStyles = css`
  .kinds {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr));
    column-gap: var(--s3);
  }
  .choice {
    display: flex;
    gap: var(--s2);
    align-items: center;
    min-height: 44px;
    font-weight: 400;
  }
`
