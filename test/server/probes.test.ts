import { afterEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { openDatabase } from '../../db/open.ts'
import { createApp } from '../../server/app.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'

/** Metrics in Prometheus' text format, version 0.0.4: each sample by its name and labels. */
function readMetrics(text: string): Map<string, number> {
  const samples = new Map<string, number>()
  for (const line of text.split('\n')) {
    if (
      line === '' ||
      /^# (HELP [a-z_][a-z0-9_]* \S.*|TYPE [a-z_][a-z0-9_]* (counter|gauge|histogram|summary))$/.test(line)
    )
      continue
    const match = /^([a-z_][a-z0-9_]*(?:\{(?:[a-z_]+="[^"\n]*",?)+\})?) (\S+)$/.exec(line)
    const value = match?.[2] === 'Nan' ? NaN : Number(match?.[2] ?? 'wrong')
    if (!match?.[1] || samples.has(match[1])) throw new Error(`no sample: ${line}`)
    samples.set(match[1], value)
  }
  return samples
}

describe.each(DATABASES)('the probes on %s', (database) => {
  let app: TestApp
  afterEach(() => app.stop())
  const ask = async (path: string) => {
    const response = await app.request(path)
    return [response.status, await response.text()]
  }
  const metrics = async () => readMetrics(await (await app.request('/metrics')).text())

  test('say that it lives and is ready', async () => {
    app = await startApp(database)
    expect(await ask('/healthz')).toEqual([200, 'ok'])
    expect(await ask('/readyz')).toEqual([200, 'ready'])
  })

  test('say that it lives and is not ready while a migration has not run', async () => {
    app = await startApp(database)
    const { rows } = await sql<{ name: string; timestamp: string }>`select * from kysely_migration`.execute(
      app.db,
    )
    await sql`delete from kysely_migration`.execute(app.db)
    expect(await ask('/healthz')).toEqual([200, 'ok'])
    expect(await ask('/readyz')).toEqual([503, 'not migrated'])
    for (const { name, timestamp } of rows)
      await sql`insert into kysely_migration (name, timestamp) values (${name}, ${timestamp})`.execute(app.db)
    expect(await ask('/readyz')).toEqual([200, 'ready'])
  })

  test('say that it lives and is not ready without its database, and still count', async () => {
    app = await startApp(database)
    const gone = createApp({ ...app.service, db: openDatabase(`${app.url}/gone`) })
    const probe = async (path: string) => {
      const response = await gone.http.request(path)
      return { status: response.status, text: await response.text() }
    }
    expect((await probe('/healthz')).status).toBe(200)
    expect(await probe('/readyz')).toEqual({ status: 503, text: 'the database cannot be read and written' })
    const samples = readMetrics((await probe('/metrics')).text)
    expect(samples.get('hailong_http_requests_total{status="5xx"}')).toBe(1)
    expect(samples.get('hailong_outbox_entries{state="waiting"}')).toBeNaN()
    await gone.drain()
  })

  test('say that it is not ready once it ends, and let every connection go', async () => {
    app = await startApp(database)
    expect((await app.request('/healthz')).headers.get('connection')).toBeNull()
    app.app.end()
    expect(await ask('/readyz')).toEqual([503, 'ending'])
    for (const path of ['/healthz', '/api/units', '/', '/nowhere'])
      expect((await app.request(path)).headers.get('connection'), path).toBe('close')
  })

  test('count every answer by its class, taps and refusals included', async () => {
    app = await startApp(database)
    const { headers } = await app.pairKiosk('Máy 1')
    await app.request('/api/ratings', { headers, json: { ratings: [null] } })
    await app.request('/api/ratings', { json: { ratings: [null] } })
    await app.request('/public/no-such-page')
    await app.request('/public/track?code=PA-1')
    const samples = await metrics()
    const answers = ['2xx', '3xx', '4xx', '5xx'].map((status) =>
      samples.get(`hailong_http_requests_total{status="${status}"}`),
    )
    expect(answers).toEqual([1, 1, 2, undefined])
    expect(samples.get('hailong_outbox_entries{state="waiting"}')).toBe(0)
    expect(samples.get('hailong_outbox_entries{state="dead"}')).toBe(0)
    expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(0)
    expect((await metrics()).get('hailong_http_requests_total{status="2xx"}')).toBe(2)
  })
})
