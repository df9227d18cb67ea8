import type { Context, MiddlewareHandler } from 'hono'
import type { Config } from '../config.ts'
import { Refusal } from '../contract/refusals.ts'

type Site = Pick<Config, 'publicUrl' | 'trustProxy'>

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS']
const OWN_PAGE: readonly string[] = ['same-origin', 'none']

/** Refuses whatever may change something and was sent by another site's page, with our cookie or to get one. */
export function ownSiteOnly({ config }: { readonly config: Site }): MiddlewareHandler {
  return (c, next) => {
    if (!SAFE_METHODS.includes(c.req.method)) refuseCrossSite(c, config)
    return next()
  }
}

/**
 * Browsers say whose page sent a request: over HTTPS in Sec-Fetch-Site, else in Origin, whose scheme counts too. Programs that
 * say neither carry nobody's cookie. Throws `request/cross-site`.
 */
export function refuseCrossSite(c: Context, config: Site): void {
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const isOwn = site === undefined ? isOwnOrigin(c, config, origin) : OWN_PAGE.includes(site)
  if (!isOwn) throw new Refusal('request/cross-site')
}

function isOwnOrigin(c: Context, { publicUrl, trustProxy }: Site, origin: string | undefined): boolean {
  if (origin === undefined) return true
  const host = c.req.header('host') ?? new URL(c.req.url).host
  const known = publicUrl === null ? null : new URL(publicUrl)
  if (known?.origin === origin) return true
  // Under our public name no other scheme is ours.
  if (known?.host === host) return false
  return schemesOf(c, trustProxy).some((scheme) => origin === `${scheme}://${host}`)
}

/** What the caller's browser may have spoken: a proxy of ours need not say which. */
function schemesOf(c: Context, trustProxy: boolean): readonly string[] {
  if (!trustProxy) return ['http']
  const said = c.req.header('x-forwarded-proto')
  return said === undefined ? ['http', 'https'] : [said]
}
