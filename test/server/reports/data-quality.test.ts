import { afterEach, describe, expect, test } from 'vitest'
import { readSnapshot } from '../../../db/dialect.ts'
import type { DataQualityReport, PublicationFinding } from '../../../server/contract/quality/data-quality.ts'
import { parsePeriod } from '../../../server/domain/period.ts'
import { publicationChecklist } from '../../../server/reports/data-quality/publication-checklist.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { giveRatings } from '../../fixtures/quarter.ts'
import { tapMaker } from '../../fixtures/taps.ts'

describe.each(DATABASES)('the quality of data on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  /** A kiosk put up on Monday 02/11/2026 at a desk of HT; then it is Friday 20/11. */
  async function start() {
    const app = await startApp(database, { now: '2026-11-02T07:00:00+07:00' })
    open.push(app)
    await app.addUnit('HT')
    await app.addUnit('DD')
    await app.addDesk('Q1', 'HT')
    await app.addPerson('phu-trach', 'head')
    await app.addPerson('truong-ht', 'head', 'HT')
    const tablet = await app.pairKiosk('Máy 1', { unit: 'HT', desk: 'Q1' })
    app.clock.set('2026-11-20T09:00:00+07:00')
    const headers = await app.signIn('phu-trach')
    const quality = async (query = '?period=2026-11', as = headers) => {
      const response = await app.request(`/api/reports/data-quality${query}`, { headers: as })
      expect(response.status).toBe(200)
      return (await response.json()) as DataQualityReport
    }
    const tapOn = async (...days: readonly string[]) => {
      const make = tapMaker(tablet.reply.questionnaire.id, 0)
      const ratings = days.map((day, index) =>
        make({ tappedAt: new Date(Date.parse(`${day}T10:00:00+07:00`) + index * 300_000).toISOString() }),
      )
      const response = await app.request('/api/ratings', { json: { ratings }, headers: tablet.headers })
      expect(response.status).toBe(200)
    }
    const beat = (unsent: number, oldestUnsentAt: string | null = null) =>
      app.request('/api/kiosk/heartbeat', { json: { unsent, oldestUnsentAt }, headers: tablet.headers })
    const stateOn = async (day: string, as = headers) => {
      const [strip] = (await quality(undefined, as)).tablets
      const found = strip?.days.find((each) => each.day === day)
      return [found?.state, ...(found?.marks ?? [])]
    }
    const check = async (key = '2026-11'): Promise<readonly PublicationFinding[]> =>
      (await readSnapshot(app.db, (tx) => publicationChecklist(tx, app.service, parsePeriod(key)))).findings
    return { app, db: app.db, tablet, headers, quality, tapOn, beat, stateOn, check }
  }

  test('a tablet’s days are told apart: rated, nobody, closed, before it came, and to come', async () => {
    const { stateOn, tapOn, quality } = await start()
    await tapOn('2026-11-04')
    expect(await stateOn('2026-11-01')).toEqual(['absent'])
    expect(await stateOn('2026-11-04')).toEqual(['rated', 'sent-later'])
    expect(await stateOn('2026-11-05')).toEqual(['nobody'])
    expect(await stateOn('2026-11-08')).toEqual(['closed'])
    expect(await stateOn('2026-11-20')).toEqual(['to-come'])
    expect(await stateOn('2026-11-23')).toEqual(['to-come'])
    expect((await quality()).tablets[0]?.days).toHaveLength(30)
  })

  test('days whose taps wait on the tablet, and days on which it was silent, are no days without people', async () => {
    const { app, db, tablet, stateOn, beat } = await start()
    expect((await beat(12, '2026-11-18T08:00:00+07:00')).status).toBe(200)
    await db
      .insertInto('kiosk_alert')
      .values({
        id: app.service.newId(),
        kiosk_id: tablet.reply.kiosk.id,
        kind: 'kiosk-silent',
        numbers: 0,
        began_at: '2026-11-10T02:00:00.000Z',
        ended_at: '2026-11-10T03:00:00.000Z',
      })
      .execute()
    expect(await stateOn('2026-11-17')).toEqual(['nobody'])
    expect(await stateOn('2026-11-18')).toEqual(['unsent'])
    expect(await stateOn('2026-11-10')).toEqual(['silent'])
    expect(await stateOn('2026-11-11')).toEqual(['nobody'])
  })

  test('a burst is marked on its day, once that is over', async () => {
    const { db, stateOn, app, tapOn } = await start()
    await tapOn('2026-11-04', '2026-11-20')
    await db.updateTable('tally').set({ flag: 'suspect-burst' }).where('question', '=', 'level').execute()
    expect(await stateOn('2026-11-04')).toContain('burst')
    expect(await stateOn('2026-11-20')).toEqual(['rated'])
    app.clock.set('2026-11-21T09:00:00+07:00')
    expect(await stateOn('2026-11-20', await app.signIn('phu-trach'))).toContain('burst')
  })

  test('the checklist tells what waits, what has not come, and the days that nobody counted', async () => {
    const { app, headers, tablet, tapOn, beat, check } = await start()
    await tapOn('2026-11-04')
    const late = tapMaker(tablet.reply.questionnaire.id, Date.parse('2026-11-05T03:00:00Z'))
    const [, , third] = [late(), late(), late()]
    await app.request('/api/ratings', { json: { ratings: [third] }, headers: tablet.headers })
    await beat(5, '2026-11-19T08:00:00+07:00')
    const batch = await app.request('/api/ballots', {
      headers,
      json: {
        id: app.service.newId(),
        channel: 'paper',
        unit: 'DD',
        day: '2026-11-06',
        levels: [0, 0, 1, 4, 5],
        forms: 10,
        formsLie: 'Tủ 1',
      },
    })
    expect(batch.status).toBe(201)
    const entries = [{ unit: 'HT', day: '2026-11-04', served: 40 }]
    await app.request('/api/reports/served', { json: { entries }, headers })
    const found = await check()
    expect(found.map(({ kind, unit }) => `${unit.code} ${kind}`)).toEqual([
      'HT unsent-taps',
      'HT number-gaps',
      'DD ballots-waiting',
      'HT served-missing',
      'HT no-ratings',
    ])
    expect(found[0]).toMatchObject({ kiosk: 'Máy 1', unsent: 5 })
    expect(found[1]).toMatchObject({ missing: 1 })
    expect(found[2]).toMatchObject({ number: 1, day: '2026-11-06', ballots: 10 })
    const daysOf = (kind: string) =>
      found.flatMap((each) => (each.kind === kind && 'days' in each ? each.days : []))
    expect(daysOf('served-missing')).not.toContain('2026-11-04')
    expect(daysOf('served-missing')).toContain('2026-11-05')
    expect(daysOf('no-ratings')).toContain('2026-11-06')
    expect(daysOf('no-ratings')).not.toContain('2026-11-05')
    // Neither days on which the unit was closed, nor today, nor days before the tablet came.
    expect([...daysOf('no-ratings'), ...daysOf('served-missing')]).not.toContain('2026-11-08')
    expect(daysOf('served-missing')).not.toContain('2026-11-20')
  })

  test('a period before the tablet came has nothing to settle, and taps of a later one are not its', async () => {
    const { check, beat } = await start()
    await beat(5, '2026-11-19T08:00:00+07:00')
    expect(await check('2026-Q3')).toEqual([])
  })

  test('counts of a whole month that turn out to be fewer than rated are told when the tablets have sent', async () => {
    const { app, db, headers, check } = await start()
    const days = Array.from({ length: 31 }, (_, index) => `2026-08-${String(index + 1).padStart(2, '0')}`)
    const entries = days.map((day) => ({ unit: 'DD', day, served: 1 }))
    expect((await app.request('/api/reports/served', { json: { entries }, headers })).status).toBe(201)
    await giveRatings(db, { unit: 'DD', levels: [0, 0, 10, 20, 30] })
    expect(await check('2026-08')).toMatchObject([{ kind: 'fewer-served-than-rated', served: 31, rated: 60 }])
  })

  test('is read of one’s own units alone, and of whole months only', async () => {
    const { app, headers, quality } = await start()
    const own = await app.signIn('truong-ht')
    expect((await quality('?period=2026-11', own)).unit.code).toBe('HT')
    const answers = await Promise.all(
      ['?unit=DD', '?period=2026-11-01..2026-11-02'].map((query) =>
        app.request(`/api/reports/data-quality${query}`, { headers: query.includes('DD') ? own : headers }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([404, 422])
  })
})
