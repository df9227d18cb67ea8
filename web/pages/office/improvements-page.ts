import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ImprovementReply } from '../../../server/contract/feedback/improvements.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { SessionReply, UnitSummary } from '../../../server/contract/people.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { ApiError, api, errorWords, improvementApi } from '../../api.ts'
import '../../elements/feedback/improvement-card.ts'
import { fieldErrors, inputField, problemNote, selectField } from '../../elements/page/form-fields.ts'
import '../../elements/page/page-message.ts'
import '../../elements/page/page-tabs.ts'
import { sessionContext, unitsHeld } from '../../session.ts'
import { IMPROVEMENT_STRINGS } from '../../strings/improvement-strings.ts'
import { TAB_STRINGS } from '../../strings/tab-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, formStyles, pageStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'

/** "Quý vị nói, chúng tôi làm": what the person's units wrote, and a form for more. */
@customElement('improvements-page')
export class ImprovementsPage extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private errors: readonly FieldError[] = []
  @state() private problem: Words | undefined

  private readonly local = new LanguageController(this)
  private readonly reload = (): void => void this.lists.run()
  private readonly lists = new Task(this, {
    task: (_args, { signal }) => Promise.all([improvementApi.list(signal), api.units(signal)]),
    args: () => [],
  })

  override render() {
    return html`<article @improvements-changed=${this.reload}>
      <page-tabs page="improvements"></page-tabs>
      <header>
        <h1 tabindex="-1">${this.local.say(TAB_STRINGS.improvements)}</h1>
        <p class="muted">${this.local.say(IMPROVEMENT_STRINGS.lead)}</p>
        <p>
          <a href="/public/done" target="_blank">${this.local.say(IMPROVEMENT_STRINGS.page)}</a> ·
          <a href="/public/done/poster" target="_blank">${this.local.say(IMPROVEMENT_STRINGS.poster)}</a>
        </p>
      </header>
      ${this.lists.render({
        pending: () =>
          this.lists.value
            ? this.renderAll(this.lists.value[0].improvements, this.lists.value[1])
            : html`<page-message waiting></page-message>`,
        error: (error) =>
          html`<page-message icon="alert" .lead=${errorWords(error)}>
            <button @click=${this.reload}>${this.local.say(STRINGS.retry)}</button>
          </page-message>`,
        complete: ([{ improvements }, units]) => this.renderAll(improvements, units),
      })}
    </article>`
  }

  private renderAll(improvements: readonly ImprovementReply[], units: readonly UnitSummary[]) {
    return html`${improvements.length === 0 ? html`<p class="muted">${this.local.say(IMPROVEMENT_STRINGS.none)}</p>` : nothing}
      ${repeat(
        improvements,
        ({ id }) => id,
        (improvement) => html`<improvement-card .improvement=${improvement}></improvement-card>`,
      )}
      <section>
        <h2>${this.local.say(IMPROVEMENT_STRINGS.write)}</h2>
        ${this.renderForm(unitsHeld(this.session, units, 'head', 'coordinator'))}
      </section>`
  }

  private renderForm(units: readonly UnitSummary[]) {
    const look = { local: this.local, errors: this.errors }
    const words = (name: 'said' | 'saidEn' | 'done' | 'doneEn') =>
      html`<div class="field">
        <label for=${name}>${this.local.say(IMPROVEMENT_STRINGS[name])}</label>
        <textarea
          id=${name}
          name=${name}
          rows="3"
          maxlength="600"
          aria-invalid=${this.errors.some(({ field }) => field === name) ? 'true' : 'false'}
          aria-describedby="wrong-${name}"
        ></textarea>
        ${fieldErrors(look, name, name)}
      </div>`
    return html`<form novalidate @submit=${this.onSubmit}>
      ${selectField(look, 'unit', IMPROVEMENT_STRINGS.unit, {
        value: units[0]?.code ?? '',
        options: units.map((unit) => ({ value: unit.code, text: unitName(unit, this.local.language) })),
      })}
      ${inputField(look, 'doneOn', IMPROVEMENT_STRINGS.doneOn, { type: 'date' })}
      ${inputField(look, 'title', IMPROVEMENT_STRINGS.name)}
      ${inputField(look, 'titleEn', IMPROVEMENT_STRINGS.nameEn)} ${words('said')} ${words('saidEn')}
      ${words('done')} ${words('doneEn')} ${inputField(look, 'items', IMPROVEMENT_STRINGS.items)}
      ${inputField(look, 'answers', IMPROVEMENT_STRINGS.answers)}
      <div class="wide">${problemNote(this.local, this.problem)}</div>
      <div class="wide">
        <button class="primary">${this.local.say(IMPROVEMENT_STRINGS.propose)}</button>
      </div>
    </form>`
  }

  private readonly onSubmit = async (event: EventOn<'form', 'submit'>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const value = (name: string) => String(data.get(name) ?? '').trim()
    const list = (name: string) =>
      value(name)
        .split(/[\s,;]+/)
        .filter(Boolean)
    this.errors = []
    this.problem = undefined
    try {
      await improvementApi.write({
        unit: value('unit'),
        title: value('title'),
        titleEn: value('titleEn'),
        said: value('said'),
        saidEn: value('saidEn'),
        done: value('done'),
        doneEn: value('doneEn'),
        doneOn: value('doneOn'),
        items: list('items'),
        answers: list('answers').map(Number),
      })
      form.reset()
      this.reload()
    } catch (error) {
      this.problem = errorWords(error)
      // An entry of a list is told below its field.
      if (error instanceof ApiError)
        this.errors = error.errors.map((each) => ({ ...each, field: each.field.split('.')[0] ?? '' }))
    }
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
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
        gap: var(--s4);
        align-items: start;
      }
      textarea {
        min-height: 4lh;
      }
      .field > label {
        display: block;
      }
      .wide {
        grid-column: 1 / -1;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'improvements-page': ImprovementsPage
  }
}
