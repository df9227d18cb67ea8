import { html } from 'hono/html'
import type { ResultsEntry } from '../../../db/queries/reports/results.ts'
import type { Language } from '../../contract/language.ts'
import type { PublishedResults, ResultsDocument } from '../../contract/results/published-results.ts'
import { withLimits } from '../../words/reports/rate-limits.ts'
import { moment } from '../../public-frame/moments.ts'
import { type Html, outwardLink, type View } from '../../public-frame/view.ts'
import { causesOf, changeText, FIGURE_WORDS } from '../../words/reports/figure-words.ts'
import { unitName } from '../../words/unit-name.ts'
import { PUBLICATION } from './publication-strings.ts'
import { RESULTS } from './results-strings.ts'

/** Where a later number corrects the one that is read. */
export function supersededNote(
  view: View,
  { document }: PublishedResults,
  versions: readonly ResultsEntry[],
): Html | false {
  const { language } = view
  const latest = versions[0]?.number ?? document.number
  return (
    latest > document.number &&
    html`<p class="panel">
      ${PUBLICATION.superseded[language]}
      <a ${outwardLink(view, `/public/results/${document.period.key}`)}>${latest}</a>.
    </p>`
  )
}

export function narrativeSection(
  view: View,
  { vi, en }: { readonly vi: string; readonly en: string },
): Html | false {
  const text = view.language === 'en' && en !== '' ? en : vi
  return (
    text !== '' &&
    html`<section aria-labelledby="narrative">
      <h2 id="narrative">${PUBLICATION.narrative[view.language]}</h2>
      ${text.split(/\n\s*\n|\n/).map((paragraph) => html`<p lang="${text === vi ? 'vi' : 'en'}">${paragraph}</p>`)}
    </section>`
  )
}

/** Who signed what and when, what it corrects, and the other numbers of the quarter. */
export function publicationSection(
  view: View,
  published: PublishedResults,
  versions: readonly ResultsEntry[],
): Html {
  const { language } = view
  const { document, sha256, signature, publishedAt, publishedBy } = published
  const fact = (name: Html | string, value: Html | string | number) =>
    html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`
  return html`<section aria-labelledby="publication">
    <h2 id="publication">${PUBLICATION.title[language]}</h2>
    <dl class="facts">
      ${fact(PUBLICATION.number[language], document.number)}
      ${fact(PUBLICATION.publishedAt[language], moment(view, publishedAt))}
      ${fact(PUBLICATION.publishedBy[language], publishedBy)}
      ${fact(PUBLICATION.submittedBy[language], document.submittedBy)}
      ${fact(PUBLICATION.frozenAt[language], moment(view, document.frozenAt))}
      ${fact(PUBLICATION.licence[language], document.licence)}
      ${fact('sha256', html`<code class="hash">${sha256}</code>`)}
      ${fact(PUBLICATION.signature[language], html`<code class="hash">${signature}</code>`)}
    </dl>
    <p class="small">${PUBLICATION.check[language]}</p>
    <ul class="links">
      <li><a ${outwardLink(view, '/public/signing-keys.pem')}>/public/signing-keys.pem</a></li>
    </ul>
    ${correctionTable(document, language)}
    ${
      versions.length > 1 &&
      html`<h3>${PUBLICATION.versions[language]}</h3>
        <ul class="links">
          ${versions.map(
            ({ number, decided_at: at }) =>
              html`<li>
                <a ${outwardLink(view, `/public/results/${document.period.key}/${String(number)}`)}>
                  ${PUBLICATION.number[language]} ${number}
                </a>
                ${at !== null && html`<span class="small">${moment(view, at)}</span>`}
              </li>`,
          )}
        </ul>`
    }
  </section>`
}

function correctionTable({ correction, participation }: ResultsDocument, language: Language): Html | null {
  if (!correction) return null
  const { of, reason, changes } = correction
  return html`<h3>${PUBLICATION.correction[language]} ${of}</h3>
    <p>${PUBLICATION.reason[language]}: <span lang="vi">${reason}</span></p>
    <p>${causesOf(changes).map((words) => html`${words[language]} `)}</p>
    <div class="table-box" role="region" tabindex="0" aria-label="${RESULTS.scroll[language]}">
      <table>
        <thead>
          <tr>
            ${[RESULTS.unit, PUBLICATION.figure].map((words) => html`<th scope="col">${words[language]}</th>`)}
            ${[PUBLICATION.before, PUBLICATION.after].map(
              (words) => html`<th scope="col" class="number">${words[language]}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${withLimits(changes, participation).map(
            (change) =>
              html`<tr>
                <th scope="row">${unitName(change.unit, language)}</th>
                <td>${FIGURE_WORDS[change.figure][language]}</td>
                <td class="number">${changeText(change, 'before', language)}</td>
                <td class="number">${changeText(change, 'after', language)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
}
