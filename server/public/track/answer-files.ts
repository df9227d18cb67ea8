import { html } from 'hono/html'
import type { Html, View } from '../../public-frame/view.ts'
import { formatBytes } from '../../words/format.ts'
import type { TrackedFile } from '../find-tracked-item.ts'
import { ANSWER_BACK } from './strings.ts'

/** What the office put to its answer: photos small, each opens in full; documents to save. */
export function answerFiles({ language }: View, trackingCode: string, files: readonly TrackedFile[]): Html {
  return html`<ul class="photos">
    ${files.map(({ id, name, media_type, bytes }, index) => {
      const address = `/public/track/${trackingCode}/files/${id}`
      return media_type === 'image/jpeg'
        ? html`<li>
            <a href="${address}?size=full"
              ><img
                class="thumbnail"
                src="${address}"
                alt="${ANSWER_BACK.officePhoto[language]} ${index + 1}: ${name}"
            /></a>
          </li>`
        : html`<li>
            <a href="${address}">${name}</a> <span class="small">(PDF, ${formatBytes(bytes, language)})</span>
          </li>`
    })}
  </ul>` as Html
}
