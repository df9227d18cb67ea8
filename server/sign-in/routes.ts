import { type Context as HonoContext, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { describeRoute } from 'hono-openapi'
import { clientAddress } from '../client-address.ts'
import type { Service } from '../context.ts'
import { PasskeyAnswer, SecondStepRequest } from '../contract/people/factors.ts'
import { SignInRequest, type SignInReply } from '../contract/people.ts'
import { Refusal } from '../contract/refusals.ts'
import { jsonBody } from '../read-input.ts'
import { SESSION_COOKIE } from './authenticate.ts'
import { findSession } from './find-session.ts'
import { DEVICE_COOKIE_S, deviceCookieName, newDeviceCookie, readDeviceCookie } from './known-device.ts'
import { beginPasskeySignIn, signInByPasskey } from './passkeys.ts'
import { findHalfSignedIn, takeSecondStep } from './second-step.ts'
import { SESSION_MS } from './session-ages.ts'
import { describeSession, signIn, signOut } from './sign-in.ts'
import { stay } from './stay.ts'
import { PASSKEY_COOKIE, safeCookie, STEP_COOKIE, stepCookie } from './step-cookie.ts'
import { countSignInTry } from './throttle.ts'
import { createLimiter } from '../limits.ts'

/** Passkeys that one address may begin to show in a minute; a whole office shares an address. */
const BEGINNINGS = { points: 120, duration: 60 }

export function signInRoutes(service: Service) {
  const cookie = safeCookie(service)
  const deviceCookie = { ...cookie, path: '/api/session', maxAge: DEVICE_COOKIE_S }
  const tags = ['session']
  const beginnings = createLimiter(service, 'passkey', BEGINNINGS)
  const agentOf = (c: HonoContext) => c.req.header('user-agent') ?? ''

  /** Counts a try, does the work, and takes the count back where the work was right. */
  const counted = async <T>(c: HonoContext, username: string, work: () => Promise<T>): Promise<T> => {
    const device = readDeviceCookie(service.key, username, getCookie(c, deviceCookieName(username)))
    const address = clientAddress(c, service.config.trustProxy)
    const takeBack = await countSignInTry(service, { username, deviceId: device?.id, address })
    const done = await work().catch(async (error: unknown) => {
      // A database that does not answer is nobody's wrong password.
      if (!(error instanceof Refusal)) await takeBack().catch(() => undefined)
      throw error
    })
    await takeBack()
    return done
  }

  /** The session's cookie, the device's, and who is signed in. */
  const letIn = async (c: HonoContext, username: string, token: string): Promise<SignInReply> => {
    const deviceName = deviceCookieName(username)
    const device = readDeviceCookie(service.key, username, getCookie(c, deviceName))
    setCookie(c, SESSION_COOKIE, token, { ...cookie, maxAge: SESSION_MS / 1000 })
    setCookie(c, deviceName, device?.cookie ?? newDeviceCookie(service.key, username), deviceCookie)
    const person = await findSession(service, token)
    if (!person) throw new Refusal('access/sign-in-needed')
    return describeSession(service, person)
  }

  return new Hono()
    .post(
      '/api/session',
      describeRoute({ summary: 'Sign in; where a second step follows, the answer says so', tags }),
      jsonBody(SignInRequest),
      async (c) => {
        const input = c.req.valid('json')
        const done = await counted(c, input.username, () => signIn(service, { ...input, agent: agentOf(c) }))
        if (done.kind === 'session') return c.json(await letIn(c, input.username, done.token))
        setCookie(c, STEP_COOKIE, done.token, stepCookie(service, '/api/session'))
        return c.json({ secondStep: true } satisfies SignInReply)
      },
    )
    .post(
      '/api/session/second-step',
      describeRoute({ summary: 'The second half of a sign-in: a one-time or a recovery code', tags }),
      jsonBody(SecondStepRequest),
      async (c) => {
        const token = getCookie(c, STEP_COOKIE) ?? ''
        const person = await findHalfSignedIn(service, token)
        const step = { token, code: c.req.valid('json').code, agent: agentOf(c) }
        const session = await counted(c, person.username, () => takeSecondStep(service, person, step))
        deleteCookie(c, STEP_COOKIE, stepCookie(service, '/api/session'))
        return c.json(await letIn(c, person.username, session))
      },
    )
    .post(
      '/api/session/passkey/options',
      describeRoute({ summary: 'What a browser needs to show a passkey', tags }),
      async (c) => {
        await beginnings.consume(clientAddress(c, service.config.trustProxy)).catch(() => {
          throw new Refusal('request/too-often')
        })
        const { options, token } = await beginPasskeySignIn(service)
        setCookie(c, PASSKEY_COOKIE, token, stepCookie(service, '/api/session'))
        return c.json(options)
      },
    )
    .post(
      '/api/session/passkey',
      describeRoute({ summary: 'Sign in by a passkey', tags }),
      jsonBody(PasskeyAnswer),
      async (c) => {
        const token = getCookie(c, PASSKEY_COOKIE) ?? ''
        const shown = { token, answer: c.req.valid('json').answer, agent: agentOf(c) }
        const { token: session, person } = await signInByPasskey(service, shown)
        return c.json(await letIn(c, person.username, session))
      },
    )
    .get('/api/session', describeRoute({ summary: 'Who is signed in', tags }), async (c) => {
      const person = await findSession(service, getCookie(c, SESSION_COOKIE))
      if (!person) throw new Refusal('access/sign-in-needed')
      return c.json(await describeSession(service, person))
    })
    .post(
      '/api/session/stay',
      describeRoute({ summary: 'Stay signed in for longer; a session lasts a day at most', tags }),
      async (c) => {
        const token = getCookie(c, SESSION_COOKIE) ?? ''
        const person = await findSession(service, token)
        if (!person) throw new Refusal('access/sign-in-needed')
        const stayed = await stay(service, person, token)
        setCookie(c, SESSION_COOKIE, stayed.token, { ...cookie, maxAge: stayed.lastsS })
        return c.json(await describeSession(service, stayed.person))
      },
    )
    .delete('/api/session', describeRoute({ summary: 'Sign out', tags }), async (c) => {
      const token = getCookie(c, SESSION_COOKIE)
      if (token) await signOut(service, token)
      deleteCookie(c, SESSION_COOKIE, cookie)
      return c.body(null, 204)
    })
}
