import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepByRules } from '../../../server/personal-data/keep-by-rules.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, staffMember } from '../../fixtures/feedback.ts'

describe.each(DATABASES)('what is kept for so many days on %s', (database) => {
  let app: TestApp
  let headers: Record<string, string>
  beforeAll(async () => {
    app = await startApp(database)
    await app.addUnit('MT')
    await app.addPerson('can.bo', 'officer', 'MT')
    await app.addPerson('quan.tri', 'administrator')
    headers = await app.signIn('quan.tri')
  })
  afterAll(() => app.stop())

  const senders = async () =>
    (await app.db.selectFrom('feedback_sender').select('feedback_id').execute()).map((row) => row.feedback_id)
  const pastTime = async () => (await app.request('/api/personal-data/past-time', { headers })).json()
  const run = () => keepByRules(app.service, () => Promise.resolve(true))

  test('a sender is forgotten so many days after the item ended, counted beforehand, and one still handled never', async () => {
    const sender = { name: 'Trần Thị Bưởi', phone: '0901234567', hideName: true }
    const open = await aFeedback(app, { unit: 'MT', sender })
    const ended = await aFeedback(app, { unit: 'MT', sender })
    const officer = await staffMember(app, 'can.bo')
    await officer.step(ended.id, 'answer', { text: 'Đã quét dọn toàn bộ con đường sáng nay rồi.' })
    const json = {
      kind: 'retention',
      about: 'contact',
      fromDay: '2026-11-20',
      body: { days: 30, source: { vi: 'Quy chế', en: 'Our rule' } },
    }
    expect((await app.request('/api/personal-data/settings', { headers, json })).status).toBe(201)

    app.clock.set('2026-12-19T09:00:00+07:00')
    await run()
    expect(await senders()).toHaveLength(2)

    app.clock.set('2026-12-21T09:00:00+07:00')
    headers = await app.signIn('quan.tri')
    expect(await pastTime()).toEqual({ contact: 1, photos: 0 })
    expect(await senders()).toHaveLength(2)
    await run()
    expect(await senders()).toEqual([open.id])
    expect(await pastTime()).toEqual({ contact: 0, photos: 0 })
    const { text } = await app.db
      .selectFrom('feedback')
      .select('text')
      .where('id', '=', ended.id)
      .executeTakeFirstOrThrow()
    expect(text).not.toBe('')
  })

  test('leaves every history whole', async () => {
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })
})
