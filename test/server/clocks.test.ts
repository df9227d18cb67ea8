import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runningLeases, takeLease } from '../../db/queries/leases.ts'
import { isoOf } from '../../server/context.ts'
import { DAY_MS } from '../../server/domain/local-time.ts'
import { startScheduler } from '../../server/jobs/scheduler.ts'
import { LEASE_MS, withLease } from '../../server/outbox/lease.ts'
import { createWriterShard, SHARD_LEASE_MS } from '../../server/tallies/writer-shard.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'

const HOUR_MS = 3_600_000

describe.each(DATABASES)('a clock that jumps a day ahead and back, on %s', (database) => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp(database)
    await app.addPerson('quantri', 'administrator')
  })
  afterEach(() => app.stop())

  const jump = (ms: number) => app.clock.set(isoOf(app.clock.now() + ms))
  const isSignedIn = async (headers: { cookie: string }) =>
    (await app.request('/api/units', { headers })).status === 200

  test('keeps no job from running when its time has come', async () => {
    let runs = 0
    const job = { name: 'often', everyMs: 60_000, run: async () => void (runs += 1) }
    const scheduler = startScheduler(app.service, [job])
    jump(DAY_MS)
    await scheduler.tick()
    jump(-DAY_MS)
    await scheduler.tick()
    expect(runs).toBe(1)
    app.clock.advance(60_000)
    await scheduler.tick()
    expect(runs).toBe(2)
    await scheduler.stop()
  })

  test('leaves no lease behind that holds up others for a day', async () => {
    const lease = { name: 'job', holder: 'killed', expires_at: isoOf(app.clock.now() + DAY_MS + LEASE_MS) }
    const ahead = runningLeases(app.clock.now() + DAY_MS, LEASE_MS)
    expect(await takeLease(app.db, lease, ahead)).toBe(true)
    // While the clock is wrong the lease holds, as any other.
    expect(await takeLease(app.db, { ...lease, holder: 'other' }, ahead)).toBe(false)
    expect(await withLease(app.service, { name: 'job', holder: 'mine' }, () => Promise.resolve())).toBe(true)
  })

  test('does not keep a lease from being renewed in time', async () => {
    await withLease(app.service, { name: 'job', holder: 'mine' }, async (stillOurs) => {
      jump(-DAY_MS)
      app.clock.advance(LEASE_MS / 2)
      expect(await stillOurs()).toBe(true)
      const { expires_at } = await app.db.selectFrom('lease').selectAll().executeTakeFirstOrThrow()
      expect(expires_at).toBe(isoOf(app.clock.now() + LEASE_MS))
    })
  })

  test('neither keeps a dead process’s shard taken nor a living one from renewing its own', async () => {
    if (database === 'sqlite') return expect(await app.service.shard.current()).toBe(0)
    jump(DAY_MS)
    expect(await createWriterShard(app.service).current()).toBe(1)
    const living = createWriterShard(app.service)
    expect(await living.current()).toBe(2)
    jump(-DAY_MS)
    app.clock.advance(SHARD_LEASE_MS / 2)
    expect(await living.current()).toBe(2)
    expect(await createWriterShard(app.service).current()).toBe(1)
    expect(await createWriterShard(app.service).current()).toBe(3)
  })

  test('lengthens no session: one that was begun a day ahead is over when the clock is right', async () => {
    jump(DAY_MS)
    const headers = await app.signIn('quantri')
    expect(await isSignedIn(headers)).toBe(true)
    jump(-DAY_MS)
    expect(await isSignedIn(headers)).toBe(false)
  })

  test('lengthens no session that lasts: after twelve hours it is over, wherever the clock stands', async () => {
    const headers = await app.signIn('quantri')
    expect(await isSignedIn(headers)).toBe(true)
    app.clock.advance(11 * HOUR_MS)
    expect(await isSignedIn(headers)).toBe(true)
    jump(-11 * HOUR_MS)
    app.clock.advance(HOUR_MS - 1)
    expect(await isSignedIn(headers)).toBe(true)
    app.clock.advance(1)
    expect(await isSignedIn(headers)).toBe(false)
    expect(await app.db.selectFrom('session').selectAll().execute()).toEqual([])
  })

  test('ends no session where it moves by minutes only', async () => {
    const headers = await app.signIn('quantri')
    jump(-4 * 60_000)
    expect(await isSignedIn(headers)).toBe(true)
  })

  test('keeps no revoked tablet alive', async () => {
    const { headers, reply } = await app.pairKiosk('Máy 1')
    const config = async () => (await app.request('/api/kiosk/config', { headers })).status
    jump(DAY_MS)
    expect(await config()).toBe(200)
    jump(-DAY_MS)
    const admin = await app.signIn('quantri')
    const revoked = { headers: admin, method: 'POST' }
    expect((await app.request(`/api/kiosks/${reply.kiosk.id}/revoke`, revoked)).status).toBe(204)
    expect(await config()).toBe(401)
  })
})
