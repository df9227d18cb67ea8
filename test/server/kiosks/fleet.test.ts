import { afterEach, describe, expect, test } from 'vitest'
import { createApp } from '../../../server/app.ts'
import { OrganisationFile } from '../../../server/contract/organisation/organisation-file.ts'
import { applyOrganisation } from '../../../server/set-up/apply-organisation.ts'
import type { FleetRow, HeartbeatReply, KioskConfig, PairReply } from '../../../server/contract/kiosk.ts'
import type { RatingReceipts } from '../../../server/contract/rating.ts'
import { makePairingCode } from '../../../server/kiosks/pair-kiosk.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { tapMaker } from '../../fixtures/taps.ts'

const MINUTE_MS = 60_000

describe.each(DATABASES)('the fleet of kiosks on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  async function start(now?: string) {
    const app = await startApp(database, now === undefined ? {} : { now })
    open.push(app)
    await app.addPerson('admin', 'administrator')
    await app.addPerson('hoa', 'officer')
    const { headers, reply } = await app.pairKiosk('Kiosk 1')
    const admin = await app.signIn('admin')
    const fleet = async () => {
      // Signed in anew: the clock of a test may have gone past the session's end.
      const response = await app.request('/api/kiosks', { headers: await app.signIn('admin') })
      const [row] = (await response.json()) as [FleetRow]
      return row
    }
    const send = async (ratings: unknown) => {
      const response = await app.request('/api/ratings', { headers, json: { ratings } })
      return (await response.json()) as RatingReceipts
    }
    const beat = async (as = headers, heartbeat: object = { unsent: 0 }) => {
      const response = await app.request('/api/kiosk/heartbeat', { headers: as, json: heartbeat })
      return (await response.json()) as { configVersion: number }
    }
    const change = (json: object) =>
      app.request(`/api/kiosks/${reply.kiosk.id}`, { method: 'PATCH', headers: admin, json })
    const pair = async (json: object) => {
      const { code } = await makePairingCode(app.owner, 'Kiosk 1')
      const response = await app.request('/api/kiosks/pair', { json: { code, ...json } })
      const paired = (await response.json()) as PairReply
      return { status: response.status, headers: { authorization: `Bearer ${paired.token}` } }
    }
    return { app, headers, reply, admin, fleet, send, beat, change, pair }
  }

  test('shows no gap for what a tablet had sent before it was paired again, and one for what it then loses', async () => {
    const { app, reply, fleet, pair } = await start()
    const tablet = await pair({ firstSeq: 501 })
    const tap = (seq: number) => ({
      ...tapMaker(reply.questionnaire.id, app.clock.now() - seq * MINUTE_MS)(),
      seq,
    })
    const send = (ratings: unknown) =>
      app.request('/api/ratings', { headers: tablet.headers, json: { ratings } })
    expect(await fleet()).toMatchObject({ maxSeq: 0, received: 0, missing: 0 })
    await send([tap(501), tap(502)])
    expect(await fleet()).toMatchObject({ maxSeq: 502, received: 2, missing: 0 })
    await send([tap(505)])
    expect(await fleet()).toMatchObject({ maxSeq: 505, received: 3, missing: 2 })
  })

  test('two tablets with one token hide no gap, and the numbers they share are told', async () => {
    const { app, reply, send, fleet } = await start()
    const tap = (seq: number) => ({
      ...tapMaker(reply.questionnaire.id, app.clock.now() - seq * MINUTE_MS)(),
      seq,
    })
    const first = [...Array.from({ length: 19 }, (_, index) => index + 1), 22].map(tap)
    await send(first)
    expect(await fleet()).toMatchObject({ maxSeq: 22, received: 20, missing: 2, reused: 0 })
    await send([1, 17, 18, 19].map(tap))
    expect(await fleet()).toMatchObject({ maxSeq: 22, received: 24, missing: 2, reused: 4 })
    // Sent again, each is the same rating.
    await send(first)
    await send([20, 21].map(tap))
    expect(await fleet()).toMatchObject({ received: 26, missing: 0, reused: 4 })
    expect((await verifyInstallation(app.service)).faults).toEqual([])
    await app.db
      .updateTable('device')
      .set({ numbers_seen: '{"from":1,"gaps":[[3,3]],"lost":0,"reused":4}' })
      .execute()
    expect((await verifyInstallation(app.service)).faults).toHaveLength(1)
  })

  test('takes a pairing without a first number, and refuses one that is no number', async () => {
    const { pair } = await start()
    expect((await pair({})).status).toBe(200)
    expect((await pair({ firstSeq: 0 })).status).toBe(400)
    expect((await pair({ firstSeq: 1.5 })).status).toBe(400)
  })

  test('calls a tablet silent only for open time without a heartbeat', async () => {
    const { app, fleet, beat } = await start('2026-11-20T16:50:00+07:00')
    const statusAt = async (instant: string) => {
      app.clock.set(instant)
      return (await fleet()).status
    }
    expect((await fleet()).status).toBe('never-seen')
    await beat()
    expect((await fleet()).status).toBe('ok')
    expect(await statusAt('2026-11-20T20:00:00+07:00')).toBe('closed')
    expect(await statusAt('2026-11-22T10:00:00+07:00')).toBe('closed')
    app.clock.set('2026-11-23T07:00:00+07:00')
    const opening = Date.parse((await fleet()).openToday[0]?.from ?? '')
    expect(await statusAt(new Date(opening + MINUTE_MS).toISOString())).toBe('ok')
    expect(await statusAt(new Date(opening + 16 * MINUTE_MS).toISOString())).toBe('silent')
    await beat()
    expect((await fleet()).status).toBe('ok')
  })

  test('tells the tablet of a change by the version in the answer to its heartbeat', async () => {
    const { app, headers, change, beat, fleet } = await start()
    const before = await beat()
    const response = await change({ languages: ['en', 'vi'], commentOnTablet: true, name: 'Máy 1' })
    expect(await response.json()).toEqual({ configVersion: before.configVersion + 1 })
    expect(await beat()).toMatchObject({ configVersion: before.configVersion + 1 })
    const config = await app.request('/api/kiosk/config', { headers })
    expect(await config.json()).toMatchObject({
      languages: ['en', 'vi'],
      commentOnTablet: true,
      kiosk: { name: 'Máy 1' },
    })
    expect(await fleet()).toMatchObject({ name: 'Máy 1', languages: ['en', 'vi'] })
  })

  test('tells the tablet of what changed elsewhere too: a name, the office’s public address', async () => {
    const { app, headers, beat } = await start()
    const ask = async (request = app.request) =>
      (await (await request('/api/kiosk/config', { headers })).json()) as KioskConfig
    const before = await ask()
    expect(before.office.vi).not.toBe('')
    expect(await beat()).toMatchObject({ configMark: before.mark })
    const moved = createApp({
      ...app.service,
      config: { ...app.service.config, publicUrl: 'https://hl.example' },
    })
    const response = await moved.http.request('/api/kiosk/heartbeat', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{"unsent":0}',
    })
    const { configVersion, configMark } = (await response.json()) as HeartbeatReply
    expect(configVersion).toBe(before.version)
    expect(configMark).not.toBe(before.mark)
    await moved.drain()
    await applyOrganisation(app.owner, OrganisationFile.parse({ name: 'Phường Sao Mai' }))
    app.clock.advance(2_000)
    expect((await ask()).office.vi).toBe('Phường Sao Mai')
    expect((await ask()).mark).not.toBe(before.mark)
  })

  test('moves a kiosk to another desk, and from its desk when it goes to another unit', async () => {
    const { app, change, fleet } = await start()
    await app.addUnit('HT')
    await app.addDesk('Q1')
    await app.addDesk('H1', 'HT')
    await change({ desk: 'Q1' })
    expect(await fleet()).toMatchObject({ unit: { code: 'ROOT' }, desk: { code: 'Q1' } })
    expect((await change({ desk: 'H1' })).status).toBe(404)
    await change({ unit: 'HT' })
    expect(await fleet()).toMatchObject({ unit: { code: 'HT' }, desk: null })
    await change({ desk: 'H1' })
    await change({ commentOnTablet: false })
    expect(await fleet()).toMatchObject({ unit: { code: 'HT' }, desk: { code: 'H1' } })
  })

  test('refuses a change without a language, to a taken name, or of a kiosk that is not there', async () => {
    const { app, admin, change } = await start()
    await app.pairKiosk('Kiosk 2')
    expect((await change({ languages: [] })).status).toBe(400)
    expect((await change({ languages: ['vi', 'vi'] })).status).toBe(400)
    expect((await change({ name: 'Kiosk 2' })).status).toBe(409)
    const nowhere = await app.request('/api/kiosks/0199e000-0000-7000-8000-000000000000', {
      method: 'PATCH',
      headers: admin,
      json: {},
    })
    expect(nowhere.status).toBe(404)
  })

  test('takes the token from a revoked tablet, keeps what it sent, and lets it be paired again', async () => {
    const { app, reply, admin, headers, send, fleet, pair } = await start()
    await send([tapMaker(reply.questionnaire.id, app.clock.now() - 10 * MINUTE_MS)()])
    const unused = await makePairingCode(app.owner, 'Kiosk 1')
    const revoked = await app.request(`/api/kiosks/${reply.kiosk.id}/revoke`, {
      method: 'POST',
      headers: admin,
    })
    expect(revoked.status).toBe(204)
    app.clock.advance(6_000)
    expect((await app.request('/api/kiosk/config', { headers })).status).toBe(401)
    expect((await app.request('/api/kiosks/pair', { json: { code: unused.code } })).status).toBe(404)
    expect(await fleet()).toMatchObject({ paired: false, quarter: { all: 0 } })
    expect((await pair({ firstSeq: 2 })).status).toBe(200)
    expect(await fleet()).toMatchObject({ paired: true, missing: 0, quarter: { all: 0 } })
  })

  test('flags what is tapped while the unit is closed, and counts it in the headline all the same', async () => {
    const { app, reply, send } = await start('2026-11-20T20:00:00+07:00')
    const tap = tapMaker(reply.questionnaire.id, 0)
    const at = (time: string) => ({ ...tap(), tappedAt: `2026-11-20T${time}:00+07:00` })
    await send([at('05:00'), at('09:00'), at('17:25'), at('19:00')])
    const flags = await app.db.selectFrom('rating_flag').select('rule').execute()
    expect(flags.map(({ rule }) => rule)).toEqual(['after-hours', 'after-hours'])
    expect(await app.db.selectFrom('tally').select('flag').distinct().execute()).toEqual([{ flag: '' }])
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('flags a long run of one level over several batches, whichever level, and leaves it in the headline', async () => {
    for (const level of [1, 5]) {
      const { app, reply, send, fleet } = await start()
      const tap = tapMaker(reply.questionnaire.id, app.clock.now() - 60 * MINUTE_MS)
      for (let batch = 0; batch < 4; batch += 1) await send(Array.from({ length: 6 }, () => tap({ level })))
      await send([tap({ level: 3 }), tap({ level })])
      expect((await fleet()).quarter).toMatchObject({ all: 0 })
      app.clock.advance(24 * 60 * MINUTE_MS)
      expect((await fleet()).quarter).toMatchObject({ all: 26, flags: { 'one-level-for-long': 20 } })
      const flags = await app.db.selectFrom('rating_flag').select('rule').execute()
      expect(flags).toHaveLength(24)
      expect((await verifyInstallation(app.service)).faults).toEqual([])
    }
  })

  test('counts with and without a burst, and each rating once however often it is sent', async () => {
    const { app, reply, send } = await start()
    const tap = tapMaker(reply.questionnaire.id, app.clock.now() - 30 * MINUTE_MS)
    const burst = new Date(app.clock.now() - MINUTE_MS).toISOString()
    const ratings = [tap({ level: 2 }), tap(), ...Array.from({ length: 4 }, () => tap({ tappedAt: burst }))]
    await send(ratings.slice(0, 4))
    await send(ratings)
    const flags = await app.db.selectFrom('rating_flag').select('rule').execute()
    expect(flags.map(({ rule }) => rule)).toEqual(Array.from({ length: 4 }, () => 'suspect-burst'))
  })

  test('lists the desks of the units a person may see', async () => {
    const { app, admin } = await start()
    await app.addUnit('HT')
    await app.addDesk('H1', 'HT')
    const desks = await app.request('/api/desks', { headers: admin })
    expect(await desks.json()).toEqual([{ code: 'H1', name: 'Quầy H1', nameEn: 'Quầy H1', unit: 'HT' }])
    const refused = await app.request('/api/desks', { headers: await app.signIn('hoa') })
    expect(refused.status).toBe(403)
  })

  describe('a restart that staff ask of a tablet', () => {
    const SESSIONS = ['0193a000-0000-7000-8000-000000000001', '0193a000-0000-7000-8000-000000000002'] as const

    async function startWithSession() {
      const world = await start()
      const beatIn = async (session?: string) =>
        (await world.beat(world.headers, { unsent: 0, ...(session && { session }) })) as HeartbeatReply
      const ask = () =>
        world.app.request(`/api/kiosks/${world.reply.kiosk.id}/restart`, {
          method: 'POST',
          headers: world.admin,
        })
      return { ...world, beatIn, ask }
    }

    test('is told until the app has started anew, and shows who asked, when it was told and when it was done', async () => {
      const { app, beatIn, ask, fleet } = await startWithSession()
      const [before, after] = SESSIONS
      expect((await beatIn(before)).commands).toEqual([])
      expect((await fleet()).restart).toBeNull()
      expect((await ask()).status).toBe(204)
      expect((await fleet()).restart).toEqual({
        askedAt: '2026-11-20T02:00:00.000Z',
        askedBy: 'Người admin',
        sentAt: null,
        doneAt: null,
      })
      app.clock.advance(MINUTE_MS)
      expect((await beatIn(before)).commands).toEqual(['reload'])
      app.clock.advance(MINUTE_MS)
      expect((await beatIn(before)).commands).toEqual(['reload'])
      expect((await fleet()).restart).toMatchObject({ sentAt: '2026-11-20T02:01:00.000Z', doneAt: null })
      app.clock.advance(MINUTE_MS)
      expect((await beatIn(after)).commands).toEqual([])
      expect((await fleet()).restart).toMatchObject({ doneAt: '2026-11-20T02:03:00.000Z' })
      expect((await beatIn(after)).commands).toEqual([])
    })

    test('is told once to an app that does not name its session, so that it cannot restart for ever', async () => {
      const { app, beatIn, ask } = await startWithSession()
      await ask()
      expect((await beatIn()).commands).toEqual(['reload'])
      expect((await beatIn()).commands).toEqual([])
      app.clock.advance(MINUTE_MS)
      await ask()
      expect((await beatIn()).commands).toEqual(['reload'])
    })

    test('asked twice is one restart, and both askings are kept', async () => {
      const { app, beatIn, ask } = await startWithSession()
      const [before, after] = SESSIONS
      await beatIn(before)
      await ask()
      await ask()
      expect((await beatIn(before)).commands).toEqual(['reload'])
      expect((await beatIn(after)).commands).toEqual([])
      expect((await beatIn(after)).commands).toEqual([])
      const kept = await app.db.selectFrom('kiosk_command').select(['asked_by', 'done_at']).execute()
      expect(kept).toHaveLength(2)
      expect(kept.every(({ asked_by, done_at }) => asked_by !== null && done_at !== null)).toBe(true)
    })

    test('does not follow the kiosk to another tablet, and needs a tablet', async () => {
      const { app, beat, pair, ask, fleet, reply, admin } = await startWithSession()
      await ask()
      const other = await pair({})
      expect(await beat(other.headers)).toMatchObject({ commands: [] })
      expect((await fleet()).restart).toBeNull()
      await app.request(`/api/kiosks/${reply.kiosk.id}/revoke`, { method: 'POST', headers: admin })
      expect((await ask()).status).toBe(404)
    })
  })
})
