import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import { auditRoutes } from './audit/routes.ts'
import { apiDocs } from './api/api-docs.ts'
import type { ApiDescription } from './api/describe-api.ts'
import { commentRoutes } from './comments/routes.ts'
import type { Config } from './config.ts'
import type { Service } from './context.ts'
import { ballotRoutes } from './ballots/routes.ts'
import { channelRoutes } from './channels/routes.ts'
import { createImporter } from './channels/imports/importer.ts'
import { importRoutes } from './channels/imports/routes.ts'
import { createRecomputer } from './deadlines/recompute-deadlines.ts'
import { categoryQuestionRoutes } from './feedback/questions/routes.ts'
import { answerTemplateRoutes } from './feedback/templates/routes.ts'
import { approvalRoutes } from './feedback/approval/routes.ts'
import { ruleRoutes } from './feedback/rules/routes.ts'
import { urgentRoutes } from './feedback/urgent/routes.ts'
import { itemPaperRoutes } from './item-paper/routes.ts'
import { outsideRoutes } from './feedback/outside/routes.ts'
import { composerRoutes } from './feedback/composer/routes.ts'
import { answerFileRoutes } from './feedback/files/routes.ts'
import { leaveRoutes } from './leave/routes.ts'
import { queueRoutes } from './feedback/queue/routes.ts'
import { feedbackRoutes } from './feedback/routes.ts'
import { health } from './health.ts'
import type { JobEnded } from './jobs/scheduler.ts'
import { deliveryRoutes } from './deliveries/routes.ts'
import { subscriptionRoutes } from './deliveries/subscriptions/routes.ts'
import { eventRoutes } from './events/routes.ts'
import { callerCheck } from './open311/check-caller.ts'
import { apiKeyRoutes, open311Routes } from './open311/routes.ts'
import { open311Protocol } from './open311/serve-protocol.ts'
import { keepingRoutes } from './keeping/routes.ts'
import { Refusal } from './contract/refusals.ts'
import { limitBody } from './limit-body.ts'
import { notificationRoutes } from './notifications/routes.ts'
import { deadlineRoutes } from './deadlines/routes.ts'
import { organisationRoutes } from './organisation/routes.ts'
import { lookRoutes } from './organisation/look/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { factorRoutes } from './people/factors/routes.ts'
import { organisationFileRoutes } from './set-up/file/routes.ts'
import { organisationTablesRoutes } from './set-up/tables/routes.ts'
import { catalogueRoutes } from './catalogue/routes.ts'
import { unitRoutes } from './units/routes.ts'
import { kioskRoutes } from './kiosks/routes.ts'
import { answerErrors, answerNotFound } from './problem.ts'
import { publicRoutes } from './public/routes.ts'
import { createRatingRecorder } from './ratings/record-ratings.ts'
import { ratingRoutes } from './ratings/routes.ts'
import { createNewsHub } from './live/news-hub.ts'
import { liveRoutes } from './live/routes.ts'
import { messageRoutes } from './messages/routes.ts'
import { ownSiteOnly } from './sign-in/own-site.ts'
import { signInRoutes } from './sign-in/routes.ts'
import { singleSignOnRoutes } from './single-sign-on/routes.ts'
import { personalDataRoutes } from './personal-data/routes.ts'
import { placeRoutes } from './places/routes.ts'
import { questionnaireRoutes } from './surveys/routes.ts'
import { reportTaskRoutes } from './report-tasks/routes.ts'
import { improvementRoutes } from './improvements/routes.ts'
import { indexRoutes } from './reports/indexes/routes.ts'
import { resultRoutes } from './results/routes.ts'
import { dataQualityRoutes } from './reports/data-quality/routes.ts'
import { dossierRoutes } from './reports/dossiers/routes.ts'
import { servedRoutes } from './reports/served/routes.ts'
import { insightRoutes } from './reports/insight/routes.ts'
import { reportRoutes } from './reports/routes.ts'
import { type SetUp, untilSetUp } from './set-up/gate.ts'
import { staticFiles } from './static-files.ts'

interface App {
  readonly http: Hono
  /** What `/api/openapi.json` says. */
  description(): Promise<ApiDescription>
  /** Resolves when every change of calendar or policy has been worked off. */
  recomputed(): Promise<void>
  /** Resolves when every dry run and run of a file that was asked for has ended. */
  imported(): Promise<void>
  /** From now on `/readyz` says that it ends, and every answer is the last of its connection. */
  end(): void
  readonly jobEnded: JobEnded
  /** Resolves when everything acknowledged, and everything under way, is on disk; nothing new is begun. */
  drain(): Promise<void>
}

const screenHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    formAction: ["'self'"],
  },
  referrerPolicy: 'same-origin',
  strictTransportSecurity: false,
  crossOriginEmbedderPolicy: false,
})

const YEAR_S = 365 * 24 * 60 * 60

/** Where citizens come by HTTPS, their browsers and the staff's never come otherwise again. */
function stayOnHttps({ publicUrl }: Config): MiddlewareHandler {
  const isHttps = publicUrl?.startsWith('https:') ?? false
  return async (c, next) => {
    await next()
    if (isHttps) c.header('strict-transport-security', `max-age=${YEAR_S}`)
  }
}

/** What staff and tablets are told stays in no cache of a shared machine, unless a route says how long it may. */
const keptByNobody: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
}

/** PostgreSQL takes no NUL in a text, and nothing is named by one. Throws `request/not-found`. */
const refuseNul: MiddlewareHandler = (c, next) => {
  if (c.req.path.includes('\0')) throw new Refusal('request/not-found')
  return next()
}

const openAtOnce: MiddlewareHandler = (_c, next) => next()

/** Worked out when somebody asks first: it is long, and the service runs without. */
function describeOnce(parts: () => readonly Hono[]): () => Promise<ApiDescription> {
  let described: Promise<ApiDescription> | undefined
  return () =>
    (described ??= import('./api/describe-api.ts').then(({ describeApi }) =>
      describeApi(parts().reduce((all, part) => all.route('/', part), new Hono())),
    ))
}

/**
 * The whole service on one Hono app: no port, so that a test can call it as a server does. With `setUp` it opens once somebody
 * can sign in, and before that has the set-up page alone.
 */
export function createApp(service: Service, setUp: SetUp | null = null): App {
  const recorder = createRatingRecorder(service)
  const { countRequests, probes, jobEnded, end } = health(service, recorder.waiting)
  const recomputer = createRecomputer(service)
  const importer = createImporter(service)
  const hub = createNewsHub(service)
  const callers = callerCheck(service)
  // A change that an earlier process did not finish goes on where it stood.
  recomputer.wake()
  const api = new Hono()
    .use('/api/*', ownSiteOnly(service))
    .route('/', signInRoutes(service))
    .route('/', singleSignOnRoutes(service))
    .route('/', organisationRoutes(service))
    .route('/', lookRoutes(service))
    .route('/', peopleRoutes(service))
    .route('/', factorRoutes(service))
    .route('/', kioskRoutes(service))
    .route('/', deadlineRoutes(service, recomputer))
    .route('/', leaveRoutes(service))
    .route('/', outsideRoutes(service))
    .route('/', itemPaperRoutes(service))
    .route('/', queueRoutes(service))
    .route('/', composerRoutes(service))
    .route('/', answerFileRoutes(service))
    .route('/', feedbackRoutes(service))
    .route('/', categoryQuestionRoutes(service))
    .route('/', approvalRoutes(service))
    .route('/', ruleRoutes(service))
    .route('/', urgentRoutes(service))
    .route('/', answerTemplateRoutes(service))
    .route('/', channelRoutes(service))
    .route('/', importRoutes(service, importer))
    .route('/', notificationRoutes(service))
    .route('/', commentRoutes(service))
    .route('/', ballotRoutes(service))
    .route('/', reportRoutes(service))
    .route('/', insightRoutes(service))
    .route('/', indexRoutes(service))
    .route('/', resultRoutes(service))
    .route('/', servedRoutes(service))
    .route('/', dossierRoutes(service))
    .route('/', dataQualityRoutes(service))
    .route('/', reportTaskRoutes(service))
    .route('/', improvementRoutes(service))
    .route('/', placeRoutes(service))
    .route('/', messageRoutes(service))
    .route('/', questionnaireRoutes(service))
    .route('/', liveRoutes(service, hub))
    .route('/', unitRoutes(service))
    .route('/', catalogueRoutes(service))
    .route('/', organisationFileRoutes(service))
    .route('/', organisationTablesRoutes(service))
    .route('/', personalDataRoutes(service))
    .route('/', auditRoutes(service))
    .route('/', keepingRoutes(service))
    .route('/', deliveryRoutes(service))
    .route('/', apiKeyRoutes(service))
    .route('/', subscriptionRoutes(service))
    .route('/', eventRoutes(service, callers))
  const taps = ratingRoutes(service, recorder)
  const pages = publicRoutes(service)
  const protocol = open311Protocol(service, callers)
  const description = describeOnce(() => [taps, api, protocol, probes, pages] as unknown as Hono[])
  const http = new Hono()
    .use(countRequests)
    .use(setUp === null ? openAtOnce : untilSetUp(service, setUp))
    .use('/api/*', limitBody)
    // No page shows what a tablet is answered: the most called route goes without the headers of the screens.
    .route('/', taps)
    .use(compress())
    .use(stayOnHttps(service.config))
    .route('/', open311Routes(protocol))
    // Before the headers of the screens: the citizens' pages carry stricter ones of their own.
    .route('/', pages)
    .use(screenHeaders)
    .use('/api/*', keptByNobody)
    .use('/api/*', refuseNul)
    .route('/', probes)
    .route('/', api)
    .route('/', apiDocs(description))
    .route('/', staticFiles())
  http.onError(answerErrors(service.log))
  http.notFound(answerNotFound)
  return {
    http: http as unknown as Hono,
    description,
    end: () => {
      end()
      void hub.close()
    },
    jobEnded,
    recomputed: () => recomputer.idle(),
    imported: () => importer.idle(),
    drain: async () => {
      await Promise.all([hub.close(), recorder.drain(), recomputer.stop(), importer.stop()])
    },
  }
}
