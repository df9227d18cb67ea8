import { existsSync } from 'node:fs'
import { join } from 'node:path'
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
  const page = (path: string) =>
    serveStatic({
      root: folder,
      path,
      precompressed: true,
      onFound: (_file, c) => c.header('cache-control', REVALIDATE),
    })
  const app = new Hono()
  if (!existsSync(folder)) return app
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
    .get('/kiosk/', page('kiosk/index.html'))
    .get(
      '/kiosk/*',
      serveStatic({
        root: folder,
        precompressed: true,
        onFound: (_file, c) => c.header('cache-control', REVALIDATE),
      }),
    )
    .get('/app/*', page('web/index.html'))
}
