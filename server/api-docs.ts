import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { html } from 'hono/html'

const ASSETS = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
const SERVED = new Set(['swagger-ui.css', 'swagger-ui-bundle.js'])

/** The API as other systems read it (`/api/openapi.json`) and as people do (`/api/docs`), from this host alone. */
export function apiDocs(description: () => Promise<object>) {
  return new Hono()
    .get('/api/openapi.json', async (c) => c.json(await description()))
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
