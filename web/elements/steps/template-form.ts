import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { AnswerTemplate } from '../../../server/contract/feedback/templates/answer-templates.ts'
import {
  TEMPLATE_PLACEHOLDERS,
  TEMPLATE_PURPOSES,
  type TemplatePlaceholder,
  type TemplatePurpose,
} from '../../../server/contract/feedback/templates/template-purpose.ts'
import type { Language, Words } from '../../../server/contract/language.ts'
import type { NamedUnit } from '../../../server/contract/named-unit.ts'
import type { UnitSummary } from '../../../server/contract/people.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { ApiError, errorWords, templateApi } from '../../api.ts'
import { PLACEHOLDER_NAMES, PURPOSE_WORDS, TEMPLATE_STRINGS } from '../../strings/item/template-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { fieldErrors, inputField, problemNote, selectField } from '../page/form-fields.ts'

/** What stands for an item in a preview; the unit is the template’s own. */
const SAMPLE: Readonly<Record<Exclude<TemplatePlaceholder, 'unit'>, Words>> = {
  name: { vi: 'Nguyễn Văn Mẫu', en: 'Nguyễn Văn Mẫu' },
  code: { vi: 'PA-00000-0000-0000', en: 'PA-00000-0000-0000' },
  due: { vi: '17:00 02/01/2026', en: '17:00 02/01/2026' },
}

/**
 * Writes a template, or changes one, with what a sample item would make of it.
 *
 * @fires answer-template-saved - it was kept; its name
 * @fires template-left - the change was given up
 */
@customElement('template-form')
export class TemplateForm extends LitElement {
  /** The template to change; left out for a new one. */
  @property({ attribute: false }) template?: AnswerTemplate
  /** Whose templates one may write. */
  @property({ attribute: false }) units: readonly UnitSummary[] = []
  @state() private errors: readonly FieldError[] = []
  @state() private problem: Words | undefined
  @state() private isBusy = false
  /** What is written just now; left out until something is typed. */
  @state() private typed:
    { readonly unit: string; readonly text: string; readonly textEn: string } | undefined

  private readonly local = new LanguageController(this)

  override render() {
    const look = { local: this.local, errors: this.errors }
    const { template } = this
    return html`<form novalidate @submit=${this.onSubmit} @input=${this.onInput}>
      ${
        template
          ? nothing
          : html`${selectField(look, 'unit', TEMPLATE_STRINGS.unit, {
              value: this.units[0]?.code ?? '',
              options: this.units.map((unit) => ({
                value: unit.code,
                text: unitName(unit, this.local.language),
              })),
            })}
            ${selectField(look, 'purpose', TEMPLATE_STRINGS.purpose, {
              value: 'answer',
              options: TEMPLATE_PURPOSES.map((value) => ({
                value,
                text: this.local.say(PURPOSE_WORDS[value]),
              })),
            })}`
      }
      ${inputField(look, 'name', TEMPLATE_STRINGS.name, { value: template?.name ?? '' })}
      ${inputField(look, 'category', TEMPLATE_STRINGS.category, {
        value: template?.category ?? '',
        hint: TEMPLATE_STRINGS.categoryHint,
      })}
      ${this.renderText('text', TEMPLATE_STRINGS.text, template?.text ?? '')}
      ${this.renderText('textEn', TEMPLATE_STRINGS.textEn, template?.textEn ?? '')}
      <p class="hint">${this.local.say(TEMPLATE_STRINGS.gapsHint)}</p>
      ${this.renderSample()} ${problemNote(this.local, this.problem)}
      <div class="buttons">
        <button class="primary" ?disabled=${this.isBusy}>
          ${icon('check')} ${this.local.say(TEMPLATE_STRINGS.save)}
        </button>
        ${
          template
            ? html`<button type="button" @click=${() => emit(this, 'template-left')}>
                ${this.local.say(TEMPLATE_STRINGS.cancel)}
              </button>`
            : nothing
        }
      </div>
    </form>`
  }

  private renderText(name: 'text' | 'textEn', words: Words, value: string) {
    return html`<div class="field">
      <label for=${name}>${this.local.say(words)}</label>
      <textarea
        id=${name}
        name=${name}
        rows="5"
        maxlength="4000"
        aria-describedby="wrong-${name}"
        .value=${value}
      ></textarea>
      <span class="names">
        ${TEMPLATE_PLACEHOLDERS.map(
          (placeholder) =>
            html`<button type="button" @click=${() => this.insert(name, `{${placeholder}}`)}>
              ${this.local.say(TEMPLATE_STRINGS.insert)} ${this.local.say(PLACEHOLDER_NAMES[placeholder])}
            </button>`,
        )}
      </span>
      ${fieldErrors({ local: this.local, errors: this.errors }, name, name)}
    </div>`
  }

  private renderSample() {
    const { template, typed, units } = this
    const code = typed?.unit ?? template?.unit.code ?? units[0]?.code
    const unit = template?.unit ?? units.find((one) => one.code === code)
    const vi = typed?.text ?? template?.text ?? ''
    const en = typed?.textEn ?? template?.textEn ?? ''
    const filled = (text: string, language: Language) => {
      const values = Object.entries({ ...SAMPLE, unit: namesOf(unit) })
      return values.reduce((said, [name, words]) => said.replaceAll(`{${name}}`, words[language]), text)
    }
    return html`<details class="sample">
      <summary>${this.local.say(TEMPLATE_STRINGS.sample)}</summary>
      <p lang="vi">${filled(vi, 'vi')}</p>
      ${en === '' ? nothing : html`<p lang="en">${filled(en, 'en')}</p>`}
    </details>`
  }

  private onInput({ currentTarget }: EventOn<'form', 'input'>): void {
    const data = new FormData(currentTarget)
    const value = (name: string) => String(data.get(name) ?? '')
    const unit = this.template?.unit.code ?? value('unit')
    this.typed = { unit, text: value('text'), textEn: value('textEn') }
  }

  private insert(name: string, placeholder: string): void {
    const area = this.renderRoot.querySelector<HTMLTextAreaElement>(`#${name}`)
    if (!area) return
    area.setRangeText(placeholder, area.selectionStart, area.selectionEnd, 'end')
    area.dispatchEvent(new Event('input', { bubbles: true }))
    area.focus()
  }

  private readonly onSubmit = async (event: EventOn<'form', 'submit'>): Promise<void> => {
    event.preventDefault()
    if (this.isBusy) return
    const form = event.currentTarget
    const data = new FormData(form)
    const value = (name: string) => String(data.get(name) ?? '').trim()
    const [category, textEn] = [value('category'), value('textEn')]
    const words = {
      name: value('name'),
      text: value('text'),
      ...(category === '' ? {} : { category }),
      ...(textEn === '' ? {} : { textEn }),
    }
    this.isBusy = true
    this.problem = undefined
    this.errors = []
    try {
      const { template } = this
      await (template
        ? templateApi.change(template.id, { version: template.version, ...words })
        : templateApi.add({ unit: value('unit'), purpose: value('purpose') as TemplatePurpose, ...words }))
      form.reset()
      this.typed = undefined
      emit(this, 'answer-template-saved', words.name)
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
    } finally {
      this.isBusy = false
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
        padding-block: var(--s3);
      }
      .names,
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
      .sample p {
        padding: var(--s3);
        border: 1px solid var(--grid);
        border-radius: var(--radius);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .names button {
        min-height: 32px;
        padding: 0 var(--s2);
        font-size: 0.875rem;
        font-weight: 400;
      }
    `,
  ]
}

/** A unit in both languages; nothing where there is none to choose. */
function namesOf(unit: NamedUnit | undefined): Words {
  return unit ? { vi: unitName(unit, 'vi'), en: unitName(unit, 'en') } : { vi: '', en: '' }
}

declare global {
  interface HTMLElementTagNameMap {
    'template-form': TemplateForm
  }
  interface HTMLElementEventMap {
    'answer-template-saved': CustomEvent<string>
    'template-left': CustomEvent<void>
  }
}
