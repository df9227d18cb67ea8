import { html } from 'hono/html'
import type { Language, Words } from '../contract/language.ts'
import type { DossierCounts, DossiersReport } from '../contract/quality/dossiers.ts'
import { localDay } from '../domain/local-time.ts'
import type { Period } from '../domain/period.ts'
import { sendPage } from '../public-frame/page-frame.ts'
import { moment } from '../public-frame/moments.ts'
import { type Html, linkTo, type View } from '../public-frame/view.ts'
import type { PublicDossiers } from '../reports/dossiers/public-dossiers.ts'
import { rowNameOf } from '../reports/unit-parts.ts'
import { DOSSIER_COLUMNS, DOSSIER_WORDS } from '../words/dossier-words.ts'
import { formatDay, formatNumber, formatPercent } from '../words/format.ts'
import { unitName } from '../words/unit-name.ts'
import { DOSSIER_SENTENCES, DOSSIERS } from './dossier-strings.ts'
import { RESULTS } from './results/results-strings.ts'

/** The months that are published, newest first. */
export function sendDossierList(view: View, months: readonly Period[]): Promise<Response> {
  const { language } = view
  const title = DOSSIERS.title[language]
  const body = html`<h1>${title}</h1>
    <p class="lead">${DOSSIERS.lead[language]}</p>
    ${
      months.length === 0
        ? html`<p>${DOSSIERS.none[language]}</p>`
        : html`<ul class="links">
            ${months.map(
              ({ key, label }) =>
                html`<li><a href="${linkTo(view, `/public/dossiers/${key}`)}">${label[language]}</a></li>`,
            )}
          </ul>`
    }`
  return sendPage(view, { title, section: 'results', body })
}

/** One month; a page with status 404 that says when to expect it, or that nothing was entered. */
export function sendDossiersPage(
  view: View,
  { period, from, isPublished, report }: PublicDossiers,
): Promise<Response> {
  const { language } = view
  const back = html`<p class="back">
    <a href="${linkTo(view, '/public/dossiers')}">${DOSSIERS.all[language]}</a>
  </p>`
  if (report === null) {
    const words = isPublished ? DOSSIERS.nothingText : DOSSIER_SENTENCES.from(formatDay(from))
    const title = (isPublished ? DOSSIERS.nothing : DOSSIERS.notYet)[language]
    const body = html`${back}
      <h1>${title}: ${period.label[language]}</h1>
      <p>${words[language]}</p>`
    return sendPage(view, { title, section: 'results', status: 404, body })
  }
  const title = `${DOSSIERS.of[language]} ${period.label[language]}`
  const share = report.onTimeShare === null ? null : formatPercent(report.onTimeShare, language)
  const isOver = localDay(view.service.now(), view.service.organisation.zone) >= period.toDay
  const body = html`${back}
    <h1>${title}</h1>
    <section class="headline" aria-label="${RESULTS.headline[language]}">
      <p class="headline-main">
        ${DOSSIER_SENTENCES.headline(formatNumber(report.received, language), share)[language]}
      </p>
      ${!isOver && html`<p>${DOSSIERS.soFar[language]}</p>`}
    </section>
    <p class="small">${DOSSIER_WORDS.shareHint[language]}</p>
    <section aria-labelledby="units">
      <h2 id="units">${DOSSIERS.byUnit[language]}</h2>
      ${table(
        language,
        DOSSIERS.byUnit,
        [DOSSIER_WORDS.unit],
        [
          ...report.byUnit.map((row) => ({ names: [rowNameOf(report, row)[language]], row })),
          { names: [unitName(report.unit, language)], row: report },
        ],
      )}
    </section>
    <section aria-labelledby="procedures">
      <h2 id="procedures">${DOSSIERS.byProcedure[language]}</h2>
      ${table(
        language,
        DOSSIERS.byProcedure,
        [DOSSIER_WORDS.procedure, DOSSIER_WORDS.unit],
        report.byProcedure.map((row) => ({
          names: [`${row.procedure.name} (${row.procedure.code})`, unitName(row.unit, language)],
          row,
        })),
      )}
    </section>
    <section class="files" aria-labelledby="files">
      <h2 id="files">${RESULTS.files[language]}</h2>
      <ul class="links">
        <li>
          <a href="${linkTo(view, `/public/dossiers/${period.key}/dossiers.csv`)}" download
            >${DOSSIERS.file[language]}</a
          >
        </li>
      </ul>
      <p class="small">${RESULTS.asOf[language]} ${moment(view, report.asOf)}.</p>
    </section>`
  return sendPage(view, { title, section: 'results', body })
}

interface NamedRow {
  readonly names: readonly string[]
  readonly row: DossierCounts | DossiersReport
}

/** A table in a box that scrolls by itself, reachable by keyboard. */
function table(language: Language, caption: Words, heads: readonly Words[], rows: readonly NamedRow[]): Html {
  return html`<div
    class="table-box"
    role="region"
    tabindex="0"
    aria-label="${caption[language]}. ${RESULTS.scroll[language]}"
  >
    <table>
      <caption>
        ${caption[language]}
      </caption>
      <thead>
        <tr>
          ${heads.map((words) => html`<th scope="col">${words[language]}</th>`)}
          ${[...DOSSIER_COLUMNS.map(({ words }) => words), DOSSIER_WORDS.share].map(
            (words) => html`<th scope="col" class="number">${words[language]}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(({ names: [first, ...others], row }) => {
          const { onTimeShare } = row
          return html`<tr>
            <th scope="row">${first}</th>
            ${others.map((name) => html`<td>${name}</td>`)}
            ${DOSSIER_COLUMNS.map(
              ({ key }) => html`<td class="number">${formatNumber(row[key], language)}</td>`,
            )}
            <td class="number">${onTimeShare === null ? '–' : formatPercent(onTimeShare, language)}</td>
          </tr>`
        })}
      </tbody>
    </table>
  </div>`
}
