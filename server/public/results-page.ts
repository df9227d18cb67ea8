import { html } from 'hono/html'
import type { Language } from '../contract/language.ts'
import { isScaleSize } from '../contract/level.ts'
import type { Exclusion, PeriodReply, SatisfactionReport } from '../contract/report.ts'
import { formatNumber } from '../words/format.ts'
import { MISUSE_WORDS } from '../words/misuse-words.ts'
import {
  closingSentences,
  comparisonSentence,
  intervalSentences,
  otherChannelsSentences,
  satisfactionSentence,
  timelinessFinding,
  timelinessSentence,
  unitsFinding,
} from '../words/report-sentences.ts'
import { EXCLUSION_WORDS } from '../words/report-words.ts'
import { unitName } from '../words/unit-name.ts'
import type { PublicResults } from '../reports/public-results.ts'
import { rowNameOf } from '../reports/unit-parts.ts'
import { levelBars } from './level-bars.ts'
import { moment } from '../public-frame/moments.ts'
import { sendPage } from '../public-frame/page-frame.ts'
import { METHOD, RESULTS } from './results-strings.ts'
import { satisfactionTable, timelinessTable } from './results-tables.ts'
import { type Html, linkTo, type View } from '../public-frame/view.ts'

/** The quarters that are published, newest first. */
export function sendResultsList(view: View, periods: readonly PeriodReply[]): Promise<Response> {
  const { language } = view
  const title = RESULTS.title[language]
  const body = html`<h1>${title}</h1>
    <p class="lead">${RESULTS.lead[language]}</p>
    ${
      periods.length === 0
        ? html`<p>${RESULTS.none[language]}</p>`
        : html`<ul class="links">
            ${periods.map(
              ({ key, label }) =>
                html`<li><a href="${linkTo(view, `/public/results/${key}`)}">${label[language]}</a></li>`,
            )}
          </ul>`
    }
    <p class="small">${RESULTS.notSipas[language]}</p>`
  return sendPage(view, { title, section: 'results', body })
}

/** One quarter: first in sentences, then drawn, then in full, then how it was counted. */
export function sendResultsPage(
  view: View,
  { period, satisfaction, timeliness }: PublicResults,
): Promise<Response> {
  const { language } = view
  const title = `${RESULTS.of[language]} ${period.label[language]}`
  const { scaleSize } = satisfaction
  const rows = [
    ...satisfaction.byUnit.map((each) => ({ ...each, name: rowNameOf(satisfaction, each)[language] })),
    { ...satisfaction, name: unitName(satisfaction.unit, language) },
  ]
  const body = html`<p class="back">
      <a href="${linkTo(view, '/public/results')}">${RESULTS.all[language]}</a>
    </p>
    <h1>${title}</h1>
    <p>${intervalSentences(timeliness).map((words) => html`${words[language]} `)}</p>
    <section class="headline" aria-label="${RESULTS.headline[language]}">
      <p class="headline-main">${satisfactionSentence(satisfaction)[language]}</p>
      <p>${comparisonSentence(satisfaction.comparison)[language]}</p>
      <p>${otherChannelsSentences(satisfaction.otherChannels).map((words) => html`${words[language]} `)}</p>
      <p>${timelinessSentence(timeliness)[language]}</p>
    </section>
    <p class="small">${RESULTS.notSipas[language]}</p>
    <section aria-labelledby="units">
      <h2 id="units">${unitsFinding(satisfaction)[language]}</h2>
      ${
        isScaleSize(scaleSize) && [
          levelBars(view, rows, scaleSize),
          satisfactionTable(view, satisfaction, scaleSize),
        ]
      }
    </section>
    <section aria-labelledby="timeliness">
      <h2 id="timeliness">${timelinessFinding(timeliness)[language]}</h2>
      ${timelinessTable(view, timeliness)}
    </section>
    ${method(view, satisfaction)} ${files(view, period.key)}`
  return sendPage(view, { title, section: 'results', body })
}

const REASONS: readonly Exclusion[] = ['suspect-burst', 'many-from-one-address', 'other-scale']

function told(n: number | null, language: Language): string {
  return n === null ? RESULTS.notTold[language] : formatNumber(n, language)
}

function method(view: View, satisfaction: SatisfactionReport): Html {
  const { language } = view
  const { excluded, asOf } = satisfaction
  return html`<section aria-labelledby="method">
    <h2 id="method">${RESULTS.method[language]}</h2>
    <ul>
      ${METHOD[language].map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
    <h3>${RESULTS.excluded[language]}</h3>
    <ul>
      ${REASONS.map(
        (reason) =>
          html`<li>
            ${EXCLUSION_WORDS[reason][language]}: ${told(excluded[reason], language)}.
            ${reason !== 'other-scale' && MISUSE_WORDS[reason].rule[language]}
          </li>`,
      )}
    </ul>
    <p>${closingSentences(satisfaction).map((words) => html`${words[language]} `)}</p>
    <p class="small">${RESULTS.asOf[language]} ${moment(view, asOf)}.</p>
  </section>`
}

function files(view: View, key: string): Html {
  const { language } = view
  const file = (name: string) => linkTo(view, `/public/results/${key}/${name}.csv`)
  return html`<section class="files" aria-labelledby="files">
    <h2 id="files">${RESULTS.files[language]}</h2>
    <ul class="links">
      <li><a href="${file('satisfaction')}" download>${RESULTS.satisfactionFile[language]}</a></li>
      <li><a href="${file('timeliness')}" download>${RESULTS.timelinessFile[language]}</a></li>
    </ul>
  </section>`
}
