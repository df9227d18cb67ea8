import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Service } from '../context.ts'
import { LANGUAGES, type Language } from '../contract/language.ts'

/** A piece of a page. `html` escapes every value that is put into it; nothing else makes one. */
export type Html = ReturnType<typeof html>

/** What every page needs to know of the request it answers. */
export interface View {
  readonly service: Service
  readonly language: Language
  /** Path and query as they were asked for, so that the other language is the same page. */
  readonly url: URL
}

/** Vietnamese, unless the address says otherwise in a language that there is. */
export function viewOf(service: Service, c: Context): View {
  const asked = c.req.query('lang')
  return {
    service,
    language: LANGUAGES.find((language) => language === asked) ?? 'vi',
    url: new URL(c.req.url),
  }
}

/** An address of our own in the view's language. `path` may carry a fragment, but no query. */
export function linkTo({ language }: Pick<View, 'language'>, path: string): string {
  if (language === 'vi') return path
  const [address = '', fragment] = path.split('#')
  return `${address}?lang=${language}${fragment === undefined ? '' : `#${fragment}`}`
}

/**
 * The attributes of a link that leads out of what is printed: on paper its address stands after its words. Without `PUBLIC_URL` that is the
 * path alone: the host that a request names is whatever its sender wrote.
 */
export function outwardLink(view: View, path: string): Html {
  const address = linkTo(view, path)
  return html`href="${address}" data-address="${view.service.config.publicUrl ?? ''}${address}"`
}

/** The same page in another language. */
export function samePageIn({ url }: View, language: Language): string {
  const query = new URLSearchParams(url.searchParams)
  query.delete('lang')
  if (language !== 'vi') query.set('lang', language)
  return query.size === 0 ? url.pathname : `${url.pathname}?${query.toString()}`
}

/** What a form carries on without showing it. */
export function hiddenFields(fields: readonly (readonly [name: string, value: string])[]): Html[] {
  return fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />` as Html)
}

/** A form sent by GET drops the query of its address, so the language travels as a field. */
export function languageField({ language }: View): Html | null {
  return language === 'vi' ? null : html`<input type="hidden" name="lang" value="${language}" />`
}
