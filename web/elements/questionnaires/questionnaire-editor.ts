import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import type {
  QuestionnaireDetail,
  QuestionnaireDraft,
} from '../../../server/contract/surveys/questionnaires.ts'
import { formatDateTime, formatDay } from '../../../server/words/format.ts'
import { ApiError, errorWords } from '../../api.ts'
import { questionnaireApi } from './questionnaire-api.ts'
import { hrefOf } from '../../router.ts'
import { sessionContext } from '../../session.ts'
import { QUESTIONNAIRE_STRINGS } from '../../strings/questionnaire-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'
import '../page/page-message.ts'
import './publish-questionnaire.ts'
import './questionnaire-changes.ts'
import './questionnaire-draft.ts'
import './tablet-preview.ts'

/** One questionnaire: its draft beside the tablet that shows it, the step to a version, and the versions there are. */
@customElement('questionnaire-editor')
export class QuestionnaireEditor extends LitElement {
  @property() code = ''
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  /** As it is written here; what is saved stands in the detail. */
  @state() private draft: QuestionnaireDraft | null = null
  @state() private isSaved = true
  @state() private told: string | undefined
  @state() private problem: Words | undefined
  @state() private errors: readonly FieldError[] = []

  private readonly local = new LanguageController(this)
  private readonly detail = new Task(this, {
    task: ([code], { signal }) => questionnaireApi.show(code, signal),
    args: () => [this.code] as const,
    onComplete: (detail) => this.take(detail),
  })

  override render() {
    return html`<p>
        <a href=${hrefOf({ page: 'questionnaires', code: undefined })}
          >${icon('arrow-left')} ${this.local.say(QUESTIONNAIRE_STRINGS.back)}</a
        >
      </p>
      ${this.detail.render({
        pending: () =>
          this.detail.value ? this.renderAll(this.detail.value) : html`<page-message waiting></page-message>`,
        error: (error) =>
          html`<page-message icon="alert" .lead=${errorWords(error)}>
            <button @click=${() => void this.detail.run()}>${this.local.say(STRINGS.retry)}</button>
          </page-message>`,
        complete: (detail) => this.renderAll(detail),
      })}`
  }

  private renderAll(detail: QuestionnaireDetail) {
    const { name, nameEn, retiredAt, versions, uses } = detail
    const shown = this.draft ?? newestOf(detail)
    return html`<h2>${this.local.say({ vi: name, en: nameEn })} <code>${detail.code}</code></h2>
      <p role="status">${this.told}</p>
      ${problemNote(this.local, this.problem)}
      ${retiredAt === null ? this.renderDraft(detail) : html`<p>${this.local.say(QUESTIONNAIRE_STRINGS.retired)}</p>`}
      ${
        shown
          ? html`<section>
              <h2>${this.local.say(QUESTIONNAIRE_STRINGS.preview)}</h2>
              <tablet-preview .questionnaire=${shown}></tablet-preview>
            </section>`
          : nothing
      }
      ${this.draft ? this.renderPublish(detail) : nothing}
      ${
        uses.length > 0
          ? html`<section>
              <h2>${this.local.say(QUESTIONNAIRE_STRINGS.askedAt)}</h2>
              <ul>
                ${uses.map(
                  ({ version, from, place }) =>
                    html`<li>
                      ${place.kind === 'desk' ? `${this.local.say(QUESTIONNAIRE_STRINGS.desk)}: ` : ''}${this.local.say(place)}:
                      ${this.local.say(QUESTIONNAIRE_STRINGS.version)} ${version},
                      ${this.local.say(QUESTIONNAIRE_STRINGS.from)} ${formatDay(from)}
                    </li>`,
                )}
              </ul>
            </section>`
          : nothing
      }
      ${
        versions.length > 0
          ? html`<section>
              <h2>${this.local.say(QUESTIONNAIRE_STRINGS.versions)}</h2>
              ${versions.map(
                ({ version, publishedAt, changes }) =>
                  html`<h3>
                      ${this.local.say(QUESTIONNAIRE_STRINGS.version)} ${version},
                      ${formatDateTime(publishedAt, this.session?.organisation.zone ?? 'Asia/Ho_Chi_Minh')}
                    </h3>
                    ${changes ? html`<questionnaire-changes .changes=${changes}></questionnaire-changes>` : nothing}`,
              )}
            </section>`
          : nothing
      }
      ${
        detail.mayRetire
          ? html`<details>
              <summary>${this.local.say(QUESTIONNAIRE_STRINGS.retire)}</summary>
              <p>${this.local.say(QUESTIONNAIRE_STRINGS.retireHint)}</p>
              <button class="danger" @click=${() => void this.retire(detail)}>
                ${this.local.say(QUESTIONNAIRE_STRINGS.retireSure)}
              </button>
            </details>`
          : nothing
      }`
  }

  private renderDraft(detail: QuestionnaireDetail) {
    const newest = newestOf(detail)
    if (!this.draft)
      return newest
        ? html`<button @click=${() => this.edit(newest)}>
            ${this.local.say(QUESTIONNAIRE_STRINGS.writeNext)}
          </button>`
        : nothing
    const errors = this.isSaved ? detail.problems : this.errors
    return html`<section>
      <h2>${this.local.say(QUESTIONNAIRE_STRINGS.draft)}</h2>
      <questionnaire-draft
        .draft=${this.draft}
        .errors=${errors}
        @draft-changed=${({ detail: draft }: EventOn<'questionnaire-draft', 'draft-changed'>) => this.edit(draft)}
      ></questionnaire-draft>
      <div class="save">
        <button class="primary" @click=${() => void this.save(detail)}>
          ${icon('check')} ${this.local.say(QUESTIONNAIRE_STRINGS.save)}
        </button>
        ${this.isSaved ? nothing : html`<span>${this.local.say(QUESTIONNAIRE_STRINGS.unsaved)}</span>`}
      </div>
    </section>`
  }

  private renderPublish(detail: QuestionnaireDetail) {
    const { problems } = detail
    const body = !this.isSaved
      ? html`<p>${this.local.say(QUESTIONNAIRE_STRINGS.saveFirst)}</p>`
      : problems.length > 0
        ? html`<p>${this.local.say(QUESTIONNAIRE_STRINGS.problems)}:</p>
            <ul>
              ${problems.map(
                (problem) =>
                  html`<li>
                    <code>${problem.field.replace('draft.', '')}</code> ${this.local.say(problem)}
                  </li>`,
              )}
            </ul>`
        : html`<p>${this.local.say(QUESTIONNAIRE_STRINGS.noProblems)}</p>
            <publish-questionnaire
              .detail=${detail}
              @questionnaire-published=${({ detail: version }: EventOn<'publish-questionnaire', 'questionnaire-published'>) => this.onPublished(version)}
            ></publish-questionnaire>`
    return html`<section>
      <h2>${this.local.say(QUESTIONNAIRE_STRINGS.publish)}</h2>
      ${body}
    </section>`
  }

  private take({ draft }: QuestionnaireDetail): void {
    this.draft = draft
    this.isSaved = true
    this.errors = []
  }

  private edit(draft: QuestionnaireDraft): void {
    this.draft = draft
    this.isSaved = false
    this.told = undefined
  }

  private async save({ revision }: QuestionnaireDetail): Promise<void> {
    const { draft } = this
    if (!draft) return
    await this.act(async () => {
      await questionnaireApi.save(this.code, { revision, draft })
      await this.detail.run()
      this.told = this.local.say(QUESTIONNAIRE_STRINGS.saved)
    })
  }

  private async retire({ revision }: QuestionnaireDetail): Promise<void> {
    await this.act(async () => {
      await questionnaireApi.retire(this.code, revision)
      await this.detail.run()
    })
  }

  private onPublished(version: number): void {
    void this.detail.run().then(() => {
      this.told = `${this.local.say(QUESTIONNAIRE_STRINGS.published)} ${version}.`
    })
  }

  /** What is written stays on the page whatever the service says. */
  private async act(work: () => Promise<void>): Promise<void> {
    this.problem = undefined
    this.errors = []
    try {
      await work()
    } catch (error) {
      this.problem = errorWords(error)
      this.errors = error instanceof ApiError ? error.errors : []
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      :host,
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s4);
        justify-items: start;
      }
      section,
      section > * {
        width: 100%;
      }
      section > button {
        width: auto;
      }
      h2 code {
        color: var(--ink-3);
        font-size: 0.875rem;
        font-weight: 400;
      }
      .save {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s3);
        align-items: center;
      }
    `,
  ]
}

/** What the next version begins with. */
function newestOf({ versions }: QuestionnaireDetail): QuestionnaireDraft | null {
  const newest = versions[0]?.body
  if (!newest) return null
  const { reasons, questions = [], ...rest } = newest
  return { ...rest, reasons: [...reasons], questions: [...questions] }
}

declare global {
  interface HTMLElementTagNameMap {
    'questionnaire-editor': QuestionnaireEditor
  }
}
