import { html } from 'hono/html'
import type { SatisfactionReport } from '../../contract/report.ts'
import type { Html, View } from '../../public-frame/view.ts'
import {
  FAIR_WORDS,
  fairSentences,
  foldedUnits,
  foldedWords,
  namedUnits,
} from '../../words/reports/fair-words.ts'
import { funnelDrawing } from './funnel-drawing.ts'
import { fairTable } from './results-tables.ts'

/** Who stands out and how that was tested, drawn and in a table; all others are one folded group. */
export function fairSection(view: View, report: SatisfactionReport): Html {
  const { language } = view
  const { fair } = report
  const [named, folded] = [namedUnits(fair), foldedUnits(fair)]
  return html`<section aria-labelledby="fair">
    <h2 id="fair">${FAIR_WORDS.title[language]}</h2>
    ${fairSentences(report).map((words) => html`<p>${words[language]}</p>`)} ${funnelDrawing(view, report)}
    ${named.length > 0 && fairTable(view, report, named, FAIR_WORDS.named[language])}
    ${
      folded.length > 0 &&
      html`<details>
        <summary>${foldedWords(fair)[language]}</summary>
        ${fairTable(view, report, folded, foldedWords(fair)[language])}
      </details>`
    }
  </section>`
}
