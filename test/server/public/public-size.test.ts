import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../fixtures/app.ts'

const AT_MOST_BYTES = 150_000
const PAGES = [
  '/',
  '/public/track',
  '/public/deadline',
  '/public/results',
  '/public/accessibility',
  '/public/send',
  '/public/answers',
  '/public/done',
  '/public/done/poster',
  '/public/campaigns',
  '/public/lost-code',
]

let app: TestApp
beforeAll(async () => {
  app = await startApp('sqlite')
})
afterAll(() => app.stop())

async function bytesOf(path: string): Promise<number> {
  const response = await app.request(path)
  expect([path, response.status]).toEqual([path, 200])
  return (await response.arrayBuffer()).byteLength
}

test.each(PAGES)('page %s with its style stays under 150 kB, uncompressed', async (path) => {
  expect((await bytesOf(path)) + (await bytesOf('/public/style.css'))).toBeLessThanOrEqual(AT_MOST_BYTES)
})
