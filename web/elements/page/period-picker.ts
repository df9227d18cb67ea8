import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { PERIOD_KINDS, type PeriodKind, type PeriodReply } from '../../../server/contract/report.ts'
import { dayBefore } from '../../../server/words/format.ts'
import { PERIOD_KIND_WORDS } from '../../../server/words/reports/report-words.ts'
import { api } from '../../api.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'

/**
 * Which period a report is about: its kind, then one of those there are, or any two days.
 *
 * @fires period-picked - `detail` is the period's key
 */
@customElement('period-picker')
export class PeriodPicker extends LitElement {
  @property({ attribute: false }) period?: PeriodReply
  /** While another kind is being chosen. */
  @state() private chosenKind: PeriodKind | undefined

  private readonly local = new LanguageController(this)
  private readonly periods = new Task(this, {
    task: ([kind], { signal }) => api.periods(kind, signal),
    args: () => [this.kind] as const,
  })

  private get kind(): PeriodKind {
    return this.chosenKind ?? this.period?.kind ?? 'quarter'
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('period')) this.chosenKind = undefined
  }

  override render() {
    return html`<div class="field">
        <label for="kind">${this.local.say(STRINGS.periodKind)}</label>
        <select id="kind" @change=${this.onKind}>
          ${PERIOD_KINDS.map(
            (kind) =>
              html`<option value=${kind} .selected=${kind === this.kind}>
                ${this.local.say(PERIOD_KIND_WORDS[kind])}
              </option>`,
          )}
        </select>
      </div>
      ${this.kind === 'range' || this.kind === 'noon-range' ? this.renderDays() : this.renderPeriods()}`
  }

  private renderPeriods() {
    const shown = this.period?.kind === this.kind ? this.period : undefined
    const chosen = shown?.key ?? ''
    const listed = this.periods.value ?? []
    // What is shown has its place too where nothing was held in it: an office's first days.
    const offered = !shown || listed.some(({ key }) => key === chosen) ? listed : [...listed, shown]
    return html`<div class="field">
      <label for="period">${this.local.say(STRINGS.period)}</label>
      <select id="period" @change=${this.onPeriod}>
        ${chosen === '' ? html`<option value="">${this.local.say(STRINGS.choosePeriod)}</option>` : nothing}
        ${offered.map(
          ({ key, label }) =>
            html`<option value=${key} .selected=${key === chosen}>${this.local.say(label)}</option>`,
        )}
      </select>
    </div>`
  }

  private renderDays() {
    const { from = '', to = '' } = this.period ?? {}
    const last = to === '' ? '' : this.kind === 'range' ? dayBefore(to) : to
    return html`<form @submit=${this.onDays}>
      <div class="field">
        <label for="from">${this.local.say(STRINGS.fromDay)}</label>
        <input id="from" name="from" type="date" required .value=${from} />
      </div>
      <div class="field">
        <label for="to">${this.local.say(STRINGS.toDay)}</label>
        <input id="to" name="to" type="date" required .value=${last} />
      </div>
      <button>${this.local.say(STRINGS.showPeriod)}</button>
    </form>`
  }

  private onKind({ currentTarget }: EventOn<'select', 'change'>): void {
    this.chosenKind = PERIOD_KINDS.find((kind) => kind === currentTarget.value)
  }

  private onPeriod({ currentTarget }: EventOn<'select', 'change'>): void {
    if (currentTarget.value !== '') emit(this, 'period-picked', currentTarget.value)
  }

  private onDays(event: EventOn<'form', 'submit'>): void {
    event.preventDefault()
    const noon = this.kind === 'range' ? '' : 'T12'
    const [from, to] = ['from', 'to'].map((name) => {
      const day = new FormData(event.currentTarget).get(name)
      return `${typeof day === 'string' ? day : ''}${noon}`
    })
    emit(this, 'period-picked', `${from ?? ''}..${to ?? ''}`)
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      :host,
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--s3);
      }
      .field {
        flex: 1 1 150px;
        min-width: 0;
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'period-picker': PeriodPicker
  }
  interface HTMLElementEventMap {
    /** Key of the period. */
    'period-picked': CustomEvent<string>
  }
}
