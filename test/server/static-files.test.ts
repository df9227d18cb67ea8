import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clientFolder } from '../../server/static-files.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { type ServedApp, serveApp } from '../fixtures/pages/served-app.ts'

let app: TestApp
let served: ServedApp
beforeAll(async () => {
  app = await startApp('sqlite')
  served = await serveApp(app)
})
afterAll(async () => {
  await served.stop()
  await app.stop()
})

async function headersOf(path: string) {
  const response = await fetch(`${served.url}${path}`, { redirect: 'manual' })
  await response.arrayBuffer()
  const { headers } = response
  return {
    status: response.status,
    caching: headers.get('cache-control'),
    type: headers.get('content-type')?.split(';')[0],
  }
}

describe('the built screens', () => {
  test('keep what carries its hash in its name for good', async () => {
    const files = readdirSync(join(clientFolder(), 'assets')).filter((file) => !/\.(br|gz)$/.test(file))
    expect(files.length).toBeGreaterThan(5)
    for (const file of files) {
      expect(file).toMatch(/-[\w-]{8}\.\w+$/)
      const { status, caching } = await headersOf(`/assets/${file}`)
      expect({ file, status, caching }).toEqual({
        file,
        status: 200,
        caching: 'public, max-age=31536000, immutable',
      })
    }
  })

  test.each([
    ['/kiosk/', 'text/html'],
    ['/kiosk/service-worker.js', 'text/javascript'],
    ['/kiosk/manifest.webmanifest', 'application/manifest+json'],
    ['/app/', 'text/html'],
    ['/app/feedback/01930000-0000-7000-8000-000000000000', 'text/html'],
  ])('ask anew for %s, whose name stays the same', async (path, type) => {
    expect(await headersOf(path)).toEqual({ status: 200, caching: 'no-cache', type })
  })

  test.each([
    ['/app/', 'today'],
    ['/app/feedback/01930000-0000-7000-8000-000000000000', 'today'],
    ['/app/reports?period=2026-Q3', 'reports'],
    ['/app/reports/indexes', 'indexes'],
    ['/app/reports/2026-Q3/publish', 'publish'],
    ['/app/board', 'board'],
  ])('name in the document for %s the script of that page, and of no other', async (path, page) => {
    const text = await (await fetch(`${served.url}${path}`)).text()
    const pages = text.matchAll(/modulepreload[^>]+\/assets\/([a-z-]+)-page-[\w-]{8}\.js/g)
    expect([...pages].map(([, name]) => name)).toEqual([page])
  })

  test('are found by their short addresses', async () => {
    for (const short of ['/kiosk', '/app']) {
      const response = await fetch(`${served.url}${short}`, { redirect: 'manual' })
      expect([response.status, response.headers.get('location')]).toEqual([302, `${short}/`])
    }
  })

  test('are not there under other names: nothing that is missing is kept, nothing beside them is served', async () => {
    for (const path of [
      '/assets/index-00000000.js',
      '/kiosk/missing.png',
      '/assets/',
      '/assets/%2e%2e/%2e%2e/server/hailong.js',
      '/kiosk/..%2f..%2f..%2fpackage.json',
    ])
      expect({ path, ...(await headersOf(path)) }).toEqual({
        path,
        status: 404,
        caching: null,
        type: 'application/problem+json',
      })
  })

  test.each(['br', 'gzip'])(
    'are sent in %s to a browser that reads it, and say that others get them plain',
    async (coding) => {
      const folder = join(clientFolder(), 'assets')
      const packed = readdirSync(folder).find((file) => file.endsWith('.js.br')) ?? ''
      const script = packed.replace(/\.br$/, '')
      for (const path of [`/assets/${script}`, '/kiosk/service-worker.js']) {
        const asked = await fetch(`${served.url}${path}`, { headers: { 'accept-encoding': coding } })
        const plain = await fetch(`${served.url}${path}`, { headers: { 'accept-encoding': 'identity' } })
        expect([asked.headers.get('content-encoding'), asked.headers.get('vary')]).toEqual([
          coding,
          'Accept-Encoding',
        ])
        expect(plain.headers.get('content-encoding')).toBeNull()
        // Node’s client unpacks what it was sent.
        expect(await asked.text()).toBe(await plain.text())
      }
    },
  )

  test('are not all: citizens’ pages and what staff read are packed on their way', async () => {
    const encodingOf = async (path: string) =>
      (await fetch(`${served.url}${path}`, { headers: { 'accept-encoding': 'gzip' } })).headers.get(
        'content-encoding',
      )
    expect(await encodingOf('/')).toBe('gzip')
    expect(await encodingOf('/api/openapi.json')).toBe('gzip')
  })
})
