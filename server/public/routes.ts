import { type Context, Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../context.ts'
import { Refusal } from '../contract/refusals.ts'
import { knownLook } from '../known-organisation.ts'
import { requestOf } from '../log.ts'
import { refusalOf } from '../problem.ts'
import { answerRoutes } from './answers/routes.ts'
import { campaignRoutes } from './campaigns/routes.ts'
import { sendAccessibilityPage } from './accessibility-page.ts'
import { sendFont, sendIcon, sendLogo, sendLook, sendStyle } from '../public-frame/assets.ts'
import { dossiersCsv } from '../reports/dossiers/dossiers-csv.ts'
import { listPublicMonths, publicDossiers } from '../reports/dossiers/public-dossiers.ts'
import { sendDossierList, sendDossiersPage } from './dossiers-page.ts'
import { sendDeadlinePage } from './deadline-page.ts'
import { sendDonePage, sendDonePoster } from './done/pages.ts'
import { sendHomePage } from './home-page.ts'
import { contactRoutes } from '../citizen-contact/routes.ts'
import { letterRoutes } from '../citizen-form/routes.ts'
import {
  sendFailure,
  sendNotFound,
  sendNotPublished,
  sendRefusal,
  sendUnknownPeriod,
} from '../public-frame/problem-pages.ts'
import { privacyRoutes } from '../personal-data/public-pages/routes.ts'
import { rateRoutes } from '../ballots/phone-pages/routes.ts'
import { publicResultRoutes } from './results/routes.ts'
import { sendSigningKeys } from './signing-keys.ts'
import { outsidePageRoutes } from './outside/routes.ts'
import { trackRoutes } from './track/routes.ts'
import { viewOf } from '../public-frame/view.ts'

const describe = (summary: string) => describeRoute({ summary, tags: ['open-data'] })

/** The pages for citizens: HTML without any script, also where something is wrong. */
export function publicRoutes(service: Service) {
  const view = (c: Context) => viewOf(service, c)

  const app = new Hono()
    .get('/', (c) => sendHomePage(view(c)))
    // Before the acts on the same address, which take any word behind the code.
    .route('/', contactRoutes(service))
    .route('/', trackRoutes(service))
    .route('/', outsidePageRoutes(service))
    .route('/', letterRoutes(service))
    .route('/', rateRoutes(service))
    .route('/', answerRoutes(service))
    .route('/', campaignRoutes(service))
    .get('/public/done', (c) => sendDonePage(view(c)))
    .get('/public/done/poster', (c) => sendDonePoster(view(c)))
    .get('/public/deadline', (c) => sendDeadlinePage(view(c)))
    .route('/', publicResultRoutes(service))
    .route('/', privacyRoutes(service))
    .get('/public/dossiers', async (c) => sendDossierList(view(c), await listPublicMonths(service)))
    .get('/public/dossiers/:month', async (c) =>
      sendDossiersPage(view(c), await publicDossiers(service, c.req.param('month'))),
    )
    .get('/public/dossiers/:month/dossiers.csv', describe('Dossiers of a month'), async (c) => {
      const dossiers = await publicDossiers(service, c.req.param('month'))
      if (dossiers.report === null) return sendDossiersPage(view(c), dossiers)
      return sendCsv('dossiers', dossiers.period.key, dossiersCsv(dossiers.report, view(c).language))
    })
    .get('/public/accessibility', (c) => sendAccessibilityPage(view(c)))
    .get('/public/signing-keys.pem', describe('The keys by which published results are signed'), () =>
      sendSigningKeys(service),
    )
    .get('/public/style.css', () => sendStyle())
    .get('/public/look.css', async (c) => sendLook(await knownLook(service), c.req.query('v')))
    .get(
      '/public/logo',
      async (c) => sendLogo(await knownLook(service), c.req.query('v')) ?? c.redirect('/public/icon.svg'),
    )
    .get('/public/icon.svg', () => sendIcon())
    .get('/public/fonts/:name', (c) => sendFont(c.req.param('name')) ?? sendNotFound(view(c)))
    .get('/public/*', (c) => sendNotFound(view(c)))

  return app.onError((error, c) => {
    if (error instanceof Refusal && error.code === 'report/unknown-period') return sendUnknownPeriod(view(c))
    if (error instanceof Refusal && error.code === 'results/not-published')
      return sendNotPublished(view(c), error.detail ?? '')
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
