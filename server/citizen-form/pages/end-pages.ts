import { html } from 'hono/html'
import { findHead } from '../../../db/queries/feedback/families.ts'
import { findReceipt } from '../../../db/queries/feedback/letters.ts'
import { codeToKeep } from '../../public-frame/code-to-keep.ts'
import { formatDay, formatTime, localDay } from '../../words/format.ts'
import { dueMoment } from '../../public-frame/moments.ts'
import { FORM_HEADERS } from '../../public-frame/form-fields.ts'
import { sendPage } from '../../public-frame/page-frame.ts'
import { type Html, linkTo, type View } from '../../public-frame/view.ts'
import { type LetterView, pageOf } from './letter-view.ts'
import { COMPLAINT, DONE, LETTER } from './strings.ts'

/** The tracking code, and when who answers. */
export async function sendReceipt(letter: LetterView, feedbackId: string): Promise<Response> {
  const { view } = letter
  const { language } = view
  const own = await findReceipt(view.service.db, feedbackId)
  const headId = await findHead(view.service.db, feedbackId)
  const head = headId === feedbackId ? own : await findReceipt(view.service.db, headId)
  const receipt = own && head && { ...head, tracking_code: own.tracking_code }
  if (!receipt) throw new Error('a letter whose item is gone')
  const unit = language === 'vi' ? receipt.unit_name : receipt.unit_name_en || receipt.unit_name
  const who = receipt.status === 'new' ? DONE.office[language] : unit
  const title = DONE.received[language]
  return sendEnd(
    view,
    title,
    html`<div class="headline headline-done">
        <h1 class="headline-main">${title}</h1>
        ${
          receipt.promised_due_at !== null &&
          html`<p>${who} ${DONE.answers[language]} ${dueBy(view, receipt.promised_due_at)}.</p>`
        }
        ${headId !== feedbackId && html`<p>${DONE.joined[language]}</p>`}
      </div>
      ${codeToKeep(view, receipt.tracking_code)}
      <p class="unprinted">
        <a class="button" href="${linkTo(view, `/public/track/${receipt.tracking_code}`)}"
          >${DONE.track[language]}</a
        >
      </p>`,
  )
}

/** Kept with the rating; nobody was asked for an answer. */
export function sendThanks({ view }: LetterView): Promise<Response> {
  const { language } = view
  const title = DONE.received[language]
  return sendEnd(
    view,
    title,
    html`<div class="headline headline-done">
      <h1 class="headline-main">${title}</h1>
      <p>${DONE.thanks[language]}</p>
    </div>`,
  )
}

/** Kept until the tablet has sent the rating. */
export function sendWaiting(letter: LetterView, wantsAnswer: boolean): Promise<Response> {
  const { view } = letter
  const { language } = view
  const title = DONE.waitingTitle[language]
  return sendEnd(
    view,
    title,
    html`<div class="headline">
        <h1 class="headline-main">${title}</h1>
        <p>${(wantsAnswer ? DONE.waiting : DONE.waitingNoAnswer)[language]}</p>
      </div>
      ${
        wantsAnswer &&
        html`<p>${DONE.waitingKeep[language]}</p>
          <p>
            <a class="button" href="${pageOf(letter, 'done', { keepFromCheck: false })}"
              >${DONE.again[language]}</a
            >
          </p>`
      }`,
  )
}

/** Somebody has written with this code before. */
export function sendAlreadyUsed(view: View): Promise<Response> {
  const { language } = view
  const title = DONE.alreadyTitle[language]
  return sendEnd(
    view,
    title,
    html`<h1>${title}</h1>
      <p>${DONE.already[language]}</p>
      <p><a class="button" href="${linkTo(view, '/public/send')}">${LETTER.send[language]}</a></p>`,
  )
}

/** Khiếu nại, tố cáo: the way to the competent body, and back for who meant something else. */
export function sendComplaintPage(letter: LetterView): Promise<Response> {
  const { view } = letter
  const { language } = view
  const title = COMPLAINT.title[language]
  return sendEnd(
    view,
    title,
    html`<h1>${title}</h1>
      <p class="lead">${COMPLAINT.lead[language]}</p>
      <ul>
        ${COMPLAINT.points[language].map((point) => html`<li>${point}</li>`)}
      </ul>
      <p>${COMPLAINT.otherwise[language]}</p>
      <p>
        <a class="button" href="${pageOf(letter, letter.draft.answers.isQuick ? 'all' : 'what')}"
          >${COMPLAINT.choose[language]}</a
        >
      </p>`,
  )
}

function sendEnd(view: View, title: string, body: Html): Promise<Response> {
  return sendPage(view, { title, section: 'send', headers: FORM_HEADERS, body })
}

/** `17:00 hôm nay, 20/11/2026`; the weekday where it is another day. */
function dueBy(view: View, instant: string): Html {
  const { service, language } = view
  const { zone } = service.organisation
  const day = localDay(instant, zone)
  const isToday = day === localDay(new Date(service.now()), zone)
  if (!isToday) return dueMoment(view, instant)
  return html`<time datetime="${instant}"
    >${formatTime(instant, zone)} ${DONE.today[language]}, ${formatDay(day)}</time
  >`
}
