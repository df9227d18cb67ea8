import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { html } from 'hono/html'

const ASSETS = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
const SERVED = new Set(['swagger-ui.css', 'swagger-ui-bundle.js'])

/**
 * Starts it without deep links, which would stand within buttons. What it leaves without a name, a landmark or a level gets one
 * whenever it draws anew.
 */
const START = `
SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', deepLinking: false, docExpansion: 'none' })
const set = (found, name, value) => {
  for (const each of document.querySelectorAll('#api ' + found)) if (!each.hasAttribute(name)) each.setAttribute(name, value)
}
const complete = () => {
  set('select#servers', 'aria-label', 'Server')
  set('select', 'aria-label', 'Media type, example or value')
  set('.information-container', 'role', 'region')
  set('.information-container', 'aria-label', 'About')
  set('.schemes-server-container', 'role', 'region')
  set('.schemes-server-container', 'aria-label', 'Server')
  set('h3.opblock-tag, .models > h4', 'aria-level', '2')
  set('h4', 'aria-level', '3')
  set('h5', 'aria-level', '4')
}
new MutationObserver(complete).observe(document.querySelector('#api'), { childList: true, subtree: true })
`

/** Its colours, dark enough to be read. */
const LOOK = `
.swagger-ui .info .title small { background: #3d5a00; }
.swagger-ui .info .title small.version-stamp { background: #3d5a00; }
.swagger-ui a.link, .swagger-ui .info a, .swagger-ui .info .link { color: #0b4f9e; }
.swagger-ui .btn.authorize { color: #14603a; border-color: #14603a; }
.swagger-ui .parameter__in { color: #4a4a4a; }
.swagger-ui .opblock.opblock-get .opblock-summary-method { background: #0b5cad; }
.swagger-ui .opblock.opblock-post .opblock-summary-method { background: #14603a; }
.swagger-ui .opblock.opblock-put .opblock-summary-method { background: #8a4b00; }
.swagger-ui .opblock.opblock-patch .opblock-summary-method { background: #0f5f57; }
.swagger-ui .opblock.opblock-delete .opblock-summary-method { background: #a3211a; }
`

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
              <link rel="stylesheet" href="/api/docs/look.css" />
              <script src="/api/docs/swagger-ui-bundle.js" defer></script>
              <script src="/api/docs/start.js" defer></script>
            </head>
            <body>
              <div id="api"></div>
            </body>
          </html>`,
      ),
    )
    .get('/api/docs/start.js', (c) =>
      c.body(START, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
    )
    .get('/api/docs/look.css', (c) => c.body(LOOK, 200, { 'content-type': 'text/css; charset=utf-8' }))
    .get('/api/docs/:file', async (c, next) => {
      if (!SERVED.has(c.req.param('file'))) return next()
      return serveStatic({ root: ASSETS, rewriteRequestPath: (path) => path.replace('/api/docs', '') })(
        c,
        next,
      )
    })
}
