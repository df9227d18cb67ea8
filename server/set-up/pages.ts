import { html } from 'hono/html'
import type { FieldError, Refusal } from '../contract/refusals.ts'
import { REFUSALS } from '../contract/refusals.ts'
import { DEFAULT_COLOURS } from '../organisation/look/judge-look.ts'
import { errorOf, errorSummary, FORM_HEADERS, marksOf, radios } from '../public-frame/form-fields.ts'
import { sendPage } from '../public-frame/page-frame.ts'
import { type Html, linkTo, type View } from '../public-frame/view.ts'
import { STARTER_NAMES } from './start-from.ts'
import { CODE, DONE, SET_UP, START_FROM } from './strings.ts'

export const SET_UP_PATH = '/set-up'

/** What was typed, by the field. */
export type Typed = Readonly<Record<string, string>>

const STARTS = ['nothing', ...STARTER_NAMES] as const

/** Who is not at the machine proves by the printed code that they may set it up; with what was wrong with the last one. */
export function sendCodePage(view: View, refusal: Refusal | null): Promise<Response> {
  const { language } = view
  const errors = refusal === null ? [] : [{ field: 'code', ...REFUSALS[refusal.code] }]
  const state = { language, errors }
  const body = html`<h1>${CODE.title[language]}</h1>
    <p>${CODE.lead[language]}</p>
    <form class="panel" method="post" action="${linkTo(view, `${SET_UP_PATH}/code`)}" novalidate>
      <label for="code">${CODE.code[language]}</label>
      ${errorOf(state, 'code')}
      <div class="field-row">
        <input
          id="code"
          name="code"
          class="code-input"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          maxlength="40"
          ${marksOf(state, 'code', false)}
        />
        <button type="submit">${CODE.submit[language]}</button>
      </div>
    </form>`
  return sendPage(view, {
    title: CODE.title[language],
    isAlone: true,
    status: refusal?.status ?? 200,
    headers: { ...FORM_HEADERS, ...refusal?.headers },
    body,
  })
}

/** The whole set-up on one page, so that a restart or a closed window loses no step; passwords are never shown back. */
export function sendSetUpPage(view: View, typed: Typed, errors: readonly FieldError[]): Promise<Response> {
  const { language } = view
  const state = { language, errors }
  const field = (
    name: FieldName,
    { hint, type = 'text', value = '', autocomplete = 'off' }: FieldLook = {},
  ): Html =>
    html`<div class="field">
      <label for="${name}">${SET_UP[name][language]}</label>
      ${hint !== undefined && html`<p class="hint" id="${name}-hint">${SET_UP[hint][language]}</p>`}
      ${errorOf(state, name)}
      <input
        id="${name}"
        name="${name}"
        type="${type}"
        autocomplete="${autocomplete}"
        ${type === 'file' && html`accept="image/png,image/jpeg,image/webp"`}
        ${type !== 'file' && type !== 'password' && html`value="${typed[name] ?? value}"`}
        ${marksOf(state, name, hint !== undefined)}
      />
    </div>`
  const body = html`${errorSummary(errors, language)}
    <h1>${SET_UP.title[language]}</h1>
    <p class="lead">${SET_UP.lead[language]}</p>
    <form method="post" action="${linkTo(view, SET_UP_PATH)}" enctype="multipart/form-data" novalidate>
      <section class="panel" aria-labelledby="part-1">
        <h2 id="part-1">${SET_UP.organisation[language]}</h2>
        ${field('name')} ${field('nameEn')}
        ${field('zone', { hint: 'zoneHint', value: view.service.organisation.zone })}
      </section>
      <section class="panel" aria-labelledby="part-2">
        <h2 id="part-2">${SET_UP.look[language]}</h2>
        ${field('logo', { hint: 'logoHint', type: 'file' })}
        ${field('brand', { hint: 'brandHint', type: 'color', value: DEFAULT_COLOURS.brand })}
        ${field('accent', { hint: 'accentHint', type: 'color', value: DEFAULT_COLOURS.accent })}
      </section>
      <section class="panel">
        ${radios(
          state,
          'startFrom',
          { title: SET_UP.startFrom[language], level: 2 },
          STARTS.map((start) => ({
            value: start,
            label: START_FROM[start].label[language],
            hint: START_FROM[start].hint[language],
          })),
          typed['startFrom'],
        )}
      </section>
      <section class="panel" aria-labelledby="part-4">
        <h2 id="part-4">${SET_UP.administrator[language]}</h2>
        ${field('personName', { autocomplete: 'name' })}
        ${field('username', { hint: 'usernameHint', autocomplete: 'username' })}
        ${field('password', { hint: 'passwordHint', type: 'password', autocomplete: 'new-password' })}
        ${field('passwordAgain', { type: 'password', autocomplete: 'new-password' })}
      </section>
      <button type="submit">${SET_UP.submit[language]}</button>
    </form>`
  return sendPage(view, {
    title: SET_UP.title[language],
    isAlone: true,
    status: errors.length > 0 ? 400 : 200,
    headers: FORM_HEADERS,
    body,
  })
}

type FieldName =
  | 'name'
  | 'nameEn'
  | 'zone'
  | 'logo'
  | 'brand'
  | 'accent'
  | 'personName'
  | 'username'
  | 'password'
  | 'passwordAgain'

interface FieldLook {
  readonly hint?: keyof typeof SET_UP
  readonly type?: 'text' | 'file' | 'password' | 'color'
  readonly value?: string
  readonly autocomplete?: string
}

/** The one answer after which this page is gone. */
export function sendDonePage(view: View, { username = '', zone = '' }: Typed): Promise<Response> {
  const { language } = view
  const body = html`<h1>${DONE.title[language]}</h1>
    ${zone !== view.service.organisation.zone && html`<p>${DONE.restart[language]}</p>`}
    <p><a class="button" href="/app/">${DONE.signIn[language]} ${username}</a></p>
    <h2>${DONE.next[language]}</h2>
    <ol>
      ${DONE.steps[language].map((step) => html`<li>${step}</li>`)}
    </ol>`
  return sendPage(view, { title: DONE.title[language], isAlone: true, headers: FORM_HEADERS, body })
}
