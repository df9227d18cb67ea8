import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createJobs } from '../../../server/jobs/jobs.ts'
import { startScheduler } from '../../../server/jobs/scheduler.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { letterWriter } from '../../fixtures/letter.ts'
import { tapMaker } from '../../fixtures/taps.ts'

const DAY_MS = 24 * 3_600_000

const photo = () =>
  sharp({ create: { width: 10, height: 10, channels: 3, background: '#88aa66' } })
    .png()
    .toBuffer()

describe.each(DATABASES)('forgetting what citizens wrote, on %s', (database) => {
  let app: TestApp
  let writer: ReturnType<typeof letterWriter>

  beforeEach(async () => {
    app = await startApp(database, { env: { COMMENT_DAYS: '90', WAITING_WORDS_DAYS: '10' } })
    writer = letterWriter(app)
    await app.addUnit('HT')
  })
  afterEach(() => app.stop())

  /** Everything the service does by itself, so many days from now. */
  async function jobsAfter(days: number): Promise<void> {
    app.clock.advance(days * DAY_MS)
    const scheduler = startScheduler(app.service, createJobs(app.service))
    await scheduler.tick()
    await scheduler.stop()
  }

  const writeTo = async (code: string, wantsAnswer: 'yes' | 'no') => {
    const text = writer.actionOf((await writer.read(`/public/continue/${code}`)).page)
    const { location: reply } = await writer.post(text, { text: 'Xin mở cửa sớm hơn.' })
    let { location } = await writer.post(reply, { wantsAnswer })
    if (location.endsWith('/contact'))
      location = (await writer.post(location, { phone: '0901234567' })).location
    await writer.post(location, {})
  }
  const count = async (table: 'letter_draft' | 'attachment' | 'follow_up' | 'rating') =>
    (await app.db.selectFrom(table).selectAll().execute()).length

  test('a letter that was never sent is gone a day later, with its photos', async () => {
    const where = writer.actionOf((await writer.read('/public/send')).page)
    await writer.post(where, { address: 'Chợ Bàn Cờ' })
    await writer.upload(where, [{ name: 'a.png', bytes: await photo() }])
    expect([await count('letter_draft'), await count('attachment')]).toEqual([1, 1])
    await jobsAfter(0.5)
    expect([await count('letter_draft'), await count('attachment')]).toEqual([1, 1])
    await jobsAfter(1)
    expect([await count('letter_draft'), await count('attachment')]).toEqual([0, 0])
  })

  test('words and contact whose rating never comes are gone after their time', async () => {
    await writeTo('7K2MX4TQ', 'yes')
    await jobsAfter(9)
    expect(await count('follow_up')).toBe(1)
    await jobsAfter(2)
    expect(await count('follow_up')).toBe(0)
  })

  test('words beside a rating are gone after their time; the rating stays', async () => {
    const { headers, reply } = await app.pairKiosk('Máy HT', { unit: 'HT' })
    const tap = tapMaker(reply.questionnaire.id, app.clock.now() - 600_000)
    await app.request('/api/ratings', { headers, json: { ratings: [tap({ followUpCode: '7K2MX4TQ' })] } })
    await writeTo('7K2MX4TQ', 'no')
    await jobsAfter(90)
    const words = () => app.db.selectFrom('comment').select(['text', 'erased_at']).execute()
    expect(await words()).toEqual([{ text: 'Xin mở cửa sớm hơn.', erased_at: null }])
    await jobsAfter(1)
    expect(await words()).toEqual([{ text: null, erased_at: expect.any(String) as string }])
    expect(await count('rating')).toBe(1)
  })
})
