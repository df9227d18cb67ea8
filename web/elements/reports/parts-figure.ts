import { html, type TemplateResult } from 'lit'
import type { PeriodReply } from '../../../server/contract/report.ts'
import { formatDateTime, formatPercent, formatSample } from '../../../server/words/format.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { INSIGHT_STRINGS } from '../../strings/insight-strings.ts'
import { type Parts, partsTable } from './parts-table.ts'

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
        ${formatSample(n, language)} · ${INSIGHT_STRINGS.source[language]}, ${formatDateTime(asOf, zone)}
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
  const told = parts
    .flatMap(({ name, cell: { share, interval } }) =>
      share === null || interval === null ? [] : [{ name, share, interval }],
    )
    .toSorted((a, b) => b.share - a.share)
  const [best, ...others] = told
  const last = told.at(-1)
  if (best === undefined || last === undefined) return tooFew
  if (others.length === 0) return `${best.name}: ${formatPercent(best.share, language)}`
  // No order is named that chance alone may have made.
  if (others.every(({ interval }) => interval[1] < best.interval[0]))
    return `${most}: ${best.name}, ${formatPercent(best.share, language)}`
  const [lowest, highest] = [last, best].map(({ share }) => formatPercent(share, language))
  return `${INSIGHT_STRINGS.partsOverlap[language]}: ${lowest} – ${highest}`
}
