import { afterEach, describe, expect, test } from 'vitest'
import type { RatingReceipts } from '../../../server/contract/rating.ts'
import { moveKiosk } from '../../../server/kiosks/move-kiosk.ts'
import { type TestApp, startApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { tapMaker } from '../../fixtures/taps.ts'

describe.each(DATABASES)('ratings on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  async function start() {
    const app = await startApp(database)
    open.push(app)
    const { headers, reply } = await app.pairKiosk('Kiosk 1')
    const send = async (
      ratings: unknown,
    ): Promise<{ status: number } & RatingReceipts & { code?: string }> => {
      const response = await app.request('/api/ratings', { headers, json: { ratings } })
      return { status: response.status, ...((await response.json()) as RatingReceipts) }
    }
    const tap = tapMaker(reply.questionnaire.id, app.clock.now() - 3_600_000)
    const countTally = async (flag = '') => {
      const rows = await app.db
        .selectFrom('tally')
        .selectAll()
        .where('flag', '=', flag)
        .where('span', '=', '2026-11')
        .execute()
      return rows.filter(({ question }) => question === 'level').reduce((sum, { n }) => sum + n, 0)
    }
    return { app, headers, reply, send, tap, countTally }
  }

  test('acknowledges each rating of a batch in its order and counts it in the same transaction', async () => {
    const { send, tap, app } = await start()
    const { status, receipts } = await send([tap(), tap({ level: 1, reasons: ['time', 'attitude'] }), tap()])
    expect(status).toBe(200)
    expect(receipts.map((receipt) => receipt.status)).toEqual(['accepted', 'accepted', 'accepted'])
    const tally = await app.db
      .selectFrom('tally')
      .select(['question', 'choice', 'n'])
      .where('span', '=', '2026-11-20')
      .where('hour', '>=', 0)
      .orderBy('question')
      .orderBy('choice')
      .execute()
    expect(tally).toEqual([
      { question: 'level', choice: '1', n: 1 },
      { question: 'level', choice: '5', n: 2 },
      { question: 'reason@1', choice: 'attitude', n: 1 },
      { question: 'reason@1', choice: 'time', n: 1 },
    ])
  })

  test('counts a rating once however often it is sent', async () => {
    const { send, tap, countTally } = await start()
    const one = tap()
    await send([one])
    const again = await send([one, one])
    expect(again.receipts.map(({ status }) => status)).toEqual(['duplicate', 'duplicate'])
    expect(await countTally()).toBe(1)
  })

  test('counts once when the same batch arrives ten times at the same moment', async () => {
    const { send, tap, countTally } = await start()
    const batch = Array.from({ length: 20 }, () => tap())
    const replies = await Promise.all(Array.from({ length: 10 }, () => send(batch)))
    const statuses = replies.flatMap(({ receipts }) => receipts.map(({ status }) => status))
    expect(statuses.filter((status) => status === 'accepted')).toHaveLength(20)
    expect(statuses.filter((status) => status === 'duplicate')).toHaveLength(180)
    expect(await countTally()).toBe(20)
  })

  test('keeps other content under a used id aside, once, and changes nothing that is stored', async () => {
    const { app, send, tap, countTally } = await start()
    const one = tap()
    await send([one])
    for (let times = 0; times < 2; times++) {
      const { receipts } = await send([{ ...one, level: 1 }])
      expect(receipts[0]).toMatchObject({ id: one.id, status: 'refused', code: 'rating/conflict' })
    }
    expect(await app.db.selectFrom('rating').select('level').execute()).toEqual([{ level: 5 }])
    expect(await app.db.selectFrom('rating_conflict').select('rating_id').execute()).toEqual([
      { rating_id: one.id },
    ])
    expect(await countTally()).toBe(1)
  })

  test('takes the first of two different ratings that share an id within one batch', async () => {
    const { send, tap, countTally } = await start()
    const one = tap()
    const { receipts } = await send([one, { ...one, level: 2 }, one])
    expect(receipts.map(({ status, code }) => code ?? status)).toEqual([
      'accepted',
      'rating/conflict',
      'duplicate',
    ])
    expect(await countTally()).toBe(1)
  })

  test('keeps the good ratings of a batch and names the field of each bad one in both languages', async () => {
    const { send, tap, countTally } = await start()
    const { receipts } = await send([
      tap(),
      tap({ level: 6 }),
      tap({ level: 0 }),
      tap({ tappedAt: '2026-11-20T08:00:00' }),
      tap({ questionnaireVersionId: '00000000-0000-7000-8000-000000000000' }),
      tap({ reasons: ['weather'] }),
      tap({ unheardOf: 1 }),
      tap({ id: 'not-a-uuid' }),
      null,
      'tap',
      tap(),
    ])
    expect(receipts.map(({ code, errors }) => [code, errors?.[0]?.field])).toEqual([
      [undefined, undefined],
      ['rating/level-out-of-scale', 'level'],
      ['rating/invalid', 'level'],
      ['rating/invalid', 'tappedAt'],
      ['rating/unknown-questionnaire-version', 'questionnaireVersionId'],
      ['rating/unknown-reason', 'reasons.0'],
      ['rating/invalid', 'unheardOf'],
      ['rating/invalid', 'id'],
      ['rating/invalid', ''],
      ['rating/invalid', ''],
      [undefined, undefined],
    ])
    expect(receipts[3]?.errors?.[0]?.vi).toContain('múi giờ')
    expect(receipts[3]?.errors?.[0]?.en).toContain('zone')
    expect(await countTally()).toBe(2)
  })

  test('refuses an envelope that is not one, a batch of 501, and a body of ten megabytes', async () => {
    const { app, send, tap, headers, countTally } = await start()
    expect((await send('none')).status).toBe(400)
    expect((await send([])).status).toBe(400)
    const tooMany = await send(Array.from({ length: 501 }, () => tap()))
    expect([tooMany.status, tooMany.code]).toEqual([413, 'request/too-many-items'])
    const huge = await app.request('/api/ratings', {
      method: 'POST',
      headers,
      body: 'x'.repeat(10 * 1024 * 1024),
    })
    expect(huge.status).toBe(413)
    const broken = await app.request('/api/ratings', { method: 'POST', headers, body: '{"ratings":[' })
    expect(broken.status).toBe(400)
    const notUtf8 = await app.request('/api/ratings', {
      method: 'POST',
      headers,
      body: new Uint8Array([0x7b, 0xff]),
    })
    expect(notUtf8.status).toBe(400)
    expect(await countTally()).toBe(0)
  })

  test('never loses a rating to a wrong clock: flags it and counts it on the corrected day, else on the day received', async () => {
    const { app, send, tap } = await start()
    const day = 24 * 3_600_000
    const { receipts } = await send([
      tap({ tappedAt: '2026-11-18T02:00:00Z', clockOffsetMs: day }),
      tap({ tappedAt: '2031-01-01T00:00:00Z' }),
      tap({ tappedAt: '1999-01-01T00:00:00Z' }),
    ])
    expect(receipts.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted'])
    const days = await app.db.selectFrom('rating').select('local_day').orderBy('seq').execute()
    expect(days.map(({ local_day }) => local_day)).toEqual(['2026-11-19', '2026-11-20', '2026-11-20'])
    const flags = await app.db.selectFrom('rating_flag').select('rule').execute()
    expect(flags.map(({ rule }) => rule)).toEqual(['clock-suspect', 'clock-suspect', 'clock-suspect'])
  })

  test('moves a whole burst out of the headline, the taps that came in an earlier batch as well', async () => {
    const { app, send, tap, countTally } = await start()
    const at = (seconds: number) => new Date(app.clock.now() - 600_000 + seconds * 1000).toISOString()
    await send([tap({ tappedAt: at(0) }), tap({ tappedAt: at(5) })])
    expect([await countTally(), await countTally('suspect-burst')]).toEqual([2, 0])
    await send([tap({ tappedAt: at(10) }), tap({ tappedAt: at(300) })])
    expect([await countTally(), await countTally('suspect-burst')]).toEqual([1, 3])
    expect(await app.db.selectFrom('rating').select('id').execute()).toHaveLength(4)
    expect(await app.db.selectFrom('rating_flag').select('rule').execute()).toHaveLength(3)
  })

  test('shows a gap where the device counted further than what arrived', async () => {
    const { app, send, tap } = await start()
    const [first, , third] = [tap(), tap(), tap()]
    await send([first, third])
    await app.addPerson('admin', 'administrator')
    const fleet = await app.request('/api/kiosks', { headers: await app.signIn('admin') })
    expect(await fleet.json()).toMatchObject([{ name: 'Kiosk 1', maxSeq: 3, received: 2, missing: 1 }])
  })

  test('counts what was tapped before a move for the old desk, though it arrives after', async () => {
    const { app, reply, headers } = await start()
    await app.addUnit('HT')
    const tap = tapMaker(reply.questionnaire.id, app.clock.now())
    const before = tap()
    app.clock.advance(10 * 60_000)
    await moveKiosk(app.owner, { kiosk: 'Kiosk 1', unit: 'HT' })
    app.clock.advance(10 * 60_000)
    const after = tap({ tappedAt: new Date(app.clock.now() - 60_000).toISOString() })
    await app.request('/api/ratings', { headers, json: { ratings: [before, after] } })
    const units = await app.db
      .selectFrom('rating')
      .innerJoin('unit', 'unit.id', 'rating.unit_id')
      .select('unit.code')
      .orderBy('rating.seq')
      .execute()
    expect(units.map(({ code }) => code)).toEqual(['ROOT', 'HT'])
  })

  test('takes nothing from a tablet whose kiosk was paired anew, and keeps what it had sent', async () => {
    const { app, send, tap, headers, countTally } = await start()
    await send([tap()])
    await app.pairKiosk('Kiosk 1')
    app.clock.advance(6_000)
    const refused = await app.request('/api/ratings', { headers, json: { ratings: [tap()] } })
    expect(refused.status).toBe(401)
    expect(await countTally()).toBe(1)
  })

  test('knows a rating again that a tablet sends once more after it was paired anew', async () => {
    const { app, send, tap, countTally } = await start()
    const one = tap()
    await send([one])
    const { headers } = await app.pairKiosk('Kiosk 1')
    const again = await app.request('/api/ratings', { headers, json: { ratings: [one] } })
    expect(((await again.json()) as RatingReceipts).receipts[0]?.status).toBe('duplicate')
    expect(await countTally()).toBe(1)
  })
})
