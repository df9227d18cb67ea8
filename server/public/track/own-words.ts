import { html } from 'hono/html'
import { moment } from '../../public-frame/moments.ts'
import type { Html, View } from '../../public-frame/view.ts'
import type { TrackedItem } from '../find-tracked-item.ts'
import { ANSWER_BACK } from './strings.ts'

/** What the person sent: words, place, photos, and what they added. Plain text throughout: nothing becomes a link. */
export function ownWords(view: View, item: TrackedItem): Html {
  const { language } = view
  const { title, text, place, photos, added } = item
  // A title that only repeats the beginning of the text says nothing more.
  const repeats = text.startsWith(title.replace(/…$/, ''))
  return html`<div class="own" lang="vi">
      ${!repeats && html`<p class="own-title" dir="auto">${title}</p>`}
      <div class="words" dir="auto">${text}</div>
    </div>
    ${place !== null && html`<p class="words">${ANSWER_BACK.place[language]}: <bdi>${place}</bdi></p>`}
    ${photos.length > 0 && photoList(view, item)} ${added.map((each) => addition(view, each))}` as Html
}

function photoList({ language }: View, { trackingCode, photos }: TrackedItem): Html {
  return html`<ul class="photos own-photos">
    ${photos.map(({ id, width, height }, index) => {
      const name = `${ANSWER_BACK.photo[language]} ${index + 1}`
      const address = `/public/track/${trackingCode}/photos/${id}`
      return html`<li>
        <a href="${address}?size=full"><img class="thumbnail" src="${address}" alt="${name}" /></a>
        <span>${name} (${width} × ${height})</span>
      </li>`
    })}
  </ul>` as Html
}

const ADDED_WORDS = {
  'citizen-replied': ANSWER_BACK.addedAt,
  reopened: ANSWER_BACK.reopenedAt,
  withdrawn: ANSWER_BACK.withdrawnAt,
} as const

function addition(view: View, { kind, at, text, photos }: TrackedItem['added'][number]): Html {
  const { language } = view
  return html`<h3>${ADDED_WORDS[kind][language]} ${moment(view, at)}</h3>
    ${text !== null && text !== '' && html`<div class="own" lang="vi"><div class="words" dir="auto">${text}</div></div>`}
    ${photos > 0 && html`<p class="small">${ANSWER_BACK.withPhotos[language]} ${photos}</p>`}` as Html
}
