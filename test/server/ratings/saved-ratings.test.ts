import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { receiveSavedRatings } from '../../../server/ratings/receive-saved-ratings.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { tapMaker } from '../../fixtures/taps.ts'

describe.each(DATABASES)('ratings that a person carried from a tablet, on %s', (database) => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp(database, { now: '2026-11-20T09:00:00+07:00' })
  })
  afterEach(() => app.stop())

  test('count once with what the tablet sends itself, words included', async () => {
    const { headers, reply } = await app.pairKiosk('Máy 1')
    const tap = tapMaker(reply.questionnaire.id, app.clock.now())
    const [sent, lost] = [tap(), tap({ comment: 'Chờ lâu' })]
    await app.request('/api/ratings', { headers, json: { ratings: [sent] } })
    const saved = [sent, lost].map((rating) => ({ kioskId: reply.kiosk.id, rating }))
    const statuses = async () =>
      (await receiveSavedRatings(app.service, { unsent: saved, refused: [] })).map(({ status }) => status)
    expect(await statuses()).toEqual(['duplicate', 'accepted'])
    expect(await statuses()).toEqual(['duplicate', 'duplicate'])
    expect(await app.db.selectFrom('comment').select('text').execute()).toEqual([{ text: 'Chờ lâu' }])
  })

  test('belong to the tablet that stood there then, so that the new one’s count has no gap', async () => {
    const first = await app.pairKiosk('Máy 1')
    const tap = tapMaker(first.reply.questionnaire.id, app.clock.now())
    const old = Array.from({ length: 600 }, () => tap())
    app.clock.advance(30 * 86_400_000)
    const second = await app.pairKiosk('Máy 1')
    const unsent = old.map((rating) => ({ kioskId: first.reply.kiosk.id, rating }))
    const receipts = await receiveSavedRatings(app.service, { unsent, refused: [] })
    expect(new Set(receipts.map(({ status }) => status))).toEqual(new Set(['accepted']))
    const devices = await app.db
      .selectFrom('device')
      .select(['accepted', 'max_seq'])
      .where('kiosk_id', '=', second.reply.kiosk.id)
      .orderBy('paired_at')
      .execute()
    expect(devices.map((device) => [Number(device.accepted), Number(device.max_seq)])).toEqual([
      [600, 600],
      [0, 0],
    ])
  })

  test('of a kiosk that is not here are told, not lost silently', async () => {
    const { reply } = await app.pairKiosk('Máy 1')
    const rating = tapMaker(reply.questionnaire.id, app.clock.now())()
    const refused = [{ kioskId: '0199e000-0000-7000-8000-000000000001', rating }]
    expect(await receiveSavedRatings(app.service, { unsent: [], refused })).toEqual([
      { id: null, status: 'unknown-kiosk' },
    ])
  })
})
