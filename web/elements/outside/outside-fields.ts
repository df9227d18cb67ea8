import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import type { OutsideDraft } from '../../../server/contract/feedback/outside/outside.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import type { Words } from '../../../server/contract/language.ts'
import { errorWords } from '../../api.ts'
import { OUTSIDE_STRINGS } from '../../strings/outside/outside-strings.ts'
import { baseStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { fieldErrors, problemNote } from '../page/form-fields.ts'
import { outsideApi } from './outside-api.ts'

/** What a request to a body holds, by the service's names. */
export interface OutsideGiven {
  readonly body: string
  readonly request: string
  readonly words: string
  readonly photos: readonly string[]
  readonly days: number
}

const MOST_DAYS = 30
const USUAL_DAYS = 5

/**
 * Whom to ask, what, and what they see of the item: its words as masked by the service, and photos that are chosen.
 *
 * @fires outside-given
 */
@customElement('outside-fields')
export class OutsideFields extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  @property({ attribute: false }) errors: readonly FieldError[] = []
  @state() private draft: OutsideDraft | undefined
  @state() private problem: Words | undefined
  @state() private given: OutsideGiven = { body: '', request: '', words: '', photos: [], days: USUAL_DAYS }

  private readonly local = new LanguageController(this)

  override firstUpdated(): void {
    void this.load()
  }

  private async load(): Promise<void> {
    if (!this.item) return
    try {
      const draft = await outsideApi.draft(this.item.id)
      this.draft = draft
      const [only, another] = draft.bodies
      this.give({ words: draft.words, body: only && !another ? only.id : '' })
    } catch (error) {
      this.problem = errorWords(error)
    }
  }

  private give(part: Partial<OutsideGiven>): void {
    this.given = { ...this.given, ...part }
    emit(this, 'outside-given', this.given)
  }

  override render() {
    const { draft, local, given, errors } = this
    if (this.problem) return problemNote(local, this.problem)
    if (!draft) return html`<p role="status">${local.say(OUTSIDE_STRINGS.loading)}</p>`
    const isWrong = (field: string) => (errors.some((error) => error.field === field) ? 'true' : 'false')
    return html`<div class="field">
        <label for="body">${local.say(OUTSIDE_STRINGS.body)}</label>
        ${draft.bodies.length === 0 ? html`<p class="hint">${local.say(OUTSIDE_STRINGS.noBodies)}</p>` : nothing}
        <select
          id="body"
          aria-invalid=${isWrong('body')}
          @change=${({ currentTarget }: EventOn<'select', 'change'>) => this.give({ body: currentTarget.value })}
        >
          <option value="">${local.say(OUTSIDE_STRINGS.choose)}</option>
          ${draft.bodies.map(
            ({ id, name, nameEn }) =>
              html`<option value=${id} ?selected=${id === given.body}>
                ${local.language === 'en' && nameEn ? nameEn : name}
              </option>`,
          )}
        </select>
        ${fieldErrors({ local, errors }, 'body', 'body')}
      </div>
      ${this.renderText('request', OUTSIDE_STRINGS.request, OUTSIDE_STRINGS.requestHint, 5_000)}
      ${this.renderText('words', OUTSIDE_STRINGS.words, OUTSIDE_STRINGS.wordsHint, 20_000)}
      ${this.renderPhotos()}
      <div class="field">
        <label for="days">${local.say(OUTSIDE_STRINGS.days)}</label>
        <input
          id="days"
          type="number"
          min="1"
          max=${MOST_DAYS}
          .value=${String(given.days)}
          aria-invalid=${isWrong('days')}
          @input=${({ currentTarget }: EventOn<'input', 'input'>) => this.give({ days: Number(currentTarget.value) })}
        />
        ${fieldErrors({ local, errors }, 'days', 'days')}
      </div>`
  }

  private renderText(field: 'request' | 'words', label: Words, hint: Words, maxLength: number) {
    const { local, errors } = this
    return html`<div class="field">
      <label for=${field}>${local.say(label)}</label>
      <span class="hint" id="hint-${field}">${local.say(hint)}</span>
      <textarea
        id=${field}
        maxlength=${maxLength}
        aria-describedby="hint-${field}"
        aria-invalid=${errors.some((error) => error.field === field) ? 'true' : 'false'}
        .value=${this.given[field]}
        @input=${({ currentTarget }: EventOn<'textarea', 'input'>) => this.give({ [field]: currentTarget.value })}
      ></textarea>
      ${fieldErrors({ local, errors }, field, field)}
    </div>`
  }

  private renderPhotos() {
    const { local, item } = this
    if (!item || item.attachments.length === 0) return nothing
    return html`<fieldset class="field">
      <legend>${local.say(OUTSIDE_STRINGS.photos)}</legend>
      ${item.attachments.map(
        ({ id }, index) =>
          html`<label class="choice">
            <input
              type="checkbox"
              .checked=${this.given.photos.includes(id)}
              @change=${({ currentTarget }: EventOn<'input', 'change'>) => this.choose(id, currentTarget.checked)}
            />
            <img
              src="/api/feedback/${item.id}/attachments/${id}"
              alt="${local.say(OUTSIDE_STRINGS.photo)} ${index + 1}"
            />
          </label>`,
      )}
    </fieldset>`
  }

  private choose(id: string, isChosen: boolean): void {
    const others = this.given.photos.filter((each) => each !== id)
    this.give({ photos: isChosen ? [...others, id] : others })
  }

  static override readonly styles = [
    baseStyles,
    formStyles,
    css`
      :host {
        display: grid;
        gap: var(--s4);
      }
      textarea {
        min-height: 5lh;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s3);
        border: 0;
        padding: 0;
      }
      .choice {
        display: flex;
        align-items: center;
        gap: var(--s2);
      }
      img {
        height: 80px;
        border-radius: var(--radius);
      }
      #days {
        width: 6rem;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'outside-fields': OutsideFields
  }
  interface HTMLElementEventMap {
    'outside-given': CustomEvent<OutsideGiven>
  }
}
