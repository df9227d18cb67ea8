import { html } from 'hono/html'
import { VERDICT_LEVELS } from '../../contract/feedback/citizen-acts.ts'
import type { Language, Words } from '../../contract/language.ts'
import { isScaleSize } from '../../contract/level.ts'
import type { PublishedResults } from '../../contract/results/published-results.ts'
import type { Exclusion, SatisfactionReport } from '../../contract/report.ts'
import { formatNumber } from '../../words/format.ts'
import { MISUSE_WORDS } from '../../words/misuse-words.ts'
import {
  closingSentences,
  comparisonSentence,
  intervalSentences,
  otherChannelsSentences,
  satisfactionSentence,
  timelinessFinding,
  timelinessSentence,
  unitsFinding,
} from '../../words/reports/report-sentences.ts'
import { EXCLUSION_WORDS } from '../../words/reports/report-words.ts'
import { unitName } from '../../words/unit-name.ts'
import { datasetMetadata } from '../../reports/paper/dataset-metadata.ts'
import { rowNameOf } from '../../reports/unit-parts.ts'
import { findCampaignsIn } from '../campaigns/find-campaigns.ts'
import { campaignsNote } from '../campaigns/pages.ts'
import { changeSources } from '../../words/reports/change-words.ts'
import { fairSection } from './fair-section.ts'
import { levelBars } from './level-bars.ts'
import { moment } from '../../public-frame/moments.ts'
import { sendPage } from '../../public-frame/page-frame.ts'
import type { ResultsEntry } from '../../../db/queries/reports/results.ts'
import { parsePeriod } from '../../domain/period.ts'
import { narrativeSection, publicationSection, supersededNote } from './publication-section.ts'
import { PUBLICATION } from './publication-strings.ts'
import { METHOD } from '../../words/reports/method-words.ts'
import { PARTICIPATION, participationSentences } from '../../words/reports/participation-words.ts'
import { PROCEDURES } from '../../words/reports/procedure-words.ts'
import { VERDICTS } from '../../words/reports/verdict-words.ts'
import { RESULTS } from './results-strings.ts'
import { participationTable, proceduresTable, satisfactionTable, timelinessTable } from './results-tables.ts'
import { type Html, linkTo, type View } from '../../public-frame/view.ts'

/** One quarter as it was signed: first in sentences, then drawn, then in full, then how it was counted and who signed. */
export async function sendResultsPage(
  view: View,
  published: PublishedResults,
  versions: readonly ResultsEntry[],
): Promise<Response> {
  const { period, satisfaction, timeliness, narrative, participation } = published.document
  const { language } = view
  const title = `${RESULTS.of[language]} ${period.label[language]}`
  const campaigns = await findCampaignsIn(view.service, parsePeriod(period.key))
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
    ${supersededNote(view, published, versions)}
    <section class="headline" aria-label="${RESULTS.headline[language]}">
      <p class="headline-main">${satisfactionSentence(satisfaction)[language]}</p>
      ${participation?.[0] && html`<p>${participationSentences(participation[0]).map((words) => html`${words[language]} `)}</p>`}
      <p>${comparisonSentence(satisfaction.comparison)[language]}</p>
      <p>${changeSources(satisfaction).map((words) => html`${words[language]} `)}</p>
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
    ${participationSection(view, published)} ${fairSection(view, satisfaction)}
    ${proceduresSection(view, published)}
    <section aria-labelledby="timeliness">
      <h2 id="timeliness">${timelinessFinding(timeliness)[language]}</h2>
      ${timelinessTable(view, timeliness)}
    </section>
    ${verdictsSection(view, published)} ${campaignsNote(view, campaigns)} ${method(view, satisfaction)}
    ${narrativeSection(view, narrative)} ${publicationSection(view, published, versions)}
    ${files(view, published)}`
  const metadata = datasetMetadata(published, view.service.config.publicUrl ?? '')
  return sendPage(view, { title, section: 'results', body, metadata })
}

function participationSection(view: View, { document: { participation } }: PublishedResults): Html | null {
  const { language } = view
  if (!participation) return null
  return html`<section aria-labelledby="participation">
    <h2 id="participation">${PARTICIPATION.title[language]}</h2>
    <p>${PARTICIPATION.hint[language]}</p>
    ${participationTable(view, participation)}
  </section>`
}

function verdictsSection(
  view: View,
  { document: { verdicts, satisfaction } }: PublishedResults,
): Html | null {
  const { language } = view
  if (!verdicts) return null
  return html`<section aria-labelledby="verdicts">
    <h2 id="verdicts">${VERDICTS.title[language]}</h2>
    <p>${VERDICTS.lead[language]}</p>
    ${
      verdicts.byUnit.length === 0
        ? html`<p>${VERDICTS.none[language]}</p>`
        : satisfactionTable(view, { ...verdicts, unit: satisfaction.unit }, VERDICT_LEVELS, VERDICTS.title)
    }
  </section>`
}

function proceduresSection(view: View, { document: { procedures } }: PublishedResults): Html | null {
  const { language } = view
  if (!procedures) return null
  return html`<section aria-labelledby="procedures">
    <h2 id="procedures">${PROCEDURES.title[language]}</h2>
    <p>${PROCEDURES.lead[language]}</p>
    ${
      procedures.length === 0
        ? html`<p>${PROCEDURES.none[language]}</p>`
        : procedures.map((unit) => proceduresTable(view, unit))
    }
  </section>`
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

function files(view: View, { document: { period, number } }: PublishedResults): Html {
  const { language } = view
  const at = `/public/results/${period.key}`
  return html`<section class="files" aria-labelledby="files">
    <h2 id="files">${RESULTS.files[language]}</h2>
    <ul class="links">
      ${PUBLISHED_FILES.map(
        ({ ending, words }) =>
          html`<li>
            <a href="${linkTo(view, `${at}${ending(String(number))}`)}" download>${words[language]}</a>
          </li>`,
      )}
    </ul>
    <p><img src="${linkTo(view, `${at}/${String(number)}.svg`)}" alt="${PUBLICATION.picture[language]}" /></p>
  </section>`
}

/** Of this very number where the figures are signed; the short tables are of the last. */
const PUBLISHED_FILES: readonly {
  readonly ending: (number: string) => string
  readonly words: Words
}[] = [
  { ending: (number) => `/${number}.json`, words: PUBLICATION.json },
  { ending: (number) => `/${number}.pdf`, words: PUBLICATION.pdf },
  { ending: (number) => `/${number}.docx`, words: PUBLICATION.docx },
  { ending: (number) => `/${number}.xlsx`, words: PUBLICATION.xlsx },
  { ending: (number) => `/${number}.csv`, words: PUBLICATION.csv },
  { ending: () => '/data-dictionary.csv', words: PUBLICATION.dictionary },
  { ending: () => '/satisfaction.csv', words: RESULTS.satisfactionFile },
  { ending: () => '/timeliness.csv', words: RESULTS.timelinessFile },
]
