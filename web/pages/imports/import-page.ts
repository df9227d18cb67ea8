import { consume } from '@lit/context'
import { LitElement, css, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type {
  ImportJob,
  ImportJobDetail,
  ImportPlan,
  SaidReading,
} from '../../../server/contract/imports/imports.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { ApiError, errorWords } from '../../api.ts'
import { inputField, problemNote } from '../../elements/page/form-fields.ts'
import '../../elements/page/page-message.ts'
import '../../elements/page/page-tabs.ts'
import { hrefOf, navigate } from '../../router.ts'
import { sessionContext } from '../../session.ts'
import { TAB_STRINGS } from '../../strings/tab-strings.ts'
import { baseStyles, buttonStyles, formStyles, pageStyles, tableStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { type ImportAct, importApi } from './import-api.ts'
import './import-columns.ts'
import { countsOf } from './import-counts.ts'
import './import-drop.ts'
import './import-lists.ts'
import './import-reading.ts'
import './import-run.ts'
import { IMPORT_STATE_WORDS, IMPORT_STRINGS } from './import-strings.ts'

const ASK_AGAIN_MS = 1_000

/** Files of items: uploaded, read as they are meant, tried and brought in. The address names the file, so that a reload goes on. */
@customElement('import-page')
export class ImportPage extends LitElement {
  @property() job: string | undefined
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private files: readonly ImportJob[] | undefined
  @state() private shown: ImportJobDetail | undefined
  @state() private isBusy = false
  @state() private told: Words | undefined
  @state() private problem: Words | undefined
  @state() private errors: readonly FieldError[] = []

  private readonly local = new LanguageController(this)
  private timer: ReturnType<typeof setTimeout> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.askAgain()
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer)
    super.disconnectedCallback()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || changed.has('job')) void this.load()
  }

  override render() {
    const { say } = this.local
    return html`<article>
      <page-tabs page="import"></page-tabs>
      <header>
        <h1 tabindex="-1">${say(TAB_STRINGS.import)}</h1>
        <p class="muted">${say(IMPORT_STRINGS.lead)}</p>
      </header>
      ${this.job === undefined ? this.renderStart() : this.renderJob()}
    </article>`
  }

  private renderStart() {
    const { say } = this.local
    return html`<import-drop @import-uploaded=${this.onUploaded}></import-drop>
      ${problemNote(this.local, this.problem)}
      <section>
        <h2>${say(IMPORT_STRINGS.files)}</h2>
        ${this.files === undefined ? nothing : this.renderFiles(this.files)}
      </section>`
  }

  private renderFiles(files: readonly ImportJob[]) {
    const { say } = this.local
    if (files.length === 0) return html`<p>${say(IMPORT_STRINGS.noFiles)}</p>`
    return html`<div class="table-box" role="region" tabindex="0" aria-label=${say(IMPORT_STRINGS.files)}>
      <table>
        <thead>
          <tr>
            <th scope="col">${say(IMPORT_STRINGS.file)}</th>
            <th scope="col">${say(IMPORT_STRINGS.when)}</th>
            <th scope="col">${say(IMPORT_STRINGS.state)}</th>
            <th scope="col">${say(IMPORT_STRINGS.counts)}</th>
          </tr>
        </thead>
        <tbody>
          ${files.map(
            (file) =>
              html`<tr>
                <th scope="row"><a href=${hrefOf({ page: 'import', job: file.id })}>${file.fileName}</a></th>
                <td>${this.time(file.madeAt)} · ${file.madeBy}</td>
                <td>${say(IMPORT_STATE_WORDS[file.state])}</td>
                <td>${file.counts.rows === 0 ? '' : countsOf(file, this.local)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  }

  private renderJob() {
    const { say } = this.local
    const { shown } = this
    const back = html`<p>
      <a class="back" href=${hrefOf({ page: 'import', job: undefined })}>
        ${icon('arrow-left')} ${say(IMPORT_STRINGS.another)}
      </a>
    </p>`
    if (!shown)
      return html`${back}${this.problem ? problemNote(this.local, this.problem) : html`<page-message waiting></page-message>`}`
    const isFixed = ['trying', 'running', 'stopped', 'done', 'failed'].includes(shown.state)
    const locked = isFixed || this.isBusy
    return html`${back}
      <p class="file"><b>${shown.fileName}</b> · ${this.time(shown.madeAt)} · ${shown.madeBy}</p>
      ${
        shown.before
          ? html`<p class="note">
              ${icon('info')} ${say(IMPORT_STRINGS.before)} ${this.time(shown.before.at)}
              ${say(IMPORT_STRINGS.by)} ${shown.before.by}. ${say(IMPORT_STRINGS.duplicates)}
            </p>`
          : nothing
      }
      ${isFixed ? nothing : this.renderPlan(shown, locked)}
      <div role="status">
        ${this.isBusy ? say(IMPORT_STRINGS.saving) : this.told ? say(this.told) : nothing}
      </div>
      ${problemNote(this.local, this.problem)}
      ${
        this.errors.length === 0
          ? nothing
          : html`<ul class="errors">
              ${this.errors.map((error) => html`<li><code>${error.field}</code>: ${say(error)}</li>`)}
            </ul>`
      }
      <import-run .job=${shown} ?locked=${this.isBusy} @import-asked=${this.onAsked}></import-run>
      ${
        !isFixed
          ? html`<div>
              <button class="danger" ?disabled=${this.isBusy} @click=${() => void this.forget(shown.id)}>
                ${icon('close')} ${say(IMPORT_STRINGS.forget)}
              </button>
            </div>`
          : nothing
      }`
  }

  private renderPlan(shown: ImportJobDetail, locked: boolean) {
    const { say } = this.local
    const look = { local: this.local, errors: [] }
    return html`<import-reading
        .job=${shown}
        ?locked=${locked}
        @import-reading=${this.onReading}
      ></import-reading>
      <import-columns .job=${shown} ?locked=${locked} @import-plan=${this.onPlan}></import-columns>
      <import-lists .job=${shown} ?locked=${locked} @import-plan=${this.onPlan}></import-lists>
      <form class="keep" novalidate @submit=${this.onKeep}>
        ${inputField(look, 'name', IMPORT_STRINGS.mappingName, { value: shown.mapping ?? '' })}
        <button ?disabled=${this.isBusy}>${say(IMPORT_STRINGS.keep)}</button>
      </form>`
  }

  private time(iso: string): string {
    return formatDateTime(iso, this.session?.organisation.zone ?? 'Asia/Ho_Chi_Minh')
  }

  private async load(): Promise<void> {
    const { job } = this
    this.shown = undefined
    this.told = undefined
    await this.change(async () => {
      if (job === undefined) this.files = await importApi.list()
      else return importApi.show(job)
      return undefined
    })
  }

  /** While the service works on the file, how far it has come is asked for again and again. */
  private askAgain(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      const { shown } = this
      const isWorkedOn = shown !== undefined && (shown.state === 'trying' || shown.state === 'running')
      if (!isWorkedOn || this.isBusy) return this.askAgain()
      importApi
        .show(shown.id)
        .then((next) => {
          if (this.shown?.id === next.id && !this.isBusy) this.shown = next
        })
        .catch((error: unknown) => (this.problem = errorWords(error)))
        .finally(() => {
          if (this.isConnected) this.askAgain()
        })
    }, ASK_AGAIN_MS)
  }

  private async change(work: () => Promise<ImportJobDetail | undefined>): Promise<void> {
    const { job } = this
    this.problem = undefined
    this.errors = []
    this.isBusy = true
    try {
      const next = await work()
      if (this.job === job && next) this.shown = next
    } catch (error) {
      if (this.job !== job) return
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
      // What was chosen and is not so after all is shown as it stands.
      if (this.shown) this.shown = { ...this.shown }
    } finally {
      this.isBusy = false
    }
  }

  private readonly onUploaded = ({ detail }: CustomEvent<string>): void => {
    navigate({ page: 'import', job: detail })
  }

  private readonly onReading = ({ detail }: CustomEvent<SaidReading>): void => {
    const { shown } = this
    if (shown) void this.change(() => importApi.plan(shown.id, { ...shown.plan, reading: detail }))
  }

  private readonly onPlan = ({ detail }: CustomEvent<ImportPlan>): void => {
    const { shown } = this
    if (shown) void this.change(() => importApi.plan(shown.id, detail))
  }

  private readonly onAsked = ({ detail }: CustomEvent<ImportAct>): void => {
    const { shown } = this
    this.told = undefined
    if (shown) void this.change(() => importApi.ask(shown.id, detail))
  }

  private readonly onKeep = async (event: EventOn<'form', 'submit'>): Promise<void> => {
    event.preventDefault()
    const { shown } = this
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim()
    if (!shown || name === '') return
    await this.change(() => importApi.keepMapping(shown.id, name))
    if (!this.problem) this.told = IMPORT_STRINGS.kept
  }

  private async forget(id: string): Promise<void> {
    await this.change(async () => {
      await importApi.forget(id)
      return undefined
    })
    if (!this.problem) navigate({ page: 'import', job: undefined })
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    pageStyles,
    tableStyles,
    css`
      .file {
        overflow-wrap: anywhere;
      }
      .note {
        padding: var(--s3);
        background: var(--surface);
      }
      .keep {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s3);
        align-items: end;
      }
      .keep > .field {
        flex: 1 1 16rem;
      }
      .errors {
        padding-inline-start: 1.3em;
        color: var(--error);
        overflow-wrap: anywhere;
      }
      .back,
      tbody a {
        display: inline-block;
        min-height: 44px;
        align-content: center;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'import-page': ImportPage
  }
}
