import { type Context as HonoContext, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { describeRoute } from 'hono-openapi'
import { clientAddress } from '../client-address.ts'
import type { Service } from '../context.ts'
import type { SignInWays } from '../contract/people/factors.ts'
import { Refusal } from '../contract/refusals.ts'
import { SESSION_COOKIE } from '../sign-in/authenticate.ts'
import { beginChallenge, useChallenge } from '../sign-in/challenges.ts'
import { passkeysWork } from '../sign-in/passkeys.ts'
import { SESSION_MS } from '../sign-in/session-ages.ts'
import { safeCookie, stepCookie } from '../sign-in/step-cookie.ts'
import { openProvider, RETURN_PATH } from './provider.ts'
import { signInOutside } from './sign-in-outside.ts'
import { readSignOnFile } from './sign-on-file.ts'
import { createLimiter } from '../limits.ts'

const COOKIE = 'hailong_sign_on'

/** Sign-ins that one address may begin in a minute; a whole office shares an address. */
const BEGINNINGS = { points: 120, duration: 60 }

/** The ways to sign in beside a password, and the one that leads to the office's own provider. */
export function singleSignOnRoutes(service: Service) {
  const { config } = service
  const settings = config.signOnFile === null ? null : readSignOnFile(config.signOnFile)
  const provider = settings && openProvider(service, settings)
  const beginnings = createLimiter(service, 'single-sign-on', BEGINNINGS)
  const tags = ['session']
  const path = '/api/session/single-sign-on'

  /** Whoever follows a link sees a page: the sign-in, which says what was refused. */
  const refusedPage = (c: HonoContext, error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    return c.redirect(`/app/?refused=${encodeURIComponent(error.code)}`)
  }

  return new Hono()
    .get(
      '/api/sign-in-ways',
      describeRoute({ summary: 'The ways to sign in beside a password', tags }),
      (c) =>
        c.json({
          passkeys: passkeysWork(config),
          singleSignOn: settings && {
            name: settings.name,
            nameEn: settings.nameEn ?? settings.name,
            contact: settings.contact,
          },
        } satisfies SignInWays),
    )
    .get(path, describeRoute({ summary: 'On to the office’s own sign-in', tags }), async (c) => {
      try {
        if (!provider) throw new Refusal('single-sign-on/none')
        await beginnings.consume(clientAddress(c, config.trustProxy)).catch(() => {
          throw new Refusal('request/too-often')
        })
        const { url, kept } = await provider.begin()
        const token = await beginChallenge(service, 'single-sign-on', { personId: null, body: kept })
        setCookie(c, COOKIE, token, stepCookie(service, path))
        return c.redirect(url.href)
      } catch (error) {
        return refusedPage(c, error)
      }
    })
    .get(RETURN_PATH, describeRoute({ summary: 'Back from the office’s own sign-in', tags }), async (c) => {
      try {
        if (!provider || !settings) throw new Refusal('single-sign-on/none')
        const token = getCookie(c, COOKIE) ?? ''
        deleteCookie(c, COOKIE, stepCookie(service, path))
        const challenge = await useChallenge(service, 'single-sign-on', token)
        if (!challenge) throw new Refusal('single-sign-on/refused')
        const outside = await provider.finish(new URL(c.req.url).search, challenge.body)
        const agent = c.req.header('user-agent') ?? ''
        const session = await signInOutside(service, settings, { outside, agent })
        setCookie(c, SESSION_COOKIE, session, { ...safeCookie(service), maxAge: SESSION_MS / 1000 })
        return c.redirect('/app/')
      } catch (error) {
        return refusedPage(c, error)
      }
    })
    .get(
      `${path}/end`,
      describeRoute({
        summary: 'Sign out at the office’s own sign-in too; where there is none, back home',
        tags,
      }),
      async (c) => c.redirect((await provider?.signOutUrl()) ?? '/app/'),
    )
}
