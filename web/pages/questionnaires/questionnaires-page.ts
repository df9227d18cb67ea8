import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import type {
  QuestionnaireList,
  QuestionnaireSummary,
} from '../../../server/contract/surveys/questionnaires.ts'
import { ApiError, errorWords } from '../../api.ts'
import { questionnaireApi } from '../../elements/questionnaires/questionnaire-api.ts'
import { inputField, problemNote } from '../../elements/page/form-fields.ts'
import '../../elements/page/page-message.ts'
import '../../elements/page/page-tabs.ts'
import '../../elements/questionnaires/questionnaire-editor.ts'
import { hrefOf, navigate } from '../../router.ts'
import { QUESTIONNAIRE_STRINGS } from '../../strings/questionnaire-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { TAB_STRINGS } from '../../strings/tab-strings.ts'
import { baseStyles, buttonStyles, formStyles, pageStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'

/** Every questionnaire with where it is asked, a new one from a template; or one of them to write on. */
@customElement('questionnaires-page')
export class QuestionnairesPage extends LitElement {
  /** The one that is open. */
  @property() code?: string | undefined
  @state() private template: string | undefined
  @state() private errors: readonly FieldError[] = []
  @state() private problem: Words | undefined

  private readonly local = new LanguageController(this)
  private readonly list = new Task(this, {
    task: ([code], { signal }) => (code === undefined ? questionnaireApi.list(signal) : undefined),
    args: () => [this.code] as const,
  })

  override render() {
    return html`<article>
      <page-tabs page="questionnaires"></page-tabs>
      <header>
        <h1 tabindex="-1">${this.local.say(TAB_STRINGS.questionnaires)}</h1>
        <p class="muted">${this.local.say(QUESTIONNAIRE_STRINGS.lead)}</p>
      </header>
      ${
        this.code === undefined
          ? this.list.render({
              pending: () => html`<page-message waiting></page-message>`,
              error: (error) =>
                html`<page-message icon="alert" .lead=${errorWords(error)}>
                  <button @click=${() => void this.list.run()}>${this.local.say(STRINGS.retry)}</button>
                </page-message>`,
              complete: (list) => (list ? this.renderList(list) : nothing),
            })
          : html`<questionnaire-editor code=${this.code}></questionnaire-editor>`
      }
    </article>`
  }

  private renderList({ questionnaires, templates }: QuestionnaireList) {
    const look = { local: this.local, errors: this.errors }
    const chosen = templates.find(({ key }) => key === this.template) ?? templates[0]
    return html`<ul class="list">
        ${questionnaires.map((questionnaire) => this.renderRow(questionnaire))}
      </ul>
      <section>
        <h2>${this.local.say(QUESTIONNAIRE_STRINGS.begin)}</h2>
        <form novalidate @submit=${this.onSubmit}>
          <div class="field">
            <label for="template">${this.local.say(QUESTIONNAIRE_STRINGS.template)}</label>
            <select
              id="template"
              name="template"
              aria-describedby="about-template"
              @change=${({ currentTarget }: EventOn<'select', 'change'>) => (this.template = currentTarget.value)}
            >
              ${templates.map(
                ({ key, name }) =>
                  html`<option value=${key} .selected=${key === chosen?.key}>
                    ${this.local.say(name)}
                  </option>`,
              )}
            </select>
            <span id="about-template" class="hint">
              ${chosen ? `${this.local.say(chosen.about)} ${this.local.say(chosen.source)}` : nothing}
            </span>
          </div>
          ${inputField(look, 'code', QUESTIONNAIRE_STRINGS.code)}
          ${inputField(look, 'name', QUESTIONNAIRE_STRINGS.name)}
          ${inputField(look, 'nameEn', QUESTIONNAIRE_STRINGS.nameEn)} ${problemNote(this.local, this.problem)}
          <button class="primary">${this.local.say(QUESTIONNAIRE_STRINGS.create)}</button>
        </form>
      </section>`
  }

  private renderRow({ code, name, nameEn, version, hasDraft, retiredAt, kiosks }: QuestionnaireSummary) {
    const facts = [
      version === null
        ? this.local.say(QUESTIONNAIRE_STRINGS.neverPublished)
        : `${this.local.say(QUESTIONNAIRE_STRINGS.version)} ${version}`,
      hasDraft ? this.local.say(QUESTIONNAIRE_STRINGS.hasDraft) : '',
      retiredAt === null ? '' : this.local.say(QUESTIONNAIRE_STRINGS.retired),
      `${this.local.say(QUESTIONNAIRE_STRINGS.askedBy)} ${kiosks}`,
    ].filter(Boolean)
    const words = this.local.say({ vi: name, en: nameEn })
    return html`<li class="row">
      <span class="words">
        <b>${words}</b> <code>${code}</code>
        <span class="muted">${facts.join(' · ')}</span>
      </span>
      <a
        class="button"
        href=${hrefOf({ page: 'questionnaires', code })}
        aria-label="${this.local.say(QUESTIONNAIRE_STRINGS.open)}: ${words}"
        >${this.local.say(QUESTIONNAIRE_STRINGS.open)}</a
      >
    </li>`
  }

  private readonly onSubmit = async (event: EventOn<'form', 'submit'>): Promise<void> => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const value = (name: string) => {
      const given = values.get(name)
      return typeof given === 'string' ? given.trim() : ''
    }
    const code = value('code')
    this.errors = []
    this.problem = undefined
    try {
      await questionnaireApi.create({
        code,
        name: value('name'),
        nameEn: value('nameEn'),
        template: value('template'),
      })
      navigate({ page: 'questionnaires', code })
    } catch (error) {
      this.problem = errorWords(error)
      this.errors = error instanceof ApiError ? error.errors : []
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    pageStyles,
    css`
      :host {
        --page-width: 980px;
      }
      .list {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s2);
        padding: 0;
        list-style: none;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
        align-items: center;
      }
      .words {
        flex: 1 1 14rem;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
        justify-items: start;
      }
      .field {
        width: 100%;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'questionnaires-page': QuestionnairesPage
  }
}
