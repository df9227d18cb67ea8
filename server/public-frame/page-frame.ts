import { html, raw } from 'hono/html'
import { type KnownLook, knownLook, knownNames } from '../known-organisation.ts'
import { SITE } from './strings.ts'
import { STYLE_PATH } from './assets.ts'
import { hiddenFields, type Html, linkTo, samePageIn, type View } from './view.ts'

type Section = 'home' | 'send' | 'track' | 'answers' | 'results' | 'deadline'

export interface Page {
  readonly title: string
  readonly body: Html
  /** Where the page stands in the navigation; left out on pages outside it. */
  readonly section?: Section
  readonly status?: number
  /** No other page is open yet: this one leads nowhere, and in another language to where everything leads. */
  readonly isAlone?: boolean
  /** What the same page in the other language is sent, where a form brought it; by its address alone otherwise. */
  readonly inOtherLanguage?: {
    readonly path: string
    readonly fields: readonly (readonly [name: string, value: string])[]
  }
  readonly headers?: Readonly<Record<string, string>>
  /** The address of a script of our own that the page works without. */
  readonly script?: string
  /** Where pictures may come from beside us, `https://tiles.example.vn`. */
  readonly pictures?: string
  /** JSON-LD about the page, for catalogues: data, never run. */
  readonly metadata?: string
}

const SECTIONS: readonly (readonly [Section, path: string])[] = [
  ['home', '/'],
  ['send', '/public/send'],
  ['track', '/public/track'],
  ['answers', '/public/answers'],
  ['results', '/public/results'],
  ['deadline', '/public/deadline'],
]

/** No script at all, no inline style, nothing from another host, in nobody's frame. What tests a page may ask for `robots.txt` from it. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-cache',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** What this page may load beyond the others, and nothing more. */
function policyOf({ script, pictures }: Page): Record<string, string> {
  if (script === undefined) return {}
  const policy = HEADERS['content-security-policy'].replace(
    "img-src 'self'",
    `img-src ${["'self'", pictures].filter(Boolean).join(' ')}`,
  )
  return {
    'content-security-policy': `${policy}; script-src 'self'`,
    'permissions-policy': 'geolocation=(self)',
  }
}

/** The whole page as an answer; its text is NFC, whatever form it was typed in. */
export async function sendPage(view: View, page: Page): Promise<Response> {
  const office = (await knownNames(view.service))[view.language]
  const text = (await frame(view, page, office, await knownLook(view.service))).toString().normalize('NFC')
  return new Response(text, {
    status: page.status ?? 200,
    headers: { ...HEADERS, ...policyOf(page), ...page.headers },
  })
}

function frame(
  view: View,
  { title, body, section, isAlone = false, inOtherLanguage, metadata, script }: Page,
  office: string,
  look: KnownLook,
): Html {
  const { language } = view
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="description" content="${title}: ${SITE.about[language]} ${office}." />
        <title>${section === 'home' ? office : `${title} – ${office}`}</title>
        <link rel="stylesheet" href="${STYLE_PATH}" />
        <link rel="stylesheet" href="/public/look.css?v=${look.hash}" />
        <link rel="icon" type="image/svg+xml" href="/public/icon.svg" />
        ${script !== undefined && html`<script src="${script}" defer></script>`}
        ${
          metadata !== undefined &&
          html`<script type="application/ld+json">
            ${raw(metadata)}
          </script>`
        }
      </head>
      <body>
        <a class="skip" href="#content">${SITE.skip[language]}</a>
        <header class="brand">
          <div class="wide brand-row">
            <a class="office" href="${linkTo(view, '/')}">
              ${look.logo !== null && html`<img class="logo" src="/public/logo?v=${look.hash}" alt="" />`}
              ${office}
            </a>
            ${languageSwitch(view, inOtherLanguage)}
          </div>
        </header>
        ${!isAlone && sectionLinks(view, section)}
        <main id="content" class="wide" tabindex="-1">${body}</main>
        <footer>
          <div class="wide">
            <p>${office}</p>
            ${
              !isAlone &&
              html`<p>
                  <a href="${linkTo(view, '/public/privacy')}">${SITE.privacy[language]}</a>
                </p>
                <p>
                  <a href="${linkTo(view, '/public/accessibility')}">${SITE.accessibility[language]}</a>
                </p>`
            }
          </div>
        </footer>
      </body>
    </html> `
}

function sectionLinks(view: View, section: Section | undefined): Html {
  const { language } = view
  return html`<nav class="sections" aria-label="${SITE.sections[language]}">
    <ul class="wide">
      ${SECTIONS.map(
        ([name, path]) =>
          html`<li>
            <a href="${linkTo(view, path)}" ${name === section && html`aria-current="page"`}
              >${SITE[name][language]}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`
}

const OTHER_LANGUAGE = { vi: { to: 'en', name: 'English' }, en: { to: 'vi', name: 'Tiếng Việt' } } as const

function languageSwitch(view: View, form: Page['inOtherLanguage']): Html {
  const { to, name } = OTHER_LANGUAGE[view.language]
  if (!form)
    return html`<a class="language" lang="${to}" hreflang="${to}" href="${samePageIn(view, to)}">${name}</a>`
  return html`<form method="post" action="${linkTo({ language: to }, form.path)}">
    ${hiddenFields(form.fields)} <button class="language" lang="${to}">${name}</button>
  </form>`
}
