import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { FittingTemplate } from '../../../server/contract/feedback/templates/answer-templates.ts'
import type { TemplatePurpose } from '../../../server/contract/feedback/templates/template-purpose.ts'
import { templateApi } from '../../api.ts'
import { TEMPLATE_STRINGS } from '../../strings/item/template-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { foldMarks } from '../page/fold-marks.ts'

/**
 * Texts to begin with, filled in for the item: found by typing, taken by Enter. Nothing where the office has none.
 *
 * @fires template-chosen - `detail` is the text
 */
@customElement('template-menu')
export class TemplateMenu extends LitElement {
  @property() itemId = ''
  @property() purpose: TemplatePurpose = 'answer'
  @state() private wanted = ''
  @query('details') private details?: HTMLDetailsElement
  @query('input') private search?: HTMLInputElement

  private readonly local = new LanguageController(this)
  private readonly loading = new Task(this, {
    task: ([id, purpose], { signal }) => templateApi.fitting(id, purpose, signal),
    args: () => [this.itemId, this.purpose] as const,
  })

  /** Opens the list, ready to be searched; false where the office has none. */
  async open(): Promise<boolean> {
    await this.loading.taskComplete.catch(() => undefined)
    await this.updateComplete
    if (!this.details) return false
    this.details.open = true
    this.search?.focus()
    return true
  }

  override render() {
    const templates = this.loading.value?.templates ?? []
    if (templates.length === 0) return nothing
    return html`<details @keydown=${this.onKey}>
      <summary class="button">${icon('document')} ${this.local.say(TEMPLATE_STRINGS.menu)}</summary>
      <input
        type="search"
        autocomplete="off"
        aria-label=${this.local.say(TEMPLATE_STRINGS.find)}
        placeholder=${this.local.say(TEMPLATE_STRINGS.find)}
        .value=${this.wanted}
        @input=${({ currentTarget }: EventOn<'input', 'input'>) => (this.wanted = currentTarget.value)}
      />
      <ul>
        ${this.found(templates).map((one) => this.renderOne(one))}
      </ul>
    </details>`
  }

  /** By name or by words, marks or not; the names come first. */
  private found(templates: readonly FittingTemplate[]): readonly FittingTemplate[] {
    const wanted = foldMarks(this.wanted.trim())
    const has = (words: string) => foldMarks(words).includes(wanted)
    return templates
      .filter(({ name, text }) => has(name) || has(text))
      .toSorted((a, b) => Number(has(b.name)) - Number(has(a.name)))
  }

  private onKey(event: EventOn<'details', 'keydown'>): void {
    const isSearching = event.composedPath()[0] === this.search
    if (event.key === 'Escape' && this.details?.open) {
      event.stopPropagation()
      event.preventDefault()
      this.close()
      this.details.querySelector('summary')?.focus()
    } else if (event.key === 'Enter' && isSearching && !event.isComposing) {
      event.preventDefault()
      const [first] = this.found(this.loading.value?.templates ?? [])
      if (first) this.choose(first, first.text)
    }
  }

  private close(): void {
    this.details?.removeAttribute('open')
    this.wanted = ''
  }

  private renderOne(one: FittingTemplate) {
    const { name, text, textEn } = one
    return html`<li>
      <button type="button" title=${text} @click=${() => this.choose(one, text)}>${name}</button>
      ${
        textEn === null
          ? nothing
          : html`<button type="button" title=${textEn} @click=${() => this.choose(one, textEn)}>
              English<span class="visually-hidden">: ${name}</span>
            </button>`
      }
    </li>`
  }

  private choose({ id }: FittingTemplate, text: string): void {
    this.close()
    emit(this, 'template-chosen', text)
    // A count that is lost is no reason to keep somebody from writing.
    void templateApi.used(this.itemId, id).catch(() => undefined)
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      summary {
        width: fit-content;
      }
      input {
        max-width: 320px;
        margin-top: var(--s2);
      }
      ul {
        display: grid;
        gap: var(--s2);
        margin: var(--s2) 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
      li button {
        height: auto;
        white-space: normal;
        text-align: start;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'template-menu': TemplateMenu
  }
  interface HTMLElementEventMap {
    'template-chosen': CustomEvent<string>
  }
}
