import { html, type TemplateResult } from 'lit'
import type { Language } from '../../../server/contract/language.ts'
import type { PeriodReply, SatisfactionCell } from '../../../server/contract/report.ts'
import { formatDateTime, formatInterval, formatNumber, formatPercent } from '../../../server/words/format.ts'
import { hiddenWords } from '../../../server/words/reports/report-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { INSIGHT_STRINGS } from '../../strings/insight-strings.ts'
import { STRINGS } from '../../strings/strings.ts'

/** A part of a unit's ratings, as it is called in the reader's language: a desk, a procedure. */
export interface NamedPart {
  readonly name: string
  readonly cell: SatisfactionCell
}

interface Parts {
  readonly language: Language
  /** What the table is of; what one part is. */
  readonly label: string
  readonly part: string
  readonly parts: readonly NamedPart[]
}

/** Satisfaction part by part; what may not be told stands in it with the reason. */
export function partsTable({ language, label, part, parts }: Parts): TemplateResult {
  return html`<div class="table-box" role="region" tabindex="0" aria-label=${label}>
    <table>
      <thead>
        <tr>
          <th scope="col">${part}</th>
          <th scope="col" class="numeric">n</th>
          <th scope="col" class="numeric">${STRINGS.satisfiedShare[language]}</th>
          <th scope="col" class="numeric">${STRINGS.interval95[language]}</th>
        </tr>
      </thead>
      <tbody>
        ${parts.map(
          ({ name, cell }) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${cells(cell, language)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function cells({ n, share, interval, shown }: SatisfactionCell, language: Language): TemplateResult {
  if (n === null) return html`<td class="few" colspan="3">${hiddenWords(shown)?.[language] ?? ''}</td>`
  return html`<td class="numeric">${formatNumber(n, language)}</td>
    ${
      share === null
        ? html`<td class="few" colspan="2">${STRINGS.countsOnly[language]}</td>`
        : html`<td class="numeric">${formatPercent(share, language)}</td>
            <td class="numeric">${interval ? formatInterval(interval, language) : ''}</td>`
    }`
}

/** The table under its finding, with measure, place, quarter, n and source; `definition` says how it is counted. */
export function partsFigure(
  of: Parts & {
    readonly unit: Parameters<typeof unitName>[0]
    readonly quarter: PeriodReply
    readonly n: number
    readonly asOf: string
    readonly zone: string
    readonly most: string
    readonly tooFew: string
    readonly definition: TemplateResult
  },
): TemplateResult {
  const { language, unit, quarter, n, asOf, zone } = of
  return html`<figure aria-labelledby="finding">
    <figcaption>
      <h3 id="finding">${finding(of)}</h3>
      <p class="meta">
        ${INSIGHT_STRINGS.desksMeasure[language]} · ${unitName(unit, language)} · ${quarter.label[language]} ·
        n = ${formatNumber(n, language)} · ${INSIGHT_STRINGS.source[language]}, ${formatDateTime(asOf, zone)}
      </p>
    </figcaption>
    ${partsTable(of)} ${of.definition}
  </figure>`
}

function finding({
  language,
  parts,
  most,
  tooFew,
}: Parts & { readonly most: string; readonly tooFew: string }): string {
  const [best] = parts.toSorted((a, b) => (b.cell.share ?? -1) - (a.cell.share ?? -1))
  const share = best?.cell.share ?? null
  return best === undefined || share === null
    ? tooFew
    : `${most}: ${best.name}, ${formatPercent(share, language)}`
}
