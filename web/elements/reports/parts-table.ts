import { html, type TemplateResult } from 'lit'
import type { Language } from '../../../server/contract/language.ts'
import type { SatisfactionCell } from '../../../server/contract/report.ts'
import { formatInterval, formatNumber, formatPercent } from '../../../server/words/format.ts'
import { hiddenWords } from '../../../server/words/reports/report-words.ts'
import { STRINGS } from '../../strings/strings.ts'

/** A part of a unit's ratings, as it is called in the reader's language: a desk, a procedure. */
interface NamedPart {
  readonly name: string
  readonly cell: SatisfactionCell
}

export interface Parts {
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
