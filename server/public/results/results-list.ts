import { html } from 'hono/html'
import type { ResultsEntry } from '../../../db/queries/reports/results.ts'
import type { Language } from '../../contract/language.ts'
import { parsePeriod } from '../../domain/period.ts'
import { sendPage } from '../../public-frame/page-frame.ts'
import { type Html, linkTo, type View } from '../../public-frame/view.ts'
import type { ResultsSummary } from '../../results/published-summaries.ts'
import { formatDate, formatInterval, formatNumber, formatPercent } from '../../words/format.ts'
import { comparisonSentence } from '../../words/reports/report-sentences.ts'
import { onTimeWords } from '../../words/timeliness-words.ts'
import { CAMPAIGNS } from '../campaigns/strings.ts'
import { DOSSIERS } from '../dossier-strings.ts'
import { PUBLICATION } from './publication-strings.ts'
import { RESULTS } from './results-strings.ts'
import { table } from './results-tables.ts'

/** The quarters that are published, newest first, each by its last number and with its figures beside those of the others. */
export function sendResultsList(
  view: View,
  quarters: readonly ResultsEntry[],
  summaries: ReadonlyMap<string, ResultsSummary>,
): Promise<Response> {
  const { language } = view
  const title = RESULTS.title[language]
  const columns = [
    RESULTS.quarter,
    RESULTS.n,
    RESULTS.share,
    RESULTS.interval,
    RESULTS.onTime,
    RESULTS.comparedWithLast,
    PUBLICATION.number,
  ]
  const body = html`<h1>${title}</h1>
    <p class="lead">${RESULTS.lead[language]}</p>
    ${
      quarters.length === 0
        ? html`<p>${RESULTS.none[language]}</p>`
        : table(
            RESULTS.published[language],
            language,
            columns.map((words) => words[language]),
            html`${quarters.map((quarter) => quarterRow(view, quarter, summaries.get(quarter.id)))}`,
            null,
          )
    }
    <ul class="links">
      <li><a href="${linkTo(view, '/public/dossiers')}">${DOSSIERS.link[language]}</a></li>
      <li><a href="${linkTo(view, '/public/campaigns')}">${CAMPAIGNS.title[language]}</a></li>
    </ul>
    <p class="small">${RESULTS.notSipas[language]}</p>`
  return sendPage(view, { title, section: 'results', body })
}

function quarterRow(
  view: View,
  { period: key, number, decided_at: at }: ResultsEntry,
  summary: ResultsSummary | undefined,
): Html {
  const { language } = view
  const period = parsePeriod(key)
  return html`<tr>
    <th scope="row">
      <a href="${linkTo(view, `/public/results/${period.key}`)}">${period.label[language]}</a>
    </th>
    ${summary ? figures(summary, language) : html`<td class="few" colspan="5">${RESULTS.notTold[language]}</td>`}
    <td class="number">
      ${number}${at !== null && html`<br /><span class="small">${formatDate(at, view.service.organisation.zone)}</span>`}
    </td>
  </tr>`
}

function figures({ satisfaction, timeliness }: ResultsSummary, language: Language): Html {
  const { n, share, interval, comparison } = satisfaction
  return html`<td class="number">${n === null ? RESULTS.notTold[language] : formatNumber(n, language)}</td>
    <td class="number">${share === null ? RESULTS.notTold[language] : formatPercent(share, language)}</td>
    <td class="number">${interval === null ? '–' : formatInterval(interval, language)}</td>
    <td class="number">${onTimeWords(timeliness, language)}</td>
    <td class="said">${comparisonSentence(comparison)[language]}</td>`
}
