import { html } from 'hono/html'
import type { View } from '../../public-frame/view.ts'
import { MASK_WORDS } from '../../words/mask-words.ts'
import { MASK_REASONS } from '../../contract/feedback/mask-reasons.ts'
import type { AnswerPage, PublicAnswer } from './find-answers.ts'
import { LIST_PATH, pathOf } from './pages.ts'
import { ANSWERS } from './strings.ts'

/** Where citizens come; where nobody said so, the address that was asked. */
function originOf({ service, url }: View): string {
  return (service.config.publicUrl ?? url.origin).replace(/\/$/, '')
}

function send(text: string, type: string): Response {
  return new Response(text.normalize('NFC'), {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** The newest answers as a feed (RFC 4287). */
export async function sendAtom(view: View, { answers }: AnswerPage): Promise<Response> {
  const origin = originOf(view)
  const updated = answers
    .map(({ publishedAt }) => publishedAt)
    .sort()
    .at(-1)
  const feed = await html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
    <id>${origin}${LIST_PATH}</id>
    <title>${ANSWERS.title.vi}</title>
    <updated>${updated ?? view.service.organisation.createdAt}</updated>
    <author><name>${view.service.organisation.name}</name></author>
    <link rel="self" href="${origin}${LIST_PATH}.atom" />
    <link rel="alternate" href="${origin}${LIST_PATH}" />
    ${answers.map(
      (answer) =>
        html`<entry>
          <id>${origin}${pathOf(answer.number)}</id>
          <title>${answer.title}</title>
          <updated>${answer.publishedAt}</updated>
          <link href="${origin}${pathOf(answer.number)}" />
          ${answer.category !== null && html`<category term="${answer.category}" />`}
          <content type="text"
            >${ANSWERS.question.vi}: ${answer.question} ${ANSWERS.answer.vi} ${answer.unit.vi}:
            ${answer.answer}</content
          >
        </entry>`,
    )}
  </feed>`
  return send(`<?xml version="1.0" encoding="utf-8"?>\n${feed.toString()}`, 'application/atom+xml')
}

/** The same page of the list for other programs; `next` is the address of the page after it. */
export function sendJson(view: View, { answers, next }: AnswerPage): Response {
  const origin = originOf(view)
  const query = new URLSearchParams(view.url.searchParams)
  if (next !== null) query.set('after', next)
  const body = {
    answers: answers.map((answer) => ({ ...publicJson(answer), url: `${origin}${pathOf(answer.number)}` })),
    next: next === null ? null : `${origin}${LIST_PATH}.json?${query.toString()}`,
  }
  return send(JSON.stringify(body), 'application/json')
}

function publicJson({ masked, unit, ...answer }: PublicAnswer) {
  return {
    ...answer,
    unit: unit.vi,
    masked: MASK_REASONS.filter((reason) => masked[reason] !== undefined).map((reason) => ({
      reason,
      name: MASK_WORDS[reason].vi,
      n: masked[reason],
    })),
  }
}

const PAGES = ['/', LIST_PATH, '/public/results', '/public/deadline', '/public/send', '/public/accessibility']

/** What search engines may read (sitemaps.org). */
export async function sendSitemap(
  view: View,
  entries: readonly { readonly number: number; readonly published_at: string }[],
): Promise<Response> {
  const origin = originOf(view)
  const map = await html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    ${PAGES.map((path) => html`<url><loc>${origin}${path}</loc></url>`)}
    ${entries.map(
      ({ number, published_at }) =>
        html`<url><loc>${origin}${pathOf(number)}</loc><lastmod>${published_at}</lastmod></url>`,
    )}
  </urlset>`
  return send(`<?xml version="1.0" encoding="utf-8"?>\n${map.toString()}`, 'application/xml')
}

/** Search engines read what is for everybody, and nothing that is one person's. */
export function sendRobots(view: View): Response {
  const lines = [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /app',
    'Disallow: /kiosk',
    'Disallow: /public/track/',
    'Disallow: /public/continue',
    'Disallow: /public/rate',
    `Sitemap: ${originOf(view)}/sitemap.xml`,
  ]
  return send(`${lines.join('\n')}\n`, 'text/plain')
}
