import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FittingTemplate } from '../../../server/contract/feedback/templates/answer-templates.ts'
import type { TemplatePurpose } from '../../../server/contract/feedback/templates/template-purpose.ts'
import { templateApi } from '../../api.ts'
import { TEMPLATE_STRINGS } from '../../strings/item/template-strings.ts'
import { baseStyles, buttonStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

/**
 * Texts to begin with, filled in for the item; nothing where the office has none.
 *
 * @fires template-chosen - `detail` is the text
 */
@customElement('template-menu')
export class TemplateMenu extends LitElement {
  @property() itemId = ''
  @property() purpose: TemplatePurpose = 'answer'

  private readonly local = new LanguageController(this)
  private readonly loading = new Task(this, {
    task: ([id, purpose], { signal }) => templateApi.fitting(id, purpose, signal),
    args: () => [this.itemId, this.purpose] as const,
  })

  /** Opens the list and stands on its first text; false where the office has none. */
  async open(): Promise<boolean> {
    await this.loading.taskComplete.catch(() => undefined)
    await this.updateComplete
    const details = this.renderRoot.querySelector('details')
    if (!details) return false
    details.open = true
    details.querySelector('button')?.focus()
    return true
  }

  override render() {
    const templates = this.loading.value?.templates ?? []
    if (templates.length === 0) return nothing
    return html`<details>
      <summary class="button">${icon('document')} ${this.local.say(TEMPLATE_STRINGS.menu)}</summary>
      <ul>
        ${templates.map((one) => this.renderOne(one))}
      </ul>
    </details>`
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
    this.renderRoot.querySelector('details')?.removeAttribute('open')
    emit(this, 'template-chosen', text)
    // A count that is lost is no reason to keep somebody from writing.
    void templateApi.used(this.itemId, id).catch(() => undefined)
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      summary {
        width: fit-content;
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
