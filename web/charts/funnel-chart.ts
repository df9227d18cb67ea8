import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FairUnit } from '../../server/contract/reports/fair-comparison.ts'
import type { SatisfactionReport } from '../../server/contract/report.ts'
import {
  FAIR_COLUMNS,
  FAIR_WORDS,
  fairPoint,
  fairSentences,
  foldedUnits,
  foldedWords,
  nameWithCode,
  namedUnits,
  VERDICT_WORDS,
} from '../../server/words/reports/fair-words.ts'
import { formatNumber } from '../../server/words/format.ts'
import { axisWords } from '../../server/words/trend-sentences.ts'
import { unitsFinding } from '../../server/words/reports/report-sentences.ts'
import { partName, unitName } from '../../server/words/unit-name.ts'
import { baseStyles, tableStyles } from '../ui/base-styles.ts'
import { LanguageController } from '../ui/localize.ts'
import type { ChartLook } from './chart-config.ts'
import './chart-figure.ts'
import { keptWhile } from './kept-while.ts'
import { funnelChart, funnelFloor, FUNNEL_HEIGHT, VERDICT_STEPS } from './funnel-config.ts'

/** Which units stand out from the others: in sentences, as a funnel, and as tables of the named ones and of the folded group. */
@customElement('funnel-chart')
export class FunnelChartElement extends LitElement {
  @property({ attribute: false }) report?: SatisfactionReport
  @property() csv = ''

  private readonly local = new LanguageController(this)

  override render() {
    const { report } = this
    if (!report) return nothing
    const { fair } = report
    const { language } = this.local
    const [named, folded] = [namedUnits(fair), foldedUnits(fair)]
    const sentences = fairSentences(report).map((words) => this.local.say(words))
    const floor = fair.units.length === 0 ? 0 : funnelFloor(fair.units)
    const title = html`<h2>${this.local.say(FAIR_WORDS.title)}</h2>`
    if (fair.units.length === 0) return html`${title}${sentences.map((sentence) => html`<p>${sentence}</p>`)}`
    const make = (look: ChartLook) =>
      funnelChart(fair.units, look, {
        writeNumber: (n) => formatNumber(n, language),
        nameOf: (unit) => partName(report, unit, language),
      })
    return html`${title}
      <chart-figure
        finding=${this.local.say(unitsFinding(report))}
        measure=${`${this.local.say(FAIR_WORDS.funnel)} · ${unitName(report.unit, language)} · ${this.local.say(report.period.label)}`}
        .asOf=${report.asOf}
        summary=${[...sentences, this.limitWords, ...(floor === 0 ? [] : [this.local.say(axisWords(floor))])].join(' ')}
        .key=${(['below', 'not-told-apart', 'above'] as const).map((verdict) => ({
          step: VERDICT_STEPS[verdict],
          name: this.local.say(VERDICT_WORDS[verdict]),
        }))}
        .make=${keptWhile([report, language], make)}
        .height=${FUNNEL_HEIGHT}
        .points=${[...named, ...folded].map((unit) => fairPoint(unit, partName(report, unit.unit, language), language))}
        csv=${this.csv}
      >
        ${this.renderTable(report, [...named, ...folded], this.local.say(FAIR_WORDS.title))}
      </chart-figure>
      ${named.length > 0 ? this.renderTable(report, named, this.local.say(FAIR_WORDS.named)) : nothing}
      ${
        folded.length > 0
          ? html`<details>
              <summary>${this.local.say(foldedWords(fair))}</summary>
              ${this.renderTable(report, folded, this.local.say(foldedWords(fair)))}
            </details>`
          : nothing
      }`
  }

  private get limitWords(): string {
    return `${this.local.say(FAIR_WORDS.limits95)} (-\u{a0}-\u{a0}-), ${this.local.say(FAIR_WORDS.limits998)} (–––).`
  }

  private renderTable(report: SatisfactionReport, units: readonly FairUnit[], title: string) {
    const { language } = this.local
    return html`<div class="table-box" role="region" tabindex="0" aria-label=${title}>
      <table>
        <caption>
          ${title} · ${this.local.say(report.period.label)}
        </caption>
        <thead>
          <tr>
            <th scope="col">${this.local.say(FAIR_WORDS.unit)}</th>
            ${FAIR_COLUMNS.map(({ name }, index) => html`<th scope="col" class=${numericAfterFirst(index)}>${this.local.say(name)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${units.map(
            (unit) =>
              html`<tr>
                <th scope="row">${nameWithCode(unit, partName(report, unit.unit, language))}</th>
                ${FAIR_COLUMNS.map(({ show }, index) => html`<td class=${numericAfterFirst(index)}>${show(unit, language)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  }

  static override readonly styles = [
    baseStyles,
    tableStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s4);
      }
      tbody th {
        min-width: 160px;
      }
    `,
  ]
}

/** The first column is the finding, in words. */
function numericAfterFirst(index: number): string {
  return index === 0 ? '' : 'numeric'
}

declare global {
  interface HTMLElementTagNameMap {
    'funnel-chart': FunnelChartElement
  }
}
