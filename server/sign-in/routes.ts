import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { describeRoute } from 'hono-openapi'
import { clientAddress } from '../client-address.ts'
import type { Service } from '../context.ts'
import { SignInRequest } from '../contract/people.ts'
import { Refusal } from '../contract/refusals.ts'
import { jsonBody } from '../read-input.ts'
import { SESSION_COOKIE } from './authenticate.ts'
import { findSession } from './find-session.ts'
import { DEVICE_COOKIE_S, deviceCookieName, newDeviceCookie, readDeviceCookie } from './known-device.ts'
import { SESSION_MS } from './session-ages.ts'
import { describeSession, signIn, signOut } from './sign-in.ts'
import { countSignInTry } from './throttle.ts'

export function signInRoutes(service: Service) {
  const cookie = {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: service.config.publicUrl?.startsWith('https:') ?? false,
  } as const
  const deviceCookie = { ...cookie, path: '/api/session', maxAge: DEVICE_COOKIE_S }

  return new Hono()
    .post(
      '/api/session',
      describeRoute({ summary: 'Sign in', tags: ['session'] }),
      jsonBody(SignInRequest),
      async (c) => {
        const input = c.req.valid('json')
        const { username } = input
        const deviceName = deviceCookieName(username)
        const device = readDeviceCookie(service.key, username, getCookie(c, deviceName))
        const address = clientAddress(c, service.config.trustProxy)
        const takeBack = await countSignInTry(service, { username, deviceId: device?.id, address })
        const { token, session } = await signIn(service, {
          ...input,
          agent: c.req.header('user-agent') ?? '',
        }).catch(async (error: unknown) => {
          // A database that does not answer is nobody's wrong password.
          if (!(error instanceof Refusal)) await takeBack().catch(() => undefined)
          throw error
        })
        await takeBack()
        setCookie(c, SESSION_COOKIE, token, { ...cookie, maxAge: SESSION_MS / 1000 })
        setCookie(c, deviceName, device?.cookie ?? newDeviceCookie(service.key, username), deviceCookie)
        return c.json(session)
      },
    )
    .get('/api/session', describeRoute({ summary: 'Who is signed in', tags: ['session'] }), async (c) => {
      const person = await findSession(service, getCookie(c, SESSION_COOKIE))
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
