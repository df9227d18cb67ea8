import { html } from 'hono/html'
import type { RequestWithPerson } from '../../../db/queries/office/data-requests.ts'
import { DATA_REQUEST_KINDS } from '../../contract/personal-data/data-kinds.ts'
import type { FieldError } from '../../contract/refusals.ts'
import {
  BLANK_FORM_HEADERS,
  errorOf,
  errorSummary,
  FORM_HEADERS,
  marksOf,
  radios,
  trap,
} from '../../public-frame/form-fields.ts'
import { sendPage } from '../../public-frame/page-frame.ts'
import { type Html, linkTo, type View } from '../../public-frame/view.ts'
import { formatDateTime } from '../../words/format.ts'
import { DATA_REQUEST_KIND_WORDS, DATA_REQUEST_STATE_WORDS } from '../../words/personal-data/request-words.ts'
import { PRIVACY } from './strings.ts'

/** What was typed, by field. */
export type TypedRequest = Readonly<Record<'kind' | 'name' | 'contact' | 'itemCode' | 'words', string>>
const NOTHING: TypedRequest = { kind: '', name: '', contact: '', itemCode: '', words: '' }

export function sendRequestForm(
  view: View,
  typed: TypedRequest = NOTHING,
  errors: readonly FieldError[] = [],
  website = '',
): Promise<Response> {
  const { language } = view
  const state = { language, errors }
  const line = (field: 'name' | 'contact' | 'itemCode', autocomplete: string): Html =>
    html`<div class="field">
      <label for="${field}">${PRIVACY[field][language]}</label>
      ${errorOf(state, field)}
      <input
        id="${field}"
        name="${field}"
        value="${typed[field]}"
        autocomplete="${autocomplete}"
        maxlength="300"
        ${marksOf(state, field, false)}
      />
    </div>` as Html
  return sendPage(view, {
    title: PRIVACY.askTitle[language],
    status: errors.length > 0 ? 422 : 200,
    headers: typed === NOTHING ? BLANK_FORM_HEADERS : FORM_HEADERS,
    body: html`${errorSummary(errors, language)}
      <h1>${PRIVACY.askTitle[language]}</h1>
      <p class="lead">${PRIVACY.askLead[language]}</p>
      <form class="question" method="post" action="${linkTo(view, '/public/privacy/request')}" novalidate>
        ${radios(
          state,
          'kind',
          { title: PRIVACY.what[language], level: 2 },
          DATA_REQUEST_KINDS.map((kind) => ({
            value: kind,
            label: DATA_REQUEST_KIND_WORDS[kind][language],
          })),
          typed.kind,
        )}
        ${line('name', 'name')} ${line('contact', 'email')} ${line('itemCode', 'off')}
        <div class="field">
          <label for="words">${PRIVACY.words[language]}</label>
          ${errorOf(state, 'words')}
          <textarea id="words" name="words" rows="4" maxlength="2000" ${marksOf(state, 'words', false)}>
${typed.words}</textarea>
        </div>
        ${trap(state, website)}
        <button type="submit">${PRIVACY.submit[language]}</button>
      </form>`,
  })
}

/** How a request stands, for whoever holds its code; nothing of who asked. */
export function sendRequestState(view: View, request: RequestWithPerson): Promise<Response> {
  const { language, service } = view
  const at = (instant: string) => formatDateTime(instant, service.organisation.zone)
  const fact = (name: keyof typeof PRIVACY, value: string) =>
    html`<div>
      <dt>${PRIVACY[name][language]}</dt>
      <dd>${value}</dd>
    </div>`
  return sendPage(view, {
    title: PRIVACY.sentTitle[language],
    headers: FORM_HEADERS,
    body: html`<h1>${PRIVACY.sentTitle[language]}</h1>
      <p>${PRIVACY.keep[language]}</p>
      <p class="tracking-code">${request.code}</p>
      <dl class="facts">
        ${fact('dueKind', DATA_REQUEST_KIND_WORDS[request.kind][language])}
        ${fact('state', DATA_REQUEST_STATE_WORDS[request.state][language])}
        ${request.state === 'open' && fact('replyBy', at(request.reply_due_at))}
        ${request.state === 'open' && fact('doneBy', at(request.due_at))}
        ${request.reason !== null && fact('reason', request.reason)}
      </dl>`,
  })
}

export function sendUnknownRequest(view: View): Promise<Response> {
  const title = PRIVACY.unknownTitle[view.language]
  return sendPage(view, { title, status: 404, headers: FORM_HEADERS, body: html`<h1>${title}</h1>` })
}
