import { afterEach, describe, expect, test } from 'vitest'
import type { PeriodReply, SatisfactionReport } from '../../../server/contract/report.ts'
import { type TestApp, startApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { addThreeLevelVersion, giveOverDays, giveRatings } from '../../fixtures/quarter.ts'
import { comparisonSentence, intervalSentences } from '../../../server/words/reports/report-sentences.ts'
import { tapMaker } from '../../fixtures/taps.ts'

const Q2 = '2026-05-13'

/** `n` ratings of five levels, `satisfied` of them satisfied. */
const levelsOf = (n: number, satisfied = n) => [0, 0, n - satisfied, 0, satisfied]

describe.each(DATABASES)('satisfaction of a quarter on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  async function start(unitCodes: readonly string[] = []) {
    const app = await startApp(database)
    open.push(app)
    for (const code of unitCodes) {
      const parent = code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : 'ROOT'
      await app.addUnit(code, { parent })
    }
    await app.addPerson('lanh-dao', 'leader')
    const headers = await app.signIn('lanh-dao')
    const get = (query = '', as = headers) =>
      app.request(`/api/reports/satisfaction${query}`, { headers: as })
    const read = async (query = '?period=2026-Q3', as = headers) => {
      const response = await get(query, as)
      expect(response.status).toBe(200)
      return (await response.json()) as SatisfactionReport
    }
    const refusal = async (query: string, as = headers) => {
      const response = await get(query, as)
      const { code } = (await response.json()) as { code: string }
      return `${response.status} ${code}`
    }
    return { app, db: app.db, headers, read, refusal }
  }

  const rows = ({ byUnit }: SatisfactionReport) => byUnit.map(({ unit, shown, n }) => [unit.code, shown, n])

  test('adds up a unit and everything below it, by its direct children, with share and interval', async () => {
    const { db, read } = await start(['A', 'B', 'A.1', 'A.2'])
    await giveRatings(db, { unit: 'A.1', levels: [1, 2, 7, 20, 20] })
    await giveRatings(db, { unit: 'A.2', levels: [0, 1, 1, 4, 4] })
    await giveRatings(db, { unit: 'A', levels: [0, 0, 0, 20, 20] })
    await giveRatings(db, { unit: 'B', levels: [0, 0, 0, 0, 100] })

    const all = await read()
    expect(all).toMatchObject({
      period: { key: '2026-Q3', from: '2026-07-01', to: '2026-10-01' },
      unit: { code: 'ROOT' },
      scaleSize: 5,
      shown: 'full',
      n: 200,
      satisfied: 188,
      share: 0.94,
      distribution: [1, 3, 8, 44, 144],
      excluded: { 'suspect-burst': 0, 'many-from-one-address': 0, 'other-scale': 0 },
      asOf: '2026-11-20T02:00:00.000Z',
    })
    // Wilson's interval of 188 in 200, worked out by hand.
    expect(all.interval?.map((end) => Math.round(end * 10_000) / 10_000)).toEqual([0.8981, 0.9653])
    expect(rows(all)).toEqual([
      ['A', 'full', 100],
      ['B', 'full', 100],
    ])

    const a = await read('?period=2026-Q3&unit=A')
    expect(rows(a)).toEqual([
      ['A', 'small', 40],
      ['A.1', 'small', 50],
      ['A.2', 'counts-only', 10],
    ])
    expect(a.byUnit[2]).toMatchObject({
      satisfied: 8,
      distribution: [0, 1, 1, 4, 4],
      share: null,
      interval: null,
    })
  })

  test.each([
    [9, 'few'],
    [10, 'counts-only'],
    [29, 'counts-only'],
    [30, 'small'],
    [99, 'small'],
    [100, 'full'],
  ] as const)('of %i ratings it tells: %s', async (n, shown) => {
    const { db, read } = await start()
    await giveRatings(db, { unit: 'ROOT', levels: levelsOf(n) })
    const report = await read()
    const hidden = shown === 'few'
    const share = shown === 'small' || shown === 'full'
    expect(report.shown).toBe(shown)
    expect([report.n, report.satisfied]).toEqual(hidden ? [null, null] : [n, n])
    expect(report.distribution === null).toBe(hidden)
    expect([report.share === null, report.interval === null]).toEqual([!share, !share])
  })

  test('counts the days of the quarter in Ho Chi Minh City: from 01/07 00:00 to 30/09 23:59', async () => {
    const { app, read } = await start()
    app.clock.set('2026-06-30T08:00:00+07:00')
    const { headers, reply } = await app.pairKiosk('Kiosk 1')
    const tap = tapMaker(reply.questionnaire.id, 0)
    // Thirty seconds apart, so that no burst is suspected; ten each, so that they may be shown.
    const tenFrom = (iso: string, level: number) =>
      Array.from({ length: 10 }, (_, index) =>
        tap({ level, tappedAt: new Date(Date.parse(iso) + index * 30_000).toISOString() }),
      )
    const send = async (arrivesAt: string, ratings: unknown[]) => {
      app.clock.set(arrivesAt)
      expect((await app.request('/api/ratings', { headers, json: { ratings } })).status).toBe(200)
    }
    await send('2026-07-01T00:06:00+07:00', [
      ...tenFrom('2026-06-30T23:55:00+07:00', 1),
      ...tenFrom('2026-07-01T00:00:00+07:00', 4),
    ])
    await send('2026-10-01T00:06:00+07:00', [
      ...tenFrom('2026-09-30T23:55:00+07:00', 5),
      ...tenFrom('2026-10-01T00:00:00+07:00', 2),
    ])
    app.clock.set('2027-01-15T09:00:00+07:00')
    const later = await app.signIn('lanh-dao')

    expect(await read('?period=2026-Q2', later)).toMatchObject({ distribution: [10, 0, 0, 0, 0] })
    expect(await read('?period=2026-Q3', later)).toMatchObject({ distribution: [0, 0, 0, 10, 10] })
    expect(await read('?period=2026-Q4', later)).toMatchObject({ distribution: [0, 10, 0, 0, 0] })
    expect(await read('?period=2026-07', later)).toMatchObject({ distribution: [0, 0, 0, 10, 0] })
    expect(await read('?period=2026', later)).toMatchObject({ distribution: [10, 10, 0, 10, 10] })
  })

  test('lists a unit with too few ratings, and hides another with it, so that nothing follows by subtraction', async () => {
    const { db, read } = await start(['A', 'B', 'C', 'D'])
    await giveRatings(db, { unit: 'A', levels: levelsOf(5) })
    await giveRatings(db, { unit: 'B', levels: levelsOf(200) })
    await giveRatings(db, { unit: 'C', levels: levelsOf(40) })
    const report = await read()
    expect(report.n).toBe(245)
    expect(rows(report)).toEqual([
      ['A', 'few', null],
      ['B', 'full', 200],
      ['C', 'company', null],
    ])
  })

  test('hides a unit in its own report as in that of the unit above', async () => {
    const { app, db, read } = await start(['A', 'A.1', 'A.2', 'B'])
    await giveRatings(db, { unit: 'A.1', levels: levelsOf(20) })
    await giveRatings(db, { unit: 'A.2', levels: levelsOf(20) })
    await giveRatings(db, { unit: 'B', levels: levelsOf(4) })
    expect(rows(await read())).toEqual([
      ['A', 'company', null],
      ['B', 'few', null],
    ])
    await app.addPerson('phu-trach', 'head', 'A')
    const own = await read('?period=2026-Q3&unit=A', await app.signIn('phu-trach'))
    expect([own.shown, own.n, own.share, own.distribution]).toEqual(['company', null, null, null])
    expect(rows(own)).toEqual([
      ['A.1', 'company', null],
      ['A.2', 'company', null],
    ])
  })

  test('leaves suspected misuse out of n, and says how much', async () => {
    const { db, read } = await start()
    await giveRatings(db, { unit: 'ROOT', levels: levelsOf(100) })
    await giveRatings(db, { unit: 'ROOT', levels: [17, 0, 0, 0, 0], flag: 'suspect-burst' })
    expect(await read()).toMatchObject({
      n: 100,
      share: 1,
      excluded: { 'suspect-burst': 17, 'other-scale': 0 },
    })
  })

  test('never adds two scales together: takes the one with more ratings and counts the others', async () => {
    const { db, read } = await start(['A', 'B'])
    await giveRatings(db, { unit: 'A', levels: levelsOf(60) })
    const versionId = await addThreeLevelVersion(db)
    await giveRatings(db, { unit: 'B', levels: [10, 20, 10], versionId })
    expect(await read()).toMatchObject({ scaleSize: 5, n: 60, excluded: { 'other-scale': 40 } })
    expect(await read('?period=2026-Q3&unit=B')).toMatchObject({
      scaleSize: 3,
      n: 40,
      satisfied: 30,
      distribution: [10, 20, 10],
      excluded: { 'other-scale': 0 },
    })
  })

  test.each([
    ['90 to 94 % of 400', [400, 360], [400, 376], 'up'],
    ['90 to 94 % of 200', [200, 180], [200, 188], 'not-shown'],
    ['94 to 90 % of 400', [400, 376], [400, 360], 'down'],
    ['the same share', [400, 360], [400, 360], 'not-shown'],
  ] as const)('says of %s: %s', async (_what, before, now, changed) => {
    const { db, read } = await start()
    await giveOverDays(db, { unit: 'ROOT', day: Q2, levels: levelsOf(before[0], before[1]) })
    await giveOverDays(db, { unit: 'ROOT', levels: levelsOf(now[0], now[1]) })
    const { comparison } = await read()
    expect(comparison.designEffect).toEqual({ now: 1, before: 1 })
    expect(comparison).toMatchObject({ period: { key: '2026-Q2' }, n: before[0], changed })
    expect(comparison.difference).toBeCloseTo((now[1] - before[1]) / now[0], 10)
    const [lower = 0, upper = 0] = comparison.interval ?? []
    expect(lower > 0 || upper < 0).toBe(changed !== 'not-shown')
  })

  test('compares nothing where either quarter has too few ratings', async () => {
    const { db, read } = await start(['A', 'B'])
    await giveRatings(db, { unit: 'A', day: Q2, levels: levelsOf(29) })
    await giveRatings(db, { unit: 'A', levels: levelsOf(400, 300) })
    await giveRatings(db, { unit: 'B', day: Q2, levels: levelsOf(400) })
    const nothing = { difference: null, interval: null, changed: null }
    expect((await read('?period=2026-Q3&unit=A')).comparison).toMatchObject({
      n: 29,
      share: null,
      ...nothing,
    })
    expect((await read('?period=2026-Q3&unit=B')).comparison).toMatchObject({ n: 400, share: 1, ...nothing })
  })

  test('does not show through a comparison what the earlier report hid', async () => {
    const { db, read } = await start(['A', 'B', 'C'])
    for (const [unit, n] of [
      ['A', 5],
      ['B', 40],
      ['C', 300],
    ] as const)
      await giveRatings(db, { unit, day: Q2, levels: levelsOf(n) })
    await giveRatings(db, { unit: 'B', levels: levelsOf(300) })
    const { comparison } = await read('?period=2026-Q3&unit=B')
    expect(comparison).toMatchObject({
      n: null,
      share: null,
      difference: null,
      interval: null,
      changed: null,
    })
  })

  test('does not compare a running quarter with a whole one, and says how far it has come', async () => {
    const { db, read } = await start(['A'])
    await giveRatings(db, { unit: 'A', levels: levelsOf(300) })
    const running = await read('?period=2026-Q4')
    expect(running).toMatchObject({ progress: { day: 51, days: 92 } })
    expect(running.comparison).toMatchObject({ n: null, share: null, changed: null, missing: 'not-over' })
    expect(comparisonSentence(running.comparison).vi).toBe(
      'Kỳ chưa kết thúc nên không so sánh với Quý III/2026.',
    )
    expect(intervalSentences(running).map(({ vi }) => vi)).toEqual([
      'Số liệu từ ngày 01/10/2026 đến hết ngày 31/12/2026.',
      'Kỳ đang chạy: ngày 51 trên 92.',
    ])
    expect(await read('?period=2026-Q3')).toMatchObject({ progress: null, comparison: { missing: 'few' } })
    expect(await read('?period=2026-H2')).toMatchObject({ comparison: { missing: 'not-over' } })
  })

  test('reports an empty quarter as empty', async () => {
    const { read } = await start(['A'])
    expect(await read()).toMatchObject({ n: null, shown: 'few', byUnit: [], comparison: { n: null } })
  })

  test('takes the last closed quarter and the person’s highest unit where nothing is asked for', async () => {
    const { app, db, read } = await start(['A', 'A.1', 'B'])
    await giveRatings(db, { unit: 'A.1', levels: levelsOf(50) })
    await app.addPerson('phu-trach', 'head', 'A.1')
    const report = await read('', await app.signIn('phu-trach'))
    expect([report.period.key, report.unit.code, report.n]).toEqual(['2026-Q3', 'A.1', 50])
    expect((await read('')).unit.code).toBe('ROOT')
  })

  test('in the ten days before a quarter closes takes the one before it', async () => {
    const { app, read } = await start(['A'])
    for (const [now, key] of [
      ['2027-01-10T09:00:00+07:00', '2026-Q3'],
      ['2027-01-12T09:00:00+07:00', '2026-Q4'],
    ] as const) {
      app.clock.set(now)
      expect((await read('', await app.signIn('lanh-dao'))).period.key).toBe(key)
    }
  })

  test('refuses what is no period, no unit, not theirs to see, or not signed in', async () => {
    const { app, refusal } = await start(['A', 'A.1', 'B'])
    for (const period of ['2026-Q5', '2026-13', 'quarter', '', '1999-Q1', '2026-02-30'])
      expect(await refusal(`?period=${period}`)).toBe('404 report/unknown-period')
    for (const period of ['2026-07-01..2026-07-15', '2026-09~15', '2026-Q3~plan', '2026-10~noon'])
      expect(await refusal(`?period=${period}`)).toBe('422 report/not-of-months')
    expect(await refusal('?unit=NOWHERE')).toBe('404 unit/not-found')
    expect(await refusal('?unit=%00')).toBe('400 request/invalid')
    expect(await refusal('?from=2026-07-01')).toBe('400 request/invalid')
    expect(await refusal('?period=2026-Q3&period=2026-Q2')).toBe('400 request/invalid')

    await app.addPerson('phu-trach', 'head', 'A')
    const head = await app.signIn('phu-trach')
    for (const unit of ['B', 'ROOT']) expect(await refusal(`?unit=${unit}`, head)).toBe('404 unit/not-found')
    expect(await refusal('?unit=A.1&period=2026-Q5', head)).toBe('404 report/unknown-period')

    await app.addPerson('can-bo', 'officer', 'A')
    expect(await refusal('', await app.signIn('can-bo'))).toBe('403 access/not-allowed')
    expect(await refusal('', { cookie: '' })).toBe('401 access/sign-in-needed')
  })

  test('lists the quarters that hold anything and the current one, newest first', async () => {
    const { app, db, headers } = await start()
    await giveRatings(db, { unit: 'ROOT', day: '2025-12-31', levels: [1, 0, 0, 0, 0] })
    await giveRatings(db, { unit: 'ROOT', day: '2026-07-01', levels: [1, 0, 0, 0, 0] })
    const response = await app.request('/api/reports/periods', { headers })
    const periods = (await response.json()) as PeriodReply[]
    expect(periods.map(({ key }) => key)).toEqual(['2026-Q4', '2026-Q3', '2025-Q4'])
    const halves = await app.request('/api/reports/periods?kind=half', { headers })
    expect(((await halves.json()) as PeriodReply[]).map(({ key }) => key)).toEqual([
      '2026-H2',
      '2026-H1',
      '2025-H2',
    ])
    expect(periods[1]).toEqual({
      key: '2026-Q3',
      kind: 'quarter',
      from: '2026-07-01',
      to: '2026-10-01',
      turnsAt: '00:00',
      label: { vi: 'Quý III/2026', en: 'Quarter 3, 2026' },
    })
  })

  describe('what was given another way than by tablet', () => {
    test('is never in the headline: told by itself by way, and together with the tablets', async () => {
      const { db, read } = await start(['A'])
      await giveRatings(db, { unit: 'A', levels: levelsOf(100, 90) })
      await giveRatings(db, { unit: 'A', channel: 'paper', levels: levelsOf(60, 30) })
      await giveRatings(db, { unit: 'A', channel: 'poster', levels: levelsOf(40, 10) })
      const report = await read()
      expect(report).toMatchObject({ n: 100, satisfied: 90, share: 0.9 })
      expect(rows(report)).toEqual([['A', 'full', 100]])
      expect(report.otherChannels).toMatchObject({
        phone: { n: 40, share: 0.25 },
        entered: { n: 60, share: 0.5, interval: null },
        withTablets: { shown: 'full', n: 200, satisfied: 130, share: 0.65, interval: null },
      })
    })

    test('is not shown where it is too little, and then not together either: the rest would be subtracted', async () => {
      const { db, read } = await start(['A'])
      await giveRatings(db, { unit: 'A', levels: levelsOf(100) })
      await giveRatings(db, { unit: 'A', channel: 'assisted', levels: levelsOf(9) })
      const { otherChannels } = await read()
      expect(otherChannels).toMatchObject({
        phone: { shown: 'few' },
        entered: { shown: 'few', n: null, distribution: null },
        withTablets: { shown: 'company', n: null, share: null, distribution: null },
      })
    })

    test('few taps stay hidden beside many ballots', async () => {
      const { db, read } = await start(['A'])
      await giveRatings(db, { unit: 'A', levels: levelsOf(9) })
      await giveRatings(db, { unit: 'A', channel: 'paper', levels: levelsOf(50) })
      const report = await read()
      expect(report.n).toBeNull()
      expect(report.otherChannels).toMatchObject({
        entered: { n: 50 },
        withTablets: { shown: 'company', n: null },
      })
    })

    test('an office without tablets has the result of its ballots, told as such', async () => {
      const { db, read } = await start(['A'])
      await giveRatings(db, { unit: 'A', channel: 'paper', levels: levelsOf(50, 40) })
      const report = await read()
      expect(report.n).toBeNull()
      expect(report.otherChannels).toMatchObject({
        entered: { n: 50, share: 0.8 },
        withTablets: { n: 50, share: 0.8 },
      })
    })

    test('without any, the result stays the tablets’ alone', async () => {
      const { db, read } = await start(['A'])
      await giveRatings(db, { unit: 'A', levels: levelsOf(100) })
      const { otherChannels } = await read()
      expect(otherChannels).toMatchObject({ entered: { shown: 'few' }, withTablets: { n: 100 } })
    })

    test('is hidden of one unit where it could be had from the others', async () => {
      const { db, read } = await start(['A', 'A.1', 'A.2'])
      await giveRatings(db, { unit: 'A.1', channel: 'paper', levels: levelsOf(30) })
      await giveRatings(db, { unit: 'A.2', channel: 'paper', levels: levelsOf(5) })
      expect((await read('?period=2026-Q3&unit=A')).otherChannels.entered.n).toBe(35)
      expect((await read('?period=2026-Q3&unit=A.1')).otherChannels.entered.n).toBeNull()
      expect((await read('?period=2026-Q3&unit=A.2')).otherChannels.entered.n).toBeNull()
    })
  })
})
