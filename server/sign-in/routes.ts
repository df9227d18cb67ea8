import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { describeRoute } from 'hono-openapi'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { findSession } from '../../db/queries/people.ts'
import { clientAddress } from '../client-address.ts'
import { isoOf, type Service } from '../context.ts'
import { SignInRequest } from '../contract/people.ts'
import { Refusal } from '../contract/refusals.ts'
import { sha256 } from '../ids.ts'
import { jsonBody } from '../read-input.ts'
import { SESSION_COOKIE } from './authenticate.ts'
import { describeSession, SESSION_MS, signIn, signOut } from './sign-in.ts'

/** A whole office shares one address: the account's own lock guards against guessing, this only against floods. */
const SIGN_IN_FAILURES = { points: 100, duration: 15 * 60 }

export function signInRoutes(service: Service) {
  const failures = new RateLimiterMemory(SIGN_IN_FAILURES)
  const cookie = {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: service.config.publicUrl?.startsWith('https:') ?? false,
  } as const

  return new Hono()
    .post(
      '/api/session',
      describeRoute({ summary: 'Sign in', tags: ['session'] }),
      jsonBody(SignInRequest),
      async (c) => {
        const address = clientAddress(c, service.config.trustProxy)
        const before = await failures.get(address)
        if (before && before.remainingPoints <= 0) throw new Refusal('request/too-often')
        try {
          const { token, session } = await signIn(service, c.req.valid('json'))
          setCookie(c, SESSION_COOKIE, token, { ...cookie, maxAge: SESSION_MS / 1000 })
          return c.json(session)
        } catch (error) {
          if (error instanceof Refusal) await failures.consume(address).catch(() => undefined)
          throw error
        }
      },
    )
    .get('/api/session', describeRoute({ summary: 'Who is signed in', tags: ['session'] }), async (c) => {
      const token = getCookie(c, SESSION_COOKIE)
      const person = token && (await findSession(service.db, sha256(token), isoOf(service.now())))
      if (!person) throw new Refusal('access/sign-in-needed')
      return c.json(await describeSession(service, person))
    })
    .delete('/api/session', describeRoute({ summary: 'Sign out', tags: ['session'] }), async (c) => {
      const token = getCookie(c, SESSION_COOKIE)
      if (token) await signOut(service, token)
      deleteCookie(c, SESSION_COOKIE, cookie)
      return c.body(null, 204)
    })
}
