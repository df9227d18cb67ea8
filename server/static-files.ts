import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'

/** Where `npm run build` puts the staff app and the tablet; found from the project's root, wherever the code runs from. */
export function clientFolder(from = process.cwd()): string {
  return join(from, 'dist', 'client')
}

const IMMUTABLE = 'public, max-age=31536000, immutable'
const REVALIDATE = 'no-cache'

/** The built screens. Files under /assets/ carry their hash in the name and never change; pages are asked for anew. */
export function staticFiles(folder = clientFolder()) {
  const page = (pathOf: (address: string) => string) =>
    serveStatic({
      root: folder,
      rewriteRequestPath: pathOf,
      precompressed: true,
      onFound: (_file, c) => c.header('cache-control', REVALIDATE),
    })
  const app = new Hono()
  if (!existsSync(folder)) return app
  const documentOf = staffDocuments(folder)
  return app
    .get(
      '/assets/*',
      serveStatic({
        root: folder,
        precompressed: true,
        onFound: (_file, c) => c.header('cache-control', IMMUTABLE),
      }),
    )
    .get('/kiosk', (c) => c.redirect('/kiosk/'))
    .get('/app', (c) => c.redirect('/app/'))
    .get(
      '/kiosk/',
      page(() => 'kiosk/index.html'),
    )
    .get(
      '/kiosk/*',
      serveStatic({
        root: folder,
        precompressed: true,
        onFound: (_file, c) => c.header('cache-control', REVALIDATE),
      }),
    )
    .get('/app/*', page(documentOf))
}

/** A page with a script of its own has a document that names it (`staff-pages-plugin.ts`); the others share one. */
function staffDocuments(folder: string): (address: string) => string {
  const pages = join(folder, 'web', 'pages')
  const known = new Set(existsSync(pages) ? readdirSync(pages) : [])
  return (address) => {
    const file = `${basename(address)}.html`
    return known.has(file) ? `web/pages/${file}` : 'web/index.html'
  }
}
