import { type Context, Hono } from 'hono'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { waitAfterMiss } from '../public-frame/misses.ts'
import { clientAddress } from '../client-address.ts'
import type { Service } from '../context.ts'
import { Refusal } from '../contract/refusals.ts'
import { requestOf } from '../log.ts'
import { readTrackingCode } from '../feedback/intake/tracking-code.ts'
import { refusalOf } from '../problem.ts'
import { listPublicPeriods, publicResults } from '../reports/public-results.ts'
import { satisfactionCsv, timelinessCsv } from '../reports/report-csv.ts'
import { answerRoutes } from './answers/routes.ts'
import { sendAccessibilityPage } from './accessibility-page.ts'
import { sendFont, sendIcon, sendStyle } from '../public-frame/assets.ts'
import { sendDeadlinePage } from './deadline-page.ts'
import { findTrackedItem } from './find-tracked-item.ts'
import { sendHomePage } from './home-page.ts'
import { letterRoutes } from '../citizen-form/routes.ts'
import {
  sendFailure,
  sendMissingCode,
  sendNotFound,
  sendRefusal,
  sendTooOften,
  sendUnknownCode,
  sendUnknownPeriod,
} from '../public-frame/problem-pages.ts'
import { rateRoutes } from '../ballots/phone-pages/routes.ts'
import { sendResultsList, sendResultsPage } from './results-page.ts'
import { sendSigningKeys } from './signing-keys.ts'
import { sendTrackForm, sendTrackPage } from './track-page.ts'
import { linkTo, viewOf } from '../public-frame/view.ts'

/** Wrong tracking codes from one address, which a whole mobile network may share; a code has 65 random bits. */
const MISSES = { points: 20, duration: 15 * 60 }

/** The pages for citizens: HTML without any script, also where something is wrong. */
export function publicRoutes(service: Service) {
  const misses = new RateLimiterMemory(MISSES)
  const view = (c: Context) => viewOf(service, c)

  const app = new Hono()
    .get('/', (c) => sendHomePage(view(c)))
    .get('/public/track', (c) => {
      const entered = c.req.query('code')
      if (entered === undefined) return sendTrackForm(view(c))
      if (entered.trim() === '') return sendMissingCode(view(c))
      const path = `/public/track/${encodeURIComponent(readTrackingCode(entered) ?? entered.trim())}`
      return c.redirect(linkTo(view(c), path), 303)
    })
    .get('/public/track/:code', async (c) => {
      const code = readTrackingCode(c.req.param('code'))
      const item = code === null ? null : await findTrackedItem(service, code)
      // A right code is shown whatever others of its network have typed.
      if (item) return sendTrackPage(view(c), item)
      const waitMs = await waitAfterMiss(misses, clientAddress(c, service.config.trustProxy))
      return waitMs === null ? sendUnknownCode(view(c), c.req.param('code')) : sendTooOften(view(c), waitMs)
    })
    .route('/', letterRoutes(service))
    .route('/', rateRoutes(service))
    .route('/', answerRoutes(service))
    .get('/public/deadline', (c) => sendDeadlinePage(view(c)))
    .get('/public/results', async (c) => sendResultsList(view(c), await listPublicPeriods(service)))
    .get('/public/results/:period', async (c) =>
      sendResultsPage(view(c), await publicResults(service, c.req.param('period'))),
    )
    .get('/public/results/:period/satisfaction.csv', async (c) => {
      const { satisfaction } = await publicResults(service, c.req.param('period'))
      return sendCsv('satisfaction', satisfaction.period.key, satisfactionCsv(satisfaction, view(c).language))
    })
    .get('/public/results/:period/timeliness.csv', async (c) => {
      const { timeliness } = await publicResults(service, c.req.param('period'))
      return sendCsv('timeliness', timeliness.period.key, timelinessCsv(timeliness, view(c).language))
    })
    .get('/public/accessibility', (c) => sendAccessibilityPage(view(c)))
    .get('/public/signing-keys.pem', () => sendSigningKeys(service))
    .get('/public/style.css', () => sendStyle())
    .get('/public/icon.svg', () => sendIcon())
    .get('/public/fonts/:name', (c) => sendFont(c.req.param('name')) ?? sendNotFound(view(c)))
    .get('/public/*', (c) => sendNotFound(view(c)))

  return app.onError((error, c) => {
    if (error instanceof Refusal && error.code === 'report/unknown-period') return sendUnknownPeriod(view(c))
    const refusal = refusalOf(service.log, error)
    if (refusal) return sendRefusal(view(c), refusal)
    service.log.error({ err: error, ...requestOf(c) }, 'unexpected error')
    return sendFailure(view(c))
  })
}

function sendCsv(what: string, period: string, csv: string): Response {
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${what}-${period}.csv"`,
    },
  })
}
