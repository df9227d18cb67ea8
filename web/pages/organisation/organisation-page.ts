import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { css, LitElement, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { SessionReply, UnitKind, UnitSummary } from '../../../server/contract/people.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { foldedWords } from '../../../server/domain/text/fold-vietnamese.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { ApiError, api, errorWords } from '../../api.ts'
import { inputField, problemNote, selectField } from '../../elements/page/form-fields.ts'
import '../../elements/page/page-message.ts'
import { hrefOf } from '../../router.ts'
import { sessionContext, unitsHeld } from '../../session.ts'
import { UNIT_KIND_WORDS } from '../../../server/words/organisation/unit-kind-words.ts'
import { ORGANISATION_STRINGS } from '../../strings/organisation/organisation-strings.ts'
import { TAB_STRINGS } from '../../strings/tab-strings.ts'
import { baseStyles, buttonStyles, formStyles, pageStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { peopleStyles } from '../people/people-styles.ts'
import { unitOptions } from '../people/role-fields.ts'
import './catalogue-panel.ts'
import './file-panel.ts'
import './look-form.ts'
import { organisationApi } from './organisation-api.ts'
import '../../elements/outside/outside-bodies.ts'
import './unit-changes.ts'
import './unit-panel.ts'

/** As many as are shown at once: whoever looks for one of more types a part of its name. */
const MOST_SHOWN = 60

/** What the office is made of: its units found and changed, its categories and procedures, its look, all of it as a file. */
@customElement('organisation-page')
export class OrganisationPage extends LitElement {
  /** The code of the unit that is looked at. */
  @property() unit: string | undefined
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private typed = ''
  @state() private problem: Words | undefined
  @state() private errors: readonly FieldError[] = []

  private readonly local = new LanguageController(this)
  private readonly units = new Task(this, {
    task: (_args, { signal }) => api.units(signal),
    args: () => [],
  })

  override render() {
    const { local } = this
    const units = unitsHeld(this.session, this.units.value ?? [], 'administrator')
    return html`<article>
      <header>
        <h1 tabindex="-1">${local.say(TAB_STRINGS.organisation)}</h1>
        <p class="muted">${local.say(ORGANISATION_STRINGS.lead)}</p>
      </header>
      ${this.renderUnits(units)}
      ${
        this.unit === undefined
          ? nothing
          : html`<unit-panel
              .code=${this.unit}
              .units=${units}
              @organisation-changed=${this.onChanged}
            ></unit-panel>`
      }
      <details>
        <summary>${local.say(ORGANISATION_STRINGS.addUnit)}</summary>
        ${this.renderAdding(units)}
      </details>
      <unit-changes @organisation-changed=${this.onChanged}></unit-changes>
      <catalogue-panel></catalogue-panel>
      <outside-bodies></outside-bodies>
      <look-form></look-form>
      <file-panel @organisation-changed=${this.onChanged}></file-panel>
    </article>`
  }

  private renderUnits(units: readonly UnitSummary[]) {
    const { local } = this
    const wanted = foldedWords(this.typed)
    const found = units.filter(
      ({ code, name, nameEn }) =>
        foldedWords(`${name} ${nameEn}`).includes(wanted) ||
        code.toLowerCase().startsWith(this.typed.toLowerCase()),
    )
    return html`<section aria-labelledby="units">
      <h2 id="units">${local.say(ORGANISATION_STRINGS.units)}</h2>
      <div class="field">
        <label for="search">${local.say(ORGANISATION_STRINGS.search)}</label>
        <input
          id="search"
          type="search"
          autocomplete="off"
          .value=${this.typed}
          @input=${({ currentTarget }: EventOn<'input', 'input'>) => (this.typed = currentTarget.value)}
        />
      </div>
      <p role="status">
        ${Math.min(found.length, MOST_SHOWN)} / ${units.length} ${local.say(ORGANISATION_STRINGS.found)}
      </p>
      <ul>
        ${found.slice(0, MOST_SHOWN).map(
          (unit) =>
            html`<li data-depth=${Math.min(unit.depth, 4)}>
              <span class="words">
                <a
                  href=${hrefOf({ page: 'organisation', unit: unit.code })}
                  aria-current=${unit.code === this.unit ? 'true' : 'false'}
                  >${unitName(unit, local.language)}</a
                >
                <span class="muted">${unit.code} · ${local.say(UNIT_KIND_WORDS[unit.kind])}</span>
              </span>
            </li>`,
        )}
      </ul>
    </section>`
  }

  private renderAdding(units: readonly UnitSummary[]) {
    const { local } = this
    const look = { local, errors: this.errors }
    const options = unitOptions(local, units)
    return html`<form novalidate @submit=${this.onAdd}>
      ${inputField(look, 'code', ORGANISATION_STRINGS.code)}
      ${inputField(look, 'name', ORGANISATION_STRINGS.name)}
      ${inputField(look, 'nameEn', ORGANISATION_STRINGS.nameEn)}
      ${selectField(look, 'kind', ORGANISATION_STRINGS.kind, {
        value: 'office',
        options: Object.entries(UNIT_KIND_WORDS).map(([value, words]) => ({ value, text: local.say(words) })),
      })}
      ${selectField(look, 'parent', ORGANISATION_STRINGS.parent, { value: options[0]?.value ?? '', options })}
      ${inputField(look, 'validFrom', ORGANISATION_STRINGS.from, { type: 'date' })}
      ${problemNote(local, this.problem)}
      <p class="actions"><button class="primary">${local.say(ORGANISATION_STRINGS.add)}</button></p>
    </form>`
  }

  private async onAdd(event: EventOn<'form', 'submit'>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const value = (name: string) => String(data.get(name) ?? '').trim()
    this.problem = undefined
    this.errors = []
    try {
      await organisationApi.addUnit({
        code: value('code'),
        name: value('name'),
        kind: value('kind') as UnitKind,
        parent: value('parent'),
        ...(value('nameEn') === '' ? {} : { nameEn: value('nameEn') }),
        ...(value('validFrom') === '' ? {} : { validFrom: value('validFrom') }),
      })
      form.reset()
      await this.units.run()
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
    }
  }

  private readonly onChanged = (): void => {
    void this.units.run()
    void this.renderRoot.querySelector('unit-changes')?.reload()
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    pageStyles,
    peopleStyles,
    css`
      li[data-depth='1'] {
        margin-inline-start: 1.25rem;
      }
      li[data-depth='2'] {
        margin-inline-start: 2.5rem;
      }
      li[data-depth='3'] {
        margin-inline-start: 3.75rem;
      }
      li[data-depth='4'] {
        margin-inline-start: 5rem;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'organisation-page': OrganisationPage
  }
}
