import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { UnitSummary } from '../../../server/contract/people.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { api, errorWords } from '../../api.ts'
import { COUNTED, STRINGS } from '../../strings/strings.ts'
import { baseStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { foldMarks } from '../page/fold-marks.ts'

/**
 * Finds one unit of the tree by typing (marks not needed) and choosing with arrows or a click.
 *
 * @fires unit-picked - `detail` is the `UnitSummary`
 */
@customElement('unit-picker')
export class UnitPicker extends LitElement {
  /** Code of the chosen unit. */
  @property() value = ''
  /** Codes of the units that cannot be chosen because the item lies there already. */
  @property({ attribute: false }) except: readonly string[] = []
  @property({ type: Boolean }) invalid = false
  @state() private wanted = ''

  private readonly local = new LanguageController(this)
  private readonly units = new Task(this, {
    task: (_args, { signal }) => api.units(signal),
    args: () => [],
  })

  override render() {
    return this.units.render({
      pending: () => html`<p class="meta">${this.local.say(STRINGS.loading)}</p>`,
      error: (error) => html`<p class="field-error">${this.local.say(errorWords(error))}</p>`,
      complete: (units) => this.renderUnits(units),
    })
  }

  private renderUnits(units: readonly UnitSummary[]) {
    const wanted = foldMarks(this.wanted.trim())
    const shown = units.filter(({ name, nameEn, code }) =>
      foldMarks(`${name} ${nameEn} ${code}`).includes(wanted),
    )
    return html`<fieldset>
      <legend>${this.local.say(STRINGS.unit)}</legend>
      <input
        type="search"
        aria-label=${this.local.say(STRINGS.findUnit)}
        placeholder=${this.local.say(STRINGS.findUnit)}
        autocomplete="off"
        .value=${this.wanted}
        @input=${({ currentTarget }: EventOn<'input', 'input'>) => (this.wanted = currentTarget.value)}
      />
      <p class="hint" role="status">
        ${this.local.say(shown.length > 0 ? COUNTED.moved(shown.length) : STRINGS.noUnitMatches)}
      </p>
      <div class="choices" aria-invalid=${this.invalid ? 'true' : nothing}>
        ${repeat(
          shown,
          ({ code }) => code,
          (unit) => this.renderUnit(unit),
        )}
      </div>
    </fieldset>`
  }

  private renderUnit(unit: UnitSummary) {
    const depth = this.wanted === '' ? Math.min(unit.depth, 4) : 0
    return html`<label class="depth-${depth}">
      <input
        type="radio"
        name="unit"
        .value=${unit.code}
        .checked=${unit.code === this.value}
        ?disabled=${this.except.includes(unit.code)}
        @change=${() => this.pick(unit)}
      />
      <span>${unitName(unit, this.local.language)}</span>
    </label>`
  }

  private pick(unit: UnitSummary): void {
    this.value = unit.code
    emit(this, 'unit-picked', unit)
  }

  static override readonly styles = [
    baseStyles,
    formStyles,
    css`
      fieldset {
        display: grid;
        gap: var(--s1);
      }
      .choices {
        height: 232px;
        overflow-y: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      .choices label {
        display: flex;
        align-items: center;
        gap: var(--s2);
        min-height: var(--control);
        padding-inline: var(--s2);
        font-weight: 400;
      }
      .choices .depth-1 {
        padding-inline-start: 28px;
      }
      .choices .depth-2 {
        padding-inline-start: 48px;
      }
      .choices .depth-3 {
        padding-inline-start: 68px;
      }
      .choices .depth-4 {
        padding-inline-start: 88px;
      }
      .choices label:hover {
        background: var(--surface);
      }
      .choices label:has(:checked) {
        background: var(--action-tint);
        font-weight: 600;
      }
      .choices label:has(:disabled) {
        color: var(--ink-3);
      }
      .choices input {
        flex: none;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'unit-picker': UnitPicker
  }
  interface HTMLElementEventMap {
    'unit-picked': CustomEvent<UnitSummary>
  }
}
