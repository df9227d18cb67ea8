import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import type { Service } from '../context.ts'
import { type FieldError, Refusal } from '../contract/refusals.ts'
import { readLogo } from '../organisation/look/read-logo.ts'
import { refusalOf } from '../problem.ts'
import { sendFailure, sendRefusal } from '../public-frame/problem-pages.ts'
import { readTextForm } from '../public-frame/read-form.ts'
import { linkTo, viewOf } from '../public-frame/view.ts'
import { refuseCrossSite } from '../sign-in/own-site.ts'
import { sendCodePage, sendDonePage, sendSetUpPage, SET_UP_PATH, type Typed } from './pages.ts'
import type { SetUpCode } from './set-up-code.ts'
import { isSetUp, setUpOrganisation } from './set-up-organisation.ts'
import type { Starters } from './start-from.ts'

/** What an installation that nobody has set up yet is started with. */
export interface SetUp {
  readonly code: SetUpCode
  readonly starters: Starters
}

const COOKIE = 'set_up'
const MAX_FORM_BYTES = 2 * 1024 * 1024

/** What is answered also before: the probes, and what the set-up page itself is drawn with. */
const OPEN = /^\/(healthz|metrics|public\/(style\.css|look\.css|logo|icon\.svg|fonts\/[^/]+))$/

/** Until somebody can sign in, the set-up page is all there is; from then on it is not there. */
export function untilSetUp(service: Service, setUp: SetUp): MiddlewareHandler {
  const pages = setUpPages(service, setUp)
  let isDone = false
  return async (c, next) => {
    const { path } = c.req
    if (isDone || OPEN.test(path)) return next()
    isDone = await isSetUp(service)
    if (isDone) return next()
    if (path === '/readyz') return c.text('not set up', 503)
    if (path === SET_UP_PATH || path.startsWith(`${SET_UP_PATH}/`)) return pages.fetch(c.req.raw, c.env)
    if (c.req.method !== 'GET' || path.startsWith('/api/')) throw new Refusal('set-up/needed')
    return c.redirect(linkTo(viewOf(service, c), SET_UP_PATH))
  }
}

function setUpPages(service: Service, { code, starters }: SetUp): Hono {
  const { config } = service
  const view = (c: Context) => viewOf(service, c)
  const mayEnter = (c: Context): boolean => isAtTheMachine(c, service) || code.isToken(getCookie(c, COOKIE))
  const app = new Hono()
    .use(
      bodyLimit({
        maxSize: MAX_FORM_BYTES,
        onError: () => {
          throw new Refusal('request/too-large')
        },
      }),
    )
    .get(SET_UP_PATH, (c) => (mayEnter(c) ? sendSetUpPage(view(c), {}, []) : sendCodePage(view(c), null)))
    .post(`${SET_UP_PATH}/code`, async (c) => {
      refuseCrossSite(c, config)
      const form = await readTextForm(c)
      try {
        const token = await code.exchange(form.value('code'))
        setCookie(c, COOKIE, token, {
          httpOnly: true,
          sameSite: 'Strict',
          path: SET_UP_PATH,
          secure: config.publicUrl?.startsWith('https:') ?? false,
        })
        return c.redirect(linkTo(view(c), SET_UP_PATH), 303)
      } catch (error) {
        if (error instanceof Refusal) return sendCodePage(view(c), error)
        throw error
      }
    })
    .post(SET_UP_PATH, async (c) => {
      refuseCrossSite(c, config)
      if (!mayEnter(c)) return sendCodePage(view(c), new Refusal('set-up/wrong-code'))
      const { typed, logo, passwordAgain } = await readSetUpForm(c)
      try {
        const errors =
          (typed['password'] ?? '') === passwordAgain ? [] : [{ field: 'passwordAgain', ...NOT_THE_SAME }]
        const picture = logo === null ? null : await readLogo(logo)
        if (errors.length > 0) throw new Refusal('request/invalid', { errors })
        await setUpOrganisation(service, starters, typed, picture)
        return await sendDonePage(view(c), typed)
      } catch (error) {
        if (error instanceof Refusal && error.code === 'request/invalid')
          return sendSetUpPage(view(c), typed, error.errors)
        throw error
      }
    })
  return app.onError((error, c) => {
    const refusal = refusalOf(service.log, error)
    if (refusal) return sendRefusal(view(c), refusal)
    service.log.error({ err: error }, 'unexpected error')
    return sendFailure(view(c))
  }) as unknown as Hono
}

const NOT_THE_SAME: Omit<FieldError, 'field'> = {
  vi: 'không giống mật khẩu ở trên',
  en: 'is not the same as the password above',
}

const FIELDS = [
  'name',
  'nameEn',
  'zone',
  'brand',
  'accent',
  'startFrom',
  'personName',
  'username',
  'password',
] as const

async function readSetUpForm(c: Context): Promise<{
  readonly typed: Typed
  readonly logo: Uint8Array | null
  readonly passwordAgain: string
}> {
  const form = await c.req.formData().catch((error: unknown) => {
    if (error instanceof Refusal) throw error
    throw new Refusal('request/malformed')
  })
  const value = (name: string): string => {
    const given = form.get(name)
    return typeof given === 'string' ? given : ''
  }
  const typed: Record<string, string> = {}
  // A field left empty is one that is not there: the words of what is missing are the catalogue's own.
  for (const name of FIELDS) if (value(name).trim() !== '') typed[name] = value(name)
  const file = form.get('logo')
  const logo = file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null
  return { typed, logo, passwordAgain: value('passwordAgain') }
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/
const OWN_NAME = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i
const PASSED_ON = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

/**
 * Is the browser on this very machine? A proxy beside us comes from loopback too: where one is configured, or a request says
 * that it was passed on or means another host, only the code proves it.
 */
function isAtTheMachine(c: Context, { config }: Pick<Service, 'config'>): boolean {
  if (config.trustProxy || config.publicUrl !== null) return false
  if (PASSED_ON.some((header) => c.req.header(header) !== undefined)) return false
  if (!OWN_NAME.test(c.req.header('host') ?? '')) return false
  try {
    return LOOPBACK.test(getConnInfo(c).remote.address ?? '')
  } catch {
    return false
  }
}
