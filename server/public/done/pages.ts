import { html } from 'hono/html'
import { listShownAnswers } from '../../../db/queries/office/improvements.ts'
import type { Words } from '../../contract/language.ts'
import { knownImprovements, type PublicImprovement } from '../../improvements/known-improvements.ts'
import { knownNames } from '../../known-organisation.ts'
import { sendPage } from '../../public-frame/page-frame.ts'
import { qrCode } from '../../public-frame/qr-code.ts'
import { type Html, linkTo, outwardLink, type View } from '../../public-frame/view.ts'
import { formatDay } from '../../words/format.ts'
import { DONE, DONE_SENTENCES } from './strings.ts'

const PATH = '/public/done'
const ON_HOME = 3
/** What fits on one sheet beside the square. */
const ON_POSTER = 4

/** What changed because of feedback, the newest first. */
export async function sendDonePage(view: View): Promise<Response> {
  const { language, service } = view
  const all = await knownImprovements(service)
  const shown = await listShownAnswers(service.db, [...new Set(all.flatMap(({ answers }) => answers))])
  const title = DONE.title[language]
  const body = html`<h1>${title}</h1>
    <p class="lead">${DONE.lead[language]}</p>
    ${all.length === 0 && html`<p>${DONE.none[language]}</p>`} ${all.map((each) => entry(view, each, shown))}
    <ul class="links unprinted">
      <li><a href="${linkTo(view, `${PATH}/poster`)}">${DONE.poster[language]}</a></li>
    </ul>`
  return sendPage(view, { title, section: 'answers', body })
}

function entry(view: View, improvement: PublicImprovement, shown: readonly number[]): Html {
  const { language } = view
  const { number, title, said, done, answers } = improvement
  const linked = answers.filter((answer) => shown.includes(answer))
  return html`<article class="sheet-entry" id="n${number}">
    <h2 ${langOf(view, title)}>${wordsIn(view, title)}</h2>
    <h3>${DONE.said[language]}</h3>
    <div class="own"><div class="words" ${langOf(view, said)}>${wordsIn(view, said)}</div></div>
    <h3>${DONE.done[language]}</h3>
    <div class="answer"><div class="words" ${langOf(view, done)}>${wordsIn(view, done)}</div></div>
    <p class="small">${factsOf(view, improvement)}</p>
    ${
      linked.length > 0 &&
      html`<ul class="links">
        ${linked.map(
          (answer) =>
            html`<li>
              <a ${outwardLink(view, `/public/answers/${answer}`)}>${DONE.answers[language]} ${answer}</a>
            </li>`,
        )}
      </ul>`
    }
  </article>`
}

function factsOf({ language }: View, { unit, doneOn, items }: PublicImprovement): string {
  const from = items > 0 ? ` · ${DONE_SENTENCES.from(items)[language]}` : ''
  return `${unit[language]} · ${formatDay(doneOn)}${from}`
}

/** Vietnamese where nobody wrote it in English. */
function wordsIn({ language }: View, words: Words): string {
  return language === 'en' && words.en !== '' ? words.en : words.vi
}

function langOf({ language }: View, words: Words): Html | false {
  return language === 'en' && words.en === '' && html`lang="vi"`
}

/** The newest, for the home page; nothing where there is none. */
export async function doneBlock(view: View): Promise<Html | false> {
  const all = await knownImprovements(view.service)
  return (
    all.length > 0 &&
    html`<section class="panel" aria-labelledby="done">
      <h2 id="done">${DONE.title[view.language]}</h2>
      <ul class="links">
        ${all.slice(0, ON_HOME).map(
          (each) =>
            html`<li>
              <a href="${linkTo(view, `${PATH}#n${each.number}`)}" ${langOf(view, each.title)}
                >${wordsIn(view, each.title)}</a
              >
              <span class="small">${factsOf(view, each)}</span>
            </li>`,
        )}
        <li><a href="${linkTo(view, PATH)}">${DONE.all[view.language]}</a></li>
      </ul>
    </section>`
  )
}

/** A sheet for the wall, in both languages: the newest, and a square that leads to the page. */
export async function sendDonePoster(view: View): Promise<Response> {
  const { language, service, url } = view
  const address = `${service.config.publicUrl ?? url.origin}${PATH}`
  const [newest, offices] = await Promise.all([knownImprovements(service), knownNames(service)])
  const body = html`<p class="unprinted">${DONE.print[language]}</p>
    <section class="poster poster-a4 done-poster">
      <p class="poster-office">${offices.vi}</p>
      <h1 lang="vi">${DONE.title.vi}</h1>
      <p class="poster-en" lang="en">${DONE.title.en}</p>
      ${newest.length === 0 && html`<p>${DONE.none[language]}</p>`}
      ${newest.slice(0, ON_POSTER).map(
        ({ title, done, unit, doneOn }) =>
          html`<div class="done-entry">
            <h2 lang="vi">${title.vi}</h2>
            <p lang="vi">${done.vi}</p>
            ${title.en !== '' && html`<p class="poster-en" lang="en">${title.en}</p>`}
            <p class="poster-address">${unit.vi} · ${formatDay(doneOn)}</p>
          </div>`,
      )}
      ${qrCode(address, { label: DONE.title[language], className: 'poster-square' })}
      <p lang="vi">${DONE.scan.vi}</p>
      <p class="poster-en" lang="en">${DONE.scan.en}</p>
      <p class="poster-address">${address}</p>
    </section>`
  return sendPage(view, { title: DONE.poster[language], body })
}
