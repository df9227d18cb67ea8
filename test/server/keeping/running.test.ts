import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { KeepingReply } from '../../../server/contract/keeping/keeping.ts'
import { describeKeeping } from '../../../server/keeping/describe-keeping.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { ROOT } from '../../fixtures/server-process.ts'

const FOLDER = join(ROOT, '.deploy')
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8')

describe('what it is run with', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp('sqlite')
  })
  afterAll(() => app.stop())

  test('dashboard and alerts name no metric, and no job, that is not served', async () => {
    await app.request('/api/units')
    app.app.jobEnded('deliver-to-citizens', true)
    app.app.jobEnded('deliver-to-citizens', false)
    const served = await (await app.request('/metrics')).text()
    expect(served).not.toMatch(/^hailong.*Na[nN]$/m)
    expect(served).toMatch(/_duration_seconds_count\{method="GET",route="\/api\/units"\} 1$/m)
    expect(served).toMatch(
      /hailong_job_last_success_timestamp_seconds\{job="deliver-to-citizens"\} 1795140000$/m,
    )
    const names = new Set(served.match(/^[a-z_]+/gm))
    const board = read('grafana-dashboard.json')
    const used = [...(board + read('alerts.yaml')).matchAll(/\b(?:hailong|process)_[a-z_]+/g)].map(
      ([name]) => name,
    )
    expect(used.length).toBeGreaterThan(15)
    expect(used.filter((name) => !names.has(name))).toEqual([])
    const { panels } = JSON.parse(board) as { panels: { targets: { expr: string }[] }[] }
    const drawn = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join()
    const own = [...served.matchAll(/^# TYPE (hailong_\w+)/gm)].map(([, name]) => name ?? '')
    expect(own.filter((name) => !drawn.includes(name))).toEqual([])
  })

  test('no address of a citizen becomes a label', async () => {
    for (const path of ['/public/track/PA-1', '/no/such/0901234567', '/api/feedback/0901234567'])
      await app.request(path)
    expect(await (await app.request('/metrics')).text()).not.toMatch(/0901234567|PA-1/)
  })

  test('no proxy shows the metrics to the world, and each passes on who calls', () => {
    for (const name of ['nginx.conf', 'nginx-several.conf']) {
      expect(read(name), name).toMatch(/location \^~ \/metrics \{ return 404; \}/)
      expect(read(name), name).toContain('proxy_set_header X-Forwarded-For $remote_addr;')
    }
    expect(read('Caddyfile')).toMatch(/@inside path \/metrics \/metrics\/\*\n\s+respond @inside 404/)
    for (const name of readdirSync(FOLDER))
      if (/service|Docker|compose/.test(name)) expect(read(name), name).not.toMatch(/npm (run )?start/)
    const variables = [
      ...read('compose.yaml').matchAll(/^ {6}([A-Z_]+):/gm),
      ...read('compose-several.yaml').matchAll(/^ {4,6}([A-Z_]+):/gm),
      ...read('hailong.service').matchAll(/\b([A-Z_]+)=/g),
    ]
    const known =
      readFileSync(join(ROOT, 'server/config.ts'), 'utf8') +
      'NODE_ENV HAILONG_LANGUAGE POSTGRES_USER POSTGRES_DB POSTGRES_PASSWORD POSTGRES_INITDB_ARGS PUBLIC_HOST UPSTREAM'
    expect(variables.map(([, name]) => name ?? '').filter((name) => !known.includes(name))).toEqual([])
  })

  test('the certificate of the public address is looked at: one that browsers distrust is told of, and one that is not there', async () => {
    const pem = read('../test/fixtures/self-signed.pem')
    const server = createServer({ key: pem, cert: pem }, (_, reply) => reply.end()).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    const look = async (publicUrl: string) => {
      const { config } = app.service
      const reply: KeepingReply = await describeKeeping({ ...app.service, config: { ...config, publicUrl } })
      return reply.findings.find(({ check }) => check === 'certificate')
    }
    const address = `https://127.0.0.1:${port}`
    expect(await look(address)).toMatchObject({
      code: 'certificate-wrong',
      value: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    })
    await new Promise((resolve) => server.close(resolve))
    expect(await look(address)).toMatchObject({ code: 'certificate-unknown' })
  })
})
