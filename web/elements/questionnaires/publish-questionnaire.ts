import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { FieldError } from '../../../server/contract/refusals.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { QuestionnaireDetail } from '../../../server/contract/surveys/questionnaires.ts'
import { ApiError, api, errorWords } from '../../api.ts'
import { questionnaireApi } from './questionnaire-api.ts'
import { QUESTIONNAIRE_STRINGS } from '../../strings/questionnaire-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { fieldErrors, inputField, problemNote } from '../page/form-fields.ts'
import './questionnaire-changes.ts'

interface Place {
  readonly kind: 'unit' | 'desk'
  readonly code: string
  readonly words: Words
}

const nameOf = ({ kind, code }: Pick<Place, 'kind' | 'code'>) => `${kind} ${code}`

/**
 * The second look before a draft becomes a version: what it changes, from which day, and where.
 *
 * @fires questionnaire-published - `detail` is the version's number
 */
@customElement('publish-questionnaire')
export class PublishQuestionnaireForm extends LitElement {
  @property({ attribute: false }) detail?: QuestionnaireDetail
  @state() private chosen: readonly string[] = []
  @state() private errors: readonly FieldError[] = []
  @state() private problem: Words | undefined
  @state() private busy = false

  private readonly local = new LanguageController(this)
  private readonly places = new Task(this, {
    task: async (_args, { signal }): Promise<readonly Place[]> => {
      const [units, desks] = await Promise.all([api.units(signal), api.desks(signal)])
      return [
        ...units.map(({ code, name, nameEn }) => ({
          kind: 'unit' as const,
          code,
          words: { vi: name, en: nameEn },
        })),
        ...desks.map(({ code, name, nameEn }) => ({
          kind: 'desk' as const,
          code,
          words: { vi: name, en: nameEn },
        })),
      ]
    },
    args: () => [],
  })

  override render() {
    const { detail } = this
    if (!detail) return nothing
    const look = { local: this.local, errors: this.errors }
    const places = this.places.value ?? []
    return html`<form novalidate @submit=${this.onSubmit}>
      ${
        detail.changes
          ? html`<h3>${this.local.say(QUESTIONNAIRE_STRINGS.changes)}</h3>
              <questionnaire-changes .changes=${detail.changes}></questionnaire-changes>`
          : nothing
      }
      ${inputField(look, 'from', QUESTIONNAIRE_STRINGS.publishDay, { type: 'date', value: detail.today })}
      <div class="field">
        <label for="place">${this.local.say(QUESTIONNAIRE_STRINGS.place)}</label>
        <div class="choose">
          <select id="place" aria-describedby="wrong-units">
            ${places
              .filter((place) => !this.chosen.includes(nameOf(place)))
              .map((place) => html`<option value=${nameOf(place)}>${this.placeWords(place)}</option>`)}
          </select>
          <button type="button" @click=${() => this.addPlace()}>
            ${icon('plus')} ${this.local.say(QUESTIONNAIRE_STRINGS.addPlace)}
          </button>
        </div>
        <ul>
          ${places
            .filter((place) => this.chosen.includes(nameOf(place)))
            .map(
              (place) =>
                html`<li>
                  ${this.placeWords(place)}
                  <button
                    type="button"
                    class="quiet"
                    aria-label="${this.local.say(QUESTIONNAIRE_STRINGS.removePlace)}: ${this.placeWords(place)}"
                    @click=${() => (this.chosen = this.chosen.filter((name) => name !== nameOf(place)))}
                  >
                    ${icon('close')}
                  </button>
                </li>`,
            )}
        </ul>
        ${fieldErrors(look, 'units', 'units')}
      </div>
      ${
        detail.changes && detail.changes.length > 0
          ? html`<label class="check">
              <input type="checkbox" name="agreed" required />
              ${this.local.say(QUESTIONNAIRE_STRINGS.agreed)}
            </label>`
          : nothing
      }
      ${problemNote(this.local, this.problem)}
      <button class="primary" ?disabled=${this.busy}>
        ${icon('check')} ${this.local.say(QUESTIONNAIRE_STRINGS.publish)}
      </button>
    </form>`
  }

  private placeWords({ kind, code, words }: Place): string {
    const desk = kind === 'desk' ? `${this.local.say(QUESTIONNAIRE_STRINGS.desk)}: ` : ''
    return `${desk}${this.local.say(words) || words.vi} (${code})`
  }

  private addPlace(): void {
    const value = this.renderRoot.querySelector<HTMLSelectElement>('#place')?.value
    if (value) this.chosen = [...this.chosen, value]
  }

  private readonly onSubmit = async (event: EventOn<'form', 'submit'>): Promise<void> => {
    event.preventDefault()
    const { detail } = this
    const form = event.currentTarget
    if (!detail || this.busy || !form.reportValidity()) return
    const from = new FormData(form).get('from')
    const codesOf = (kind: Place['kind']) =>
      this.chosen.filter((name) => name.startsWith(`${kind} `)).map((name) => name.slice(kind.length + 1))
    this.busy = true
    this.errors = []
    this.problem = undefined
    try {
      const { version } = await questionnaireApi.publish(detail.code, {
        revision: detail.revision,
        from: typeof from === 'string' ? from : '',
        units: codesOf('unit'),
        desks: codesOf('desk'),
      })
      this.chosen = []
      emit(this, 'questionnaire-published', version)
    } catch (error) {
      this.problem = errorWords(error)
      this.errors = error instanceof ApiError ? error.errors : []
    } finally {
      this.busy = false
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
        justify-items: start;
      }
      .field {
        width: 100%;
      }
      .choose {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
      .choose select {
        flex: 1 1 14rem;
        width: auto;
        min-width: 0;
      }
      .check {
        display: flex;
        gap: var(--s2);
        align-items: start;
        font-weight: 400;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'publish-questionnaire': PublishQuestionnaireForm
  }
  interface HTMLElementEventMap {
    'questionnaire-published': CustomEvent<number>
  }
}
