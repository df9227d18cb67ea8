import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { describedAs } from '../described-as.ts'
import { type Context, contextFor, type Service } from '../context.ts'
import { Refusal } from '../contract/refusals.ts'
import type { Permission } from '../contract/permissions.ts'
import { demand } from '../permit.ts'
import { currentRights } from './current-rights.ts'
import { findSession } from './find-session.ts'

export const SESSION_COOKIE = 'hailong_session'

/** What a route behind a sign-in finds in `c.var`. */
export interface StaffEnv {
  Variables: { ctx: Context }
}

/** Who is signed in by this request's session, with what they may by today; undefined where nobody is. */
export async function currentStaff(service: Service, c: HonoContext): Promise<Context | undefined> {
  const person = await findSession(service, getCookie(c, SESSION_COOKIE))
  if (!person) return undefined
  const { grants } = await currentRights(service, person)
  return contextFor(service, {
    kind: 'staff',
    personId: person.id,
    name: person.name,
    grants: grants.map(({ role, unit_id, path }) => ({ role, unitId: unit_id, path })),
  })
}

/** Lets signed-in staff through who may do this somewhere; the query then asks where. */
export function staff(service: Service, permission?: Permission): MiddlewareHandler<StaffEnv> {
  const guard: MiddlewareHandler<StaffEnv> = async (c, next) => {
    const ctx = await currentStaff(service, c)
    if (!ctx) throw new Refusal('access/sign-in-needed')
    if (permission) demand(ctx.actor, permission)
    c.set('ctx', ctx)
    await next()
  }
  return describedAs(guard, { by: 'session', ...(permission ? { permission } : {}) })
}
