import { html } from 'hono/html'
import type { LetterAnswers } from '../letter.ts'
import type { Html } from '../../public-frame/view.ts'
import { errorOf, type FieldState, marksOf } from '../../public-frame/form-fields.ts'
import type { LetterView } from './letter-view.ts'
import { NEARBY_PATH } from './locate-script.ts'
import { LETTER, QUESTIONS } from './strings.ts'

/** A longer list costs more on a phone than typing does. */
const MOST_SPOTS = 300

interface Asked extends FieldState {
  readonly letter: LetterView
  readonly answers: LetterAnswers
}

/**
 * Where it is: one tap for who has a script and allows it, the office's lists for everybody, words beside. The phone is asked
 * for its position at the tap alone, never when the page opens.
 */
export function placePart(asked: Asked): Html {
  const { language, answers, letter } = asked
  const wards = letter.places.filter(({ kind }) => kind === 'ward')
  const spots = letter.places.filter(({ kind }) => kind !== 'ward').slice(0, MOST_SPOTS)
  return html`<div class="part">
    <h2>${QUESTIONS.place[language]} ${LETTER.optional[language]}</h2>
    ${pointField(asked)}
    ${
      wards.length > 0 &&
      html`<div class="field">
        <label for="ward">${QUESTIONS.ward[language]}</label>
        ${errorOf(asked, 'ward')}
        <select id="ward" name="ward" ${marksOf(asked, 'ward', false)}>
          <option value="">${QUESTIONS.anyWard[language]}</option>
          ${wards.map(
            ({ wardCode, name }) =>
              html`<option value="${wardCode ?? ''}" ${wardCode === answers.ward && html`selected`}>
                ${name}
              </option>`,
          )}
        </select>
      </div>`
    }
    ${
      spots.length > 0 &&
      html`<div class="field">
        <label for="spot">${QUESTIONS.spot[language]}</label>
        ${errorOf(asked, 'spot')}
        <input
          id="spot"
          name="spot"
          list="spots"
          value="${answers.spot ?? ''}"
          autocomplete="off"
          ${marksOf(asked, 'spot', false)}
        />
        <datalist id="spots">${spots.map(({ name }) => html`<option value="${name}"></option>`)}</datalist>
      </div>`
    }
    <div class="field">
      <label for="address">${QUESTIONS.address[language]}</label>
      <p class="hint" id="address-hint">${QUESTIONS.placeHint[language]}</p>
      ${errorOf(asked, 'address')}
      <input
        id="address"
        name="address"
        value="${answers.address ?? ''}"
        autocomplete="off"
        ${marksOf(asked, 'address', true)}
      />
    </div>
  </div>`
}

function pointField({ language, answers, letter }: Asked): Html {
  const { lat, lng } = answers
  const hasPoint = lat !== undefined && lng !== undefined
  const { mapTiles, mapAttribution } = letter.view.service.config
  return html`<div
      id="locate"
      hidden
      data-wait="${QUESTIONS.locating[language]}"
      data-done="${QUESTIONS.located[language]}"
      data-failed="${QUESTIONS.notLocated[language]}"
      data-places="${NEARBY_PATH}"
      data-near="${QUESTIONS.nearest[language]}"
      data-filled="${QUESTIONS.nearestFilled[language]}"
      ${mapTiles !== null && html`data-tiles="${mapTiles}"`}
    >
      <button class="quiet" type="button">${QUESTIONS.locate[language]}</button>
      <p class="hint" role="status"></p>
      <div id="map" hidden aria-hidden="true"></div>
      ${mapTiles !== null && mapAttribution !== null && html`<p class="hint" id="map-of" hidden>${mapAttribution}</p>`}
    </div>
    <input type="hidden" id="lat" name="lat" value="${hasPoint ? String(lat) : ''}" />
    <input type="hidden" id="lng" name="lng" value="${hasPoint ? String(lng) : ''}" />
    ${
      hasPoint &&
      html`<div class="choice">
        <input type="checkbox" id="forget" name="forget" value="yes" />
        <label for="forget">${QUESTIONS.forgetPoint[language]}</label>
      </div>`
    }`
}
