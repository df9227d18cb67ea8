import { Task } from '@lit/task'
import { LitElement, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { DeadlineRule } from '../../../server/contract/deadlines/calendar.ts'
import type { Words } from '../../../server/contract/language.ts'
import type {
  Catalogue,
  Category,
  ProcedureVersion,
} from '../../../server/contract/organisation/catalogue.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { formatDay } from '../../../server/words/format.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { ApiError, errorWords } from '../../api.ts'
import { inputField, problemNote } from '../../elements/page/form-fields.ts'
import { ORGANISATION_STRINGS } from '../../strings/organisation/organisation-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { peopleStyles } from '../people/people-styles.ts'
import { namesIn } from './names-in.ts'
import { organisationApi } from './organisation-api.ts'

/** The office's categories in their order, and its procedures with statutory and committed time. */
@customElement('catalogue-panel')
export class CataloguePanel extends LitElement {
  @state() private problem: Words | undefined
  @state() private told: Words | undefined
  @state() private errors: readonly FieldError[] = []

  private readonly local = new LanguageController(this)
  private readonly shown = new Task(this, {
    task: (_args, { signal }) => organisationApi.catalogue(signal),
    args: () => [],
  })

  override render() {
    const { value } = this.shown
    if (!value) return nothing
    return html`${problemNote(this.local, this.problem)}
      <p role="status">${this.told ? this.local.say(this.told) : nothing}</p>
      ${this.renderCategories(value)} ${this.renderProcedures(value)}`
  }

  private renderCategories({ categories }: Catalogue) {
    const { local } = this
    const look = { local, errors: [] }
    return html`<section aria-labelledby="categories">
      <h2 id="categories">${local.say(ORGANISATION_STRINGS.categories)}</h2>
      <ul>
        ${categories.map((category, index) => this.renderCategory(category, index))}
      </ul>
      <form novalidate @submit=${this.onAdd}>
        ${inputField(look, 'category-name', ORGANISATION_STRINGS.name)}
        ${inputField(look, 'category-en', ORGANISATION_STRINGS.nameEn)}
        <p class="actions"><button>${local.say(ORGANISATION_STRINGS.add)}</button></p>
      </form>
    </section>`
  }

  private renderCategory(category: Category, index: number) {
    const { local } = this
    const { id, retiredOn } = category
    const name = unitName(category, local.language)
    const retire = local.say(retiredOn === null ? ORGANISATION_STRINGS.retire : ORGANISATION_STRINGS.reopen)
    const rename = local.say(ORGANISATION_STRINGS.rename)
    const up = local.say(ORGANISATION_STRINGS.up)
    return html`<li class=${retiredOn === null ? '' : 'ended'}>
      <form novalidate @submit=${(event: EventOn<'form', 'submit'>) => void this.onRename(event, id)}>
        <div class="field">
          <label for="c-${id}"
            >${name}${
              retiredOn === null
                ? nothing
                : ` (${local.say(ORGANISATION_STRINGS.retiredOn)} ${formatDay(retiredOn)})`
            }</label
          >
          <input id="c-${id}" name="name" maxlength="120" .value=${category.name} />
        </div>
        <div class="field">
          <label for="ce-${id}"
            >${local.say(ORGANISATION_STRINGS.nameEn)}<span class="visually-hidden">: ${name}</span></label
          >
          <input id="ce-${id}" name="nameEn" maxlength="120" lang="en" .value=${category.nameEn} />
        </div>
        <span class="actions">
          <button aria-label="${rename}: ${name}">${rename}</button>
          <button
            type="button"
            aria-label="${up}: ${name}"
            ?disabled=${index === 0}
            @click=${() => void this.change({ id, position: index })}
          >
            ${up}
          </button>
          <button
            type="button"
            aria-label="${retire}: ${name}"
            @click=${() => void this.change({ id, retired: retiredOn === null })}
          >
            ${retire}
          </button>
        </span>
      </form>
    </li>`
  }

  private renderProcedures({ procedures }: Catalogue) {
    const { local } = this
    const look = { local, errors: this.errors }
    return html`<section aria-labelledby="procedures">
      <h2 id="procedures">${local.say(ORGANISATION_STRINGS.procedures)}</h2>
      <ul>
        ${procedures.map((version) => this.renderProcedure(version))}
      </ul>
      <details>
        <summary>
          ${local.say(ORGANISATION_STRINGS.add)}: ${local.say(ORGANISATION_STRINGS.procedures)}
        </summary>
        <p class="muted">${local.say(ORGANISATION_STRINGS.procedureHint)}</p>
        <form novalidate @submit=${this.onProcedure}>
          ${inputField(look, 'code', ORGANISATION_STRINGS.code)}
          ${inputField(look, 'name', ORGANISATION_STRINGS.name)}
          ${inputField(look, 'nameEn', ORGANISATION_STRINGS.nameEn)}
          ${inputField(look, 'category', ORGANISATION_STRINGS.category)}
          ${inputField(look, 'statutory', ORGANISATION_STRINGS.statutory, { type: 'number' })}
          ${inputField(look, 'committed', ORGANISATION_STRINGS.committed, { type: 'number' })}
          ${inputField(look, 'validFrom', ORGANISATION_STRINGS.onDay, { type: 'date' })}
          <label class="choice"
            ><input type="checkbox" name="retired" /> ${local.say(ORGANISATION_STRINGS.retired)}</label
          >
          <p class="actions"><button>${local.say(ORGANISATION_STRINGS.save)}</button></p>
        </form>
      </details>
    </section>`
  }

  private renderProcedure(version: ProcedureVersion) {
    const { local } = this
    const { code, validFrom, statutory, committed, retired, category } = version
    const times = retired
      ? local.say(ORGANISATION_STRINGS.retired)
      : `${local.say(ORGANISATION_STRINGS.statutory)}: ${amountOf(statutory)} · ${local.say(ORGANISATION_STRINGS.committed)}: ${amountOf(committed)}`
    return html`<li class=${retired ? 'ended' : ''}>
      <span class="words">
        <b>${code}</b> ${unitName(version, local.language)}<br />
        <span class="muted"
          >${local.say(ORGANISATION_STRINGS.from)}
          ${formatDay(validFrom)}${category === null ? '' : ` · ${category}`} · ${times}</span
        >
      </span>
    </li>`
  }

  private async onAdd(event: EventOn<'form', 'submit'>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const [name, nameEn] = ['category-name', 'category-en'].map((field) =>
      String(data.get(field) ?? '').trim(),
    )
    await this.save(() => organisationApi.addCategory({ name: name ?? '', ...(nameEn ? { nameEn } : {}) }))
    if (this.problem === undefined) form.reset()
  }

  private async onRename(event: EventOn<'form', 'submit'>, id: string): Promise<void> {
    event.preventDefault()
    await this.change({ id, ...namesIn(event.currentTarget) })
  }

  private change(change: Parameters<typeof organisationApi.changeCategory>[0]): Promise<void> {
    return this.save(() => organisationApi.changeCategory(change))
  }

  private async onProcedure(event: EventOn<'form', 'submit'>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const value = (name: string) => String(data.get(name) ?? '').trim()
    const days = (name: string): DeadlineRule => ({ kind: 'working-days', count: Number(value(name)) })
    await this.save(() =>
      organisationApi.saveProcedure({
        code: value('code'),
        name: value('name'),
        ...(value('nameEn') === '' ? {} : { nameEn: value('nameEn') }),
        category: value('category') || null,
        statutory: days('statutory'),
        committed: days('committed'),
        ...(value('validFrom') === '' ? {} : { validFrom: value('validFrom') }),
        retired: data.get('retired') !== null,
      }),
    )
    if (this.problem === undefined) form.reset()
  }

  private async save(work: () => Promise<void>): Promise<void> {
    this.problem = undefined
    this.told = undefined
    this.errors = []
    try {
      await work()
      await this.shown.run()
      this.told = ORGANISATION_STRINGS.saved
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
    }
  }

  static override readonly styles = [baseStyles, buttonStyles, formStyles, peopleStyles]
}

/** How long a rule gives, as a number of its unit. */
function amountOf(rule: DeadlineRule): string {
  if ('count' in rule) return String(rule.count)
  return 'minutes' in rule ? `${rule.minutes}′` : rule.cutOff
}

declare global {
  interface HTMLElementTagNameMap {
    'catalogue-panel': CataloguePanel
  }
}
