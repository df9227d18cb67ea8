import { html } from 'hono/html'
import { MAX_PHOTOS } from '../../feedback/intake/photo.ts'
import { listPhotos } from '../letter-draft.ts'
import type { Html } from '../../public-frame/view.ts'
import { errorOf, type FieldState, marksOf } from '../../public-frame/form-fields.ts'
import { type LetterView, photoOf } from './letter-view.ts'
import { LETTER, QUESTIONS } from './strings.ts'

const PHOTO_TYPES = 'image/jpeg,image/png,image/webp'

/** The main button of the page sends what was chosen and goes on: nobody loses a photo for want of a second button. */
export async function photosPart(letter: LetterView, state: FieldState): Promise<Html> {
  const { view, draft } = letter
  const { language } = view
  const photos = await listPhotos(view.service, draft)
  const isFull = photos.length >= MAX_PHOTOS
  return html`<div class="part">
    <h2>${QUESTIONS.photos[language]} ${LETTER.optional[language]}</h2>
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
    }
  </div>`
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
