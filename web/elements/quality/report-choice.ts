import { consume } from '@lit/context'
import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { SessionReply, UnitSummary } from '../../../server/contract/people.ts'
import type { PeriodReply } from '../../../server/contract/report.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { sessionContext } from '../../session.ts'
import { QUALITY_STRINGS } from '../../strings/quality-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'

interface ReportChosen {
  readonly period?: string
  readonly unit?: string
}

/**
 * Which period and unit a report is of.
 *
 * @fires report-chosen - `detail` has the period or the unit that was chosen
 */
@customElement('report-choice')
export class ReportChoice extends LitElement {
  @property({ attribute: false }) periods: readonly PeriodReply[] = []
  @property({ attribute: false }) units: readonly UnitSummary[] = []
  @property({ attribute: false }) period?: PeriodReply
  /** Code of the unit. */
  @property() unit = ''
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)

  override render() {
    const { period } = this
    const known =
      period && !this.periods.some(({ key }) => key === period.key) ? [period, ...this.periods] : this.periods
    return html`<div class="choice">
      ${this.select(
        'period',
        STRINGS.period,
        known.map(({ key, label }) => [key, this.local.say(label)]),
        period?.key ?? '',
        (value) => emit(this, 'report-chosen', { period: value }),
      )}
      ${this.select(
        'unit',
        QUALITY_STRINGS.unit,
        this.readableUnits.map((unit) => [unit.code, unitName(unit, this.local.language)]),
        this.unit,
        (value) => emit(this, 'report-chosen', { unit: value }),
      )}
    </div>`
  }

  private select(
    name: string,
    label: Words,
    options: readonly (readonly [value: string, text: string])[],
    chosen: string,
    choose: (value: string) => void,
  ) {
    return html`<div class="field">
      <label for=${name}>${this.local.say(label)}</label>
      <select
        id=${name}
        @change=${({ currentTarget }: EventOn<'select', 'change'>) => choose(currentTarget.value)}
      >
        ${options.map(
          ([value, text]) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`,
        )}
      </select>
    </div>`
  }

  /** Those below a unit where this person has a role; the service decides again. */
  private get readableUnits(): readonly UnitSummary[] {
    const granted = new Set(this.session?.grants.map(({ unitCode }) => unitCode))
    const parents = new Map(this.units.map(({ code, parentCode }) => [code, parentCode]))
    const isBelow = (code: string | null | undefined): boolean =>
      typeof code === 'string' && (granted.has(code) || isBelow(parents.get(code)))
    return this.units.filter(({ code }) => isBelow(code))
  }

  static override readonly styles = [
    baseStyles,
    formStyles,
    css`
      .choice {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
        gap: var(--s4);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'report-choice': ReportChoice
  }
  interface HTMLElementEventMap {
    'report-chosen': CustomEvent<ReportChosen>
  }
}
