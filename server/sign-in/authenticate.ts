import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { findSession, listGrants } from '../../db/queries/people.ts'
import { type Context, contextFor, isoOf, type Service } from '../context.ts'
import { Refusal } from '../contract/refusals.ts'
import type { Permission } from '../contract/permissions.ts'
import { localDay } from '../domain/local-time.ts'
import { sha256 } from '../ids.ts'
import { demand } from '../permit.ts'

export const SESSION_COOKIE = 'hailong_session'

/** What a route behind a sign-in finds in `c.var`. */
export interface StaffEnv {
  Variables: { ctx: Context }
}

/**
 * Lets signed-in staff through who may do this somewhere; the query then asks where. Also refuses what another site's
 * page sends with our cookie: browsers say so in Sec-Fetch-Site, older ones in Origin.
 */
export function staff(service: Service, permission?: Permission): MiddlewareHandler<StaffEnv> {
  return async (c, next) => {
    if (c.req.method !== 'GET')
      refuseCrossSite(c.req.header('sec-fetch-site'), c.req.header('origin'), c.req.header('host'))
    const token = getCookie(c, SESSION_COOKIE)
    if (!token) throw new Refusal('access/sign-in-needed')
    const now = service.now()
    const person = await findSession(service.db, sha256(token), isoOf(now))
    if (!person) throw new Refusal('access/sign-in-needed')
    const grants = await listGrants(service.db, person.id, localDay(now, service.organisation.zone))
    const ctx = contextFor(service, {
      kind: 'staff',
      personId: person.id,
      name: person.name,
      grants: grants.map(({ role, unit_id, path }) => ({ role, unitId: unit_id, path })),
    })
    if (permission) demand(ctx.actor, permission)
    c.set('ctx', ctx)
    await next()
  }
}

/** Throws `request/cross-site`. */
export function refuseCrossSite(
  site: string | undefined,
  origin: string | undefined,
  host: string | undefined,
): void {
  const sameSite = site === undefined || site === 'same-origin' || site === 'none'
  const sameOrigin = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
  if (!sameSite || !sameOrigin) throw new Refusal('request/cross-site')
}
