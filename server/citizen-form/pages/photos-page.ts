import { html } from 'hono/html'
import { type LetterError, MAX_PHOTOS } from '../letter.ts'
import { listPhotos } from '../letter-draft.ts'
import type { Html } from '../../public-frame/view.ts'
import { errorOf, marksOf } from '../../public-frame/form-fields.ts'
import { type LetterView, photoOf } from './letter-view.ts'
import { sendQuestion } from './question-page.ts'
import { LETTER, QUESTIONS } from './strings.ts'

const PHOTO_TYPES = 'image/jpeg,image/png,image/webp'

/** The main button sends what was chosen and goes on: nobody loses a photo for want of a second button. */
export async function sendPhotosPage(
  letter: LetterView,
  errors: readonly LetterError[] = [],
  more: { status?: number; website?: string; headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
  const { view, draft } = letter
  const { language } = view
  const photos = await listPhotos(view.service, draft)
  const title = `${QUESTIONS.photos[language]} ${LETTER.optional[language]}`
  const state = { language, errors }
  const isFull = photos.length >= MAX_PHOTOS
  const fields = html`<h1>${title}</h1>
    <p class="hint" id="photo-hint">${QUESTIONS.photosHint[language]}</p>
    ${
      photos.length > 0 &&
      html`<ul class="photos">
        ${photos.map((photo, index) => row(letter, photo, index))}
      </ul>`
    }
    ${errorOf(state, 'photo')}
    ${
      isFull
        ? html`<p>${QUESTIONS.photoTooMany[language]}</p>`
        : html`<label for="photo">${QUESTIONS.choosePhotos[language]}</label>
            <input
              id="photo"
              name="photo"
              type="file"
              accept="${PHOTO_TYPES}"
              multiple
              ${marksOf(state, 'photo', true)}
            />
            <p class="more-photos">
              <button class="quiet" type="submit" name="more" value="yes">
                ${QUESTIONS.morePhotos[language]}
              </button>
            </p>`
    }`
  return sendQuestion(letter, {
    step: 'photos',
    title,
    fields,
    errors,
    isUpload: true,
    ...more,
  })
}

function row(
  letter: LetterView,
  { id, width, height }: { id: string; width: number; height: number },
  index: number,
): Html {
  const { language } = letter.view
  const name = `${QUESTIONS.photo[language]} ${index + 1}`
  return html`<li>
    <img class="thumbnail" src="${photoOf(letter, id)}" alt="${name}" />
    <span>${name} (${width} × ${height})</span>
    <button class="quiet" type="submit" name="remove" value="${id}">
      ${QUESTIONS.removePhoto[language]} ${index + 1}
    </button>
  </li>`
}
