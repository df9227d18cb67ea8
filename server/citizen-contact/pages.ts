import { html } from 'hono/html'
import { BLANK_FORM_HEADERS, FORM_HEADERS } from '../public-frame/form-fields.ts'
import { sendPage } from '../public-frame/page-frame.ts'
import { type Html, linkTo, type View } from '../public-frame/view.ts'
import type { Words } from '../contract/language.ts'
import type { FeedbackStatus } from '../contract/feedback/feedback-status.ts'
import { FEEDBACK_STATUS_WORDS } from '../words/feedback-words.ts'
import { moment } from '../public-frame/moments.ts'
import { CONTACT } from './strings.ts'

interface Notice {
  readonly title: Words
  readonly text: Words
  readonly status?: number
  readonly body?: Html
}

/** A page that says one thing. */
export function sendNotice(view: View, { title, text, status = 200, body }: Notice): Promise<Response> {
  const { language } = view
  return sendPage(view, {
    title: title[language],
    section: 'track',
    status,
    headers: FORM_HEADERS,
    body: html`<h1>${title[language]}</h1>
      <p role="status">${text[language]}</p>
      ${body}`,
  })
}

interface ContactForm {
  readonly title: Words
  readonly lead: Words
  readonly submit: Words
  readonly path: string
  /** It is at the same address for everybody. */
  readonly isForAll?: boolean
}

/** A form with the one field for a contact. */
export function sendContactForm(
  view: View,
  { title, lead, submit, path, isForAll = false }: ContactForm,
  wrong?: { readonly typed: string },
): Promise<Response> {
  const { language } = view
  return sendPage(view, {
    title: title[language],
    section: 'track',
    status: wrong ? 422 : 200,
    headers: isForAll && !wrong ? BLANK_FORM_HEADERS : FORM_HEADERS,
    body: html`<h1>${title[language]}</h1>
      <p class="lead">${lead[language]}</p>
      <form class="panel" method="post" action="${linkTo(view, path)}" novalidate>
        <label for="contact">${CONTACT.label[language]}</label>
        ${wrong && html`<p class="error" id="contact-error">${CONTACT.wrong[language]}</p>`}
        <div class="field-row">
          <input
            id="contact"
            name="contact"
            value="${wrong?.typed ?? ''}"
            autocomplete="email"
            maxlength="300"
            ${wrong && html`aria-invalid="true" aria-describedby="contact-error"`}
          />
          <button type="submit">${submit[language]}</button>
        </div>
      </form>`,
  })
}

/** A page with one button: looking at it changes nothing. */
export function sendChoice(
  view: View,
  { title, text, submit, path }: { title: Words; text?: Words; submit: Words; path: string },
): Promise<Response> {
  const { language } = view
  return sendPage(view, {
    title: title[language],
    section: 'track',
    headers: FORM_HEADERS,
    body: html`<h1>${title[language]}</h1>
      ${text && html`<p>${text[language]}</p>`}
      <form method="post" action="${linkTo(view, path)}">
        <button type="submit">${submit[language]}</button>
      </form>`,
  })
}

/** A contact's items: code, state and day, and none of the words. */
export function sendCodes(
  view: View,
  items: readonly {
    readonly tracking_code: string
    readonly status: FeedbackStatus
    readonly received_at: string
  }[],
): Promise<Response> {
  const { language } = view
  return sendPage(view, {
    title: CONTACT.codesTitle[language],
    section: 'track',
    headers: FORM_HEADERS,
    body: html`<h1>${CONTACT.codesTitle[language]}</h1>
      <ul class="links">
        ${items.map(
          ({ tracking_code, status, received_at }) =>
            html`<li>
              <a href="${linkTo(view, `/public/track/${tracking_code}`)}">${tracking_code}</a>
              · ${FEEDBACK_STATUS_WORDS[status][language]} · ${moment(view, received_at)}
            </li>`,
        )}
      </ul>`,
  })
}
