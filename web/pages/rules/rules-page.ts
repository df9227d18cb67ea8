import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Words } from '../../../server/contract/language.ts'
import type {
  RuleChange,
  RuleList,
  RuleRehearsal,
  ShownRule,
} from '../../../server/contract/organisation/routing-rules.ts'
import type { UnitSummary } from '../../../server/contract/people.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { formatDay } from '../../../server/words/format.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { api, ApiError, errorWords, routingApi } from '../../api.ts'
import '../../elements/page/page-message.ts'
import '../../elements/page/page-tabs.ts'
import { STRINGS } from '../../strings/strings.ts'
import { TAB_STRINGS } from '../../strings/tab-strings.ts'
import { baseStyles, buttonStyles, formStyles, pageStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'
import './rule-form.ts'
import './rule-rehearsal.ts'
import './rule-trial.ts'
import './contradiction-list.ts'
import './urgent-panel.ts'
import type { RuleForm } from './rule-form.ts'
import { RULE_STATES, RULE_STRINGS } from './rule-strings.ts'

/** A change that waits for a person to look at what it would do. */
interface Pending {
  readonly change: RuleChange
  readonly rehearsal?: RuleRehearsal
}

const ALWAYS = '2000-01-01'

/** The rules by which items find their unit: their order, a sentence to try, and a dry run before anything is saved. */
@customElement('rules-page')
export class RulesPage extends LitElement {
  @state() private list: RuleList | undefined
  /** The ids in the order on the screen. */
  @state() private order: readonly string[] = []
  @state() private edited: ShownRule | 'new' | undefined
  @state() private pending: Pending | undefined
  @state() private said: Words | undefined
  @state() private error: Words | undefined
  @state() private errors: readonly FieldError[] = []
  @query('rule-form') private form?: RuleForm
  private dragged: string | undefined

  private readonly local = new LanguageController(this)
  private readonly loading = new Task(this, {
    task: async (_args, { signal }) => {
      const [list, units] = await Promise.all([routingApi.list(signal), api.units(signal)])
      this.show(list)
      return units
    },
    args: () => [],
  })

  override render() {
    return html`<article>
      <page-tabs page="rules"></page-tabs>
      <header>
        <h1 tabindex="-1">${this.local.say(TAB_STRINGS.rules)}</h1>
        <p class="muted">${this.local.say(RULE_STRINGS.lead)}</p>
      </header>
      <p role="status">${this.said ? this.local.say(this.said) : nothing}</p>
      ${this.loading.render({
        pending: () => html`<page-message waiting></page-message>`,
        error: (error) =>
          html`<page-message icon="alert" .lead=${errorWords(error)}>
            <button @click=${() => this.loading.run()}>${this.local.say(STRINGS.retry)}</button>
          </page-message>`,
        complete: (units) => this.renderAll(units),
      })}
    </article>`
  }

  private renderAll(units: readonly UnitSummary[]) {
    const { list, local } = this
    if (!list) return nothing
    const shown = this.order.flatMap((id) => list.rules.find((rule) => rule.id === id) ?? [])
    return html`<section aria-labelledby="list-title">
        <h2 id="list-title">${local.say(RULE_STRINGS.list)}</h2>
        <p class="muted">${local.say(RULE_STRINGS.orderHint)}</p>
        <ol>
          ${repeat(
            shown,
            ({ id }) => id,
            (rule, index) => this.renderRule(rule, index, shown.length),
          )}
        </ol>
        ${this.isReordered(list) ? this.renderOrderNote() : nothing}
        <p>
          <button @click=${() => this.edit('new')}>${local.say(RULE_STRINGS.add)}</button>
        </p>
      </section>
      ${
        this.edited
          ? html`<section
              aria-labelledby="form-title"
              @rule-change-asked=${(event: CustomEvent<RuleChange>) => this.rehearse(event.detail)}
              @rule-form-left=${this.leave}
            >
              <h2 id="form-title">
                ${local.say(this.edited === 'new' ? RULE_STRINGS.add : RULE_STRINGS.edit)}
              </h2>
              <rule-form .units=${units} .rule=${this.edited === 'new' ? undefined : this.edited}></rule-form>
            </section>`
          : nothing
      }
      <div role="alert">
        ${this.error ? html`<p class="form-error">${local.say(this.error)}</p>` : nothing}
        ${this.errors.map((each) => html`<p class="field-error">${each.field}: ${local.say(each)}</p>`)}
      </div>
      ${this.pending ? this.renderPending(this.pending) : nothing}
      <section aria-labelledby="try-title">
        <h2 id="try-title">${local.say(RULE_STRINGS.tryTitle)}</h2>
        <rule-trial></rule-trial>
      </section>
      <urgent-panel></urgent-panel>
      <contradiction-list></contradiction-list>`
  }

  private renderRule(rule: ShownRule, index: number, count: number) {
    const { local } = this
    const move = (by: -1 | 1, label: Words) =>
      html`<button
        data-move=${by}
        aria-label="${local.say(label)}: ${rule.name}"
        ?disabled=${by < 0 ? index === 0 : index === count - 1}
        @click=${() => this.move(rule.id, by)}
      >
        ${local.say(label)}
      </button>`
    return html`<li
      data-id=${rule.id}
      class=${rule.state}
      draggable="true"
      @dragstart=${() => (this.dragged = rule.id)}
      @dragover=${(event: DragEvent) => event.preventDefault()}
      @drop=${(event: DragEvent) => this.onDrop(event, rule.id)}
      @keydown=${(event: KeyboardEvent) => this.onKey(event, rule.id)}
    >
      <p>
        <strong>${index + 1}. ${rule.name}</strong>: ${unitName(rule.unit, local.language)}
        <span class="muted">· ${local.say(RULE_STATES[rule.state])}${this.daysOf(rule)}</span>
      </p>
      <p>${this.conditionsOf(rule)}</p>
      <p class="tools">
        ${move(-1, RULE_STRINGS.up)} ${move(1, RULE_STRINGS.down)}
        <button aria-label="${local.say(RULE_STRINGS.edit)}: ${rule.name}" @click=${() => this.edit(rule)}>
          ${local.say(RULE_STRINGS.edit)}
        </button>
        ${
          rule.state === 'ended'
            ? nothing
            : html`<button
                aria-label="${local.say(RULE_STRINGS.retire)}: ${rule.name}"
                @click=${() => this.rehearse({ act: 'retire', id: rule.id })}
              >
                ${local.say(RULE_STRINGS.retire)}
              </button>`
        }
      </p>
    </li>`
  }

  private renderOrderNote() {
    return html`<p>
      ${this.local.say(RULE_STRINGS.orderChanged)}
      <button class="primary" @click=${() => this.rehearse({ act: 'order', ids: [...this.order] })}>
        ${this.local.say(RULE_STRINGS.rehearseOrder)}
      </button>
      <button @click=${this.leave}>${this.local.say(STRINGS.cancel)}</button>
    </p>`
  }

  private renderPending({ rehearsal }: Pending) {
    const { local } = this
    return html`<section aria-labelledby="rehearsal-title">
      <h2 id="rehearsal-title" tabindex="-1">${local.say(RULE_STRINGS.rehearsal)}</h2>
      ${
        rehearsal
          ? html`<rule-rehearsal .rehearsal=${rehearsal}></rule-rehearsal>
              <p class="tools">
                <button class="primary" @click=${this.save}>${local.say(RULE_STRINGS.save)}</button>
                <button @click=${this.leave}>${local.say(STRINGS.cancel)}</button>
              </p>`
          : html`<p role="status">${local.say(RULE_STRINGS.running)}</p>`
      }
    </section>`
  }

  private conditionsOf({ words, categories, wardCodes, answers }: ShownRule): string {
    const said = [
      [RULE_STRINGS.words, words],
      [RULE_STRINGS.categories, categories],
      [RULE_STRINGS.wards, wardCodes],
      [RULE_STRINGS.answers, answers.map(({ question, is }) => `${question} = ${is.join(' / ')}`)],
    ] as const
    const given = said.filter(([, values]) => values.length > 0)
    return given.length === 0
      ? this.local.say(RULE_STRINGS.all)
      : given.map(([label, values]) => `${this.local.say(label)}: ${values.join(', ')}`).join(' · ')
  }

  private daysOf({ validFrom, validTo }: ShownRule): string {
    const from = validFrom === ALWAYS ? '' : ` · ${this.local.say(RULE_STRINGS.from)} ${formatDay(validFrom)}`
    return validTo === null ? from : `${from} · ${this.local.say(RULE_STRINGS.until)} ${formatDay(validTo)}`
  }

  private isReordered({ rules }: RuleList): boolean {
    return rules.some(({ id }, index) => id !== this.order[index])
  }

  private show(list: RuleList): void {
    this.list = list
    this.order = list.rules.map(({ id }) => id)
  }

  private async edit(rule: ShownRule | 'new'): Promise<void> {
    this.leave()
    this.edited = rule
    await this.updateComplete
    await this.form?.focus()
  }

  private leave(): void {
    this.edited = undefined
    this.pending = undefined
    this.error = undefined
    this.errors = []
    this.said = undefined
    if (this.list) this.show(this.list)
  }

  /** Keeps the key's rule under the focus, wherever it goes. */
  private async move(id: string, by: -1 | 1): Promise<void> {
    this.place(id, this.order.indexOf(id) + by)
    await this.updateComplete
    const moved = `li[data-id="${id}"] button[data-move]:not([disabled])`
    const wanted = this.renderRoot.querySelector<HTMLButtonElement>(`${moved}[data-move="${by}"]`)
    ;(wanted ?? this.renderRoot.querySelector<HTMLButtonElement>(moved))?.focus()
  }

  private place(id: string, at: number): void {
    if (at < 0 || at >= this.order.length) return
    this.pending = undefined
    this.order = this.order.filter((each) => each !== id).toSpliced(at, 0, id)
  }

  private onKey(event: KeyboardEvent, id: string): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    void this.move(id, event.key === 'ArrowUp' ? -1 : 1)
  }

  private onDrop(event: DragEvent, onto: string): void {
    event.preventDefault()
    if (this.dragged !== undefined) this.place(this.dragged, this.order.indexOf(onto))
    this.dragged = undefined
  }

  private async rehearse(change: RuleChange): Promise<void> {
    const pending: Pending = { change }
    this.pending = pending
    this.error = undefined
    this.errors = []
    this.said = undefined
    try {
      const rehearsal = await routingApi.rehearse({ change })
      if (this.pending !== pending) return
      this.pending = { change, rehearsal }
      await this.updateComplete
      this.renderRoot.querySelector<HTMLElement>('#rehearsal-title')?.focus()
    } catch (error) {
      if (this.pending === pending) this.fail(error)
    }
  }

  private async save(): Promise<void> {
    const { list, pending } = this
    if (!list || !pending) return
    try {
      const saved = await routingApi.save({ revision: list.revision, change: pending.change })
      this.leave()
      this.show(saved)
      this.said = RULE_STRINGS.saved
    } catch (error) {
      this.fail(error)
      // What was typed stays in the form; the list behind it is shown as it is now.
      if (error instanceof ApiError && error.status === 409) this.show(await routingApi.list())
    }
  }

  private fail(error: unknown): void {
    this.pending = undefined
    this.error = errorWords(error)
    if (error instanceof ApiError) this.errors = error.errors
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    pageStyles,
    css`
      article {
        display: grid;
        gap: var(--s4);
        min-width: 0;
      }
      section {
        min-width: 0;
      }
      ol {
        display: grid;
        gap: var(--s3);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding: var(--s3);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow-wrap: anywhere;
      }
      li p {
        margin: 0 0 var(--s2);
      }
      li.ended {
        border-style: dashed;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'rules-page': RulesPage
  }
}
