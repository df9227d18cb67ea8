import { Task } from '@lit/task'
import { LitElement, css, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Placeholder } from '../../../server/contract/messages/message-kinds.ts'
import type { MessageSettings, TemplateTrial } from '../../../server/contract/messages/messages.ts'
import { ApiError, messageApi } from '../../api.ts'
import { PLACEHOLDER_WORDS, WORDING_STRINGS } from '../../strings/message-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { fieldErrors, problemNote } from '../page/form-fields.ts'
import { Sending } from '../page/sending.ts'

type ShownTemplate = MessageSettings['templates'][number]
type Field = 'subject' | 'body' | 'short'

const ROWS: Readonly<Record<Field, number>> = { subject: 2, body: 10, short: 3 }
const FIELDS = ['subject', 'body', 'short'] as const satisfies readonly Field[]
/** So long nobody has typed. */
const REST_MS = 500

/**
 * One message's wording in one language: written, tried by the service as it is typed, kept, or given back to the shipped one.
 *
 * @fires template-saved - it was kept
 */
@customElement('template-editor')
export class TemplateEditor extends LitElement {
  @property({ attribute: false }) template?: ShownTemplate
  @state() private words: Readonly<Record<Field, string>> = { subject: '', body: '', short: '' }
  @state() private tried = this.words
  private writing: Field = 'body'
  private timer: ReturnType<typeof setTimeout> | undefined

  private readonly local = new LanguageController(this)
  private readonly sending = new Sending(this, this.local)
  private readonly trial = new Task(this, {
    task: async ([template, words], { signal }) =>
      template && messageApi.try({ kind: template.kind, language: template.language, ...words }, signal),
    args: () => [this.template, this.tried] as const,
  })

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('template') || !this.template) return
    const { subject, body, short } = this.template
    this.words = this.tried = { subject, body, short }
    this.sending.refuse([])
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.timer)
  }

  override render() {
    const { template } = this
    if (!template) return nothing
    return html`<form novalidate @submit=${this.onSubmit}>
      <p class="muted">${this.local.say(template.isOwn ? WORDING_STRINGS.isOwn : WORDING_STRINGS.isUsual)}</p>
      ${FIELDS.map((field) => this.renderField(field))}
      <fieldset>
        <legend>${this.local.say(WORDING_STRINGS.insert)}</legend>
        ${template.placeholders.map(
          (name) =>
            html`<button type="button" @click=${() => this.insert(name)}>
              <span><code>{${name}}</code> ${this.local.say(PLACEHOLDER_WORDS[name])}</span>
            </button>`,
        )}
      </fieldset>
      ${this.renderTrial()} ${problemNote(this.local, this.sending.problem)}
      <div class="buttons">
        <button class="primary" ?disabled=${this.sending.isBusy}>
          ${icon('check')} ${this.local.say(WORDING_STRINGS.save)}
        </button>
        ${
          template.isOwn
            ? html`<button
                type="button"
                ?disabled=${this.sending.isBusy}
                @click=${() => void this.reset(template)}
              >
                ${this.local.say(WORDING_STRINGS.reset)}
              </button>`
            : nothing
        }
      </div>
    </form>`
  }

  private renderField(field: Field) {
    const { error } = this.trial
    const errors =
      this.sending.errors.length === 0 && error instanceof ApiError ? error.errors : this.sending.errors
    const isWrong = errors.some((each) => each.field === field)
    return html`<div class="field">
      <label for=${field}>${this.local.say(WORDING_STRINGS[field])}</label>
      <textarea
        id=${field}
        rows=${ROWS[field]}
        lang=${this.template?.language ?? 'vi'}
        .value=${this.words[field]}
        aria-invalid=${isWrong ? 'true' : 'false'}
        aria-describedby="wrong-${field}"
        @focus=${() => (this.writing = field)}
        @input=${({ currentTarget }: EventOn<'textarea', 'input'>) => this.write(field, currentTarget.value)}
      ></textarea>
      ${fieldErrors({ local: this.local, errors }, field, field)}
    </div>`
  }

  private renderTrial() {
    const trial = this.trial.value
    if (!trial) return nothing
    const { message } = trial
    return html`<section aria-label=${this.local.say(WORDING_STRINGS.preview)}>
      <h3>${this.local.say(WORDING_STRINGS.preview)}</h3>
      <div class="letter" lang=${this.template?.language ?? 'vi'}>
        <p class="subject">${message.subject}</p>
        <p class="body">${message.body}</p>
      </div>
      <div class="letter" lang=${this.template?.language ?? 'vi'}><p class="body">${message.short}</p></div>
      <p class="muted">
        SMS: ${this.length(trial.sms)} · ${this.local.say(WORDING_STRINGS.withoutMarks)}:
        ${this.length(trial.smsWithoutMarks)}
      </p>
    </section>`
  }

  private length({ parts, length, encoding }: TemplateTrial['sms']): string {
    const [messages, characters] = [WORDING_STRINGS.parts, WORDING_STRINGS.characters].map((words) =>
      this.local.say(words),
    )
    return `${parts} ${messages} (${length} ${characters} ${encoding === 'gsm' ? 'GSM' : 'UCS-2'})`
  }

  private write(field: Field, text: string): void {
    this.words = { ...this.words, [field]: text }
    this.sending.refuse([])
    clearTimeout(this.timer)
    this.timer = setTimeout(() => (this.tried = this.words), REST_MS)
  }

  private insert(name: Placeholder): void {
    const field = this.renderRoot.querySelector<HTMLTextAreaElement>(`#${this.writing}`)
    if (!field) return
    field.setRangeText(`{${name}}`, field.selectionStart, field.selectionEnd, 'end')
    this.write(this.writing, field.value)
    field.focus()
  }

  private readonly onSubmit = (event: EventOn<'form', 'submit'>): void => {
    event.preventDefault()
    const { template } = this
    if (!template) return
    const { kind, language } = template
    void this.keep(() => messageApi.save({ kind, language, ...this.words }))
  }

  private reset({ kind, language }: ShownTemplate): Promise<void> {
    return this.keep(() => messageApi.reset({ kind, language }))
  }

  private async keep(write: () => Promise<void>): Promise<void> {
    await this.sending.send(async () => {
      await write()
      emit(this, 'template-saved')
    })
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
      }
      fieldset,
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
        min-width: 0;
      }
      textarea {
        min-height: 0;
      }
      fieldset button {
        max-width: 100%;
        white-space: normal;
        text-align: start;
      }
      .letter {
        margin-block: var(--s2);
        padding: var(--s3);
        border: 1px solid var(--grid);
        border-radius: var(--radius);
        overflow-wrap: anywhere;
      }
      .subject {
        margin-top: 0;
        font-weight: 700;
      }
      .body {
        margin: 0;
        white-space: pre-line;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'template-editor': TemplateEditor
  }
  interface HTMLElementEventMap {
    'template-saved': CustomEvent<void>
  }
}
