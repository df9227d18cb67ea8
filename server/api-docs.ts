import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { WEBHOOKS } from './events/describe-webhooks.ts'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { openAPIRouteHandler } from 'hono-openapi'
import { html } from 'hono/html'
import type { Env, Schema } from 'hono/types'

const ASSETS = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
const SERVED = new Set(['swagger-ui.css', 'swagger-ui-bundle.js'])

/** The API as other systems read it (`/api/openapi.json`) and as people do (`/api/docs`), from this host alone. */
export function apiDocs<E extends Env, S extends Schema, P extends string>(api: Hono<E, S, P>) {
  return new Hono()
    .get(
      '/api/openapi.json',
      openAPIRouteHandler(api, {
        documentation: {
          openapi: '3.1.0',
          info: {
            title: 'Hài Lòng',
            version: '1',
            description:
              'Satisfaction and feedback of a one-stop public-service desk. Errors are application/problem+json (RFC 9457) with a `code`.',
          },
          webhooks: WEBHOOKS,
          components: {
            securitySchemes: {
              session: { type: 'apiKey', in: 'cookie', name: 'hailong_session' },
              kiosk: { type: 'http', scheme: 'bearer' },
              eventKey: { type: 'http', scheme: 'bearer' },
              signature1022: { type: 'apiKey', in: 'header', name: 'X-Signature' },
            },
          },
        },
        excludeStaticFile: true,
      }),
    )
    .get('/api/docs', (c) =>
      c.html(
        html`<!doctype html>
          <html lang="en">
            <head>
              <meta charset="utf-8" />
              <meta name="viewport" content="width=device-width, initial-scale=1" />
              <title>Hài Lòng API</title>
              <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
              <script src="/api/docs/swagger-ui-bundle.js" defer></script>
              <script src="/api/docs/start.js" defer></script>
            </head>
            <body>
              <main id="api"></main>
            </body>
          </html>`,
      ),
    )
    .get('/api/docs/start.js', (c) =>
      c.body("SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', deepLinking: true })", 200, {
        'content-type': 'text/javascript; charset=utf-8',
      }),
    )
    .get('/api/docs/:file', async (c, next) => {
      if (!SERVED.has(c.req.param('file'))) return next()
      return serveStatic({ root: ASSETS, rewriteRequestPath: (path) => path.replace('/api/docs', '') })(
        c,
        next,
      )
    })
}
