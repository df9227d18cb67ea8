import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { AnswerTemplate } from '../../../server/contract/feedback/templates/answer-templates.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import { formatDate, formatNumber } from '../../../server/words/format.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { api, errorWords, templateApi } from '../../api.ts'
import { problemNote } from '../../elements/page/form-fields.ts'
import '../../elements/page/page-message.ts'
import '../../elements/page/page-tabs.ts'
import '../../elements/steps/template-form.ts'
import { sessionContext, unitsHeld } from '../../session.ts'
import { STRINGS } from '../../strings/strings.ts'
import { TAB_STRINGS } from '../../strings/tab-strings.ts'
import { PURPOSE_WORDS, TEMPLATE_STRINGS } from '../../strings/item/template-strings.ts'
import { baseStyles, buttonStyles, formStyles, pageStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

/** Texts that answers begin with: added, changed, retired, and how often each was taken. */
@customElement('templates-page')
export class TemplatesPage extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private changing: string | undefined
  @state() private saved: string | undefined
  @state() private problem: Words | undefined

  private readonly local = new LanguageController(this)
  private readonly list = new Task(this, {
    task: (_args, { signal }) => Promise.all([templateApi.list(signal), api.units(signal)]),
    args: () => [],
  })

  override render() {
    return html`<article>
      <page-tabs page="templates"></page-tabs>
      <header>
        <h1 tabindex="-1">${this.local.say(TAB_STRINGS.templates)}</h1>
        <p class="muted">${this.local.say(TEMPLATE_STRINGS.lead)}</p>
      </header>
      ${this.list.render({
        pending: () =>
          this.list.value ? this.renderList(this.list.value) : html`<page-message waiting></page-message>`,
        error: (error) =>
          html`<page-message icon="alert" .lead=${errorWords(error)}>
            <button @click=${() => void this.list.run()}>${this.local.say(STRINGS.retry)}</button>
          </page-message>`,
        complete: (found) => this.renderList(found),
      })}
    </article>`
  }

  private renderList([{ templates }, units]: NonNullable<typeof this.list.value>) {
    return html`<details>
        <summary>${this.local.say(TEMPLATE_STRINGS.add)}</summary>
        <template-form
          .units=${unitsHeld(this.session, units, 'head', 'coordinator')}
          @answer-template-saved=${this.onSaved}
        ></template-form>
      </details>
      ${problemNote(this.local, this.problem)}
      <p role="status">
        ${this.saved === undefined ? nothing : `${this.local.say(TEMPLATE_STRINGS.saved)}: ${this.saved}`}
      </p>
      ${templates.length === 0 ? html`<p class="muted">${this.local.say(TEMPLATE_STRINGS.none)}</p>` : nothing}
      <ul>
        ${templates.map((one) => this.renderOne(one))}
      </ul>`
  }

  private renderOne(one: AnswerTemplate) {
    const { language } = this.local
    if (this.changing === one.id) {
      return html`<li>
        <template-form
          .template=${one}
          @answer-template-saved=${this.onSaved}
          @template-left=${() => (this.changing = undefined)}
        ></template-form>
      </li>`
    }
    const facts = [
      this.local.say(PURPOSE_WORDS[one.purpose]),
      unitName(one.unit, language),
      one.category,
      `${formatNumber(one.used, language)} ${this.local.say(TEMPLATE_STRINGS.used)}`,
      `${this.local.say(TEMPLATE_STRINGS.changed)} ${formatDate(one.changedAt, this.session?.organisation.zone ?? 'UTC')}`,
      one.retiredAt === null ? null : this.local.say(TEMPLATE_STRINGS.retired),
    ].filter((fact) => fact !== null)
    return html`<li>
      <h2>${one.name}</h2>
      <p class="muted">${facts.join(' · ')}</p>
      <p class="text">${one.text}</p>
      ${one.textEn === null ? nothing : html`<p class="text" lang="en">${one.textEn}</p>`}
      ${
        one.mayChange
          ? html`<div class="buttons">
              <button
                aria-label="${this.local.say(TEMPLATE_STRINGS.change)}: ${one.name}"
                @click=${() => (this.changing = one.id)}
              >
                ${this.local.say(TEMPLATE_STRINGS.change)}
              </button>
              <button
                aria-label="${this.local.say(TEMPLATE_STRINGS.retire)}: ${one.name}"
                @click=${() => void this.retire(one)}
              >
                ${icon('close')} ${this.local.say(TEMPLATE_STRINGS.retire)}
              </button>
            </div>`
          : nothing
      }
    </li>`
  }

  private readonly onSaved = ({ detail }: CustomEvent<string>): void => {
    this.changing = undefined
    this.problem = undefined
    this.saved = detail
    void this.list.run()
  }

  private async retire({ id, version }: AnswerTemplate): Promise<void> {
    this.problem = undefined
    await templateApi.retire(id, version).catch((error: unknown) => (this.problem = errorWords(error)))
    await this.list.run()
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    pageStyles,
    css`
      :host {
        --page-width: 900px;
      }
      ul {
        display: grid;
        gap: var(--s4);
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s2);
        padding-block: var(--s3);
        border-top: 1px solid var(--grid);
      }
      h2 {
        font-size: 1rem;
      }
      .text {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'templates-page': TemplatesPage
  }
}
