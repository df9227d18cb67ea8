import { html } from 'hono/html'
import type { LetterError, LetterStep } from '../letter.ts'
import { sendPage } from '../../public-frame/page-frame.ts'
import type { Html } from '../../public-frame/view.ts'
import {
  BLANK_FORM_HEADERS,
  errorSummary,
  type FieldState,
  FORM_HEADERS,
  trap,
} from '../../public-frame/form-fields.ts'
import { type LetterView, pageOf, stepsFor } from './letter-view.ts'
import { LOCATE_PATH } from './locate-script.ts'
import { LETTER } from './strings.ts'

interface QuestionPage {
  readonly step: LetterStep
  readonly title: string
  readonly fields: Html
  readonly errors: readonly LetterError[]
  readonly submit?: string
  /** Photos and the place are asked. */
  readonly isUpload?: boolean
  readonly website?: string
  /** Behind the form. */
  readonly after?: Html
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** What Enter in a field presses, before the buttons that take photos away. */
const DEFAULT_BUTTON = html`<button class="default" type="submit" tabindex="-1" aria-hidden="true"></button>`

/** Nobody's words are on the page yet: a browser may keep it, so that its own way back finds the same letter. */
const BLANK_HEADERS = { ...BLANK_FORM_HEADERS, 'cache-control': 'private, no-cache' }

/** A page with one question: where one stands, what is wrong, the question, the way on. */
export function sendQuestion(letter: LetterView, page: QuestionPage): Promise<Response> {
  const { view } = letter
  const { language } = view
  const { step, errors, title } = page
  const steps = stepsFor(letter)
  const before = steps[steps.indexOf(step) - 1]
  const state: FieldState = { language, errors }
  const isBlank = letter.draft.row === null && errors.length === 0
  const body = html`${
      before && html`<p class="back"><a href="${pageOf(letter, before)}">${LETTER.back[language]}</a></p>`
    }
    <p class="small">
      ${LETTER[letter.flow][language]} · ${LETTER.question[language]} ${steps.indexOf(step) + 1}
      ${LETTER.of[language]} ${steps.length}
    </p>
    ${errorSummary(errors, language)}
    <form
      class="question"
      method="post"
      action="${pageOf(letter, step)}"
      ${page.isUpload && html`enctype="multipart/form-data"`}
      novalidate
    >
      ${page.isUpload && DEFAULT_BUTTON} ${page.fields} ${trap(state, page.website ?? '')}
      <button id="letter" type="submit">${page.submit ?? LETTER.next[language]}</button>
    </form>
    ${page.after ?? null}`
  return sendPage(view, {
    title: errors.length > 0 ? `${LETTER.problem[language]}: ${title}` : title,
    section: 'send',
    ...(page.isUpload ? { script: LOCATE_PATH, ...picturesOf(view) } : {}),
    status: page.status ?? (errors.length > 0 ? 422 : 200),
    headers: { ...(isBlank ? BLANK_HEADERS : FORM_HEADERS), ...page.headers },
    body,
  })
}

/** The host of the office's map tiles, where it names one. */
function picturesOf({ service }: LetterView['view']): { pictures?: string } {
  const { mapTiles } = service.config
  return mapTiles === null ? {} : { pictures: new URL(mapTiles).origin }
}
