import { parse } from 'csv-parse/sync'
import { afterEach, describe, expect, test } from 'vitest'
import type { SatisfactionCell, SatisfactionReport } from '../../../server/contract/report.ts'
import { satisfactionReport } from '../../../server/reports/satisfaction-report.ts'
import { findDisclosures } from '../../../server/verify/find-disclosures.ts'
import { type TestApp, startApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { publishQuarter } from '../../fixtures/publish-quarter.ts'
import { type GivenRatings, giveRatings } from '../../fixtures/quarter.ts'
import { inEnglish } from '../../fixtures/in-english.ts'

const UNITS = ['A', 'B', 'B.1', 'B.2', 'C']
/** All that holds a rating of these: whoever collects asks for each, of every unit. */
const PERIODS = [
  '2026',
  '2026-Q3',
  '2026-Q4',
  ...Array.from({ length: 6 }, (_, n) => `2026-${String(n + 7).padStart(2, '0')}`),
]

/** `n` ratings, one of them very dissatisfied. */
const levels = (n: number) => [1, 0, 0, 0, n - 1]

describe.each(DATABASES)('whoever collects all that is ever shown, on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  async function start(given: readonly GivenRatings[] = [], now?: string) {
    const app = await startApp(database, now === undefined ? {} : { now })
    open.push(app)
    for (const code of UNITS) await app.addUnit(code, { parent: code.includes('.') ? 'B' : 'ROOT' })
    for (const ratings of given) await giveRatings(app.db, ratings)
    await app.addPerson('lanh-dao', 'leader')
    return app
  }

  const read = async (app: TestApp, query: string, as?: { cookie: string }) => {
    const headers = as ?? (await app.signIn('lanh-dao'))
    const response = await app.request(`/api/reports/satisfaction?${query}`, { headers })
    expect(response.status).toBe(200)
    return (await response.json()) as SatisfactionReport
  }

  /** Every cell of every report, as JSON, as CSV, and as the public sees it. */
  async function collect(app: TestApp) {
    const headers = await app.signIn('lanh-dao')
    const cells = new Map<string, readonly number[] | null>()
    const add = (name: string, cell: SatisfactionCell) => cells.set(name, cell.distribution)
    for (const period of PERIODS)
      for (const unit of ['ROOT', ...UNITS]) {
        const query = `period=${period}&unit=${unit}`
        const report = await read(app, query, headers)
        add(`${period} ${unit}`, report)
        for (const row of report.byUnit)
          add(`${period} ${row.unit.code}${row.unit.code === unit ? ' itself' : ''}`, row)
        for (const way of ['phone', 'entered', 'withTablets'] as const)
          add(`${period} ${unit} ${way}`, report.otherChannels[way])
        // The file is made of the report that was just read: once for each unit shows that nothing else is in it.
        if (period !== '2026-Q3' && period !== '2026-07') continue
        const csv = await app.request(`/api/reports/satisfaction.csv?${query}`, { headers })
        const [, first] = parse(await csv.text(), { bom: true })
        expect(Number(first?.[3]) || null).toBe(report.n)
      }
    return cells
  }

  const faultsOf = async (app: TestApp) => (await findDisclosures(app.service)).found.map(inEnglish)

  test('a hidden month cannot be had from its quarter, nor a hidden quarter from its year', async () => {
    const app = await start([
      { unit: 'A', day: '2026-07-10', levels: levels(4) },
      { unit: 'A', day: '2026-08-10', levels: levels(50) },
      { unit: 'A', day: '2026-09-10', levels: levels(50) },
      { unit: 'C', day: '2026-07-10', levels: levels(60) },
      { unit: 'C', day: '2026-08-10', levels: levels(60) },
      { unit: 'C', day: '2026-09-10', levels: levels(60) },
      { unit: 'A', day: '2026-04-10', levels: levels(5) },
      { unit: 'C', day: '2026-04-10', levels: levels(80) },
    ])
    expect(await faultsOf(app)).toEqual([])
    const quarter = await read(app, 'period=2026-Q3')
    expect(quarter.byUnit.map(({ n }) => n)).toEqual([104, 180])
    const july = await read(app, 'period=2026-07')
    expect(july.n).toBe(64)
    expect(july.byUnit.map(({ shown }) => shown)).toEqual(['few', 'company'])
    const year = await read(app, 'period=2026')
    expect(year.n).toBe(369)
    expect(year.byUnit.map(({ shown }) => shown)).toEqual(['company', 'company'])
  })

  test('a unit that keeps a small one company in July is not shown by its other months', async () => {
    const months = ['2026-07-10', '2026-08-10', '2026-09-10']
    const app = await start([
      { unit: 'A', day: '2026-07-10', levels: levels(5) },
      ...months.flatMap((day) => [
        { unit: 'B.1', day, levels: levels(20) },
        { unit: 'B.2', day, levels: levels(day < '2026-08' ? 0 : 30) },
        { unit: 'C', day, levels: levels(90) },
      ]),
    ])
    expect(await faultsOf(app)).toEqual([])
    const cells = await collect(app)
    expect([cells.get('2026-Q3 ROOT'), cells.get('2026-Q3 C')].every((cell) => cell !== null)).toBe(true)
  })

  test('an office of five units sees every unit’s quarter, though one of them had few in a month', async () => {
    const app = await start(
      ['2026-07-10', '2026-08-10', '2026-09-10'].flatMap((day, month) =>
        UNITS.filter((unit) => unit !== 'B').map((unit, index) => ({
          unit,
          day,
          levels: levels(unit === 'A' && month === 0 ? 3 : 30 + index),
        })),
      ),
    )
    const report = await read(app, 'period=2026-Q3')
    expect(report.byUnit.map(({ n }) => n !== null)).toEqual([true, true, true])
    expect((await read(app, 'period=2026-07')).n).not.toBeNull()
    expect(await faultsOf(app)).toEqual([])
  })

  test('few on paper cannot be had from everything together', async () => {
    const app = await start([
      { unit: 'A', levels: levels(60) },
      { unit: 'C', levels: levels(60) },
      { unit: 'A', channel: 'paper', levels: levels(4) },
      { unit: 'C', channel: 'paper', levels: levels(40) },
      { unit: 'C', channel: 'poster', levels: levels(3) },
      { unit: 'C', flag: 'suspect-burst', levels: levels(3) },
    ])
    expect(await faultsOf(app)).toEqual([])
    const report = await read(app, 'period=2026-Q3&unit=C')
    expect(report.otherChannels).toMatchObject({
      phone: { shown: 'few' },
      entered: { shown: 'company' },
      withTablets: { shown: 'company' },
    })
    expect(report.excluded['suspect-burst']).toBeNull()
  })

  test('a head who looks before and after a visitor sees the same, that day and the next', async () => {
    const app = await start([], '2026-11-20T09:00:00+07:00')
    for (let day = 1; day <= 19; day += 1)
      await giveRatings(app.db, {
        unit: 'A',
        day: `2026-11-${String(day).padStart(2, '0')}`,
        levels: levels(12),
      })
    const before = await collect(app)
    expect(before.get('2026-Q4 A')).toEqual([18, 0, 0, 0, 198])
    await giveRatings(app.db, { unit: 'A', day: '2026-11-20', levels: [1, 0, 0, 0, 0] })
    expect(await collect(app)).toEqual(before)
    app.clock.set('2026-11-21T09:00:00+07:00')
    expect(await collect(app)).toEqual(before)
    await giveRatings(app.db, { unit: 'A', day: '2026-11-21', levels: levels(9) })
    await giveRatings(app.db, { unit: 'A', day: '2026-11-23', levels: levels(10) })
    app.clock.set('2026-11-24T09:00:00+07:00')
    const after = await collect(app)
    expect(after.get('2026-Q4 A')).toEqual([21, 0, 0, 0, 217])
    expect(await faultsOf(app)).toEqual([])
  })

  test('when the quarter closes, at least ten come at once wherever anything was told', async () => {
    const app = await start([], '2026-10-05T09:00:00+07:00')
    for (let day = 1; day <= 30; day += 1)
      await giveRatings(app.db, {
        unit: 'A',
        day: `2026-09-${String(day).padStart(2, '0')}`,
        levels: levels(5),
      })
    await giveRatings(app.db, { unit: 'C', day: '2026-09-30', levels: levels(4) })
    const totalOf = (cells: Map<string, readonly number[] | null>, name: string) =>
      cells.get(name)?.reduce((sum, n) => sum + n, 0) ?? null
    const running = await collect(app)
    expect([totalOf(running, '2026-Q3 A'), totalOf(running, '2026-Q3 ROOT')]).toEqual([140, 140])
    app.clock.set('2026-10-12T09:00:00+07:00')
    const closed = await collect(app)
    expect([totalOf(closed, '2026-Q3 A'), totalOf(closed, '2026-Q3 ROOT')]).toEqual([null, 154])
    expect(await faultsOf(app)).toEqual([])
  })

  test('a late tablet moves nothing that is closed; what it brought is counted beside it', async () => {
    const app = await start([
      { unit: 'A', levels: levels(60) },
      { unit: 'C', levels: levels(60) },
    ])
    const page = async () =>
      (await (await app.request('/public/results/2026-Q3')).text()).replace(/\s+/g, ' ')
    const before = await collect(app)
    await giveRatings(app.db, { unit: 'A', knownOn: '2026-11-19', levels: [1, 0, 0, 0, 0] })
    app.clock.set('2026-11-23T09:00:00+07:00')
    expect(await collect(app)).toEqual(before)
    expect(await read(app, 'period=2026-Q3')).toMatchObject({
      n: 120,
      afterClose: 1,
      closing: { isClosed: true, day: '2026-10-11' },
    })
    await publishQuarter(app)
    expect(await page()).toContain('Đến sau khi chốt, không tính vào kết quả: 1 lượt.')
  })

  test('is told on the public page why a figure is not there', async () => {
    const app = await start([
      { unit: 'A', levels: levels(5) },
      { unit: 'B.1', levels: levels(53) },
      { unit: 'C', levels: levels(90) },
    ])
    await publishQuarter(app)
    const page = await (await app.request('/public/results/2026-Q3?lang=en')).text()
    expect(page.match(/Fewer than 10 ratings, not shown/g)?.length).toBeGreaterThan(0)
    expect(page).toContain('Enough ratings, hidden beside a small group')
  })

  test('is found out where a published figure gives somebody away', async () => {
    const app = await start([
      { unit: 'A', levels: levels(5) },
      { unit: 'C', levels: levels(90) },
    ])
    const { found, figures } = await findDisclosures(app.service, {
      // As a report would that shows every quarter by its own number alone.
      report: async (service, unit, period) => {
        const report = await satisfactionReport(service, unit, period)
        return unit.code === 'C' && period.key === '2026-Q3'
          ? { ...report, shown: 'small', n: 90, distribution: levels(90) }
          : report
      },
    })
    expect(figures).toBeGreaterThan(0)
    expect(found).toEqual([
      {
        vi: expect.stringMatching(/^A 2026-\d\d \(máy đánh giá\): suy ra được 5 lượt đánh giá$/) as string,
        en: expect.stringMatching(/^A 2026-\d\d \(tablet\): 5 ratings can be worked out$/) as string,
      },
    ])
  })
})
