import { html } from 'hono/html'
import { formatDay, formatDuration } from '../words/format.ts'
import { REFUSALS, type Refusal } from '../contract/refusals.ts'
import { codeForm } from './code-form.ts'
import { type Page, sendPage } from './page-frame.ts'
import { CODE_FORM, PROBLEM } from './strings.ts'
import { type Html, linkTo, type View } from './view.ts'

/** Tracking pages are one person's: kept by no cache, named to no other site, found by no search engine. */
export const PRIVATE_HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
}

export function sendNotFound(view: View): Promise<Response> {
  const { language } = view
  return sendProblem(view, 404, PROBLEM.notFoundTitle[language], html`<p>${PROBLEM.notFound[language]}</p>`)
}

export function sendUnknownPeriod(view: View): Promise<Response> {
  const { language } = view
  return sendProblem(view, 404, PROBLEM.period[language], html``, { section: 'results' })
}

/** A quarter that nobody has published yet: with the UTC day after which its figures close. */
export function sendNotPublished(view: View, closingDay: string): Promise<Response> {
  const { language } = view
  const words = html`<p>
      ${PROBLEM.expected[language]} ${formatDay(closingDay)}. ${PROBLEM.thenSigned[language]}
    </p>
    <p><a href="${linkTo(view, '/public/results')}">${PROBLEM.allResults[language]}</a></p>`
  return sendProblem(view, 404, PROBLEM.notYetTitle[language], words, { section: 'results' })
}

/** What the catalogue refuses, in its own words. */
export function sendRefusal(view: View, { code, status, headers }: Refusal): Promise<Response> {
  const { language } = view
  const words = html`<p>${REFUSALS[code][language]}</p>`
  return sendProblem(view, status, PROBLEM.refusedTitle[language], words, { headers })
}

/** Our own fault: nothing of it is told but that it is ours. */
export function sendFailure(view: View): Promise<Response> {
  const { language } = view
  return sendProblem(view, 500, PROBLEM.failedTitle[language], html`<p>${PROBLEM.failed[language]}</p>`)
}

/** What was typed is shown back for correction, with what usually is wrong. */
export function sendUnknownCode(view: View, entered: string): Promise<Response> {
  const { language } = view
  const body = html`<h1>${PROBLEM.codeTitle[language]}</h1>
    <ul>
      ${PROBLEM.codeHelp[language].map((help) => html`<li>${help}</li>`)}
    </ul>
    <section class="panel">
      ${codeForm(view, { entered, error: `${PROBLEM.code[language]} “${entered}”.` })}
    </section>`
  return sendPage(view, {
    title: PROBLEM.codeTitle[language],
    section: 'track',
    status: 404,
    headers: PRIVATE_HEADERS,
    body,
  })
}

export function sendMissingCode(view: View): Promise<Response> {
  const { language } = view
  const body = html`<h1>${CODE_FORM.label[language]}</h1>
    <section class="panel">${codeForm(view, { error: CODE_FORM.missing[language] })}</section>`
  return sendPage(view, { title: CODE_FORM.label[language], section: 'track', status: 400, body })
}

export function sendTooOften(view: View, waitMs: number): Promise<Response> {
  const { language } = view
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000))
  const text = html`<p>${PROBLEM.tooOften[language]} ${formatDuration(minutes, language)}.</p>`
  return sendProblem(view, 429, PROBLEM.tooOftenTitle[language], text, {
    section: 'track',
    headers: { ...PRIVATE_HEADERS, 'retry-after': String(Math.ceil(waitMs / 1000)) },
  })
}

function sendProblem(
  view: View,
  status: number,
  title: string,
  text: Html,
  more: Pick<Page, 'section' | 'headers'> = {},
): Promise<Response> {
  const body = html`<h1>${title}</h1>
    ${text}
    <p class="back"><a href="${linkTo(view, '/')}">${PROBLEM.toHome[view.language]}</a></p>`
  return sendPage(view, { title, status, body, ...more })
}
