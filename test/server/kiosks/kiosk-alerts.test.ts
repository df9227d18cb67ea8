import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NotificationList } from '../../../server/contract/notification.ts'
import { deliverOutbox } from '../../../server/outbox/deliver-outbox.ts'
import { createDeliverers } from '../../../server/jobs/jobs.ts'
import { watchKiosks } from '../../../server/kiosks/watch-kiosks.ts'
import { revokeTablet } from '../../../server/kiosks/change-kiosk.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { startSmtp, type TestSmtp } from '../../fixtures/smtp.ts'
import { tapMaker } from '../../fixtures/taps.ts'

const HEALTHY = { unsent: 0, storagePersisted: true, freeBytes: 10 ** 9 }
const ALWAYS = () => Promise.resolve(true)

describe.each(DATABASES)('alerts of kiosks on %s', (database) => {
  let app: TestApp
  let smtp: TestSmtp
  let headers: { authorization: string }
  let kioskId: string
  let versionId: string
  let listeningSince: number

  beforeEach(async () => {
    smtp = await startSmtp()
    app = await startApp(database, {
      now: '2026-11-20T09:00:00+07:00',
      env: { SMTP_URL: smtp.url, MAIL_FROM: 'hailong@phuong.example', PUBLIC_URL: 'https://hl.example' },
    })
    await app.addUnit('A')
    await app.addUnit('B')
    await app.addPerson('admin', 'administrator')
    await app.addPerson('truong.a', 'head', 'A')
    await app.addPerson('truong.b', 'head', 'B')
    await app.addPerson('can.bo', 'officer', 'A')
    for (const { id, username } of await app.db.selectFrom('person').select(['id', 'username']).execute())
      await app.db
        .updateTable('person')
        .set({ email: `${username}@a.example` })
        .where('id', '=', id)
        .execute()
    const paired = await app.pairKiosk('Máy 1', { unit: 'A' })
    headers = paired.headers
    kioskId = paired.reply.kiosk.id
    versionId = paired.reply.questionnaire.id
    listeningSince = app.clock.now()
  })
  afterEach(async () => {
    await smtp.stop()
    await app.stop()
  })

  const beat = (heartbeat: object = HEALTHY) =>
    app.request('/api/kiosk/heartbeat', { headers, json: heartbeat })

  const send = (...seqs: readonly number[]) => {
    const tap = tapMaker(versionId, app.clock.now())
    return app.request('/api/ratings', { headers, json: { ratings: seqs.map((seq) => ({ ...tap(), seq })) } })
  }

  /** What the service does by itself at this moment. */
  async function jobsAt(local: string): Promise<void> {
    app.clock.set(`2026-11-${local}:00+07:00`)
    await watchKiosks(app.service, listeningSince)
    const deliver = createDeliverers(app.service)
    // What an alert puts into the outbox leaves with the next run.
    for (let run = 0; run < 2; run += 1) {
      app.clock.advance(10_000)
      await deliverOutbox(app.service, { deliver, mayGoOn: ALWAYS, random: () => 0 })
    }
  }

  async function told(): Promise<string[]> {
    const rows = await app.db
      .selectFrom('notification as n')
      .innerJoin('person', 'person.id', 'n.person_id')
      .select(['n.kind', 'person.username'])
      .orderBy('n.created_at')
      .orderBy('person.username')
      .execute()
    return rows.map(({ kind, username }) => `${kind} → ${username}`)
  }

  test('a tablet that falls silent is told once to the administrator and the head of its unit, in the app and by mail', async () => {
    await beat()
    await jobsAt('20T09:14')
    expect(await told()).toEqual([])
    for (const moment of ['20T09:16', '20T09:17', '20T10:30', '20T16:00']) await jobsAt(moment)
    expect(await told()).toEqual(['kiosk-silent → admin', 'kiosk-silent → truong.a'])
    expect(smtp.mails.map(({ to }) => to[0]).toSorted()).toEqual(['admin@a.example', 'truong.a@a.example'])
    expect(smtp.mails[0]?.raw.replaceAll('=\r\n', '')).toContain('https://hl.example/app/kiosks')
  })

  test('it is over once the tablet is heard again, and the next silence is told anew', async () => {
    await beat()
    await jobsAt('20T10:00')
    app.clock.set('2026-11-20T10:05:00+07:00')
    await beat()
    await jobsAt('20T10:06')
    const list = async () => {
      const response = await app.request('/api/notifications', { headers: await app.signIn('truong.a') })
      return (await response.json()) as NotificationList
    }
    expect(await list()).toMatchObject({
      items: [
        {
          kind: 'kiosk-silent',
          feedbackId: null,
          kiosk: { name: 'Máy 1', endedAt: '2026-11-20T03:06:00.000Z' },
        },
      ],
      unread: 1,
    })
    await jobsAt('20T10:25')
    expect((await list()).items.map(({ kiosk }) => kiosk?.endedAt ?? null)).toEqual([
      null,
      '2026-11-20T03:06:00.000Z',
    ])
  })

  test('nobody is told at night: what was found at the close waits for the morning, and is dropped if it is over by then', async () => {
    app.clock.set('2026-11-20T16:44:30+07:00')
    await beat()
    app.clock.set('2026-11-20T19:00:00+07:00')
    await jobsAt('20T19:00')
    await jobsAt('21T03:00')
    await jobsAt('22T09:00')
    expect(await told()).toEqual([])
    app.clock.set('2026-11-23T07:00:00+07:00')
    await beat()
    await jobsAt('23T07:01')
    await jobsAt('23T07:31')
    expect(await told()).toEqual([])
    app.clock.set('2026-11-23T16:44:00+07:00')
    await beat()
    await jobsAt('23T19:00')
    // 24/11 is a day off.
    await jobsAt('24T10:00')
    expect(await told()).toEqual([])
    await jobsAt('25T07:31')
    expect(await told()).toEqual(['kiosk-silent → admin', 'kiosk-silent → truong.a'])
  })

  test('a service that was down itself does not call every tablet silent when it comes back', async () => {
    await beat()
    app.clock.set('2026-11-20T11:00:00+07:00')
    listeningSince = app.clock.now()
    await jobsAt('20T11:00')
    await jobsAt('20T11:10')
    expect(await told()).toEqual([])
    await jobsAt('20T11:16')
    expect(await told()).toHaveLength(2)
  })

  test('a number passed over is told once nothing on the tablet can fill it, and again only when more are lost', async () => {
    await send(1, 2, 5)
    await beat({ ...HEALTHY, unsent: 2 })
    await jobsAt('20T09:05')
    expect(await told()).toEqual([])
    await beat()
    await jobsAt('20T09:10')
    await beat()
    await jobsAt('20T09:15')
    expect(await told()).toEqual(['kiosk-gaps → admin', 'kiosk-gaps → truong.a'])
    await send(6, 9)
    await beat()
    await jobsAt('20T09:20')
    expect(await told()).toHaveLength(4)
    await send(3, 4, 7, 8)
    await beat()
    await jobsAt('20T09:25')
    const open = await app.db.selectFrom('kiosk_alert').select('kind').where('ended_at', 'is', null).execute()
    expect(open).toEqual([])
  })

  test('numbers that two ratings share are told, anew when there are more, and over with a new pairing', async () => {
    await send(1, 2, 3)
    await send(2)
    await beat()
    await jobsAt('20T09:05')
    expect(await told()).toEqual(['kiosk-reused → admin', 'kiosk-reused → truong.a'])
    await beat()
    await jobsAt('20T09:10')
    expect(await told()).toHaveLength(2)
    await send(3)
    await beat()
    await jobsAt('20T09:15')
    expect(await told()).toHaveLength(4)
    await app.pairKiosk('Máy 1')
    await jobsAt('20T09:20')
    const open = await app.db.selectFrom('kiosk_alert').select('kind').where('ended_at', 'is', null).execute()
    expect(open).toEqual([])
  })

  test('storage that is nearly full, or that the browser may clear, is told', async () => {
    await beat({ ...HEALTHY, freeBytes: 5 * 2 ** 20 })
    await jobsAt('20T09:01')
    expect(await told()).toEqual(['kiosk-storage → admin', 'kiosk-storage → truong.a'])
    await beat()
    await jobsAt('20T09:02')
    await beat({ ...HEALTHY, storagePersisted: false })
    await jobsAt('20T09:03')
    expect(await told()).toHaveLength(4)
  })

  test('a tablet that was taken away is missed no more', async () => {
    await beat()
    await jobsAt('20T09:20')
    await revokeTablet(app.owner, kioskId)
    await jobsAt('20T09:30')
    await jobsAt('20T15:00')
    expect(await told()).toHaveLength(2)
    const alerts = await app.db.selectFrom('kiosk_alert').select('ended_at').execute()
    expect(alerts).toEqual([{ ended_at: '2026-11-20T02:30:00.000Z' }])
  })

  test('two processes that look at once tell it once', async () => {
    await beat()
    app.clock.set('2026-11-20T09:20:00+07:00')
    await Promise.all([watchKiosks(app.service, listeningSince), watchKiosks(app.service, listeningSince)])
    await jobsAt('20T09:21')
    expect(await told()).toHaveLength(2)
  })
})
