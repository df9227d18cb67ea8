import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type { Service } from './context.ts'
import { Refusal } from './contract/refusals.ts'
import { health } from './health.ts'
import { organisationRoutes } from './organisation/routes.ts'
import { kioskRoutes } from './organisation/kiosk-routes.ts'
import { answerErrors, answerNotFound } from './problem.ts'
import { createRatingRecorder } from './ratings/record-ratings.ts'
import { ratingRoutes } from './ratings/routes.ts'
import { reportRoutes } from './reports/routes.ts'
import { staticFiles } from './static-files.ts'

const MAX_BODY_BYTES = 2 * 1024 * 1024
const MAX_IMPORT_BYTES = 64 * 1024 * 1024

/** Which process this is among those that share a PostgreSQL: their tallies must not wait for each other's rows. */
const SHARD = process.pid % 1_000

export interface App {
  readonly http: Hono
  /** Resolves when everything acknowledged, and everything under way, is on disk. */
  drain(): Promise<void>
}

/** The whole service on one Hono app: no port, so that a test can call it as a server does. */
export function createApp(service: Service): App {
  const recorder = createRatingRecorder(service, SHARD)
  const limit = (maxSize: number) =>
    bodyLimit({
      maxSize,
      onError: () => {
        throw new Refusal('request/too-large')
      },
    })
  const http = new Hono()
    .use(
      secureHeaders({
        contentSecurityPolicy: {
          defaultSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          formAction: ["'self'"],
        },
        referrerPolicy: 'same-origin',
        crossOriginEmbedderPolicy: false,
      }),
    )
    .use('/api/imports', limit(MAX_IMPORT_BYTES))
    .use('*', async (c, next) => (c.req.path === '/api/imports' ? next() : limit(MAX_BODY_BYTES)(c, next)))
    .route('/', health(service))
    .route('/', organisationRoutes(service))
    .route('/', kioskRoutes(service))
    .route('/', ratingRoutes(service, recorder))
    .route('/', reportRoutes(service))
    .route('/', staticFiles())
  http.onError(answerErrors(service.log))
  http.notFound(answerNotFound)
  return { http: http as unknown as Hono, drain: () => recorder.drain() }
}
