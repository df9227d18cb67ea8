import { afterEach, expect, test } from 'vitest'
import { pino } from 'pino'
import { createApp } from '../../server/app.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { sendFeedback } from '../fixtures/citizens.ts'

let app: TestApp
afterEach(() => app.stop())

test('the log tells the route of a request that failed, never its address', async () => {
  app = await startApp('sqlite')
  const { code } = await sendFeedback(app)
  await app.addPerson('truong', 'head')
  const cookie = (await app.signIn('truong')).cookie
  const lines: string[] = []
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) })
  const now = (): number => {
    throw new Error('the clock is gone')
  }
  const failing = createApp({ ...app.service, log, now })
  const token = '0123456789ABCDEFGHJKMNPQRS'
  for (const path of [`/public/track/${code}`, `/public/send/${token}/kind`, '/api/feedback/a-secret']) {
    const response = await failing.http.request(path, { headers: { cookie } })
    expect([path, response.status]).toEqual([path, 500])
  }
  expect(lines.map((line) => (JSON.parse(line) as { route: string }).route)).toEqual([
    '/public/track/:code',
    '/public/send/:token/:page',
    '/api/feedback/:id',
  ])
  expect(lines.join('')).not.toContain(code)
  expect(lines.join('')).not.toContain(token)
  await failing.drain()
})

test('no cache of a shared machine keeps what staff and tablets are told, refusals included', async () => {
  app = await startApp('sqlite')
  await app.addPerson('truong', 'head')
  const headers = await app.signIn('truong')
  const tablet = await app.pairKiosk('Máy 1')
  const asked: [path: string, headers: Record<string, string>][] = [
    ['/api/session', headers],
    ['/api/feedback', headers],
    ['/api/kiosks', headers],
    ['/api/kiosks', {}],
    ['/api/feedback/none', headers],
    ['/api/kiosk/config', tablet.headers],
  ]
  for (const [path, sent] of asked) {
    const response = await app.request(path, { headers: sent })
    expect([path, response.headers.get('cache-control')]).toEqual([path, 'no-store'])
  }
})
