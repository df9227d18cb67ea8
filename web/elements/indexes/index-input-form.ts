import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { IndexInputEntry, IndexReply, InputReply } from '../../../server/contract/indexes.ts'
import { api } from '../../api.ts'
import { INDEX_STRINGS } from '../../strings/index-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { inputField, problemNote, selectField, wideFormStyles } from '../page/form-fields.ts'
import { Sending } from '../page/sending.ts'

/**
 * Enters the numbers of one index for a unit and a period. Only what was changed is sent; an emptied field takes its number
 * back.
 *
 * @fires index-inputs-entered - numbers were kept
 */
@customElement('index-input-form')
export class IndexInputForm extends LitElement {
  @property({ attribute: false }) index?: IndexReply
  /** Code of the unit that they are of. */
  @property() unit = ''
  /** The period of the report, which is offered. */
  @property() period = ''
  @state() private wantedPeriod: string | undefined
  @state() private procedure = ''
  @state() private kept: number | null = null
  @query('form') private form?: HTMLFormElement

  private readonly local = new LanguageController(this)
  private readonly sending = new Sending(this, this.local)

  private get inputs(): readonly InputReply[] {
    return this.index?.inputs.filter(({ origin }) => origin === 'entered') ?? []
  }

  /** What stands for exactly this unit, period and procedure, as it is written in its field. */
  private standing({ entries, kind }: InputReply): string {
    const wanted = kind.kind === 'count' ? this.procedure : ''
    const own = entries.find(
      ({ unit, period, procedure }) =>
        unit.code === this.unit &&
        period.key === (this.wantedPeriod ?? this.period) &&
        (procedure ?? '') === wanted,
    )
    return own ? String(own.value) : ''
  }

  override render() {
    const look = this.sending
    return html`<form
      novalidate
      aria-label="${this.local.say(INDEX_STRINGS.enter)}: ${this.index ? this.local.say(this.index.name) : ''}"
      @submit=${this.onSubmit}
    >
      <p class="hint">${this.local.say(INDEX_STRINGS.formHint)}</p>
      <div class="fields" @change=${this.onScope}>
        ${inputField(look, 'period', INDEX_STRINGS.period, {
          value: this.wantedPeriod ?? this.period,
          hint: INDEX_STRINGS.periodHint,
        })}
        ${inputField(look, 'procedure', INDEX_STRINGS.procedure, { value: this.procedure })}
        ${inputField(look, 'note', INDEX_STRINGS.note)}
      </div>
      <div class="fields">${this.inputs.map((input) => this.renderInput(input))}</div>
      ${problemNote(this.local, this.sending.problem)}
      <p role="status">
        ${
          this.kept === null
            ? nothing
            : this.kept === 0
              ? this.local.say(INDEX_STRINGS.unchanged)
              : html`${icon('check')} ${this.local.say(INDEX_STRINGS.saved)}: ${this.kept}`
        }
      </p>
      <button class="primary" ?disabled=${this.sending.isBusy}>${this.local.say(INDEX_STRINGS.save)}</button>
    </form>`
  }

  private renderInput(input: InputReply) {
    const look = this.sending
    const options = this.optionsOf(input)
    const value = this.standing(input)
    return options
      ? selectField(look, input.code, input.name, { value, options })
      : inputField(look, input.code, input.name, { value })
  }

  private optionsOf({ kind }: InputReply): { value: string; text: string }[] | null {
    const none = { value: '', text: this.local.say(INDEX_STRINGS.notSaid) }
    if (kind.kind === 'yes-no')
      return [
        none,
        { value: '1', text: this.local.say(INDEX_STRINGS.yes) },
        { value: '0', text: this.local.say(INDEX_STRINGS.no) },
      ]
    if (kind.kind === 'one-of')
      return [none, ...kind.values.map((value) => ({ value: String(value), text: String(value) }))]
    return null
  }

  /** Of another period or procedure other numbers stand. */
  private onScope({ target }: EventOn<'div', 'change'>): void {
    if (!(target instanceof HTMLInputElement)) return
    if (target.name === 'period') this.wantedPeriod = target.value.trim()
    if (target.name === 'procedure') this.procedure = target.value.trim()
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    this.kept = null
    const written = new FormData(this.form)
    const text = (name: string) => textOf(written, name)
    const changed = this.inputs
      .map((input) => ({ input, value: text(input.code), before: this.standing(input) }))
      .filter(({ value, before }) => value !== before)
    if (
      this.sending.refuse(
        changed.flatMap(({ input, value }) =>
          value === '' || IS_NUMBER.test(value) ? [] : [{ field: input.code, ...INDEX_STRINGS.needsNumber }],
        ),
      )
    )
      return
    if (changed.length === 0) {
      this.kept = 0
      return
    }
    const common = { unit: this.unit, period: text('period'), note: text('note') }
    await this.send(
      changed.map(({ input, value }) => ({
        unit: common.unit,
        period: common.period,
        input: input.code,
        value: value === '' ? null : Number(value.replace(',', '.')),
        ...(this.procedure === '' || input.kind.kind !== 'count' ? {} : { procedure: this.procedure }),
        ...(common.note === '' ? {} : { note: common.note }),
      })),
    )
  }

  private async send(entries: IndexInputEntry[]): Promise<void> {
    await this.sending.send(
      async () => {
        this.kept = (await api.enterIndexInputs({ entries })).entered
        emit(this, 'index-inputs-entered')
      },
      (errors) => errors.map((each) => ({ ...each, field: fieldOf(each.field, entries) })),
    )
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    wideFormStyles,
    css`
      form {
        display: grid;
        gap: var(--s4);
        justify-items: start;
        padding: var(--s4);
        border-radius: var(--radius);
        background: var(--surface);
      }
      .fields {
        width: 100%;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
      }
      .fields label {
        font-weight: 400;
      }
    `,
  ]
}

const IS_NUMBER = /^-?\d+([.,]\d+)?$/

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** The form's field for `entries.3.value` is that of the input itself; the period and procedure have one for all. */
function fieldOf(field: string, entries: readonly IndexInputEntry[]): string {
  const [, index, name = ''] = field.split('.')
  return ['period', 'procedure', 'note'].includes(name) ? name : (entries[Number(index)]?.input ?? field)
}

declare global {
  interface HTMLElementTagNameMap {
    'index-input-form': IndexInputForm
  }
  interface HTMLElementEventMap {
    'index-inputs-entered': CustomEvent<void>
  }
}
