import { html } from 'hono/html'
import type { Words } from '../../contract/language.ts'
import type { FieldError } from '../../contract/refusals.ts'
import type { OpenedOutside } from '../../feedback/outside/settle-outside.ts'
import { errorOf, errorSummary, FORM_HEADERS, marksOf } from '../../public-frame/form-fields.ts'
import { moment } from '../../public-frame/moments.ts'
import { sendPage } from '../../public-frame/page-frame.ts'
import { linkTo, type View } from '../../public-frame/view.ts'
import { OUTSIDE } from './strings.ts'

/** What was sent and not taken: the page shows every word of it again. */
interface Attempt {
  readonly errors: readonly FieldError[]
  readonly typed: string
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
}

/** What the body is asked, and the form for its answer. */
export function sendOutsidePage(
  view: View,
  token: string,
  asked: OpenedOutside,
  attempt?: Attempt,
): Promise<Response> {
  const { language } = view
  const state = { language, errors: attempt?.errors ?? [] }
  const path = `/public/outside/${token}`
  return sendPage(view, {
    title: OUTSIDE.title[language],
    isAlone: true,
    status: attempt?.status ?? 200,
    headers: { ...FORM_HEADERS, ...attempt?.headers },
    body: html`${errorSummary(state.errors, language)}
      <h1>${OUTSIDE.title[language]}</h1>
      <p class="lead">${OUTSIDE.lead[language]}</p>
      <p>
        <strong>${OUTSIDE.until[language]} ${moment(view, asked.until)}</strong>
      </p>
      <section>
        <h2>${OUTSIDE.request[language]}</h2>
        <p class="words">${asked.request}</p>
        <h2>${OUTSIDE.words[language]}</h2>
        <p class="words">${asked.words}</p>
        ${
          asked.photos.length > 0 &&
          html`<ul class="photos">
            ${asked.photos.map(
              (id, index) =>
                html`<li>
                  <a href="${path}/photos/${id}?size=full">
                    <img
                      class="thumbnail"
                      src="${path}/photos/${id}"
                      alt="${OUTSIDE.photo[language]} ${index + 1}"
                    />
                  </a>
                </li>`,
            )}
          </ul>`
        }
      </section>
      <form
        class="panel"
        method="post"
        action="${linkTo(view, path)}"
        enctype="multipart/form-data"
        novalidate
      >
        <label for="text">${OUTSIDE.answer[language]}</label>
        <p class="hint" id="text-hint">${OUTSIDE.answerHint[language]}</p>
        ${errorOf(state, 'text')}
        <textarea id="text" name="text" rows="8" maxlength="10000" ${marksOf(state, 'text', true)}>
${attempt?.typed ?? ''}</textarea>
        <label for="photo">${OUTSIDE.photos[language]}</label>
        <p class="hint" id="photo-hint">${OUTSIDE.photosHint[language]}</p>
        ${errorOf(state, 'photo')}
        <input
          id="photo"
          name="photo"
          type="file"
          accept="image/jpeg,image/png,image/webp"
          multiple
          ${marksOf(state, 'photo', true)}
        />
        <p class="hint">${OUTSIDE.once[language]}</p>
        <button type="submit">${OUTSIDE.send[language]}</button>
      </form>`,
  })
}

/** A page that says one thing, and nothing of the item. */
export function sendOutsideNotice(
  view: View,
  { title, text, status }: { readonly title: Words; readonly text: Words; readonly status: number },
): Promise<Response> {
  const { language } = view
  return sendPage(view, {
    title: title[language],
    isAlone: true,
    status,
    headers: FORM_HEADERS,
    body: html`<h1>${title[language]}</h1>
      <p role="status">${text[language]}</p>`,
  })
}
