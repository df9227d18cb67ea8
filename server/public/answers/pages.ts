import { html } from 'hono/html'
import { MASK_REASONS } from '../../contract/feedback/mask-reasons.ts'
import { formatDate, formatDay } from '../../words/format.ts'
import { MASK_WORDS } from '../../words/mask-words.ts'
import { moment } from '../../public-frame/moments.ts'
import { sendPage } from '../../public-frame/page-frame.ts'
import { type Html, languageField, linkTo, outwardLink, type View } from '../../public-frame/view.ts'
import type {
  AnswerPage,
  AskedAnswers,
  listFilters,
  PublicAnswer,
  PublicEntry,
  Week,
} from './find-answers.ts'
import { ANSWERS } from './strings.ts'

export const LIST_PATH = '/public/answers'

export function pathOf(number: number): string {
  return `${LIST_PATH}/${number}`
}

/** The list, its filters, and the way to older ones. */
export function sendAnswerList(
  view: View,
  asked: AskedAnswers,
  { answers, next }: AnswerPage,
  filters: Awaited<ReturnType<typeof listFilters>>,
): Promise<Response> {
  const { language } = view
  const title = ANSWERS.title[language]
  const body = html`<h1>${title}</h1>
    <p class="lead">${ANSWERS.lead[language]}</p>
    <form class="panel" method="get" action="${LIST_PATH}" role="search">
      ${languageField(view)}
      <div class="field">
        <label for="q">${ANSWERS.search[language]}</label>
        <p class="hint" id="q-hint">${ANSWERS.searchHint[language]}</p>
        <input id="q" name="q" maxlength="200" value="${asked.q}" aria-describedby="q-hint" />
      </div>
      ${choice(
        view,
        'unit',
        ANSWERS.unit[language],
        filters.units.map(({ code, name, name_en }) => [code, language === 'en' && name_en ? name_en : name]),
        asked.unit,
      )}
      ${choice(
        view,
        'category',
        ANSWERS.category[language],
        filters.categories.map((category) => [category, category]),
        asked.category,
      )}
      <div class="field">
        <label for="month">${ANSWERS.month[language]}</label>
        <input id="month" name="month" type="month" value="${asked.month}" placeholder="2026-11" />
      </div>
      <p><button class="button">${ANSWERS.filter[language]}</button></p>
    </form>
    ${
      answers.length === 0
        ? html`<p>${ANSWERS.none[language]}</p>`
        : html`<ul class="links">
            ${answers.map((answer) => html`<li>${line(view, answer)}</li>`)}
          </ul>`
    }
    ${asked.after !== '' && html`<p class="links"><a href="${listAt(view, asked, '')}">${ANSWERS.newest[language]}</a></p>`}
    ${next !== null && html`<p class="links"><a rel="next" href="${listAt(view, asked, next)}">${ANSWERS.older[language]}</a></p>`}
    <ul class="links">
      <li><a href="${linkTo(view, `${LIST_PATH}/sheet`)}">${ANSWERS.sheet[language]}</a></li>
      <li><a href="${LIST_PATH}.atom">${ANSWERS.feed[language]}</a></li>
      <li><a href="${LIST_PATH}.json">${ANSWERS.data[language]}</a></li>
    </ul>`
  return sendPage(view, { title, section: 'answers', body })
}

function choice(
  { language }: View,
  name: 'unit' | 'category',
  label: string,
  options: readonly (readonly [value: string, label: string])[],
  chosen: string,
): Html {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      <option value="">${ANSWERS.all[language]}</option>
      ${options.map(
        ([value, text]) =>
          html`<option value="${value}" ${value === chosen && html`selected`}>${text}</option>`,
      )}
    </select>
  </div>`
}

function listAt({ language }: View, asked: AskedAnswers, after: string): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...asked, after })) if (value !== '') query.set(name, value)
  if (language !== 'vi') query.set('lang', language)
  return query.size === 0 ? LIST_PATH : `${LIST_PATH}?${query.toString()}`
}

function line(view: View, answer: PublicAnswer): Html {
  const { language } = view
  const day = formatDate(answer.publishedAt, view.service.organisation.zone)
  return html`<a href="${linkTo(view, pathOf(answer.number))}" lang="vi">${answer.title}</a>
    <span class="small"
      >${answer.unit[language]}${answer.category !== null && html` · ${answer.category}`} · ${day}</span
    >`
}

/** One entry: what was asked, what was answered, when, what was masked. */
export function sendAnswerEntry(
  view: View,
  { answer, sentBy, people, related, files }: PublicEntry,
): Promise<Response> {
  const { language } = view
  const title = `${ANSWERS.entry[language]} ${answer.number}`
  const path = pathOf(answer.number)
  const body = html`<p class="back"><a href="${linkTo(view, LIST_PATH)}">${ANSWERS.back[language]}</a></p>
    <h1>${title}</h1>
    ${texts(view, answer, 'h2')} ${filesOf(view, answer, files)}
    <dl class="facts">
      ${sentBy !== null && fact(ANSWERS.sentBy[language], sentBy)}
      ${people !== null && fact(ANSWERS.people[language], `${people} ${ANSWERS.together[language]}`)}
      ${answer.category !== null && fact(ANSWERS.category[language], answer.category)}
      ${fact(ANSWERS.received[language], moment(view, answer.receivedAt))}
      ${fact(ANSWERS.answered[language], html`${moment(view, answer.answeredAt)}${verdict(view, answer)}${amended(view, answer)}`)}
      ${fact(ANSWERS.published[language], moment(view, answer.publishedAt))}
      ${fact(ANSWERS.masked[language], maskedWords(view, answer))}
    </dl>
    ${
      related.length > 0 &&
      html`<section aria-labelledby="related">
        <h2 id="related">${ANSWERS.related[language]}</h2>
        <ul class="links">
          ${related.map((each) => html`<li>${line(view, each)}</li>`)}
        </ul>
      </section>`
    }
    <section class="panel" aria-labelledby="report">
      <h2 id="report">${ANSWERS.reportTitle[language]}</h2>
      <p id="report-lead">${ANSWERS.reportLead[language]}</p>
      <form method="post" action="${linkTo(view, `${path}/report`)}">
        <div class="field">
          <label for="what">${ANSWERS.reportWhat[language]}</label>
          <textarea id="what" name="what" rows="3" maxlength="1000" aria-describedby="report-lead"></textarea>
        </div>
        <p><button class="button">${ANSWERS.report[language]}</button></p>
      </form>
    </section>`
  return sendPage(view, { title: `${answer.title} – ${title}`, section: 'answers', body })
}

function texts(view: View, answer: PublicAnswer, heading: 'h2' | 'h3'): Html {
  const { language } = view
  const head = (words: string) => (heading === 'h2' ? html`<h2>${words}</h2>` : html`<h3>${words}</h3>`)
  return html`${head(ANSWERS.question[language])}
    <div class="own" lang="vi"><div class="words" dir="auto">${answer.question}</div></div>
    ${answer.reworded.includes('question') && html`<p class="small">${ANSWERS.reworded[language]}</p>`}
    ${head(`${ANSWERS.answer[language]} ${answer.unit[language]}`)}
    <div class="answer"><div class="words" dir="auto" lang="vi">${answer.answer}</div></div>
    ${answer.reworded.includes('answer') && html`<p class="small">${ANSWERS.reworded[language]}</p>`}`
}

function filesOf(view: View, { number }: PublicAnswer, files: PublicEntry['files']): Html[] {
  const { language } = view
  return files.map((type, index) => {
    const path = `${pathOf(number)}/photos/${index + 1}`
    return html`<p>
      ${
        type === 'image/jpeg'
          ? html`<img class="photo" src="${path}" alt="${ANSWERS.photo[language]} ${index + 1}" />`
          : html`<a ${outwardLink(view, path)}>${ANSWERS.document[language]} ${index + 1} (PDF)</a>`
      }
    </p>` as Html
  })
}

function fact(name: string, value: Html | string): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`
}

function amended(view: View, { amendedAt }: PublicAnswer): Html | '' {
  if (amendedAt === null) return ''
  return html` · ${ANSWERS.amended[view.language]} ${moment(view, amendedAt)}`
}

function verdict({ language }: View, { onTime }: PublicAnswer): string {
  return onTime === null ? '' : `, ${(onTime ? ANSWERS.onTime : ANSWERS.late)[language]}`
}

function maskedWords({ language }: View, { masked }: PublicAnswer): string {
  const said = MASK_REASONS.filter((reason) => masked[reason] !== undefined).map(
    (reason) => `${MASK_WORDS[reason][language]} (${masked[reason]})`,
  )
  return said.length === 0 ? ANSWERS.nothingMasked[language] : said.join(', ')
}

/** A week's answers on paper. */
export function sendAnswerSheet(view: View, week: Week, answers: readonly PublicAnswer[]): Promise<Response> {
  const { language } = view
  const title = ANSWERS.sheetTitle[language]
  const body = html`<p class="back"><a href="${linkTo(view, LIST_PATH)}">${ANSWERS.back[language]}</a></p>
    <h1>${title}</h1>
    <p class="lead">
      ${ANSWERS.sheetWeek[language]} ${week.key}: ${formatDay(week.days.from)} – ${formatDay(week.days.to)}
    </p>
    <form method="get" action="${LIST_PATH}/sheet">
      ${languageField(view)}
      <div class="field">
        <label for="week">${ANSWERS.otherWeek[language]}</label>
        <input id="week" name="week" value="${week.key}" maxlength="8" />
      </div>
      <p><button class="button">${ANSWERS.show[language]}</button></p>
      <p class="small">${ANSWERS.printHint[language]}</p>
    </form>
    ${answers.length === 0 && html`<p>${ANSWERS.none[language]}</p>`}
    ${answers.map(
      (answer) =>
        html`<article class="sheet-entry">
          <h2>${ANSWERS.entry[language]} ${answer.number}</h2>
          ${texts(view, answer, 'h3')}
          <p class="small">
            ${answer.category !== null && html`${answer.category} · `}${ANSWERS.answered[language]}
            ${moment(view, answer.answeredAt)}${verdict(view, answer)}${amended(view, answer)}
          </p>
        </article>`,
    )}`
  return sendPage(view, { title, section: 'answers', body })
}

/** It was there and is not shown: 410; 429 where somebody reports too often. */
export function sendAnswerNotice(
  view: View,
  {
    title,
    text,
    status,
    headers,
  }: {
    readonly title: string
    readonly text: string
    readonly status: number
    readonly headers?: Readonly<Record<string, string>>
  },
): Promise<Response> {
  const body = html`<h1>${title}</h1>
    <p>${text}</p>
    <p class="back"><a href="${linkTo(view, LIST_PATH)}">${ANSWERS.back[view.language]}</a></p>`
  return sendPage(view, { title, section: 'answers', status, body, ...(headers ? { headers } : {}) })
}
