import { html } from 'hono/html'
import { CONSENT_PURPOSES, CONSENT_TEXTS } from '../../citizen-form/consents.ts'
import { DATA_REQUEST_KINDS, RETAINED_KINDS } from '../../contract/personal-data/data-kinds.ts'
import type { BodyOf } from '../../contract/personal-data/privacy-settings.ts'
import { sendPage } from '../../public-frame/page-frame.ts'
import { type Html, linkTo, type View } from '../../public-frame/view.ts'
import { formatDay } from '../../words/format.ts'
import { noticeParts } from '../../words/personal-data/notice-parts.ts'
import { DATA_REQUEST_KIND_WORDS, RETAINED_KIND_WORDS } from '../../words/personal-data/request-words.ts'
import { listSettings } from '../find-settings.ts'
import { PRIVACY } from './strings.ts'

/** Who processes what, why and how long, and how to ask: the office's text, and tables of what holds today. */
export async function sendNoticePage(view: View): Promise<Response> {
  const { language } = view
  const inForce = (await listSettings(view.service)).settings.filter((each) => each.inForce)
  const notice = inForce.find(({ kind }) => kind === 'notice')
  if (!notice) throw new Error('no privacy notice')
  const bodyOf = (kind: string, about: string) =>
    inForce.find((each) => each.kind === kind && each.about === about)?.body
  const say = (name: keyof typeof PRIVACY) => PRIVACY[name][language]
  const body = html`<h1>${say('title')}</h1>
    <p class="small">${say('version')} ${notice.version}, ${say('from')} ${formatDay(notice.fromDay)}</p>
    ${paragraphsOf((notice.body as BodyOf<'notice'>)[language])}
    <h2>${say('consentsTitle')}</h2>
    <ul>
      ${CONSENT_PURPOSES.map((purpose) => html`<li>${CONSENT_TEXTS[purpose][language]}</li>`)}
    </ul>
    <h2 id="kept">${say('keptTitle')}</h2>
    <div class="table-box" role="region" aria-labelledby="kept" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${say('kept')}</th>
            <th scope="col">${say('days')}</th>
          </tr>
        </thead>
        <tbody>
          ${RETAINED_KINDS.map(
            (kind) =>
              html`<tr>
                <th scope="row">${RETAINED_KIND_WORDS[kind][language]}</th>
                <td>${(bodyOf('retention', kind) as BodyOf<'retention'>).days}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <h2 id="due">${say('dueTitle')}</h2>
    <div class="table-box" role="region" aria-labelledby="due" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${say('dueKind')}</th>
            <th scope="col">${say('dueReply')}</th>
            <th scope="col">${say('dueDone')}</th>
          </tr>
        </thead>
        <tbody>
          ${DATA_REQUEST_KINDS.map((kind) => {
            const { replyDays, doneDays } = bodyOf('due', kind) as BodyOf<'due'>
            return html`<tr>
              <th scope="row">${DATA_REQUEST_KIND_WORDS[kind][language]}</th>
              <td>${replyDays}</td>
              <td>${doneDays}</td>
            </tr>`
          })}
        </tbody>
      </table>
    </div>
    <p><a class="button" href="${linkTo(view, '/public/privacy/request')}">${say('ask')}</a></p>`
  return sendPage(view, { title: say('title'), body })
}

function paragraphsOf(text: string): Html[] {
  return noticeParts(text).map(
    ({ isHeading, words }) => (isHeading ? html`<h2>${words}</h2>` : html`<p>${words}</p>`) as Html,
  )
}
