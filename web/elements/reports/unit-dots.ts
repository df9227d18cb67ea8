import { LitElement, css, html, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { UnitVerdict } from '../../../server/contract/reports/fair-comparison.ts'
import type { SatisfactionReport, UnitSatisfaction } from '../../../server/contract/report.ts'
import { formatInterval, formatNumber, formatPercent } from '../../../server/words/format.ts'
import { FAIR_WORDS, VERDICT_WORDS } from '../../../server/words/reports/fair-words.ts'
import { hiddenWords } from '../../../server/words/reports/report-words.ts'
import { partName, unitName } from '../../../server/words/unit-name.ts'
import { INSIGHT_STRINGS } from '../../strings/insight-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, tableStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'
import type { UnitOrder } from '../../unit-order.ts'

/** Sorted by score, units stand in these groups, so that no order is read into what chance alone may have made. */
const GROUPS = {
  lowest: ['below', 'not-told-apart', 'above'],
  highest: ['above', 'not-told-apart', 'below'],
} as const satisfies Record<string, readonly UnitVerdict[]>

/** Each unit's share as a dot on its 95% interval, beside the whole's: the rows of a table, so that the picture is the table. */
@customElement('unit-dots')
export class UnitDots extends LitElement {
  @property({ attribute: false }) report?: SatisfactionReport
  /** The rows to show, in their order. */
  @property({ attribute: false }) rows: readonly UnitSatisfaction[] = []
  @property() order: UnitOrder = 'list'

  private readonly local = new LanguageController(this)

  override render() {
    const { report } = this
    if (!report || this.rows.every(({ share }) => share === null)) return nothing
    const { language } = this.local
    const floor = floorOf(this.rows)
    const title = this.local.say(INSIGHT_STRINGS.dots)
    return html`<figure aria-labelledby="dots">
      <figcaption>
        <h3 id="dots">${title}</h3>
        <p class="meta">
          ${this.local.say(STRINGS.satisfiedShare)}, ${this.local.say(STRINGS.interval95)} ·
          ${unitName(report.unit, language)} · ${this.local.say(report.period.label)}
        </p>
      </figcaption>
      <div class="table-box" role="region" tabindex="0" aria-label=${title}>
        <table>
          <thead>
            <tr>
              <th scope="col">${this.local.say(FAIR_WORDS.unit)}</th>
              <th scope="col" aria-label=${this.local.say(STRINGS.interval95)}>
                <div class="scale">
                  <span>${formatPercent(floor, language, 0)}</span>
                  ${
                    report.share === null
                      ? nothing
                      : html`<span
                          >${this.local.say(INSIGHT_STRINGS.dotsWhole)}
                          ${formatPercent(report.share, language)}</span
                        >`
                  }
                  <span>100%</span>
                </div>
              </th>
              <th scope="col" class="numeric">${this.local.say(STRINGS.satisfiedShare)}</th>
              <th scope="col" class="numeric">n</th>
            </tr>
          </thead>
          ${this.groups(report).map(
            ({ name, rows }) =>
              html`<tbody>
                ${
                  name === null
                    ? nothing
                    : html`<tr class="group">
                        <th colspan="4" scope="rowgroup">${name}</th>
                      </tr>`
                }
                ${rows.map((row) => this.renderRow(report, row, floor))}
              </tbody>`,
          )}
        </table>
      </div>
    </figure>`
  }

  private groups(report: SatisfactionReport): { name: string | null; rows: readonly UnitSatisfaction[] }[] {
    if (this.order !== 'lowest' && this.order !== 'highest') return [{ name: null, rows: this.rows }]
    const verdicts = new Map(report.fair.units.map(({ unit, verdict }) => [unit.code, verdict]))
    const of = (verdict: UnitVerdict | undefined) =>
      this.rows.filter(({ unit }) => verdicts.get(unit.code) === verdict)
    return [
      ...GROUPS[this.order].map((verdict) => ({
        name: this.local.say(VERDICT_WORDS[verdict]),
        rows: of(verdict),
      })),
      { name: this.local.say(INSIGHT_STRINGS.notCompared), rows: of(undefined) },
    ].filter(({ rows }) => rows.length > 0)
  }

  private renderRow(report: SatisfactionReport, row: UnitSatisfaction, floor: number) {
    const { language } = this.local
    const { n, share, interval, shown } = row
    const name = html`<th scope="row">${partName(report, row.unit, language)}</th>`
    if (n === null || share === null || interval === null)
      return html`<tr>
        ${name}
        <td class="few" colspan="3">
          ${hiddenWords(shown)?.[language] ?? this.local.say(STRINGS.countsOnly)}
        </td>
      </tr>`
    const at = (value: number) => `${((value - floor) / (1 - floor)) * 100}%`
    return html`<tr>
      ${name}
      <td class="plot">
        <svg aria-hidden="true" height="20">
          ${
            report.share === null
              ? nothing
              : svg`<line class="whole" x1=${at(report.share)} x2=${at(report.share)} y1="0" y2="20"></line>`
          }
          <line class="interval" x1=${at(interval[0])} x2=${at(interval[1])} y1="10" y2="10"></line>
          <circle cx=${at(share)} cy="10" r="5"></circle>
        </svg>
      </td>
      <td class="numeric">${formatPercent(share, language)} (${formatInterval(interval, language)})</td>
      <td class="numeric">${formatNumber(n, language)}</td>
    </tr>`
  }

  static override readonly styles = [
    baseStyles,
    tableStyles,
    css`
      :host {
        display: block;
        min-width: 0;
        margin-top: var(--s5);
      }
      figure {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s2);
      }
      .table-box {
        font-size: 0.9375rem;
      }
      tbody th[scope='row'] {
        min-width: 9rem;
      }
      .scale {
        display: flex;
        justify-content: space-between;
        gap: var(--s2);
        min-width: 9rem;
      }
      .plot {
        width: 50%;
        vertical-align: middle;
      }
      svg {
        display: block;
        width: 100%;
        overflow: visible;
      }
      circle {
        fill: var(--data-5);
      }
      .interval {
        stroke: var(--data-5);
        stroke-width: 2;
      }
      .whole {
        stroke: var(--ink-3);
        stroke-dasharray: 2 3;
      }
      .group th {
        padding-top: var(--s3);
        font-weight: 600;
      }
      .few {
        color: var(--ink-3);
      }
      @media (max-width: 700px) {
        tbody th[scope='row'] {
          min-width: 7rem;
        }
      }
      @media (forced-colors: active) {
        circle {
          fill: CanvasText;
        }
        line {
          stroke: CanvasText !important;
        }
      }
    `,
  ]
}

/** The lowest tenth that is shown: the head says where the scale begins. */
function floorOf(rows: readonly UnitSatisfaction[]): number {
  const lowest = Math.min(...rows.map(({ interval }) => interval?.[0] ?? 1))
  return Math.max(0, Math.min(0.9, Math.floor(lowest * 10) / 10))
}

declare global {
  interface HTMLElementTagNameMap {
    'unit-dots': UnitDots
  }
}
