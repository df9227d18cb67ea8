import { LitElement, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { FileDifference, FilePlan } from '../../../server/contract/organisation/organisation-file.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { ApiError, errorWords } from '../../api.ts'
import { problemNote } from '../../elements/page/form-fields.ts'
import { ORGANISATION_STRINGS } from '../../strings/organisation/organisation-strings.ts'
import { FILE_FIELD_WORDS, PART_WORDS, valueWords } from '../../strings/organisation/difference-words.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { peopleStyles } from '../people/people-styles.ts'
import { organisationApi } from './organisation-api.ts'

/**
 * The organisation as a file: out, and in again by what differs, shown before it is applied whole.
 *
 * @fires organisation-changed - units or desks are others by now
 */
@customElement('file-panel')
export class FilePanel extends LitElement {
  /** The plan that is shown, and how it is carried out. */
  @state() private shown: { readonly plan: FilePlan; readonly apply: () => Promise<void> } | undefined
  @state() private problem: Words | undefined
  @state() private errors: readonly FieldError[] = []
  @state() private told: Words | undefined

  private readonly local = new LanguageController(this)

  override render() {
    const { local } = this
    return html`<section aria-labelledby="file">
      <h2 id="file">${local.say(ORGANISATION_STRINGS.file)}</h2>
      <p><a href="/api/organisation/file" download>${local.say(ORGANISATION_STRINGS.download)}</a></p>
      <h3>${local.say(ORGANISATION_STRINGS.tables)}</h3>
      <p class="muted">${local.say(ORGANISATION_STRINGS.tablesHint)}</p>
      <ul class="links">
        ${TABLES.map(
          ([format, words]) =>
            html`<li>
              <a href="/api/organisation/tables?format=${format}&amp;lang=${local.language}" download
                >${local.say(words)}</a
              >
            </li>`,
        )}
      </ul>
      <form class="narrow" novalidate @submit=${this.onCompare}>
        <div class="field">
          <label for="organisation">${local.say(ORGANISATION_STRINGS.chooseFile)}</label>
          <input id="organisation" name="organisation" type="file" accept=".json,.xlsx,.csv" />
        </div>
        ${problemNote(local, this.problem)}
        <ul>
          ${this.errors.map((error) => html`<li>${error.field}: ${local.say(error)}</li>`)}
        </ul>
        <p role="status">${this.told ? local.say(this.told) : nothing}</p>
        <p class="actions"><button>${local.say(ORGANISATION_STRINGS.compare)}</button></p>
      </form>
      ${this.shown ? this.renderPlan(this.shown.plan) : nothing}
    </section>`
  }

  private renderPlan({ differences }: FilePlan) {
    const { local } = this
    if (differences.length === 0) return html`<p>${local.say(ORGANISATION_STRINGS.noDifference)}</p>`
    return html`<h3>${local.say(ORGANISATION_STRINGS.differences)}: ${differences.length}</h3>
      <ul>
        ${differences.map((each) => this.renderDifference(each))}
      </ul>
      <p class="actions">
        <button class="primary" @click=${() => void this.apply()}>
          ${local.say(ORGANISATION_STRINGS.apply)}
        </button>
      </p>`
  }

  private renderDifference({ part, key, isNew, fields }: FileDifference) {
    const { language } = this.local
    const told = isNew ? fields.filter(({ to }) => to !== key && to !== null && to !== '') : fields
    return html`<li>
      <span class="words">
        <b>${this.local.say(PART_WORDS[part])} ${key}</b>
        ${isNew ? `(${this.local.say(ORGANISATION_STRINGS.isNew)})` : nothing}
        ${told.map(({ field, from, to }) => {
          const words = FILE_FIELD_WORDS[field]
          const now = valueWords(field, to, language)
          return html`<br /><span class="muted"
              >${words ? this.local.say(words) : field}:
              ${isNew ? now : `${valueWords(field, from, language)} → ${now}`}</span
            >`
        })}
      </span>
    </li>`
  }

  private async onCompare(event: EventOn<'form', 'submit'>): Promise<void> {
    event.preventDefault()
    const given = new FormData(event.currentTarget).get('organisation')
    if (!(given instanceof File) || given.size === 0) return
    this.shown = undefined
    await this.attempt(async () => {
      this.shown = await (isTable(given) ? planTables(given) : planJson(given))
    })
  }

  private async apply(): Promise<void> {
    const { shown } = this
    if (!shown) return
    await this.attempt(async () => {
      await shown.apply()
      this.told = ORGANISATION_STRINGS.applied
      this.shown = undefined
      emit(this, 'organisation-changed', null)
    })
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.problem = undefined
    this.told = undefined
    this.errors = []
    try {
      await work()
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
    }
  }

  static override readonly styles = [baseStyles, buttonStyles, formStyles, peopleStyles]
}

const TABLES = [
  ['xlsx', ORGANISATION_STRINGS.workbook],
  ['units.csv', ORGANISATION_STRINGS.unitsCsv],
  ['people.csv', ORGANISATION_STRINGS.peopleCsv],
] as const

function isTable(file: File): boolean {
  return /\.(xlsx|csv|txt)$/i.test(file.name)
}

async function planTables(file: File) {
  const plan = await organisationApi.planTables(file)
  return { plan, apply: () => organisationApi.applyTables(file, plan.fingerprint) }
}

async function planJson(given: File) {
  const file = await readJson(given)
  const plan = await organisationApi.planFile(file)
  return { plan, apply: () => organisationApi.applyFile(file, plan.fingerprint) }
}

/** What is no JSON is sent as it is: the service says so. */
async function readJson(file: File): Promise<unknown> {
  const text = await file.text()
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'file-panel': FilePanel
  }
  interface HTMLElementEventMap {
    /** Units or desks are others by now. */
    'organisation-changed': CustomEvent<null>
  }
}
