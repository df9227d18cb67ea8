import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MINUTE_MS } from '../../../server/domain/local-time.ts'
import { endWaits } from '../../../server/feedback/steps/end-waits.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { aFeedback } from '../../fixtures/feedback.ts'
import { startToldCitizens, type ToldCitizens } from '../../fixtures/told-citizens.ts'

const PHONE = '0901 234 567'

describe('a provider of messages', () => {
  let office: ToldCitizens
  beforeEach(async () => {
    office = await startToldCitizens('sqlite', ({ zalo }) => ({
      zalo: zalo({ received: { vi: { id: '77', data: { ma: '{code}', hen: '{due}' } } } }),
    }))
  })
  afterEach(() => office.stop())

  const receive = () => aFeedback(office.app, { unit: 'A', sender: { phone: PHONE } })
  const ids = () => office.provider.requests.map(({ body }) => body['tracking_id'] ?? body['requestId'])

  test('Zalo gets the template that the office registered, with its values and the office’s token', async () => {
    const { trackingCode } = await receive()
    await office.deliver()
    const [request] = office.provider.requests
    expect(request?.headers['access_token']).toBe('of-zalo')
    expect(request?.body).toMatchObject({
      phone: '84901234567',
      template_id: '77',
      template_data: { ma: trackingCode, hen: '17:00 20/11/2026' },
    })
  })

  test('where Zalo does not know the number, the message goes by SMS', async () => {
    office.provider.say({ status: 200, body: '{"error":-118,"message":"no account"}' })
    const { id } = await receive()
    await office.deliver()
    expect(office.provider.requests.map(({ path }) => path)).toEqual(['/zns', '/sms'])
    expect(await office.standing(id)).toMatchObject([{ state: 'sent', channel: 'sms' }])
  })

  test.each([
    ['answers 200 with nonsense', { status: 200, body: '<html>ok</html>' }],
    [
      'answers 200 with an error that is no number’s',
      { status: 200, body: '{"error":-124,"message":"token"}' },
    ],
    ['breaks down', { status: 500, body: '' }],
    ['cuts the line', 'cut' as const],
  ])('that %s gets the same message under the same id again, and nothing is doubled', async (_, reply) => {
    office.provider.say(reply)
    const { id } = await receive()
    await office.deliver()
    expect(await office.standing(id)).toMatchObject([{ state: 'queued' }])
    office.app.clock.advance(MINUTE_MS)
    await office.deliver()
    await office.deliver()
    expect(ids()).toHaveLength(2)
    expect(new Set(ids()).size).toBe(1)
    expect(await office.standing(id)).toMatchObject([{ state: 'sent', channel: 'zalo' }])
  })

  test('that says when to come again is asked then, and not before', async () => {
    office.provider.say({ status: 429, body: '{}', headers: { 'retry-after': '600' } })
    await receive()
    await office.deliver()
    office.app.clock.advance(9 * MINUTE_MS)
    await office.deliver()
    expect(ids()).toHaveLength(1)
    office.app.clock.advance(2 * MINUTE_MS)
    await office.deliver()
    expect(ids()).toHaveLength(2)
  })

  test('that is down for hours gets every message of an item once it is back, in their order', async () => {
    const { app, officer } = office
    const down = Array.from({ length: 6 }, () => ({ status: 503, body: '' }))
    office.provider.say(...down)
    const { id } = await receive()
    await office.deliver()
    await officer.step(id, 'claim')
    await officer.step(id, 'pause', { reason: 'Xin quý vị cho biết số nhà và tên đường.' })
    for (let round = 0; round < 60; round++) {
      app.clock.advance(5 * MINUTE_MS)
      await office.deliver()
    }
    expect(await office.standing(id)).toMatchObject([
      { kind: 'received', state: 'sent' },
      { kind: 'asked', state: 'sent' },
    ])
    expect(new Set(ids()).size).toBe(2)
    expect(office.provider.requests.at(-1)?.path).toBe('/sms')
    expect(ids().indexOf(ids().at(-1))).toBe(ids().length - 1)
  })

  test('a process that dies between sending and noting it down sends again under the same id', async () => {
    const { id } = await receive()
    const [before] = await office.app.db.selectFrom('outbox').selectAll().execute()
    await office.deliver()
    await office.app.db
      .updateTable('outbox')
      .set({ sent_at: null, next_at: before?.next_at ?? '' })
      .execute()
    await office.app.db.updateTable('citizen_message').set({ state: 'queued', settled_at: null }).execute()
    await office.deliver()
    expect(ids()).toHaveLength(2)
    expect(new Set(ids()).size).toBe(1)
    expect(await office.standing(id)).toHaveLength(1)
  })

  test('a question that nobody reacts to ends on its day: the clock runs again from then, and both sides are told', async () => {
    const { app, officer } = office
    const { id } = await receive()
    await office.deliver()
    await officer.step(id, 'claim')
    await officer.step(id, 'pause', { reason: 'Xin quý vị cho biết số nhà và tên đường.' })
    const goOn = () => Promise.resolve(true)
    app.clock.set('2026-11-30T16:59:00+07:00')
    await endWaits(app.service, goOn)
    expect((await officer.get(id)).status).toBe('waiting-for-citizen')
    // The service was down over the night.
    app.clock.set('2026-12-01T08:00:00+07:00')
    await endWaits(app.service, goOn)
    await endWaits(app.service, goOn)
    const item = await officer.get(id)
    expect(item.status).toBe('in-progress')
    const resumed = item.events.filter(({ kind }) => kind === 'resumed')
    expect(resumed).toHaveLength(1)
    expect(resumed[0]?.body).toMatchObject({ noReactionUntil: '2026-11-30T10:00:00.000Z' })
    await office.deliver()
    expect(await office.standing(id)).toMatchObject([
      { kind: 'received' },
      { kind: 'asked', state: 'not-sent', because: 'too-late' },
      { kind: 'question-ended', state: 'sent' },
    ])
    const notice = await app.db.selectFrom('outbox').select('payload').where('kind', '=', 'notice').execute()
    expect(notice.map(({ payload }) => payload).join()).toContain('question-lapsed')
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('an answered item closes by itself where the policy says so, after the citizen was told', async () => {
    const { app, officer } = office
    await app.db.updateTable('deadline_policy').set({ limits: '{"closeAfterDays":10}' }).execute()
    const { id } = await receive()
    await officer.step(id, 'claim')
    await officer.step(id, 'answer', { text: 'Đèn đường đã được sửa xong sáng nay.' })
    await office.deliver()
    const goOn = () => Promise.resolve(true)
    app.clock.set('2026-11-28T08:00:00+07:00')
    await office.deliver()
    expect((await office.standing(id)).at(-1)).toMatchObject({ kind: 'closing-soon', state: 'sent' })
    await endWaits(app.service, goOn)
    expect((await officer.get(id)).status).toBe('answered')
    app.clock.set('2026-12-01T00:00:00+07:00')
    await endWaits(app.service, goOn)
    const item = await officer.get(id)
    expect(item.status).toBe('closed')
    expect(item.events.at(-1)?.body).toMatchObject({ byItself: true })
  })
})
